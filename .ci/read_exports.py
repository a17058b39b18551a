"""Reads every exported format with the reader that its users have, and fails unless what comes out is what went in.

usage: python read_exports.py FOLDER   (files named after their formats, as .ci/exports writes them)
"""

import csv
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

folder = pathlib.Path(sys.argv[1])
record = [json.loads(line) for line in (folder / "jsonl").read_text().splitlines()]
kinds = {}
for line in record:
    kinds.setdefault(line["kind"], []).append(line)
events = {line["id"]: line for line in kinds["event"]}
NOT = {"denied", "did_not_occur"}


def plain(event: dict) -> bool:
    said_not = any(report["status"] in NOT for report in event["reports"])
    return event["status"] in ("occurred", "ongoing") and not said_not


facts = {id for id, event in events.items() if plain(event)}
assert facts and len(facts) < len(events), "the sample has events of both kinds"


def say(name: str, what: str) -> None:
    print(f"{name}: {what}")


def read_csv() -> None:
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file, strict=True))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1, path.name
        assert b"\r\n" in path.read_bytes()
    say("csv", f"{len(list(folder.glob('*.csv')))} tables")


def read_parquet() -> None:
    import pyarrow.parquet as pq

    for path in sorted(folder.glob("*.parquet")):
        table = pq.read_table(path)
        with (folder / f"{path.stem}.csv").open(newline="", encoding="utf-8") as file:
            header, *rows = list(csv.reader(file))
        assert table.column_names == header and table.num_rows == len(rows), path.name
        for at, name in enumerate(header):
            for cell, value in zip((row[at] for row in rows), table.column(name).to_pylist()):
                same = cell in ("", "'") if value is None else (float(cell) == value if isinstance(value, (int, float)) else cell.removeprefix("'") == value.removeprefix("'"))
                assert same, f"{path.name} {name}: {cell!r} is {value!r}"
    say("parquet", "every cell as in csv, read by pyarrow")


def read_ftm() -> None:
    from followthemoney import model
    from followthemoney.exc import InvalidData

    seen = {}
    for line in (folder / "ftm").read_text().splitlines():
        data = json.loads(line)
        entity = model.get_proxy(data, cleaned=False)
        try:
            entity.schema.validate(data)
        except InvalidData as error:
            raise AssertionError(f"{data['id']}: {error}: {error.errors}") from error
        for name, values in data["properties"].items():
            # The countries of the sample are invented; FollowTheMoney drops codes that it does not know.
            assert name == "country" or entity.get(name), f"{entity.id} {entity.schema.name}.{name}: none of {values} is valid"
        assert entity.caption, line
        seen[entity.id] = entity.schema.name
    told = {id for id, schema in seen.items() if schema == "Event"}
    assert told == facts, f"events of FollowTheMoney: {len(told)}, facts of the record: {len(facts)}"
    for line in (folder / "ftm").read_text().splitlines():
        for name in ("involved", "entity", "proof"):
            for value in json.loads(line)["properties"].get(name, []):
                assert value in seen, f"{value} is nowhere"
    say("ftm", f"{len(seen)} valid entities, {len(told)} events")


def read_timelinejs() -> None:
    data = json.loads((folder / "timelinejs").read_text())
    dated = {line["id"] for line in kinds["event"] if line["time"]}
    ids = [event["unique_id"] for event in data["events"]]
    assert len(ids) == len(set(ids)) and set(ids) <= dated
    for event in data["events"]:
        date = event["start_date"]
        assert isinstance(date["year"], int) and 1 <= date.get("month", 1) <= 12 and 1 <= date.get("day", 1) <= 31
        assert event["text"]["headline"] and date["display_date"]
        assert plain(events[event["unique_id"]]) or event["text"]["headline"].startswith("["), event["text"]["headline"]
    with (folder / "timelinejs-csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len(rows) == len(ids) and all(row["Year"].lstrip("-").isdigit() and row["Headline"] for row in rows)
    say("timelinejs", f"{len(ids)} slides, as many rows")


def read_json_ld() -> None:
    from pyld import jsonld

    def loader(url: str, _options: dict) -> dict:
        # The one context that is named, in as far as the annotations use it; nothing is fetched.
        assert url == "http://www.w3.org/ns/anno.jsonld", url
        terms = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"}}
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms}}

    jsonld.set_document_loader(loader)
    page = jsonld.expand(json.loads((folder / "annotations").read_text()))
    items = page[0]["http://www.w3.org/ns/oa#items"]
    passages = sum(len(line["content"]) for line in kinds["statement"]) + sum(len(line["reports"]) for line in kinds["event"]) + len(kinds["figure"])
    assert len(items) == passages, f"{len(items)} annotations of {passages} passages"
    quads = jsonld.to_rdf(json.loads((folder / "claims").read_text()))["@default"]
    schema = "https://schema.org/"
    of = {}
    for quad in quads:
        if quad["predicate"]["value"].endswith("#type"):
            of.setdefault(quad["object"]["value"].removeprefix(schema), set()).add(quad["subject"]["value"])
    stated = {f"urn:attested:{line['id']}" for line in kinds["statement"] if line["stance"] == "stated"}
    assert of["Claim"] == stated, f"{len(of['Claim'])} claims of {len(stated)} stated"
    assert len(of["NewsArticle"]) == len(kinds["document"])
    say("json-ld", f"{len(items)} annotations, {len(quads)} quads of schema.org, {len(stated)} claims")


