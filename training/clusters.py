"""The CoNLL-2012 coreference score: mean F1 of MUC, B-cubed and CEAF-e over the mentions of all documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

Span = tuple[int, int]
Clusters = list[list[Span]]


@dataclass
class CorefScore:
    """Sums over documents; [right, found, right, gold] of each metric."""

    sums: dict[str, np.ndarray] = field(default_factory=lambda: defaultdict(lambda: np.zeros(4)))

    def add(self, found: Clusters, gold: Clusters) -> None:
        """One document."""
        for name, metric in (("MUC", _muc), ("B3", _b_cubed)):
            self.sums[name] += [*metric(found, gold), *metric(gold, found)]
        similar = np.array([[2 * len(set(f) & set(g)) / (len(f) + len(g)) for g in gold] for f in found])
        right = similar[linear_sum_assignment(-similar)].sum() if found and gold else 0.0
        self.sums["CEAFe"] += [right, len(found), right, len(gold)]
        spans = [{span for cluster in clusters for span in cluster} for clusters in (found, gold)]
        same = len(spans[0] & spans[1])
        self.sums["mentions"] += [same, len(spans[0]), same, len(spans[1])]

    def f1(self, name: str) -> tuple[float, float, float]:
        """Precision, recall, F1 in percent."""
        right, found, recalled, gold = self.sums[name]
        precision, recall = 100 * right / max(found, 1), 100 * recalled / max(gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    @property
    def conll(self) -> float:
        """The mean of the three."""
        return sum(self.f1(name)[2] for name in ("MUC", "B3", "CEAFe")) / 3


def _muc(ours: Clusters, theirs: Clusters) -> tuple[float, float]:
    """Links of our clusters that theirs have too, and all links of ours."""
    place = {span: number for number, cluster in enumerate(theirs) for span in cluster}
    right = total = 0
    for cluster in ours:
        parts = {place.get(span, -1 - i) for i, span in enumerate(cluster)}
        right += len(cluster) - len(parts)
        total += len(cluster) - 1
    return right, total


def _b_cubed(ours: Clusters, theirs: Clusters) -> tuple[float, float]:
    """Over our mentions: the share of their cluster that is theirs, and the number of mentions."""
    place = {span: number for number, cluster in enumerate(theirs) for span in cluster}
    right = 0.0
    for cluster in ours:
        counts = Counter(place[span] for span in cluster if span in place)
        right += sum(count * count for count in counts.values()) / len(cluster)
    return right, float(sum(map(len, ours)))
