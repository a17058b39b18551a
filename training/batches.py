"""Batches: examples of one corpus and similar length, padded; corpora drawn by the square root of their size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from .examples import Example

DOCUMENT_BUDGET = 3072
PADDING = {"head": -1, "upos": -1, "features": -1, "lemma": -1, "relation": -1, "start": -1, "sentence": -1}


def collate(examples: list[Example]) -> dict[str, Tensor]:
    """Pads a list of examples of one family."""
    length = max(len(e.pieces) for e in examples)
    count = max(len(e.words) for e in examples)
    size = len(examples)
    batch = {
        "pieces": np.zeros((size, length), np.int64),
        "shapes": np.zeros((size, length), np.int64),
        "pieces_present": np.zeros((size, length), bool),
        "firsts": np.zeros((size, count), np.int64),
        "words_present": np.zeros((size, count), bool),
    }
    for name, target in examples[0].targets.items():
        shape = (size, *target.shape) if name == "roots" else (size, count, *target.shape[1:])
        batch[name] = np.full(shape, PADDING.get(name, 0), target.dtype)
    for row, e in enumerate(examples):
        batch["pieces"][row, : len(e.pieces)] = e.pieces
        batch["shapes"][row, : len(e.pieces)] = e.shapes
        batch["pieces_present"][row, : len(e.pieces)] = True
        batch["firsts"][row, : len(e.words)] = e.firsts
        batch["words_present"][row, : len(e.words)] = True
        for name, target in e.targets.items():
            batch[name][row, : len(target)] = target
    return {name: torch.from_numpy(array) for name, array in batch.items()}


def by_length(examples: list[Example], budget: int) -> list[list[Example]]:
    """Groups of similar length with at most `budget` pieces each, padding counted."""
    groups: list[list[Example]] = []
    for example in sorted(examples, key=lambda e: len(e.pieces)):
        if groups and (len(groups[-1]) + 1) * len(example.pieces) <= budget:
            groups[-1].append(example)
        else:
            groups.append([example])
    return groups


def documents(examples: list[Example], budget: int) -> list[list[Example]]:
    """Neighbouring windows of one document, in order, with at most `budget` pieces a group, padding counted."""
    groups: list[list[Example]] = []
    for example in examples:
        last = groups[-1] if groups else []
        longest = max([len(e.pieces) for e in last] + [len(example.pieces)])
        if last and last[0].note[0] == example.note[0] and (len(last) + 1) * longest <= budget:
            last.append(example)
        else:
            groups.append([example])
    return groups


class Sampler:
    """An endless, seeded stream of (family, examples)."""

    def __init__(self, examples: list[Example], budget: int, seed: int, factors: dict[str, float]):
        self.random = np.random.default_rng(seed)
        self.budget = budget
        self.corpora: dict[str, list[Example]] = defaultdict(list)
        for example in examples:
            self.corpora[example.corpus].append(example)
        self.names = sorted(self.corpora)
        sizes = np.array([sum(len(e.pieces) for e in self.corpora[n]) for n in self.names], float)
        weights = np.sqrt(sizes) * np.array([factors.get(n, 1.0) for n in self.names])
        self.sizes, self.share = sizes, weights / weights.sum()

    def stream(self) -> Iterator[tuple[str, list[Example]]]:
        """Draws a corpus, then its next batch; a corpus is shuffled anew whenever it is used up."""
        waiting: dict[str, list[list[Example]]] = {name: [] for name in self.names}
        while True:
            name = self.names[self.random.choice(len(self.names), p=self.share)]
            if not waiting[name]:
                waiting[name] = self._shuffled(name)
            group = waiting[name].pop()
            yield group[0].family, group

    def _shuffled(self, name: str) -> list[list[Example]]:
        """Batches of one pass, with some noise in the sorting so that neighbours change from pass to pass."""
        order = self.corpora[name]
        if order[0].family == "coreference":
            groups = documents(order, DOCUMENT_BUDGET)
            return [groups[i] for i in self.random.permutation(len(groups))]
        noisy = sorted(order, key=lambda e: len(e.pieces) * self.random.uniform(0.85, 1.15))
        groups: list[list[Example]] = []
        longest = 0
        for example in noisy:
            longest = max(longest, len(example.pieces))
            if groups and (len(groups[-1]) + 1) * longest <= self.budget:
                groups[-1].append(example)
            else:
                groups.append([example])
                longest = len(example.pieces)
        return [groups[i] for i in self.random.permutation(len(groups))]
