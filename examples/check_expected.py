#!/usr/bin/env python3
"""Check the hand-made expected records beside the sample reports.

Every quote must be an exact substring of its report, every id must resolve,
every value must be one of the allowed ones, every date must exist and agree
with its weekday (but for the contradictions that are there on purpose), and
`across.json` must point at things that the single files hold.
Standard library only; reads nothing outside this folder.

    python3 examples/check_expected.py [corpus folder ...]
"""

import csv
import datetime
import json
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent

ACTOR = {"person", "organisation", "country", "group", "unnamed"}
TYPE = {"direct", "indirect", "mixed"}
ACT = {"state", "deny", "accuse", "promise", "demand", "threaten", "praise", "ask",
       "agree", "refuse", "apologise", "no_comment"}
STANCE = {"stated", "denied", "not_known", "none"}
CHANNEL = {None, "press_release", "interview", "social_post", "speech", "document",
           "broadcast", "phone", "letter"}
PLOVER = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
          "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
          "COERCE", "ASSAULT", "OTHER"}
STATUS = {"occurred", "ongoing", "planned", "threatened", "attempted", "possible",
          "denied", "did_not_occur", "demanded"}
BOUND = {"exact", "about", "over", "at_least", "under", "at_most", "range"}
OF = {"killed", "injured", "displaced", "arrested", "captive", "missing", "money",
      "people", "other"}
ABOUT = {"claim", "figure", "time", "place", "participants"}
HEADER = {"title", "outlet", "byline", "date", "url", "credit"}
NOT_HAPPENED = STATUS - {"occurred", "ongoing"}

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
          "September", "October", "November", "December"]
# Impossible on purpose: (report, words). 13 April 2031 is a Sunday.
DELIBERATE = {("13-commander-killed-northlight", "Monday, April 13")}
YEAR = 2031

problems: list[str] = []
counts: Counter = Counter()


def bad(where: str, what: str) -> None:
    problems.append(f"{where}: {what}")


def split_header(text: str) -> tuple[dict, str]:
    """The `key: value` lines at the top, if the first line is one, and the rest."""
    head, blank, rest = text.partition("\n\n")
    pairs = [line.partition(": ") for line in head.split("\n")]
    if blank and all(sep and key in HEADER for key, sep, _ in pairs):
        return {key: value for key, _, value in pairs}, rest
    return {}, text


def load_reports(folder: Path) -> dict[str, tuple[dict, str]]:
    reports = {}
    for path in sorted((folder / "reports").iterdir()):
        raw = path.read_text(encoding="utf-8")
        if "\r" in raw or "\ufeff" in raw:
            bad(path.name, "carriage return or byte order mark")
        if path.suffix == ".txt":
            reports[path.stem] = split_header(raw)
        elif path.suffix == ".jsonl":
            for line in raw.splitlines():
                record = json.loads(line)
                if set(record) != {"id", "title", "date", "outlet", "url", "text"}:
                    bad(path.name, f"fields {sorted(record)}")
                reports[f"{path.stem}-{record['id']}"] = (record, record["text"])
        else:
            bad(path.name, "neither .txt nor .jsonl")
    return reports


