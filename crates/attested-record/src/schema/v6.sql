-- The user's own event types.

ALTER TABLE event ADD COLUMN custom_type TEXT;
CREATE INDEX event_by_custom_type ON event (custom_type, id) WHERE custom_type IS NOT NULL;