def read_turtle() -> None:
    import rdflib

    graph = rdflib.Graph().parse(folder / "turtle", format="turtle")
    sem = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    told = {str(event).removeprefix("urn:attested:") for event in graph.subjects(rdflib.RDF.type, sem.Event)}
    assert told == facts, f"sem:Event: {len(told)}, facts: {len(facts)}"
    views = set(graph.subjects(rdflib.RDF.type, sem.View))
    assert len(views) == sum(len(line["reports"]) for line in kinds["event"])
    quotes = {str(quote) for quote in graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/prov#value"))}
    assert all(report["passage"]["quote"] in quotes for line in kinds["event"] for report in line["reports"])
    say("turtle", f"{len(graph)} triples, {len(told)} events, {len(views)} views")


def read_tables() -> None:
    data = json.loads((folder / "plover").read_text())
    assert {event["id"] for event in data} == set(events)
    rows = list(csv.reader((folder / "polecat").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    header, rows = rows[0], rows[1:]
    assert len(header) == 58 and all(len(row) == 58 for row in rows)
    assert {row[0] for row in rows} == facts
    assert all(row[header.index("Quote")] and row[header.index("According To")] for row in rows)
    gdelt = list(csv.reader((folder / "gdelt").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert gdelt and all(len(row) == 61 + 18 for row in gdelt)
    assert {row[0] for row in gdelt} <= facts and all(len(row[1]) == 8 and row[1].isdigit() for row in gdelt)
    say("event tables", f"{len(data)} plover, {len(rows)} polecat, {len(gdelt)} gdelt")


def read_graph() -> None:
    import networkx

    graph = networkx.read_gexf(folder / "gexf")
    assert graph.number_of_nodes() and graph.number_of_edges()
    ids = {line["id"] for line in kinds["actor"]}
    assert set(graph.nodes) <= ids
    for _, _, edge in graph.edges(data=True):
        assert edge["status"] in ("occurred", "ongoing") or ", " in edge["relation"], edge
    with (folder / "edges").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert rows and {row["source_id"] for row in rows} <= ids
    for row in rows:
        assert row["id"] not in events or row["id"] in facts or ", " in row["relation"], row
    say("graph", f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges read by networkx, {len(rows)} rows")


def read_atom() -> None:
    import feedparser

    feed = feedparser.parse(folder / "atom")
    assert not feed.bozo, feed.get("bozo_exception")
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids)) == len(events), f"{len(ids)} entries of {len(events)} events"
    assert all(entry.get("updated_parsed") and entry.content[0].value for entry in feed.entries)
    root = xml.parse(folder / "atom").getroot()
    name = "{http://www.w3.org/2005/Atom}"
    for element in [root, *root.findall(f"{name}entry")]:
        for child in ("id", "title", "updated"):
            assert len(element.findall(f"{name}{child}")) == 1, f"{child} must be there once"
    say("atom", f"{len(ids)} entries")


def read_dossier() -> None:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    html = MarkdownIt().use(footnote_plugin).render((folder / "markdown").read_text())
    notes = html.count('class="footnote-item"')
    assert notes > 20 and "<script" not in html and html.count("<li>") > 20
    page = (folder / "html").read_text()
    assert page.count('<li id="n') == notes and "<script" not in page
    say("dossier", f"{notes} notes in both")


def read_citations() -> None:
    import warnings

    import bibtexparser
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads((folder / "csl").read_text())
    assert len(items) == len(kinds["document"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        printed = [str(entry) for entry in bibliography.bibliography()]
    assert len(printed) == len(items) and all(printed)
    library = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False).parse((folder / "bibtex").read_text())
    assert len(library.entries) == len(items) and all(entry["title"] for entry in library.entries)
    say("citations", f"{len(printed)} printed by citeproc, {len(library.entries)} read by bibtexparser")


for reader in (read_csv, read_parquet, read_ftm, read_timelinejs, read_json_ld, read_turtle, read_tables, read_graph, read_atom, read_dossier, read_citations):
    reader()
