"""Raw text to the windows that the encoder sees; `crates/attested-reader/src/window.rs` is the same in Rust."""

from __future__ import annotations

from collections.abc import Iterator

from .examples import MAX_WINDOW
from .pieces import Pieces
from .splitter import split

Ranges = list[tuple[int, int]]
SENTENCE_ENDS = frozenset([".", "!", "?"])
CLOSERS = frozenset(['"', "'", ")", "]", "\u201d", "\u2019", "\u00bb"])


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Character ranges of the lines that hold more than ASCII white space."""
    start = 0
    for line in text.split("\n"):
        if line.strip(" \t\r\f\v"):
            yield start, start + len(line)
        start += len(line) + 1


def windows(text: str, pieces: Pieces) -> Iterator[Ranges]:
    """Word ranges of one window after the other; a window never crosses a line break."""
    for start, end in paragraphs(text):
        words = [(start + a, start + b) for a, b in split(text[start:end])]
        forms = [text[a:b] for a, b in words]
        for low, high in cut(forms, [len(pieces.word(form)) for form in forms]):
            yield words[low:high]


def cut(forms: list[str], sizes: list[int]) -> Ranges:
    """Ranges of words of at most `MAX_WINDOW` pieces, cut after a sentence end of the second half if there is one."""
    ranges, start, total, index = [], 0, 0, 0
    while index < len(forms):
        if total + sizes[index] <= MAX_WINDOW:
            total += sizes[index]
            index += 1
            continue
        stop = _last_sentence_end(forms, start, index) or index
        ranges.append((start, stop))
        start = index = stop
        total = 0
    if start < len(forms):
        ranges.append((start, len(forms)))
    return ranges


def _last_sentence_end(forms: list[str], start: int, limit: int) -> int | None:
    """The last index after a full stop and its closing quotes, in the second half of [start, limit)."""
    for stop in range(limit, start + (limit - start + 1) // 2, -1):
        mark = stop - 1
        while mark > start and forms[mark] in CLOSERS:
            mark -= 1
        if forms[mark] in SENTENCE_ENDS and (stop == len(forms) or forms[stop] not in CLOSERS):
            return stop
    return None
