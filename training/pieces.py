"""Words to word pieces and shape classes; `crates/attested-reader/src/pieces.rs` is the same in Rust."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from .characters import is_ideograph, is_symbol

MAX_CHARS = 64
MAX_PIECES = 16
CLS, SEP, UNKNOWN, PAD = 101, 102, 100, 0
SHAPES = ("none", "lower", "capital", "upper", "initial", "mixed", "digits", "has_digit", "symbol")


def load_vocabulary(path: Path) -> dict[str, int]:
    """Piece to id, from a file with one piece a line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {piece: index for index, piece in enumerate(lines) if piece}


class Pieces:
    """Turns a word into at most `MAX_PIECES` word-piece ids; never returns an empty list."""

    def __init__(self, vocabulary: dict[str, int]):
        self.vocabulary = vocabulary
        self.word = lru_cache(maxsize=200_000)(self._word)

    def _word(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for run in _runs(_normalise(word[:MAX_CHARS])):
            ids += self._greedy(run)
        return tuple(ids[:MAX_PIECES]) or (UNKNOWN,)

    def _greedy(self, run: str) -> list[int]:
        """Longest match first; one UNKNOWN for the whole run when a rest has no piece."""
        ids: list[int] = []
        start = 0
        while start < len(run):
            prefix = "##" if start else ""
            for end in range(len(run), start, -1):
                piece = self.vocabulary.get(prefix + run[start:end])
                if piece is not None:
                    ids.append(piece)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return ids


def _normalise(word: str) -> str:
    """Lower-cased character by character, decomposed, without combining marks."""
    lowered = "".join(char.lower() for char in word)
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.category(c).startswith("M"))


def _runs(text: str) -> list[str]:
    """Symbols and ideographs alone, everything between them together."""
    runs: list[str] = []
    joined = False
    for char in text:
        alone = is_symbol(char) or is_ideograph(char)
        if joined and not alone:
            runs[-1] += char
        else:
            runs.append(char)
        joined = not alone
    return runs


@lru_cache(maxsize=200_000)
def shape(word: str) -> int:
    """Index into `SHAPES`: what the uncased pieces no longer show."""
    head = word[:MAX_CHARS]
    digits = any("0" <= c <= "9" for c in head)
    uppers = sum(c.isupper() for c in head)
    lowers = sum(c.islower() for c in head)
    if digits:
        return SHAPES.index("has_digit" if uppers + lowers else "digits")
    if uppers + lowers == 0:
        return SHAPES.index("symbol")
    if uppers == 0:
        return SHAPES.index("lower")
    if lowers == 0:
        return SHAPES.index("initial" if uppers == 1 else "upper")
    if uppers == 1 and head[0].isupper():
        return SHAPES.index("capital")
    return SHAPES.index("mixed")
