-- Stories, and why each report belongs to its event.

CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT,
  since TEXT,
  until TEXT,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE story_document (
  story INTEGER NOT NULL REFERENCES story (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX story_document_by_document ON story_document (document);

ALTER TABLE event_report ADD COLUMN reason TEXT;
