-- What pages count, counted once: see event_tally, actor_tally, outlet_tally, outlet_quote and actor_pair in docs/schema.md.
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
