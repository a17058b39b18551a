-- Facts: appended, never changed.

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  engine TEXT NOT NULL,
  weights TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  config TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT,
  title_basis TEXT,
  outlet TEXT,
  outlet_basis TEXT,
  byline TEXT,
  byline_basis TEXT,
  url TEXT,
  url_basis TEXT,
  published TEXT,
  published_basis TEXT,
  published_words TEXT,
  published_first TEXT,
  published_last TEXT,
  credit TEXT,
  credit_basis TEXT,
  language TEXT,
  language_basis TEXT,
  sha256 TEXT NOT NULL,
  characters INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_outlet ON document (outlet COLLATE NOCASE);
CREATE INDEX document_by_published ON document (published_first);

CREATE TABLE section (
  document INTEGER NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE location (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  record TEXT,
  document INTEGER NOT NULL REFERENCES document (id),
  raw_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX location_by_place ON location (path, record, id);
CREATE INDEX location_by_document ON location (document);

CREATE TABLE raw_source (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  sha256 TEXT NOT NULL,
  offsets BLOB,
  content BLOB
) STRICT;

CREATE TABLE analysis (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  run INTEGER NOT NULL REFERENCES run (id),
  content BLOB NOT NULL,
  UNIQUE (document, run)
) STRICT;
CREATE INDEX analysis_by_run ON analysis (run);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  other TEXT,
  field TEXT,
  value TEXT,
  reason TEXT NOT NULL,
  user TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_target ON decision (target);

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  owner TEXT,
  country TEXT,
  agency INTEGER NOT NULL
) STRICT;
CREATE INDEX outlet_by_name ON outlet (name, id);

-- Which state of the facts the derived tables show.

CREATE TABLE freshness (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  facts INTEGER NOT NULL,
  derived INTEGER NOT NULL,
  run INTEGER REFERENCES run (id)
) STRICT;
CREATE INDEX freshness_by_run ON freshness (run);
INSERT INTO freshness (id, facts, derived, run) VALUES (1, 0, 0, NULL);

-- The index of sentences: written with each analysis, for search.

CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  section TEXT NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_by_document ON sentence (document, byte_start);
CREATE VIRTUAL TABLE sentence_fts USING fts5 (
  text, content="sentence", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER sentence_indexed AFTER INSERT ON sentence BEGIN
  INSERT INTO sentence_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentence_unindexed AFTER DELETE ON sentence BEGIN
  INSERT INTO sentence_fts (sentence_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

-- Derived tables: made anew from all readings and decisions.

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  mentions INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_by_mentions ON actor (mentions DESC, name);

CREATE TABLE actor_name (
  id INTEGER PRIMARY KEY,
  actor INTEGER NOT NULL REFERENCES actor (id),
  text TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_name_by_actor ON actor_name (actor);
CREATE VIRTUAL TABLE actor_name_fts USING fts5 (
  text, content="actor_name", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);

CREATE TABLE actor_role (
  id INTEGER PRIMARY KEY,
  actor INTEGER NOT NULL REFERENCES actor (id),
  title TEXT NOT NULL,
  of INTEGER REFERENCES actor (id),
  of_text TEXT,
  tenure TEXT NOT NULL,
  since TEXT,
  until TEXT
) STRICT;
CREATE INDEX actor_role_by_actor ON actor_role (actor);
CREATE INDEX actor_role_by_of ON actor_role (of);

CREATE TABLE actor_role_passage (
  role INTEGER NOT NULL REFERENCES actor_role (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  PRIMARY KEY (role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_role_passage_by_document ON actor_role_passage (document);

CREATE TABLE actor_external (
  actor INTEGER NOT NULL REFERENCES actor (id),
  authority TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (actor, authority)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_member (
  actor INTEGER NOT NULL REFERENCES actor (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  participant INTEGER NOT NULL,
  PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_member_by_document ON actor_member (document, participant);

CREATE TABLE actor_edge (
  actor INTEGER NOT NULL REFERENCES actor (id),
  position INTEGER NOT NULL,
  left_document INTEGER NOT NULL REFERENCES document (id),
  left_participant INTEGER NOT NULL,
  right_document INTEGER NOT NULL REFERENCES document (id),
  right_participant INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_edge_by_left_document ON actor_edge (left_document);
CREATE INDEX actor_edge_by_right_document ON actor_edge (right_document);

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  speaker INTEGER REFERENCES actor (id),
  quote TEXT NOT NULL,
  type TEXT NOT NULL,
  act TEXT NOT NULL,
  stance TEXT NOT NULL,
  channel TEXT,
  parent INTEGER REFERENCES statement (id),
  time TEXT,
  time_basis TEXT,
  time_words TEXT,
  time_first TEXT,
  time_last TEXT,
  source_document INTEGER REFERENCES document (id),
  source_byte_start INTEGER,
  source_byte_end INTEGER,
  cue_document INTEGER REFERENCES document (id),
  cue_byte_start INTEGER,
  cue_byte_end INTEGER,
  texts INTEGER NOT NULL,
  carriers INTEGER NOT NULL,
  owners INTEGER NOT NULL,
  certainty REAL NOT NULL
) STRICT;
CREATE INDEX statement_by_speaker ON statement (speaker);
CREATE INDEX statement_by_parent ON statement (parent);
CREATE INDEX statement_by_source_document ON statement (source_document);
CREATE INDEX statement_by_cue_document ON statement (cue_document);
CREATE INDEX statement_by_time ON statement (time_first);
CREATE VIRTUAL TABLE statement_fts USING fts5 (
  quote, content="statement", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);

CREATE TABLE statement_content (
  statement INTEGER NOT NULL REFERENCES statement (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_content_by_document ON statement_content (document);

CREATE TABLE statement_addressee (
  statement INTEGER NOT NULL REFERENCES statement (id),
  position INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (id),
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_addressee_by_actor ON statement_addressee (actor);

CREATE TABLE statement_chain (
  statement INTEGER NOT NULL REFERENCES statement (id),
  position INTEGER NOT NULL,
  actor INTEGER REFERENCES actor (id),
  document INTEGER REFERENCES document (id),
  cue_document INTEGER REFERENCES document (id),
  cue_byte_start INTEGER,
  cue_byte_end INTEGER,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_chain_by_actor ON statement_chain (actor);
CREATE INDEX statement_chain_by_document ON statement_chain (document);
CREATE INDEX statement_chain_by_cue_document ON statement_chain (cue_document);

CREATE TABLE statement_report (
  statement INTEGER NOT NULL REFERENCES statement (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_report_by_document ON statement_report (document);

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  quote TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  time TEXT,
  time_basis TEXT,
  time_words TEXT,
  time_first TEXT,
  time_last TEXT,
  place TEXT,
  place_country TEXT,
  place_latitude REAL,
  place_longitude REAL,
  place_precision TEXT,
  place_document INTEGER REFERENCES document (id),
  place_byte_start INTEGER,
  place_byte_end INTEGER,
  texts INTEGER NOT NULL,
  carriers INTEGER NOT NULL,
  owners INTEGER NOT NULL,
  certainty REAL NOT NULL
) STRICT;
CREATE INDEX event_by_place_document ON event (place_document);
CREATE INDEX event_by_time ON event (time_first);
CREATE INDEX event_by_type ON event (type);

CREATE TABLE event_context (
  event INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  context TEXT NOT NULL,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_participant (
  event INTEGER NOT NULL REFERENCES event (id),
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (id),
  PRIMARY KEY (event, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_participant_by_actor ON event_participant (actor);

CREATE TABLE event_report (
  event INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  trigger_document INTEGER NOT NULL REFERENCES document (id),
  trigger_byte_start INTEGER NOT NULL,
  trigger_byte_end INTEGER NOT NULL,
  status TEXT NOT NULL,
  in_statement INTEGER REFERENCES statement (id),
  time TEXT,
  time_basis TEXT,
  time_words TEXT,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_report_by_document ON event_report (document);
CREATE INDEX event_report_by_trigger_document ON event_report (trigger_document);
CREATE INDEX event_report_by_in_statement ON event_report (in_statement);

CREATE TABLE statement_event (
  statement INTEGER NOT NULL REFERENCES statement (id),
  position INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event (id),
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_event_by_event ON statement_event (event);

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  quote TEXT NOT NULL,
  low REAL,
  high REAL,
  bound TEXT NOT NULL,
  unit TEXT NOT NULL,
  of TEXT NOT NULL,
  event INTEGER REFERENCES event (id),
  in_statement INTEGER REFERENCES statement (id),
  as_of TEXT,
  as_of_basis TEXT,
  as_of_words TEXT,
  as_of_first TEXT,
  as_of_last TEXT,
  document INTEGER NOT NULL REFERENCES document (id),
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  scope_document INTEGER REFERENCES document (id),
  scope_byte_start INTEGER,
  scope_byte_end INTEGER,
  texts INTEGER NOT NULL,
  carriers INTEGER NOT NULL,
  owners INTEGER NOT NULL,
  certainty REAL NOT NULL
) STRICT;
CREATE INDEX figure_by_event ON figure (event);
CREATE INDEX figure_by_in_statement ON figure (in_statement);
CREATE INDEX figure_by_document ON figure (document);
CREATE INDEX figure_by_scope_document ON figure (scope_document);

CREATE TABLE copy (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  earliest INTEGER NOT NULL REFERENCES document (id),
  credit INTEGER REFERENCES actor (id),
  reason TEXT NOT NULL,
  texts INTEGER NOT NULL,
  carriers INTEGER NOT NULL,
  owners INTEGER NOT NULL
) STRICT;
CREATE INDEX copy_by_earliest ON copy (earliest);
CREATE INDEX copy_by_credit ON copy (credit);

CREATE TABLE copy_passage (
  copy INTEGER NOT NULL REFERENCES copy (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  PRIMARY KEY (copy, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_passage_by_document ON copy_passage (document);

CREATE TABLE dispute (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL,
  matter TEXT NOT NULL,
  event INTEGER REFERENCES event (id)
) STRICT;
CREATE INDEX dispute_by_event ON dispute (event);

CREATE TABLE dispute_side (
  id INTEGER PRIMARY KEY,
  dispute INTEGER NOT NULL REFERENCES dispute (id),
  label TEXT NOT NULL,
  stance TEXT,
  value TEXT,
  texts INTEGER NOT NULL
) STRICT;
CREATE INDEX dispute_side_by_dispute ON dispute_side (dispute);

CREATE TABLE dispute_side_statement (
  side INTEGER NOT NULL REFERENCES dispute_side (id),
  position INTEGER NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement (id),
  PRIMARY KEY (side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_side_statement_by_statement ON dispute_side_statement (statement);

CREATE TABLE dispute_side_figure (
  side INTEGER NOT NULL REFERENCES dispute_side (id),
  position INTEGER NOT NULL,
  figure INTEGER NOT NULL REFERENCES figure (id),
  PRIMARY KEY (side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_side_figure_by_figure ON dispute_side_figure (figure);

CREATE TABLE dispute_side_report (
  side INTEGER NOT NULL REFERENCES dispute_side (id),
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  PRIMARY KEY (side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_side_report_by_document ON dispute_side_report (document);

CREATE TABLE alias (
  id INTEGER PRIMARY KEY,
  from_uid TEXT NOT NULL,
  to_uid TEXT NOT NULL
) STRICT;
CREATE INDEX alias_by_from_uid ON alias (from_uid);

-- Views for people: byte offsets become quotes.

CREATE VIEW current_document AS
SELECT d.id, d.uid, d.title, d.outlet, d.published, d.url, d.credit, d.language, l.path, l.record
FROM location l JOIN document d ON d.id = l.document
WHERE l.id = (SELECT max(n.id) FROM location n WHERE n.path = l.path AND n.record IS l.record);

CREATE VIEW statement_quote AS
SELECT s.uid AS statement, p.position, d.uid AS document, d.outlet, p.byte_start, p.byte_end,
  CAST(substr(CAST(d.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start) AS TEXT) AS quote
FROM statement_content p JOIN statement s ON s.id = p.statement JOIN document d ON d.id = p.document;

CREATE VIEW statement_report_quote AS
SELECT s.uid AS statement, p.position, d.uid AS document, d.outlet, p.byte_start, p.byte_end,
  CAST(substr(CAST(d.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start) AS TEXT) AS quote
FROM statement_report p JOIN statement s ON s.id = p.statement JOIN document d ON d.id = p.document;

CREATE VIEW event_quote AS
SELECT e.uid AS event, p.position, p.status, d.uid AS document, d.outlet, p.byte_start, p.byte_end,
  CAST(substr(CAST(d.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start) AS TEXT) AS quote,
  CAST(substr(CAST(t.text AS BLOB), p.trigger_byte_start + 1, p.trigger_byte_end - p.trigger_byte_start) AS TEXT) AS "trigger"
FROM event_report p JOIN event e ON e.id = p.event JOIN document d ON d.id = p.document
  JOIN document t ON t.id = p.trigger_document;

CREATE VIEW copy_quote AS
SELECT c.uid AS copy, p.position, d.uid AS document, d.outlet, d.published, p.byte_start, p.byte_end,
  CAST(substr(CAST(d.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start) AS TEXT) AS quote
FROM copy_passage p JOIN copy c ON c.id = p.copy JOIN document d ON d.id = p.document;

CREATE VIEW role_quote AS
SELECT a.uid AS actor, a.name, r.title, r.tenure, d.uid AS document, d.outlet, p.byte_start, p.byte_end,
  CAST(substr(CAST(d.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start) AS TEXT) AS quote
FROM actor_role_passage p JOIN actor_role r ON r.id = p.role JOIN actor a ON a.id = r.actor
  JOIN document d ON d.id = p.document;

CREATE VIEW disagreement AS
SELECT x.uid AS dispute, x.about, x.matter, y.id AS side, y.label, y.stance, y.value, y.texts,
  d.uid AS document, d.outlet, d.published, p.byte_start, p.byte_end,
  CAST(substr(CAST(d.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start) AS TEXT) AS quote
FROM dispute x JOIN dispute_side y ON y.dispute = x.id
  LEFT JOIN dispute_side_report p ON p.side = y.id LEFT JOIN document d ON d.id = p.document
ORDER BY x.id, y.id, p.position;

CREATE VIEW timeline AS
SELECT * FROM (
  SELECT e.time, 'event' AS kind, e.type, e.status AS "status_or_stance",
    (SELECT group_concat(name, ', ') FROM (SELECT a.name FROM event_participant p JOIN actor a ON a.id = p.actor
      WHERE p.event = e.id AND p.side = 'actor' ORDER BY p.position)) AS who,
    (SELECT group_concat(name, ', ') FROM (SELECT a.name FROM event_participant p JOIN actor a ON a.id = p.actor
      WHERE p.event = e.id AND p.side = 'recipient' ORDER BY p.position)) AS whom,
    e.place, e.quote, e.texts, e.carriers, e.owners, e.time_first, e.time_last, e.uid
  FROM event e
  UNION ALL
  SELECT s.time, 'statement', s.act, s.stance, a.name,
    (SELECT group_concat(name, ', ') FROM (SELECT b.name FROM statement_addressee p JOIN actor b ON b.id = p.actor
      WHERE p.statement = s.id ORDER BY p.position)),
    NULL, s.quote, s.texts, s.carriers, s.owners, s.time_first, s.time_last, s.uid
  FROM statement s LEFT JOIN actor a ON a.id = s.speaker
  WHERE s.time IS NOT NULL
)
ORDER BY coalesce(time_first, time_last) IS NULL, coalesce(time_first, time_last),
  coalesce(time_last, time_first), time, uid;

-- What protects the facts.

CREATE TRIGGER run_is_never_changed BEFORE UPDATE ON run BEGIN
  SELECT raise(ABORT, 'rows of run are facts: they are never changed');
END;
CREATE TRIGGER run_is_never_deleted BEFORE DELETE ON run BEGIN
  SELECT raise(ABORT, 'rows of run are facts: they are never deleted');
END;
CREATE TRIGGER document_is_never_changed BEFORE UPDATE ON document BEGIN
  SELECT raise(ABORT, 'rows of document are facts: they are never changed');
END;
CREATE TRIGGER document_is_never_deleted BEFORE DELETE ON document BEGIN
  SELECT raise(ABORT, 'rows of document are facts: they are never deleted');
END;
CREATE TRIGGER section_is_never_changed BEFORE UPDATE ON section BEGIN
  SELECT raise(ABORT, 'rows of section are facts: they are never changed');
END;
CREATE TRIGGER section_is_never_deleted BEFORE DELETE ON section BEGIN
  SELECT raise(ABORT, 'rows of section are facts: they are never deleted');
END;
CREATE TRIGGER location_is_never_changed BEFORE UPDATE ON location BEGIN
  SELECT raise(ABORT, 'rows of location are facts: they are never changed');
END;
CREATE TRIGGER location_is_never_deleted BEFORE DELETE ON location BEGIN
  SELECT raise(ABORT, 'rows of location are facts: they are never deleted');
END;
CREATE TRIGGER raw_source_is_never_changed BEFORE UPDATE ON raw_source BEGIN
  SELECT raise(ABORT, 'rows of raw_source are facts: they are never changed');
END;
CREATE TRIGGER raw_source_is_never_deleted BEFORE DELETE ON raw_source BEGIN
  SELECT raise(ABORT, 'rows of raw_source are facts: they are never deleted');
END;
CREATE TRIGGER analysis_is_never_changed BEFORE UPDATE ON analysis BEGIN
  SELECT raise(ABORT, 'rows of analysis are facts: they are never changed');
END;
CREATE TRIGGER analysis_is_never_deleted BEFORE DELETE ON analysis BEGIN
  SELECT raise(ABORT, 'rows of analysis are facts: they are never deleted');
END;
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision BEGIN
  SELECT raise(ABORT, 'rows of decision are facts: they are never changed');
END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision BEGIN
  SELECT raise(ABORT, 'rows of decision are facts: they are never deleted');
END;
CREATE TRIGGER outlet_is_never_changed BEFORE UPDATE ON outlet BEGIN
  SELECT raise(ABORT, 'rows of outlet are facts: they are never changed');
END;
CREATE TRIGGER outlet_is_never_deleted BEFORE DELETE ON outlet BEGIN
  SELECT raise(ABORT, 'rows of outlet are facts: they are never deleted');
END;
