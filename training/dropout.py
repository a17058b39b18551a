"""Dropout whose masks are slices of one long table of random values.

torch draws every value of a mask afresh, one after the other: on a CPU that took half of the time of a training step.
A slice at a random place of a table made once costs one multiplication.
"""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
import torch
from torch import Tensor, nn

SIZE = 1 << 24


class Dropout(nn.Module):
    """Like `nn.Dropout`; all modules of one rate share a table."""

    tables: ClassVar[dict[tuple[float, torch.dtype, torch.device], Tensor]] = {}
    random: ClassVar[np.random.Generator] = np.random.default_rng(1)

    def __init__(self, rate: float):
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """`x` with a share of `rate` of its values at 0 and the others enlarged; `x` itself outside training."""
        if not self.training or self.rate == 0:
            return x
        table = self._table(x.dtype, x.device)
        size = math.prod(x.shape)
        if size > SIZE:
            return nn.functional.dropout(x, self.rate)
        start = int(self.random.integers(0, SIZE - size + 1))
        return x * table[start : start + size].view(x.shape)

    def _table(self, kind: torch.dtype, device: torch.device) -> Tensor:
        key = (self.rate, kind, device)
        if key not in self.tables:
            kept = self.random.random(SIZE, np.float32) >= self.rate
            self.tables[key] = torch.from_numpy(kept).to(device, kind) / (1 - self.rate)
        return self.tables[key]
