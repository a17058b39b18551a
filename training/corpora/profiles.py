"""Which corpora a run may learn from: `default` has all of them, `open` those that may be passed on.

`open` leaves out whatever states no licence, forbids commercial use or was never checked, and with it all data for
the root of a source and a target, so that its weights have no such head.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

DEFAULT, OPEN = "default", "open"
PROFILES = (DEFAULT, OPEN)
OPEN_CORPORA = frozenset("ewt gum crossner wnut wikiwars gumdates gold own uds ontogum litbank statements".split())
ONLY_OPEN = frozenset(["statements"])
"""Read in the profile `open` only: the default leaves our gold texts for measuring attribution."""

FAMILIES = {
    "treebanks": frozenset(["ewt", "gum"]),
    "names": frozenset(["worldwide", "crossner", "wnut", "wikigold"]),
    "attribution": frozenset(["polnear", "statements"]),
    "events": frozenset(["plv", "cameo", "wikievents", "gold", "uds", "uw"]),
    "times": frozenset(["tempeval", "wikiwars", "gumdates"]),
    "coreference": frozenset(["ontogum", "litbank"]),
    "own": frozenset(["own"]),
}
"""What `--without` can leave out: corpora by what they teach; `events` with status, `own` our annotated passages."""


def left_out(families: Sequence[str]) -> frozenset[str]:
    """The corpora of these families."""
    return frozenset().union(*(FAMILIES[family] for family in families))


def wanted(corpus: str, profile: str) -> bool:
    """Whether a profile learns from a corpus."""
    return corpus in OPEN_CORPORA if profile == OPEN else corpus not in ONLY_OPEN


def gum(data: Path, layer: str, split: str, profile: str) -> list[Path]:
    """The files of a layer of GUM; in `open` without the documents whose text is not free for every use."""
    root = data / "corpora" / "gum"
    paths = sorted((root / layer / split).glob("*.conllu"))
    if profile == OPEN:
        rows = [line.split("\t") for line in (root / "docs.tsv").read_text(encoding="utf-8").splitlines()]
        free = {row[0] for row in rows if row[-1] == "yes"}
        paths = [path for path in paths if path.stem in free]
    return paths
