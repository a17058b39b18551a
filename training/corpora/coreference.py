"""Coreference of words: OntoGUM (heads by its trees) and LitBank (heads by a rule)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..coreference import form_ids
from ..examples import Example, cut_by_size
from ..pieces import Pieces
from .profiles import DEFAULT, gum

Mention = tuple[int, int, int]
"""Entity, first word, word after the last, all in the document."""
MARK = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")
GROUPED_WORDS = 80
OPENERS = frozenset("of in on at for from to with by who whom whose which that and or , ( - --".split())
"""What ends the part of a LitBank mention that can hold its head."""


def read(data: Path, part: str, pieces: Pieces, profile: str = DEFAULT) -> list[Example]:
    """One example a paragraph, those of a document in order; `entity` is 0 or the entity of which a word is the head.

    `note` holds the document's name, its number of words before this window and, at its first window, the mentions.
    """
    root = data / "corpora"
    examples: list[Example] = []
    for path in gum(data, "ontogum_conllu", part, profile):
        examples += _document("ontogum", path.stem, *ontogum(path), pieces)
    if part == "train":
        for path in sorted((root / "litbank" / "coref" / "conll").glob("*.conll")):
            examples += _document("litbank", path.stem, *litbank(path), pieces)
    return examples


def ontogum(path: Path) -> tuple[list[list[list[str]]], list[Mention], dict[int, int]]:
    """Paragraphs of sentences of words, the mentions, and the entity of each head word."""
    paragraphs: list[list[list[str]]] = [[]]
    heads: list[int] = []
    marks: list[str] = []
    words: list[str] = []
    start = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if line.startswith("# newpar") and paragraphs[-1]:
            paragraphs.append([])
        elif cells[0].isdigit():
            words.append(cells[1])
            heads.append(start + int(cells[6]) - 1 if cells[6] != "0" else -1)
            marks.append(next((item[7:] for item in cells[9].split("|") if item.startswith("Entity=")), ""))
        elif not line and words:
            paragraphs[-1].append(words)
            start += len(words)
            words = []
    mentions = _mentions(marks)
    entity: dict[int, int] = {}
    for number, begin, end in sorted(mentions, key=lambda m: m[1] - m[2]):
        outside = [i for i in range(begin, end) if not begin <= heads[i] < end]
        entity.setdefault(outside[0], number)
    return [p for p in paragraphs if p], mentions, entity


def litbank(path: Path) -> tuple[list[list[list[str]]], list[Mention], dict[int, int]]:
    """The same from a CoNLL file without trees or paragraphs; entities that occur once are left out."""
    sentences: list[list[str]] = [[]]
    marks: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) > 5 and not line.startswith("#"):
            sentences[-1].append(cells[3])
            marks.append(cells[-1].replace("|", ""))
        elif not line.strip() and sentences[-1]:
            sentences.append([])
    words = [word for sentence in sentences for word in sentence]
    mentions = _mentions(marks)
    often = Counter(number for number, _, _ in mentions)
    mentions = [mention for mention in mentions if often[mention[0]] > 1]
    entity: dict[int, int] = {}
    for number, begin, end in sorted(mentions, key=lambda m: m[1] - m[2]):
        stop = next((i for i in range(begin + 1, end) if words[i].lower() in OPENERS), end)
        entity.setdefault(stop - 1, number)
    paragraphs: list[list[list[str]]] = [[]]
    for sentence in filter(None, sentences):
        if paragraphs[-1] and sum(map(len, paragraphs[-1])) + len(sentence) > GROUPED_WORDS:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return paragraphs, mentions, entity


def _mentions(marks: list[str]) -> list[Mention]:
    found: list[Mention] = []
    opened: dict[str, list[int]] = defaultdict(list)
    for place, mark in enumerate(marks):
        for match in MARK.finditer(mark):
            if match[1]:
                found.append((int(match[1]), place, place + 1))
            elif match[2]:
                opened[match[2]].append(place)
            elif opened[match[3]]:
                found.append((int(match[3]), opened[match[3]].pop(), place + 1))
    return found


def _document(
    corpus: str,
    name: str,
    paragraphs: list[list[list[str]]],
    mentions: list[Mention],
    entity: dict[int, int],
    pieces: Pieces,
) -> Iterator[Example]:
    offset = 0
    for paragraph in paragraphs:
        sizes = [sum(len(pieces.word(word)) for word in sentence) for sentence in paragraph]
        for start, end in cut_by_size(sizes):
            words = [word for sentence in paragraph[start:end] for word in sentence]
            row = np.array([entity.get(offset + i, -1) + 1 for i in range(len(words))], np.int64)
            note = (name, offset, mentions if offset == 0 else [])
            if max(sizes[start:end]) <= 254:
                targets = {"entity": row, "form": form_ids(words)}
                yield Example(corpus, "coreference", words, targets, note=note).encode(pieces)
            offset += len(words)
