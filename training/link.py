"""Sources and contents to cues, by distance; `crates/attested-reader/src/link.rs` is the same in Rust."""

from __future__ import annotations

from dataclasses import dataclass, field

from .windows import SENTENCE_ENDS

Range = tuple[int, int]
SHARING_REACH = 40
"""A cue without a source of its own borrows the nearest one before it within this distance."""
SENTENCE_END = 50
"""What a full stop between two spans adds to their distance in words: 1.6 points of linked dev attributions."""


@dataclass
class Attribution:
    """Word ranges of one attribution; `source` is None when nothing in reach can be one."""

    cue: Range
    source: Range | None = None
    content: list[Range] = field(default_factory=list)


def link(spans: list[tuple[int, int, str]], forms: list[str]) -> list[Attribution]:
    """Each source and each content fragment goes to the cue nearest to it, ties to the earlier cue.

    `forms` are the words of the window that the spans count.
    """
    found = [Attribution((start, end)) for start, end, kind in spans if kind == "cue"]
    if not found:
        return []
    stops = [0]
    for form in forms:
        stops.append(stops[-1] + (form in SENTENCE_ENDS))

    def gap(one: Range, other: Range) -> int:
        """Words between two ranges, sentence ends weighed; 0 when they touch or overlap."""
        low, high = (one[1], other[0]) if one[1] <= other[0] else (other[1], one[0])
        return high - low + SENTENCE_END * (stops[high] - stops[low]) if high > low else 0

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
