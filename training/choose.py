"""Which passages to annotate next: where the exported reader is least sure, and what public corpora lack."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from .tag import Tagger

SENTENCES = 5
"""Sentences of a passage: enough for a pronoun, a tail and a second quotation."""
ARTICLES = {"tehran_times": 320, "wikinews_2019_2020": 200, "wikinews_2004_2014": 140, "state_dept_2021_2022": 90,
            "isaf_press_releases": 60}  # fmt: skip
"""Articles that are looked at, of each openly licensed collection."""
LONGEST = 1200
"""Words of an article that are looked at; briefings go on for hours."""
SILENT = re.compile(
    r"\b(den(?:y|ie[sd]|ying|ial)|reject\w*|refus\w+|dismiss\w*|no (?:formal )?(?:evidence|proof)|not aware"
    r"|declin\w+ to"
    r"|unclear|yet to|citing|quot(?:ed|ing)|according to|told|reported(?:ly)?|allege\w*"
    r"|claim\w*|vow\w*|threat\w+|warn\w*"
    r"|plan(?:s|ned)? to|would|if|unless|averted|fail\w* to|call(?:s|ed|ing)? (?:on|for)|accus\w+|blam\w+)\b",
    re.IGNORECASE,
)
"""Words of what public corpora do not mark: chains, denial beside refusal, not knowing, addressees, status."""


def choose(data: Path, exported: Path, out: Path, passages: int, seed: int) -> None:
    """Writes as many passages, the most doubtful first, as lines {id, title, date, outlet, license, url, text}."""
    tagger, draw = Tagger.exported(exported), random.Random(seed)
    gold = (data / "corpora" / "gold_dev" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    taken = {json.loads(line)["id"] for line in gold}
    gold_text = "\n".join(json.loads(line)["text"] for line in gold)
    rows = []
    for name, count in ARTICLES.items():
        lines = (data / "newstext" / f"{name}.jsonl").read_text(encoding="utf-8").strip().split("\n")
        for article in map(json.loads, draw.sample(lines, count)):
            if article["id"] not in taken and article["text"][200:300] not in gold_text:
                best = max(_passages(tagger, article), default=None)
                if best:
                    rows.append((*best, article))
    rows.sort(key=lambda row: (-row[0], row[2]["id"]))
    with out.open("w", encoding="utf-8") as file:
        for doubt, text, article in rows[:passages]:
            about = {key: article.get(key) for key in ("id", "title", "date", "outlet", "license", "url")}
            file.write(json.dumps({**about, "doubt": round(doubt, 2), "text": text}, ensure_ascii=False) + "\n")


def _passages(tagger: Tagger, article: dict) -> list[tuple[float, str]]:
    """Each run of sentences with its doubt: what the reader is unsure of, and words of silence, by the sentence."""
    text = " ".join(article["text"].split(" ")[:LONGEST])
    data, tagged = text.encode(), tagger.tag(text)
    bounds = [
        (tagged["words"][s["start"]]["span"][0], tagged["words"][s["end"] - 1]["span"][1]) for s in tagged["sentences"]
    ]
    doubts = []
    for start, end in bounds:
        sure = [row["certainty"] for row in tagged["attributions"] if start <= row["cue"][0] < end]
        sure += [row["certainty"] for row in tagged["predicates"] if start <= row["span"][0] < end]
        silent = {word.lower() for word in SILENT.findall(data[start:end].decode())}
        doubts.append(sum(1 - one for one in sure) + 0.5 * len(silent))
    found = []
    for at in range(max(1, len(bounds) - SENTENCES + 1)):
        part, length = doubts[at : at + SENTENCES], 0
        if part:
            start, end = bounds[at][0], bounds[at + len(part) - 1][1]
            length = len(data[start:end].split())
        if 50 <= length <= 220:
            found.append((sum(part) / length**0.5, data[start:end].decode()))
    return found
