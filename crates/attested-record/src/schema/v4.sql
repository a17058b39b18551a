-- Rows of lines in the order in which lists show them, and what pages count, counted once.

PRAGMA defer_foreign_keys = ON;

-- Events and statements are numbered together, in the order of time: a timeline is both in the order of their rows.
CREATE TEMP TABLE moved (kind TEXT NOT NULL, old INTEGER NOT NULL, new INTEGER NOT NULL, PRIMARY KEY (kind, old));
INSERT INTO moved (kind, old, new)
SELECT kind, id, row_number() OVER (ORDER BY first IS NULL, first, last, time, uid) FROM (
  SELECT 'event' AS kind, id, uid, time, coalesce(time_first, time_last) AS first, coalesce(time_last, time_first) AS last
    FROM event
  UNION ALL
  SELECT 'statement', id, uid, time, coalesce(time_first, time_last), coalesce(time_last, time_first) FROM statement
);
INSERT INTO moved (kind, old, new)
SELECT 'figure', id, row_number() OVER (
  ORDER BY coalesce(as_of_first, as_of_last) IS NULL, coalesce(as_of_first, as_of_last),
    coalesce(as_of_last, as_of_first), as_of, uid
) FROM figure;
INSERT INTO moved (kind, old, new) SELECT 'actor', id, row_number() OVER (ORDER BY mentions DESC, name, uid) FROM actor;
INSERT INTO moved (kind, old, new) SELECT 'copy', id, row_number() OVER (ORDER BY carriers DESC, uid) FROM copy;
INSERT INTO moved (kind, old, new)
SELECT 'dispute', id, row_number() OVER (
  ORDER BY (SELECT sum(texts) FROM dispute_side y WHERE y.dispute = x.id) DESC, uid
) FROM dispute x;

-- By way of negative numbers, so that no number is there twice.
UPDATE event SET id = -(SELECT new FROM moved WHERE kind = 'event' AND old = id);
UPDATE event SET id = -id;
UPDATE event_context SET event = -(SELECT new FROM moved WHERE kind = 'event' AND old = event);
UPDATE event_context SET event = -event;
UPDATE event_participant SET event = -(SELECT new FROM moved WHERE kind = 'event' AND old = event);
UPDATE event_participant SET event = -event;
UPDATE event_report SET event = -(SELECT new FROM moved WHERE kind = 'event' AND old = event);
UPDATE event_report SET event = -event;
UPDATE statement_event SET event = (SELECT new FROM moved WHERE kind = 'event' AND old = event);
UPDATE figure SET event = (SELECT new FROM moved WHERE kind = 'event' AND old = event);
UPDATE dispute SET event = (SELECT new FROM moved WHERE kind = 'event' AND old = event);

UPDATE statement SET id = -(SELECT new FROM moved WHERE kind = 'statement' AND old = id);
UPDATE statement SET id = -id, parent = (SELECT new FROM moved WHERE kind = 'statement' AND old = parent);
UPDATE statement_content SET statement = -(SELECT new FROM moved WHERE kind = 'statement' AND old = statement);
UPDATE statement_content SET statement = -statement;
UPDATE statement_addressee SET statement = -(SELECT new FROM moved WHERE kind = 'statement' AND old = statement);
UPDATE statement_addressee SET statement = -statement;
UPDATE statement_chain SET statement = -(SELECT new FROM moved WHERE kind = 'statement' AND old = statement);
UPDATE statement_chain SET statement = -statement;
UPDATE statement_report SET statement = -(SELECT new FROM moved WHERE kind = 'statement' AND old = statement);
UPDATE statement_report SET statement = -statement;
UPDATE statement_event SET statement = -(SELECT new FROM moved WHERE kind = 'statement' AND old = statement);
UPDATE statement_event SET statement = -statement;
UPDATE event_report SET in_statement = (SELECT new FROM moved WHERE kind = 'statement' AND old = in_statement);
UPDATE figure SET in_statement = (SELECT new FROM moved WHERE kind = 'statement' AND old = in_statement);
UPDATE dispute_side_statement SET statement = (SELECT new FROM moved WHERE kind = 'statement' AND old = statement);

