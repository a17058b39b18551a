"""Scores on raw text: our own words and sentences against the treebanks' (CoNLL-18 style F1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .corpora.treebank import paths
from .metrics import Table
from .tag import Tagger

Span = tuple[int, int]


@dataclass
class Paragraph:
    """Raw text with the gold words found in it: span, UPOS, head's span (None = root), relation."""

    text: str = ""
    words: list[tuple[Span, str, Span | None, str]] = field(default_factory=list)


def score(data: Path, tagger: Tagger, table: Table) -> None:
    """Adds words, UPOS, UAS and LAS F1 of the dev treebanks; a word counts when its bytes are the gold ones."""
    for corpus, path in paths(data, "dev"):
        what = corpus.upper() + " dev, raw text"
        for paragraph in read(path):
            tagged = tagger.tag(paragraph.text)["words"]
            spans = [tuple(word["span"]) for word in tagged]
            heads = [None if word["head"] is None else spans[word["head"]] for word in tagged]
            rows = [(s, w["upos"], h, w["relation"]) for s, h, w in zip(spans, heads, tagged, strict=True)]
            for metric, part in (("words", slice(0, 1)), ("UPOS", slice(0, 2))):
                table.overlap(what, metric).add((r[part] for r in rows), (r[part] for r in paragraph.words))
            table.overlap(what, "UAS").add(((r[0], r[2]) for r in rows), ((r[0], r[2]) for r in paragraph.words))
            table.overlap(what, "LAS").add(
                ((r[0], r[2], r[3]) for r in rows), ((r[0], r[2], r[3]) for r in paragraph.words)
            )


def read(path: Path) -> Iterator[Paragraph]:
    """Paragraphs: sentences joined by a space; sentences whose words are not found in their text are left out."""
    paragraph = Paragraph()
    text, rows = "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(("# newdoc", "# newpar ", "# newpar_block")) or line == "# newpar":
            if paragraph.words:
                yield paragraph
            paragraph = Paragraph()
        elif line.startswith("# text = "):
            text = line[len("# text = ") :]
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            _add(paragraph, text, rows)
            rows = []
    if paragraph.words:
        yield paragraph


def _add(paragraph: Paragraph, text: str, rows: list[list[str]]) -> None:
    """Adds one sentence with the byte spans of its words."""
    start = paragraph.text + " " if paragraph.text else ""
    spans: list[Span] = []
    at = 0
    for cells in rows:
        found = text.find(cells[1], at)
        if found < 0:
            return
        at = found + len(cells[1])
        begin = len((start + text[:found]).encode())
        spans.append((begin, begin + len(cells[1].encode())))
    paragraph.text = start + text
    for span, cells in zip(spans, rows, strict=True):
        head = spans[int(cells[6]) - 1] if cells[6] != "0" else None
        paragraph.words.append((span, cells[3], head, cells[7]))
