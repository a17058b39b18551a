"""PolNeAR: source, cue and content of attributions in US political news."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from ..examples import Example
from ..labels import ATTRIBUTION_LABELS, ATTRIBUTION_TYPES
from ..pieces import Pieces
from ..windows import windows

Fragments = list[tuple[int, int]]


def read(data: Path, part: str, pieces: Pieces) -> list[Example]:
    """One example per paragraph of the first annotator's layer.

    Targets: `attribution`, a BIO label per word.  `note`: the attributions as {role: [(start, end) in words]}.
    """
    examples = []
    with open(data / "corpora" / "polnear" / f"{part}.jsonl", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            frames = document["annotations"][0]["attributions"] if document["annotations"] else []
            for words in windows(document["text"], pieces):
                examples.append(example("polnear", document["text"], words, frames).encode(pieces))
    return examples


def example(corpus: str, text: str, words: Fragments, frames: list[dict]) -> Example:
    """Labels of one window; fragments outside it are left out, fragments across its edge are cut."""
    tags = np.zeros(len(words), np.int64)
    kept = []
    for frame in frames:
        roles = {role: _in_words(frame[role], words) for role in ATTRIBUTION_TYPES}
        if roles["cue"] or roles["content"]:
            kept.append(roles)
        for role in ("content", "source", "cue"):
            first = ATTRIBUTION_LABELS.index("B-" + role)
            for start, end in roles[role]:
                tags[start] = first
                tags[start + 1 : end] = first + 1
    forms = [text[a:b] for a, b in words]
    return Example(corpus, "attribution", forms, {"attribution": _repair(tags)}, note=kept)


def _in_words(spans: list[dict], words: Fragments) -> Fragments:
    """Word ranges that overlap each character span."""
    found = []
    for span in spans:
        inside = [i for i, (a, b) in enumerate(words) if a < span["end"] and b > span["start"]]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found


def _repair(tags: np.ndarray) -> np.ndarray:
    """An I- whose span was overwritten at its start becomes B-."""
    for i in range(len(tags)):
        inside = tags[i] > 0 and tags[i] % 2 == 0
        if inside and (i == 0 or (tags[i - 1] + 1) // 2 != (tags[i] + 1) // 2):
            tags[i] -= 1
    return tags
