"""Source, cue and content of the statements of our gold texts, for the profile that may not learn from PolNeAR."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..examples import Example
from ..pieces import Pieces
from ..windows import windows
from .polnear import example
from .predicates import held_back

REACH = 400
"""Characters between a cue and its content or source, beyond which another occurrence was meant."""


def read(data: Path, part: str, pieces: Pieces) -> list[Example]:
    """One example a paragraph, for `train` only; as in PolNeAR only the outermost statement of each passage."""
    if part != "train":
        return []
    folder = data / "corpora" / "gold_dev"
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    back = held_back([article["id"] for article in articles])
    examples = []
    for article in articles:
        if article["id"] not in back:
            text = article["title"] + "\n\n" + article["text"]
            rows = json.loads((folder / f"{article['id']}.json").read_text(encoding="utf-8"))["statements"]
            frames = list(_frames(text, [row for row in rows if row["parent"] is None]))
            for words in windows(text, pieces):
                examples.append(example("statements", text, words, frames).encode(pieces))
    return examples


def _frames(text: str, rows: list[dict]) -> Iterator[dict]:
    """Statements whose content is found, with the cue and the source nearest to it, as PolNeAR has them."""
    for row in rows:
        content = [span for part in row["content"] if (span := _nearest(text, part, None))]
        if content:
            at = content[0]["start"]
            cue = _nearest(text, row["cue"] or "", at)
            source = _nearest(text, row["source"] or "", cue["start"] if cue else at)
            yield {"content": content, "cue": [cue] if cue else [], "source": [source] if source else []}


def _nearest(text: str, part: str, place: int | None) -> dict | None:
    """The occurrence of `part` nearest to `place`; without a place the first one."""
    starts = []
    start = text.find(part) if part else -1
    while start >= 0:
        starts.append(start)
        start = text.find(part, start + 1)
    if place is not None:
        starts = [start for start in starts if abs(start - place) <= REACH]
    if not starts:
        return None
    start = starts[0] if place is None else min(starts, key=lambda start: abs(start - place))
    return {"start": start, "end": start + len(part)}
