"""All corpora of a split at once."""

from __future__ import annotations

from pathlib import Path

from ..examples import Example
from ..pieces import Pieces
from . import events, names, polnear, treebank


def read(data: Path, split: str, sets: dict[str, list[str]], pieces: Pieces) -> list[Example]:
    """Every example of `train` or `dev`."""
    return [
        *treebank.read(data, split, sets, pieces),
        *names.read(data, split, pieces),
        *polnear.read(data, split, pieces),
        *events.read(data, split, pieces),
    ]
