-- Lists of names that the user brings along.

CREATE TABLE name_list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  user TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX name_list_by_name ON name_list (name, id);

CREATE TABLE known_actor (
  id INTEGER PRIMARY KEY,
  list INTEGER NOT NULL REFERENCES name_list (id),
  known_as TEXT NOT NULL,
  type TEXT,
  country TEXT
) STRICT;
CREATE INDEX known_actor_by_list ON known_actor (list);

CREATE TABLE known_actor_name (
  actor INTEGER NOT NULL REFERENCES known_actor (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_actor_external (
  actor INTEGER NOT NULL REFERENCES known_actor (id),
  authority TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (actor, authority)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER name_list_is_never_changed BEFORE UPDATE ON name_list BEGIN
  SELECT raise(ABORT, 'rows of name_list are facts: they are never changed');
END;
CREATE TRIGGER name_list_is_never_deleted BEFORE DELETE ON name_list BEGIN
  SELECT raise(ABORT, 'rows of name_list are facts: they are never deleted');
END;
CREATE TRIGGER known_actor_is_never_changed BEFORE UPDATE ON known_actor BEGIN
  SELECT raise(ABORT, 'rows of known_actor are facts: they are never changed');
END;
CREATE TRIGGER known_actor_is_never_deleted BEFORE DELETE ON known_actor BEGIN
  SELECT raise(ABORT, 'rows of known_actor are facts: they are never deleted');
END;
CREATE TRIGGER known_actor_name_is_never_changed BEFORE UPDATE ON known_actor_name BEGIN
  SELECT raise(ABORT, 'rows of known_actor_name are facts: they are never changed');
END;
CREATE TRIGGER known_actor_name_is_never_deleted BEFORE DELETE ON known_actor_name BEGIN
  SELECT raise(ABORT, 'rows of known_actor_name are facts: they are never deleted');
END;
CREATE TRIGGER known_actor_external_is_never_changed BEFORE UPDATE ON known_actor_external BEGIN
  SELECT raise(ABORT, 'rows of known_actor_external are facts: they are never changed');
END;
CREATE TRIGGER known_actor_external_is_never_deleted BEFORE DELETE ON known_actor_external BEGIN
  SELECT raise(ABORT, 'rows of known_actor_external are facts: they are never deleted');
END;