def day_of(text: str) -> datetime.date | None:
    """A plain date, or None when it is not one that the calendar has."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def edtf_ok(text: str) -> bool:
    """The small part of EDTF level 1 that these records use."""
    def point(part: str) -> bool:
        part = part.removesuffix("~")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", part):
            return day_of(part) is not None
        if re.fullmatch(r"\d{4}-\d\d", part):
            return 1 <= int(part[5:]) <= 12
        return re.fullmatch(r"\d{3}[\dX]", part) is not None
    parts = text.split("/")
    if len(parts) == 1:
        return point(text)
    if len(parts) != 2 or parts == ["..", ".."]:
        return False
    if not all(p == ".." or point(p) for p in parts):
        return False
    return ".." in parts or parts[0] <= parts[1]


def check_calendar(name: str, header: dict, text: str) -> None:
    """Weekdays written beside a date, and datelines beside the header's date."""
    month = "|".join(MONTHS)
    day = "|".join(DAYS)
    for found in re.finditer(rf"({day}),? ({month}) (\d{{1,2}})\b(?:, (\d{{4}}))?", text):
        counts["weekdays beside a date"] += 1
        date = datetime.date(int(found[4] or YEAR), MONTHS.index(found[2]) + 1, int(found[3]))
        if (DAYS[date.weekday()] == found[1]) == ((name, found[0]) in DELIBERATE):
            bad(name, f"'{found[0]}' is a {DAYS[date.weekday()]}")
    for found in re.finditer(rf"\b(?:({month}) (\d{{1,2}})|(\d{{1,2}}) ({month}))\b", text):
        counts["calendar dates"] += 1
        try:
            datetime.date(YEAR, MONTHS.index(found[1] or found[4]) + 1, int(found[2] or found[3]))
        except ValueError:
            bad(name, f"no such day: '{found[0]}'")
    dateline = re.search(rf"^[A-Z][A-Za-z ,]*[, ]({month}) (\d{{1,2}}) \(", text, re.M)
    if dateline and "date" in header:
        date = day_of(header["date"])
        if (MONTHS[date.month - 1], str(date.day)) != (dateline[1], dateline[2]):
            bad(name, f"dateline {dateline[0]} against date {header['date']}")


