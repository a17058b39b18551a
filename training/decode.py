"""Scores of a window to labels; the Rust reader decodes in the same way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .crf import best_path
from .labels import spans_of
from .runner import Runner, Scores
from .tree import best_tree


@dataclass
class Chain:
    """Labels and tables of one span head."""

    labels: list[str]
    transitions: np.ndarray
    starts: np.ndarray

    @classmethod
    def of(cls, about: dict) -> Chain:
        """From the part of `reader.json` that describes a span head."""
        return cls(about["labels"], np.array(about["transitions"]), np.array(about["starts"]))

    def tags(self, emissions: np.ndarray) -> list[str]:
        """The best valid label sequence."""
        return [self.labels[i] for i in best_path(emissions.astype(np.float64), self.transitions, self.starts)]

    def marginals(self, emissions: np.ndarray) -> np.ndarray:
        """P(label of word) under the chain, [words, labels]; sums of probabilities, each word's scaled to 1."""
        scores = emissions.astype(np.float64)
        seen = np.exp(scores - scores.max(1, keepdims=True))
        moves = np.exp(self.transitions)
        forward, backward = np.zeros_like(seen), np.ones_like(seen)
        forward[0] = _scaled(seen[0] * np.exp(self.starts))
        for t in range(1, len(seen)):
            forward[t] = _scaled((forward[t - 1] @ moves) * seen[t])
        for t in range(len(seen) - 2, -1, -1):
            backward[t] = _scaled(moves @ (seen[t + 1] * backward[t + 1]))
        return _scaled(forward * backward)

    def spans(self, emissions: np.ndarray) -> list[tuple[int, int, str, float]]:
        """(start, end, type, certainty): certainty is the smallest probability of a word's label in the span."""
        tags = self.tags(emissions)
        if all(tag == "O" for tag in tags):
            return []
        chances = self.marginals(emissions)
        found = []
        for start, end, kind in spans_of(tags):
            least = min(chances[i, self.labels.index(tags[i])] for i in range(start, end))
            found.append((start, end, kind, float(least)))
        return found


def _scaled(table: np.ndarray) -> np.ndarray:
    total = table.sum(-1, keepdims=True)
    return np.divide(table, total, out=np.zeros_like(table), where=total > 0)


@dataclass
class Predicate:
    """Words that name one event or are a verb: `root` 0 for no event, else a trigger label; `status` a status."""

    words: tuple[int, int]
    root: int
    certainty: float
    status: int
    status_certainty: float


def predicates(triggers: np.ndarray, status: np.ndarray, heads: list[int], verbs: list[bool]) -> list[Predicate]:
    """Neighbouring trigger words of one root together, and verbs that are no trigger; `heads` -1 for a root.

    The status is that of the word that the others depend on.
    """
    best, chances, happened = triggers.argmax(1), softmax(triggers), softmax(status)
    found: list[Predicate] = []
    at = 0
    while at < len(best):
        end = at + 1
        while best[at] and end < len(best) and best[end] == best[at]:
            end += 1
        if best[at] or verbs[at]:
            top = next((i for i in range(at, end) if not at <= heads[i] < end), at)
            least = float(min(chances[i, best[at]] for i in range(at, end)))
            state = int(happened[top].argmax())
            found.append(Predicate((at, end), int(best[at]), least, state, float(happened[top, state])))
        at = end
    return found


def softmax(scores: np.ndarray) -> np.ndarray:
    """Each row's probabilities."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def sentences(start_scores: np.ndarray) -> list[tuple[int, int]]:
    """Word ranges of sentences; the first word of a window always opens one."""
    opens = [0] + [i for i in range(1, len(start_scores)) if start_scores[i, 1] > start_scores[i, 0]]
    return list(zip(opens, [*opens[1:], len(start_scores)], strict=True))


def parse(runner: Runner, scores: Scores, parts: list[tuple[int, int]]) -> tuple[list[int], np.ndarray]:
    """Heads (0 = root, else 1-based in the window) and relation ids of every word."""
    heads: list[int] = []
    for start, end in parts:
        columns = [0, *range(start + 1, end + 1)]
        for head in best_tree(scores["arcs"][start:end][:, columns]):
            heads.append(head + start if head else 0)
    pairs = scores["relation_head"][heads]
    return heads, runner.relations(scores["relation_dependent"], pairs).argmax(1)
