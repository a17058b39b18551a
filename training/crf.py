"""Linear-chain CRF over BIO labels, with sets of allowed labels in place of single gold labels."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from .labels import may_follow, may_start

FORBIDDEN = -1e4


class Chain(nn.Module):
    """Transition scores of one label set; forbidden transitions are fixed and never learnt."""

    def __init__(self, labels: list[str]):
        super().__init__()
        size = len(labels)
        self.transitions = nn.Parameter(torch.zeros(size, size))
        self.starts = nn.Parameter(torch.zeros(size))
        self.register_buffer("follow", torch.from_numpy(may_follow(labels)), persistent=False)
        self.register_buffer("start", torch.from_numpy(may_start(labels)), persistent=False)

    def tables(self) -> tuple[Tensor, Tensor]:
        """Transition scores [previous, next] and start scores, forbidden ones at `FORBIDDEN`."""
        return (
            self.transitions.masked_fill(~self.follow, FORBIDDEN),
            self.starts.masked_fill(~self.start, FORBIDDEN),
        )

    def forward(self, emissions: Tensor, allowed: Tensor, present: Tensor) -> Tensor:
        """Mean over words of -log P(some allowed sequence).

        `emissions` [batch, words, labels]; `allowed` bool of that shape; `present` [batch, words] bool.
        """
        transitions, starts = self.tables()
        open_, closed = emissions, emissions.masked_fill(~allowed, FORBIDDEN)
        both = torch.cat([open_, closed])
        live = torch.cat([present, present])
        state = both[:, 0] + starts
        for step in range(1, both.shape[1]):
            moved = torch.logsumexp(state[:, :, None] + transitions, 1) + both[:, step]
            state = torch.where(live[:, step, None], moved, state)
        total, gold = torch.logsumexp(state, 1).chunk(2)
        return (total - gold).sum() / present.sum()


def best_path(emissions: np.ndarray, transitions: np.ndarray, starts: np.ndarray) -> list[int]:
    """Highest-scoring label sequence for [words, labels]; the earlier label wins a tie."""
    state = emissions[0] + starts
    back = []
    for row in emissions[1:]:
        scores = state[:, None] + transitions
        back.append(scores.argmax(0))
        state = scores.max(0) + row
    path = [int(state.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