UPDATE figure SET id = -(SELECT new FROM moved WHERE kind = 'figure' AND old = id);
UPDATE figure SET id = -id;
UPDATE dispute_side_figure SET figure = (SELECT new FROM moved WHERE kind = 'figure' AND old = figure);

UPDATE actor SET id = -(SELECT new FROM moved WHERE kind = 'actor' AND old = id);
UPDATE actor SET id = -id;
UPDATE actor_name SET actor = (SELECT new FROM moved WHERE kind = 'actor' AND old = actor);
UPDATE actor_role SET actor = (SELECT new FROM moved WHERE kind = 'actor' AND old = actor),
  of = (SELECT new FROM moved WHERE kind = 'actor' AND old = of);
UPDATE actor_external SET actor = -(SELECT new FROM moved WHERE kind = 'actor' AND old = actor);
UPDATE actor_external SET actor = -actor;
UPDATE actor_member SET actor = -(SELECT new FROM moved WHERE kind = 'actor' AND old = actor);
UPDATE actor_member SET actor = -actor;
UPDATE actor_edge SET actor = -(SELECT new FROM moved WHERE kind = 'actor' AND old = actor);
UPDATE actor_edge SET actor = -actor;
UPDATE statement SET speaker = (SELECT new FROM moved WHERE kind = 'actor' AND old = speaker);
UPDATE statement_addressee SET actor = (SELECT new FROM moved WHERE kind = 'actor' AND old = actor);
UPDATE statement_chain SET actor = (SELECT new FROM moved WHERE kind = 'actor' AND old = actor);
UPDATE event_participant SET actor = (SELECT new FROM moved WHERE kind = 'actor' AND old = actor);
UPDATE copy SET credit = (SELECT new FROM moved WHERE kind = 'actor' AND old = credit);

UPDATE copy SET id = -(SELECT new FROM moved WHERE kind = 'copy' AND old = id);
UPDATE copy SET id = -id;
UPDATE copy_passage SET copy = -(SELECT new FROM moved WHERE kind = 'copy' AND old = copy);
UPDATE copy_passage SET copy = -copy;

UPDATE dispute SET id = -(SELECT new FROM moved WHERE kind = 'dispute' AND old = id);
UPDATE dispute SET id = -id;
UPDATE dispute_side SET dispute = (SELECT new FROM moved WHERE kind = 'dispute' AND old = dispute);
DROP TABLE moved;
INSERT INTO statement_fts (statement_fts) VALUES ('rebuild');

-- Indexes that answer what pages ask without a look at the rows.

DROP INDEX event_by_time;
DROP INDEX event_by_type;
DROP INDEX statement_by_time;
DROP INDEX actor_by_mentions;
CREATE INDEX document_by_credit ON document (outlet, credit) WHERE credit IS NOT NULL;
CREATE INDEX document_by_day ON document (published_first DESC, uid);
-- Narrow copies in the order of the rows: a page of what matches is found, and counted, without the rows themselves.
CREATE INDEX event_in_order ON event (id, time_first, time_last, time, status, type);
CREATE INDEX statement_in_order ON statement (id, time_first, time_last, time) WHERE time IS NOT NULL;
CREATE INDEX event_by_status ON event (status);
CREATE INDEX event_by_type ON event (type);
CREATE INDEX event_by_type_and_status ON event (type, status);
CREATE INDEX event_by_place ON event (place, place_country);
CREATE INDEX actor_by_type ON actor (type);
-- How much hangs on a line times how doubtful its reading is.
CREATE INDEX event_by_doubt ON event (
  (max(texts, 1) * (1000 - min(CAST(round(certainty * 1000) AS INTEGER), 999))) DESC, uid
);
CREATE INDEX statement_by_doubt ON statement (
  (max(texts, 1) * (1000 - min(CAST(round(certainty * 1000) AS INTEGER), 999))) DESC, uid
);

-- Documents that are nowhere the version of today: few, so that a search need only leave them out.