def check_report(name: str, header: dict, text: str, gold: dict) -> None:
    def quote(what: str, value) -> None:
        counts["quotes"] += 1
        if not isinstance(value, str) or not value or value not in text:
            bad(name, f"{what}: not in the text: {value!r}")

    def value_in(what: str, value, allowed: set) -> None:
        if value not in allowed:
            bad(name, f"{what}: {value!r} is not allowed")

    def keys(what: str, thing: dict, wanted: str) -> None:
        if set(thing) != set(wanted.split()):
            bad(name, f"{what}: fields {sorted(set(thing) ^ set(wanted.split()))}")

    keys("record", gold, "id published actors statements events figures not_body notes")
    if gold["id"] != name:
        bad(name, f"id {gold['id']}")
    published = gold["published"]
    if published is not None and day_of(published) is None:
        bad(name, f"published {published}")
    if "date" in header and header["date"] != published:
        bad(name, f"published {published}, header {header['date']}")
    check_calendar(name, header, text)

    ids = [x["id"] for key in ("actors", "statements", "events") for x in gold[key]]
    for double, n in Counter(ids).items():
        if n > 1:
            bad(name, f"id {double} twice")
    actors = {a["id"] for a in gold["actors"]}
    statements = {s["id"]: s for s in gold["statements"]}
    events = {e["id"] for e in gold["events"]}

    used = set()

    def actor(what: str, ref) -> None:
        used.add(ref)
        if ref not in actors:
            bad(name, f"{what}: no actor {ref!r}")

    for a in gold["actors"]:
        counts["actors"] += 1
        keys(a["id"], a, "id type name mentions roles")
        value_in(a["id"], a["type"], ACTOR)
        for m in a["mentions"]:
            quote(f"{a['id']} mention", m)
        if a["type"] in ("person", "country") and a["mentions"] and a["name"] not in a["mentions"]:
            bad(name, f"{a['id']}: name {a['name']!r} is no mention")
        for role in a["roles"]:
            keys(f"{a['id']} role", role, "title of")

    for s in gold["statements"]:
        counts["statements"] += 1
        counts[f"stance {s['stance']}"] += 1
        keys(s["id"], s, "id speaker source cue content type act stance addressees channel via parent")
        if s["speaker"] is not None:
            actor(s["id"], s["speaker"])
        for field in ("source", "cue"):
            if s[field] is not None:
                quote(f"{s['id']} {field}", s[field])
        for c in s["content"]:
            quote(f"{s['id']} content", c)
        if not s["content"] and s["act"] not in ("no_comment", "refuse", "apologise"):
            bad(name, f"{s['id']}: no content")
        value_in(s["id"], s["type"], TYPE)
        value_in(s["id"], s["act"], ACT)
        value_in(s["id"], s["stance"], STANCE)
        value_in(s["id"], s["channel"], CHANNEL)
        for ref in s["addressees"] + s["via"]:
            actor(s["id"], ref)
        if s["act"] == "deny" and s["stance"] != "denied":
            bad(name, f"{s['id']}: a denial with stance {s['stance']}")
        quoted = any(mark in c for c in s["content"] for mark in '“"‘')
        if s["content"] and quoted != (s["type"] != "indirect"):
            bad(name, f"{s['id']}: type {s['type']} against its quote marks")
        if s["parent"] is not None:
            parent = statements.get(s["parent"])
            if parent is None:
                bad(name, f"{s['id']}: no parent {s['parent']}")
            elif not all(any(c in p for p in parent["content"]) for c in s["content"]):
                bad(name, f"{s['id']}: content outside its parent's")

    for e in gold["events"]:
        counts["events"] += 1
        counts[f"status {e['status']}"] += 1
        keys(e["id"], e, "id type trigger actors recipients place time time_words status in_statement casualties")
        value_in(e["id"], e["type"], PLOVER)
        value_in(e["id"], e["status"], STATUS)
        quote(f"{e['id']} trigger", e["trigger"])
        for ref in e["actors"] + e["recipients"]:
            actor(e["id"], ref)
        for field in ("place", "time_words"):
            if e[field] is not None:
                quote(f"{e['id']} {field}", e[field])
        if e["time"] is not None and not edtf_ok(e["time"]):
            bad(name, f"{e['id']}: time {e['time']}")
        for day in DAYS:
            if day in (e["time_words"] or "") and e["time"] and day_of(e["time"]):
                counts["weekdays resolved"] += 1
                date = day_of(e["time"])
                if DAYS[date.weekday()] != day:
                    bad(name, f"{e['id']}: '{e['time_words']}' as {e['time']}")
                elif published and abs((date - day_of(published)).days) > 7:
                    bad(name, f"{e['id']}: '{e['time_words']}' {e['time']} is far from {published}")
        if e["in_statement"] is not None:
            s = statements.get(e["in_statement"])
            if s is None:
                bad(name, f"{e['id']}: no statement {e['in_statement']}")
            elif not any(e["trigger"] in c for c in s["content"]):
                bad(name, f"{e['id']}: trigger {e['trigger']!r} outside {s['id']}")
            elif e["status"] == "denied" and s["stance"] != "denied":
                bad(name, f"{e['id']}: denied inside {s['id']}, stance {s['stance']}")
        elif e["status"] in ("denied", "threatened"):
            bad(name, f"{e['id']}: {e['status']} by nobody")
        if e["casualties"] is not None:
            keys(f"{e['id']} casualties", e["casualties"], "killed injured")

    for f in gold["figures"]:
        counts["figures"] += 1
        keys("figure", f, "quote value bound of event in_statement")
        quote("figure", f["quote"])
        value_in("figure", f["bound"], BOUND)
        value_in("figure", f["of"], OF)
        if f["event"] is not None and f["event"] not in events:
            bad(name, f"figure {f['quote']!r}: no event {f['event']}")
        if f["in_statement"] is not None:
            s = statements.get(f["in_statement"])
            if s is None or not any(f["quote"] in c for c in s["content"]):
                bad(name, f"figure {f['quote']!r}: not inside {f['in_statement']}")
    for n in gold["not_body"]:
        quote("not_body", n)
    for a in gold["actors"]:
        if a["type"] in ("unnamed", "group") and a["id"] not in used:
            bad(name, f"{a['id']} {a['name']!r}: unnamed and never speaks or acts")


