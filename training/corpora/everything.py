"""All corpora of a split at once."""

from __future__ import annotations

from pathlib import Path

from ..examples import Example
from ..pieces import Pieces
from . import coreference, events, names, polnear, predicates, statements, times, treebank
from .profiles import DEFAULT, wanted


def read(data: Path, split: str, sets: dict[str, list[str]], pieces: Pieces, profile: str = DEFAULT) -> list[Example]:
    """Every example of `train` or `dev` from which a profile learns."""
    examples = [
        *treebank.read(data, split, sets, pieces, profile),
        *names.read(data, split, pieces),
        *polnear.read(data, split, pieces),
        *events.read(data, split, pieces),
        *times.read(data, split, pieces, profile),
        *predicates.read(data, split, pieces),
        *coreference.read(data, split, pieces, profile),
        *statements.read(data, split, pieces),
    ]
    return [example for example in examples if wanted(example.corpus, profile)]
