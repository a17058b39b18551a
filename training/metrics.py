"""The field's metrics as counters that examples are added to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field


@dataclass
class Share:
    """Right out of all."""

    right: int = 0
    total: int = 0

    def add(self, hits: Iterable[bool]) -> None:
        """Counts one value after the other."""
        for hit in hits:
            self.right += bool(hit)
            self.total += 1

    @property
    def value(self) -> float:
        """Percent."""
        return 100 * self.right / max(self.total, 1)


@dataclass
class Overlap:
    """Precision, recall and F1 of sets."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Counts one example's sets."""
        ours, theirs = set(found), set(gold)
        self.hit += len(ours & theirs)
        self.found += len(ours)
        self.gold += len(theirs)

    @property
    def value(self) -> float:
        """F1 in percent."""
        return 200 * self.hit / max(self.found + self.gold, 1)

    @property
    def detail(self) -> str:
        """Precision and recall for a table's note."""
        return f"P {100 * self.hit / max(self.found, 1):.1f} R {100 * self.hit / max(self.gold, 1):.1f}, n {self.gold}"


@dataclass
class Table:
    """Rows of a Markdown table: (what, metric) to a counter."""

    rows: dict[tuple[str, str], Share | Overlap] = field(default_factory=lambda: defaultdict(Overlap))

    def share(self, what: str, metric: str) -> Share:
        """The accuracy counter of a row."""
        return self.rows.setdefault((what, metric), Share())

    def overlap(self, what: str, metric: str) -> Overlap:
        """The F1 counter of a row."""
        return self.rows.setdefault((what, metric), Overlap())

    def markdown(self) -> str:
        """The table."""
        lines = ["| corpus | metric | value | |", "|---|---|---|---|"]
        for (what, metric), counter in self.rows.items():
            detail = counter.detail if isinstance(counter, Overlap) else f"n {counter.total}"
            lines.append(f"| {what} | {metric} | {counter.value:.1f} | {detail} |")
        return "\n".join(lines)
