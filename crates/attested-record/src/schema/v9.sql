-- When each report of a digest or live blog was published, where its page tells.

CREATE TABLE item_date (
  document INTEGER NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  published TEXT NOT NULL,
  published_basis TEXT NOT NULL,
  published_words TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER item_date_is_never_changed BEFORE UPDATE ON item_date BEGIN
  SELECT raise(ABORT, 'rows of item_date are facts: they are never changed');
END;
CREATE TRIGGER item_date_is_never_deleted BEFORE DELETE ON item_date BEGIN
  SELECT raise(ABORT, 'rows of item_date are facts: they are never deleted');
END;
