-- What reading a source saw beside the document.

CREATE TABLE set_apart (
  document INTEGER NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (
  document INTEGER NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  basis TEXT NOT NULL,
  place TEXT NOT NULL,
  words TEXT NOT NULL,
  chosen INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER set_apart_is_never_changed BEFORE UPDATE ON set_apart BEGIN
  SELECT raise(ABORT, 'rows of set_apart are facts: they are never changed');
END;
CREATE TRIGGER set_apart_is_never_deleted BEFORE DELETE ON set_apart BEGIN
  SELECT raise(ABORT, 'rows of set_apart are facts: they are never deleted');
END;
CREATE TRIGGER candidate_is_never_changed BEFORE UPDATE ON candidate BEGIN
  SELECT raise(ABORT, 'rows of candidate are facts: they are never changed');
END;
CREATE TRIGGER candidate_is_never_deleted BEFORE DELETE ON candidate BEGIN
  SELECT raise(ABORT, 'rows of candidate are facts: they are never deleted');
END;