def check_across(across: dict, reports: dict, gold: dict) -> None:
    where = "across.json"

    def known(what: str, file: str) -> bool:
        if file not in reports:
            bad(where, f"{what}: no report {file}")
        return file in reports

    def quote(what: str, file: str, words: str) -> None:
        counts["quotes"] += 1
        if known(what, file) and words not in reports[file][1]:
            bad(where, f"{what}: {words!r} not in {file}")

    spelled = set()
    for a in across["actors"]:
        if a["type"] not in ACTOR:
            bad(where, f"{a['name']}: type {a['type']}")
        for s in a["spellings"]:
            for file in s["files"]:
                quote(a["name"], file, s["text"])
                spelled.add((file, s["text"]))
    for file, g in gold.items():
        for a in g["actors"]:
            for m in a["mentions"]:
                if (file, m) not in spelled:
                    bad(where, f"{file}: {m!r} is no spelling of any actor")
    names = {a["name"] for a in across["actors"]}
    for pair in across["must_not_merge"]:
        if not {pair["a"], pair["b"]} <= names:
            bad(where, f"must_not_merge: {pair['a']} / {pair['b']}")

    def plain(text: str) -> str:
        return re.sub(r"\W+", " ", text).strip()

    for copy in across["copies"]:
        by_file: dict[str, str] = {}
        for p in copy["passages"]:
            if not known(copy["id"], p["file"]):
                continue
            quote(copy["id"], p["file"], p["quote_start"])
            quote(copy["id"], p["file"], p["quote_end"])
            text = reports[p["file"]][1]
            start = text.find(p["quote_start"])
            end = text.find(p["quote_end"], start)
            if min(start, end) < 0:
                bad(where, f"{copy['id']}: no passage in {p['file']}")
                continue
            piece = text[start:end + len(p["quote_end"])]
            by_file[p["file"]] = by_file.get(p["file"], "") + " " + piece
            counts["copied passages"] += 1
        if len({plain(t) for t in by_file.values()}) != 1:
            bad(where, f"{copy['id']}: the passages are not one text")
        dates = {f: gold[f]["published"] or "" for f in by_file}
        if not dates:
            continue
        if dates.get(copy["earliest"]) != min(dates.values()):
            bad(where, f"{copy['id']}: {copy['earliest']} is not the earliest")
        if copy["carriers"] != len(by_file):
            bad(where, f"{copy['id']}: {len(by_file)} carriers")

    happenings = {e["id"] for e in across["events"]}
    for e in across["events"]:
        counts["happenings"] += 1
        if e["type"] not in PLOVER or not (e["date"] is None or edtf_ok(e["date"])):
            bad(where, f"{e['id']}: type or date")
        for r in e["reports"]:
            counts["reports of happenings"] += 1
            if known(e["id"], r["file"]) and not any(
                    x["trigger"] == r["trigger"] and x["status"] == r["status"]
                    for x in gold[r["file"]]["events"]):
                bad(where, f"{e['id']}: {r['file']} has no event {r['trigger']!r} {r['status']}")
        for other in e.get("not_same_as", []):
            if other not in happenings:
                bad(where, f"{e['id']}: not_same_as {other}")

    for d in across["disputes"]:
        counts["disputes"] += 1
        if d["about"] not in ABOUT or (d["event"] is not None and d["event"] not in happenings):
            bad(where, f"{d['id']}: about or event")
        if len(d["sides"]) < 2:
            bad(where, f"{d['id']}: one side")
        for side in d["sides"]:
            if ("stance" in side) == ("value" in side):
                bad(where, f"{d['id']}: stance or value, one of the two")
            for p in side["passages"]:
                quote(d["id"], p["file"], p["quote"])
                if p["file"] not in gold:
                    continue
                if "stance" in side and not any(
                        s["stance"] == side["stance"] and any(p["quote"] in c for c in s["content"])
                        for s in gold[p["file"]]["statements"]):
                    bad(where, f"{d['id']}: {p['file']} has no such statement: {p['quote']!r} {side['stance']}")
                if d["about"] == "figure" and not any(
                        f["quote"] == p["quote"] and f["bound"] in (side["value"]["bound"], "over")
                        and f["value"] == side["value"]["low"] for f in gold[p["file"]]["figures"]):
                    bad(where, f"{d['id']}: {p['file']} has no such figure: {p['quote']!r}")
    for r in across["rising"]:
        values = [x["value"] for x in r["series"]]
        dates = [x["as_of"] for x in r["series"]]
        if values != sorted(values) or dates != sorted(dates):
            bad(where, f"{r['id']}: does not rise")
        for x in r["series"]:
            quote(r["id"], x["file"], x["quote"])
            if x["file"] in gold and not any(f["quote"] == x["quote"] and f["value"] == x["value"] and f["bound"] == x["bound"]
                       and f["of"] == r["of"] for f in gold[x["file"]]["figures"]):
                bad(where, f"{r['id']}: {x['file']} has no figure {x['quote']!r}")
    for c in across["self_contradictions"]:
        for words in c["quotes"]:
            quote("self_contradictions", c["file"], words)
    for n in across["not_disputes"]:
        for file in n["files"]:
            known("not_disputes", file)
    starts = []
    for t in across["timeline"]:
        counts["timeline lines"] += 1
        if not edtf_ok(t["date"]):
            bad(where, f"timeline {t['date']}")
        starts.append(t["date"].removesuffix("~"))
        for file in t["files"]:
            known("timeline", file)
    if starts != sorted(starts):
        bad(where, "timeline is out of order")
    if not 20 <= len(starts) <= 30:
        bad(where, f"{len(starts)} timeline lines")
    for n in across["never"]:
        counts["never lines"] += 1
        found = [x for x in gold.get(n["file"], {"events": []})["events"] if x["trigger"] == n["trigger"]]
        if not found:
            bad(where, f"never: {n['file']} has no event {n['trigger']!r}")
        for x in found:
            if x["status"] in n["wrong_status"] or x["status"] not in NOT_HAPPENED:
                bad(where, f"never: {n['file']} {n['trigger']!r} is {x['status']}")
        if not set(n["wrong_status"]) <= STATUS:
            bad(where, f"never: {n['wrong_status']}")


