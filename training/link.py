"""Sources and contents to cues, by distance; `crates/attested-reader/src/link.rs` is the same in Rust."""

from __future__ import annotations

from dataclasses import dataclass, field

Range = tuple[int, int]
SHARING_REACH = 40
"""A cue without a source of its own borrows the nearest one before it within this distance."""
SENTENCE_CHANGE = 50
"""What each sentence between two spans adds to their distance in words: 1.6 points of dev, gold spans given."""


@dataclass
class Attribution:
    """Word ranges of one attribution; `source` is None when nothing in reach can be one."""

    cue: Range
    source: Range | None = None
    content: list[Range] = field(default_factory=list)


def link(spans: list[tuple[int, int, str]], sentences: list[Range]) -> list[Attribution]:
    """Each source and each content fragment goes to the cue nearest to it, ties to the earlier cue.

    `sentences` tile the words of the window.
    """
    found = [Attribution((start, end)) for start, end, kind in spans if kind == "cue"]
    if not found:
        return []
    sentence = [number for number, (start, end) in enumerate(sentences) for _ in range(start, end)]

    def gap(one: Range, other: Range) -> int:
        """Words between two ranges, changes of sentence weighed; 0 when they overlap."""
        left, right = (one, other) if one[1] <= other[0] else (other, one)
        words = right[0] - left[1]
        return words + SENTENCE_CHANGE * (sentence[right[0]] - sentence[left[1] - 1]) if words >= 0 else 0

    def nearest(span: Range) -> Attribution:
        return min(found, key=lambda attribution: gap(attribution.cue, span))

    for start, end, kind in spans:
        if kind == "content":
            nearest((start, end)).content.append((start, end))
    sources = [(start, end) for start, end, kind in spans if kind == "source"]
    for source in sources:
        cue = nearest(source)
        if cue.source is None or gap(cue.cue, source) < gap(cue.cue, cue.source):
            cue.source = source
    for attribution in found:
        if attribution.source is None:
            cue = attribution.cue
            before = [s for s in sources if s[1] <= cue[0] and gap(s, cue) <= SHARING_REACH]
            attribution.source = before[-1] if before else None
    return found
