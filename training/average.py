"""The weighted mean of two checkpoints of one line of training: often better than either."""

from __future__ import annotations

from pathlib import Path

import torch


def average(first: Path, second: Path, share: float, out: Path) -> None:
    """Writes `second` with every number (1 - share) of `first` and `share` of its own; new heads stay."""
    before = torch.load(first, map_location="cpu", weights_only=False)["state"]
    mixed = torch.load(second, map_location="cpu", weights_only=False)
    for name, values in mixed["state"].items():
        old = before.get(name)
        if old is not None and old.shape == values.shape and values.dtype.is_floating_point:
            mixed["state"][name] = torch.lerp(old, values, share)
    mixed.pop("moments", None)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mixed, out / "last.pt")
