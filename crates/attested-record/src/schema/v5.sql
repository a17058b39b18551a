-- When a document was fetched, where its source tells, and so which of the versions of a place is that of today; and how
-- far sources that grow were read.

ALTER TABLE location ADD COLUMN retrieved TEXT;
DROP INDEX location_by_place;
CREATE INDEX location_by_place ON location (path, record, retrieved, id);

DROP VIEW current_document;
CREATE VIEW current_document AS
SELECT d.id, d.uid, d.title, d.outlet, d.published, d.url, d.credit, d.language, l.path, l.record, l.retrieved
FROM location l JOIN document d ON d.id = l.document
WHERE l.id = (SELECT n.id FROM location n WHERE n.path = l.path AND n.record IS l.record
  ORDER BY n.retrieved DESC, n.id DESC LIMIT 1);

CREATE TABLE read_up_to (
  path TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

DROP TRIGGER location_supersedes;
CREATE TRIGGER location_supersedes AFTER INSERT ON location BEGIN
  DELETE FROM superseded WHERE document =
    (SELECT n.document FROM location n WHERE n.path = new.path AND n.record IS new.record
     ORDER BY n.retrieved DESC, n.id DESC LIMIT 1);
  INSERT OR IGNORE INTO superseded (document)
  SELECT l.document FROM location l
  WHERE l.path = new.path AND l.record IS new.record
    AND NOT EXISTS (SELECT 1 FROM location o WHERE o.document = l.document
      AND o.id = (SELECT n.id FROM location n WHERE n.path = o.path AND n.record IS o.record
        ORDER BY n.retrieved DESC, n.id DESC LIMIT 1));
END;
