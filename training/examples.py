"""The one shape that every corpus reader produces and every batch is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .pieces import Pieces, shape

MAX_WINDOW = 254
"""Word pieces in a window, [CLS] and [SEP] not counted."""


@dataclass
class Example:
    """One window of text: its words and whatever labels its corpus has.

    `family` names the heads that learn from it; `corpus` names the corpus for sampling and scoring.
    `targets` maps a target name to an array whose first axis is the words (or, for whole-window targets, is free).
    """

    corpus: str
    family: str
    words: list[str]
    targets: dict[str, np.ndarray]
    note: object = None
    pieces: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    shapes: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    firsts: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))

    def encode(self, pieces: Pieces) -> Example:
        """Fills `pieces`, `shapes` and `firsts` (index of each word's first piece, [CLS] counted)."""
        ids, shapes, firsts = [101], [0], []
        for word in self.words:
            found = pieces.word(word)
            firsts.append(len(ids))
            ids.extend(found)
            shapes.extend([shape(word)] * len(found))
        ids.append(102)
        shapes.append(0)
        self.pieces = np.array(ids, np.int64)
        self.shapes = np.array(shapes, np.int64)
        self.firsts = np.array(firsts, np.int64)
        return self


def cut_by_size(sizes: list[int], limit: int = MAX_WINDOW) -> list[tuple[int, int]]:
    """Ranges of consecutive items whose sizes add up to at most `limit`; an item larger than that stands alone."""
    ranges, start, total = [], 0, 0
    for index, size in enumerate(sizes):
        if index > start and total + size > limit:
            ranges.append((start, index))
            start, total = index, 0
        total += size
    if start < len(sizes):
        ranges.append((start, len(sizes)))
    return ranges