def check_outlets(folder: Path, reports: dict) -> None:
    with open(folder / "outlets.tsv", encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    by_name = {row["outlet"]: row for row in rows}
    for row in rows:
        counts["outlets"] += 1
        if row["kind"] not in {"agency", "newspaper", "broadcaster", "site"} or not row["host"].endswith(".example"):
            bad("outlets.tsv", f"{row}")
    if max(Counter(row["owner"] for row in rows).values()) < 2:
        bad("outlets.tsv", "no owner of two outlets")
    for name, (header, _) in reports.items():
        if "outlet" in header:
            row = by_name.get(header["outlet"])
            if row is None or f"https://{row['host']}/" not in header["url"]:
                bad(name, f"outlet {header['outlet']!r} against {header['url']}")


def check(folder: Path) -> None:
    reports = load_reports(folder)
    gold = {p.stem: json.loads(p.read_text(encoding="utf-8"))
            for p in sorted((folder / "expected").glob("*.json")) if p.stem != "across"}
    counts["reports"] += len(reports)
    for name in sorted(set(reports) ^ set(gold)):
        bad(name, "a report without a record, or the other way round")
    for name in sorted(set(reports) & set(gold)):
        check_report(name, *reports[name], gold[name])
    check_outlets(folder, reports)
    if set(reports) != set(gold):
        return
    across = json.loads((folder / "expected" / "across.json").read_text(encoding="utf-8"))
    check_across(across, reports, gold)


def main() -> int:
    folders = [Path(a) for a in sys.argv[1:]] or sorted(p.parent for p in HERE.glob("*/outlets.tsv"))
    if not folders:
        bad("examples", "no corpus found")
    for folder in folders:
        check(folder)
    for key in sorted(counts):
        print(f"{counts[key]:6}  {key}")
    for line in problems:
        print(f"WRONG  {line}", file=sys.stderr)
    print(f"{len(problems)} problems" if problems else "all good")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