CREATE TABLE superseded (
  document INTEGER PRIMARY KEY REFERENCES document (id)
) STRICT;
INSERT INTO superseded (document) SELECT id FROM document WHERE id NOT IN (SELECT id FROM current_document);
CREATE TRIGGER location_supersedes AFTER INSERT ON location BEGIN
  DELETE FROM superseded WHERE document = new.document;
  INSERT OR IGNORE INTO superseded (document)
  SELECT l.document FROM location l
  WHERE l.id = (SELECT max(n.id) FROM location n WHERE n.path = new.path AND n.record IS new.record AND n.id < new.id)
    AND l.document <> new.document
    AND NOT EXISTS (SELECT 1 FROM location o WHERE o.document = l.document
      AND o.id = (SELECT max(n.id) FROM location n WHERE n.path = o.path AND n.record IS o.record));
END;

-- What pages count.

CREATE TABLE event_tally (
  status TEXT NOT NULL,
  type TEXT NOT NULL,
  month TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (status, type, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_tally (
  actor INTEGER PRIMARY KEY REFERENCES actor (id),
  events INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_tally_by_events ON actor_tally (events DESC, actor);

CREATE TABLE outlet_tally (
  id INTEGER PRIMARY KEY,
  outlet TEXT UNIQUE,
  documents INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  events INTEGER NOT NULL
) STRICT;

CREATE TABLE outlet_quote (
  outlet INTEGER NOT NULL REFERENCES outlet_tally (id),
  position INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (id),
  statements INTEGER NOT NULL,
  PRIMARY KEY (outlet, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX outlet_quote_by_actor ON outlet_quote (actor);

CREATE TABLE actor_pair (
  actor INTEGER NOT NULL REFERENCES actor (id),
  other INTEGER NOT NULL REFERENCES actor (id),
  events INTEGER NOT NULL,
  PRIMARY KEY (actor, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_pair_by_actor ON actor_pair (actor, events DESC, other);
CREATE INDEX actor_pair_by_other ON actor_pair (other);
CREATE INDEX actor_pair_by_events ON actor_pair (events DESC, actor, other) WHERE actor < other;

INSERT INTO event_tally (status, type, month, events)
SELECT status, type, coalesce(substr(coalesce(time_first, time_last), 1, 7), ''), count(*) FROM event GROUP BY 1, 2, 3;
INSERT INTO actor_tally (actor, events)
SELECT actor, count(DISTINCT event) FROM event_participant GROUP BY actor;
INSERT INTO outlet_tally (outlet, documents, copies, statements, events)
SELECT d.outlet, count(*), count(x.document), 0, 0 FROM document d
LEFT JOIN (SELECT DISTINCT p.document FROM copy_passage p JOIN copy c ON c.id = p.copy WHERE c.earliest <> p.document) x
  ON x.document = d.id
WHERE d.id NOT IN (SELECT document FROM superseded) GROUP BY d.outlet;
UPDATE outlet_tally SET statements = n.statements FROM (
  SELECT d.outlet, count(DISTINCT p.statement) AS statements FROM statement_report p JOIN document d ON d.id = p.document
  GROUP BY d.outlet
) n WHERE n.outlet IS outlet_tally.outlet;
UPDATE outlet_tally SET events = n.events FROM (
  SELECT d.outlet, count(DISTINCT p.event) AS events FROM event_report p JOIN document d ON d.id = p.document
  GROUP BY d.outlet
) n WHERE n.outlet IS outlet_tally.outlet;
INSERT INTO outlet_quote (outlet, position, actor, statements)
SELECT t.id, n.position, n.actor, n.statements FROM (
  SELECT d.outlet AS outlet, s.speaker AS actor, count(DISTINCT s.id) AS statements,
    row_number() OVER (PARTITION BY d.outlet ORDER BY count(DISTINCT s.id) DESC, a.uid) - 1 AS position
  FROM statement_report p JOIN document d ON d.id = p.document JOIN statement s ON s.id = p.statement
  JOIN actor a ON a.id = s.speaker GROUP BY d.outlet, s.speaker
) n JOIN outlet_tally t ON t.outlet IS n.outlet WHERE n.position < 10;
INSERT INTO actor_pair (actor, other, events)
SELECT p.actor, q.actor, count(DISTINCT p.event) FROM event_participant p JOIN event_participant q ON q.event = p.event
WHERE p.actor <> q.actor GROUP BY p.actor, q.actor;
