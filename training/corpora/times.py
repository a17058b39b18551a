"""Time expressions: TimeBank and AQUAINT (TempEval-3), WikiWars, the date marks of GUM."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..examples import Example, cut_by_size
from ..labels import TIME_LABELS
from ..pieces import Pieces
from ..windows import windows
from .profiles import DEFAULT, gum

FOLDS = 5
KINDS = {"DATE": "date", "TIME": "time", "DURATION": "duration", "SET": "set"}
Spans = list[tuple[int, int, str]]


def read(data: Path, part: str, pieces: Pieces, profile: str = DEFAULT) -> list[Example]:
    """Examples with `times`, the allowed labels of each word; a fifth of the documents of TempEval-3 is `dev`."""
    root = data / "corpora"
    examples = []
    for path in _tempeval(root, part):
        examples += _windows("tempeval", *timeml(path), pieces)
    if part == "train":
        for path in sorted((root / "wikiwars" / "timex3").glob("*.tml")):
            examples += _windows("wikiwars", *timeml(path), pieces)
        for path in gum(data, "dep", "train", profile):
            examples += _gum(path, pieces)
    return examples


def _tempeval(root: Path, part: str) -> list[Path]:
    paths = sorted((root / "tempeval3_train").glob("*/*.tml"))
    paths = [path for path in paths if path.parent.name in ("TimeBank", "AQUAINT")]
    order = np.random.default_rng(1).permutation(len(paths))
    return [paths[i] for place, i in enumerate(order) if (place % FOLDS == FOLDS - 1) == (part == "dev")]


def timeml(path: Path) -> tuple[str, Spans]:
    """Text of a TimeML document, one line a paragraph, and its outermost TIMEX3 elements.

    TeX quotes become straight ones of the same length, so that offsets stay.
    """
    body = ElementTree.parse(path).getroot().find("TEXT")
    parts: list[str] = []
    spans: Spans = []

    def walk(element: ElementTree.Element, inside: bool) -> None:
        start = sum(map(len, parts))
        marked = element.tag == "TIMEX3" and not inside
        parts.append(element.text or "")
        for child in element:
            walk(child, inside or marked)
            parts.append(child.tail or "")
        if marked:
            spans.append((start, sum(map(len, parts)), KINDS[element.get("type", "DATE")]))

    assert body is not None, path
    walk(body, False)
    text = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", "".join(parts))
    return text.replace("``", '" ').replace("''", ' "'), spans


def _windows(corpus: str, text: str, spans: Spans, pieces: Pieces) -> Iterator[Example]:
    """One example a paragraph; `note` keeps the gold word ranges."""
    for words in windows(text, pieces):
        tags = np.zeros((len(words), len(TIME_LABELS)), bool)
        tags[:, 0] = True
        gold = []
        for start, end, kind in spans:
            inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
            if inside:
                gold.append((inside[0], inside[-1] + 1, kind))
                first = TIME_LABELS.index("B-" + kind)
                tags[inside] = False
                tags[inside, first + 1] = True
                tags[inside[0], first : first + 2] = [True, False]
        yield Example(corpus, "times", [text[a:b] for a, b in words], {"times": tags}, note=gold).encode(pieces)


def _gum(path: Path, pieces: Pieces) -> Iterator[Example]:
    """Paragraphs with a date mark; a marked range is a date or a time, everything else stays open."""
    words: list[str] = []
    rows: list[int] = []
    sizes: list[int] = []

    def flush() -> Iterator[Example]:
        for start, end in cut_by_size(sizes):
            part = rows[start:end]
            if any(part):
                yield _gum_example(words[start:end], part).encode(pieces)

    inside = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if line.startswith("# newpar"):
            yield from flush()
            words, rows, sizes = [], [], []
        elif cells[0].isdigit():
            marks = cells[9].partition("XML=")[2].partition("|")[0]
            opened = re.search(r"<(date|time)\b", marks)
            rows.append(1 if opened else 2 * inside)
            inside = 1 if opened else inside
            if re.search(r"</(date|time)>", marks):
                inside = 0
            words.append(cells[1])
            sizes.append(len(pieces.word(cells[1])))
    yield from flush()


def _gum_example(words: list[str], rows: list[int]) -> Example:
    """`rows`: 0 unmarked, 1 first word of a mark, 2 later word."""
    tags = np.ones((len(words), len(TIME_LABELS)), bool)
    for i, row in enumerate(rows):
        if row and (row == 1 or i):
            tags[i] = [label in (("B-date", "B-time") if row == 1 else ("I-date", "I-time")) for label in TIME_LABELS]
    return Example("gumdates", "times", words, {"times": tags}, note=[])
