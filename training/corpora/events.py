"""Who did what to whom with both given: PLV (PLOVER roots) and CAMEO spans (quad classes)."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from ..examples import MAX_WINDOW, Example
from ..labels import PLV_NAMES, QUADS, ROOTS
from ..pieces import Pieces
from ..splitter import split

FOLDS = 5


def read(data: Path, part: str, pieces: Pieces) -> list[Example]:
    """Examples with `roots` (allowed roots), `source` and `target` (word masks).

    PLV has no dev split: sentences whose text falls in the last of five folds are `dev`.  CAMEO spans are train only.
    """
    examples = _plv(data, part)
    if part == "train":
        examples += _cameo(data, {_key(example.words) for example in _plv(data, "dev")})
    return [e.encode(pieces) for e in examples if sum(len(pieces.word(w)) for w in e.words) <= MAX_WINDOW]


def _key(words: list[str]) -> str:
    """A text whatever its word splitting, to find the same sentence in two corpora."""
    return "".join(words).lower().replace("\u2019", "'")


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _plv(data: Path, part: str) -> list[Example]:
    rows = _rows(data / "corpora" / "plv" / "PLV_train.jsonl")
    order = sorted({row["text"] for row in rows})
    shuffled = np.random.default_rng(1).permutation(len(order))
    fold = {order[index]: position % FOLDS for position, index in enumerate(shuffled)}
    kept = []
    for row in rows:
        if (fold[row["text"]] == FOLDS - 1) == (part == "dev"):
            text = row["text"]
            words = split(text)
            allowed = np.zeros(len(ROOTS), bool)
            allowed[ROOTS.index(PLV_NAMES.get(row["gold_root"], row["gold_root"]))] = True
            masks = [_mask(text, words, row[side]) for side in ("source_bytes", "target_bytes")]
            kept.append(_example("plv", [text[a:b] for a, b in words], allowed, *masks))
    return kept


def _mask(text: str, words: list[tuple[int, int]], span: list[int] | None) -> np.ndarray:
    """Words that overlap a byte range; none for a side the corpus could not place in the sentence."""
    if span is None:
        return np.zeros(len(words), bool)
    start = len(text.encode()[: span[0]].decode(errors="ignore"))
    end = len(text.encode()[: span[1]].decode(errors="ignore"))
    return np.array([a < end and b > start for a, b in words])


def _cameo(data: Path, held_back: set[str]) -> list[Example]:
    """Sentences with a quad class and both spans; reciprocal actors count as source and target."""
    kept = []
    for row in _rows(data / "corpora" / "cameo_quad_spans" / "cameo_ner_train.jsonl"):
        sides = [np.array([tag[2:] in (side, "R") for tag in row["tags"]]) for side in "ST"]
        if row["quad"] in QUADS and sides[0].any() and sides[1].any() and _key(row["tokens"]) not in held_back:
            allowed = np.array([root in QUADS[row["quad"]] for root in ROOTS])
            kept.append(_example("cameo", row["tokens"], allowed, *sides))
    return kept


def _example(corpus: str, words: list[str], allowed: np.ndarray, source: np.ndarray, target: np.ndarray) -> Example:
    targets = {"roots": allowed, "source": source.astype(np.float32), "target": target.astype(np.float32)}
    return Example(corpus, "events", words, targets)
