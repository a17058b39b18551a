"""How often labels of a certainty are right: two numbers a label for `reader.json`, and a table of reliability.

The confidence of a label is the logistic function of slope * logit(certainty) + shift, fitted on dev. For the table
each half of the windows is judged by the numbers of the other half.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from .corpora import everything
from .decode import Chain, predicates, sentences, softmax
from .encoder import base_folder
from .examples import Example
from .labels import NAME_MAPS, ROOTS, SILENT, STATUSES, TRIGGER_LABELS, spans_of
from .link import link
from .pieces import Pieces, load_vocabulary
from .runner import OnnxRunner, Scores
from .score import near

FEWEST = 100
"""Labels with fewer judged cases share the numbers of their head's `*`."""
PULL = 1.0
"""Weight of the pull to slope 1 and shift 0."""
BINS = 10
Case = tuple[str, str, float, bool, int]
"""Head, label, certainty, whether right, number of the window."""


def calibrate(data: Path, exported: Path, table_file: Path | None) -> None:
    """Adds `calibration` to `reader.json` in `exported` and prints the table; with `table_file` adds it there."""
    path = exported / "reader.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    judge = Judge(OnnxRunner(exported), about)
    pieces = Pieces(load_vocabulary(base_folder() / "vocab.txt"))
    for number, example in enumerate(everything.read(data, "dev", about["word_labels"], pieces)):
        judge.add(example, number)
    about["calibration"] = fit_all(judge.cases)
    path.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text = table(judge.cases)
    print(text)
    if table_file:
        with table_file.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")


class Judge:
    """Collects cases window by window."""

    def __init__(self, runner: OnnxRunner, about: dict):
        self.runner, self.cases = runner, []
        self.chains = {name: Chain.of(about[name]) for name in ("names", "attribution", "times")}

    def add(self, example: Example, number: int) -> None:
        """The labels of one window; corpora that judge no label here are passed over."""
        judged = getattr(self, "_" + example.family, None)
        if judged:
            scores = self.runner.window(example.pieces, example.shapes, example.firsts)
            self.cases += [(*case, number) for case in judged(example, scores)]

    def _names(self, example: Example, scores: Scores) -> list[tuple]:
        types = NAME_MAPS[example.corpus]
        marked = {ours for names in types.values() for ours in names} - set(SILENT[example.corpus])
        gold = {(a, b): types[kind] for a, b, kind in spans_of(example.note)}
        found = self.chains["names"].spans(scores["names"])
        return [("names", kind, c, kind in gold.get((a, b), ())) for a, b, kind, c in found if kind in marked]

    def _times(self, example: Example, scores: Scores) -> list[tuple]:
        found = self.chains["times"].spans(scores["times"])
        return [("times", kind, c, (a, b, kind) in example.note) for a, b, kind, c in found]

    def _attribution(self, example: Example, scores: Scores) -> list[tuple]:
        found = self.chains["attribution"].spans(scores["attribution"])
        gold = set(spans_of([self.chains["attribution"].labels[i] for i in example.targets["attribution"]]))
        cases = [("attribution", kind, c, (a, b, kind) in gold) for a, b, kind, c in found]
        chance = {(a, b): c for a, b, _, c in found}
        wanted = [
            (g["cue"][0] if g["cue"] else None, g["source"][0] if g["source"] else None, tuple(g["content"]))
            for g in example.note
        ]
        for one in link([(a, b, kind) for a, b, kind, _ in found], sentences(scores["start"])):
            least = min(chance[part] for part in (one.cue, *([one.source] if one.source else []), *one.content))
            cases.append(("attribution", "linked", least, near(tuple(one.content), (one.cue, one.source), wanted)))
        return cases

    def _predicates(self, example: Example, scores: Scores) -> list[tuple]:
        chances = softmax(scores["status"])
        cases = []
        for i in np.flatnonzero(~example.targets["status"].all(1)):
            best = int(chances[i].argmax())
            cases.append(("status", STATUSES[best], float(chances[i, best]), example.targets["status"][i, best]))
        if example.corpus in ("gold", "own"):
            sure = ~example.targets["triggers"].all(1)
            none = [-1] * len(sure)
            for one in predicates(scores["triggers"], scores["status"], none, [False] * len(sure)):
                if sure[slice(*one.words)].all():
                    over = [r for r in example.note if r[0] < one.words[1] and one.words[0] < r[1]]
                    right = any(row[2] == TRIGGER_LABELS[one.root] for row in over)
                    cases.append(("triggers", TRIGGER_LABELS[one.root], one.certainty, right))
        return cases

    def _events(self, example: Example, scores: Scores) -> list[tuple]:
        sides = (example.targets[side] for side in ("source", "target"))
        chances = softmax(self.runner.roots(scores["words"], *sides)[None])[0]
        best = int(chances.argmax())
        return [("roots", ROOTS[best], float(chances[best]), bool(example.targets["roots"][best]))]


def fit_all(cases: list[Case]) -> dict[str, dict[str, list[float]]]:
    """Slope and shift by head and label."""
    found: dict[str, dict[str, list[float]]] = defaultdict(dict)
    counts = Counter((case[0], case[1]) for case in cases)
    for head in sorted({case[0] for case in cases}):
        for label in ["*", *sorted({case[1] for case in cases if case[0] == head})]:
            if label == "*" or counts[head, label] >= FEWEST:
                chosen = [case for case in cases if case[0] == head and label in ("*", case[1])]
                found[head][label] = [round(float(value), 4) for value in fit(chosen)]
    return found


def fit(cases: list[Case]) -> np.ndarray:
    """Logistic regression on the logit of the certainty, pulled to slope 1 and shift 0."""
    inputs = np.stack([_logit(np.array([case[2] for case in cases])), np.ones(len(cases))], 1)
    right = np.array([case[3] for case in cases], float)
    start = np.array([1.0, 0.0])

    def loss(numbers: np.ndarray) -> float:
        odds = inputs @ numbers
        return float((np.logaddexp(0, odds) - right * odds).sum() + PULL * ((numbers - start) ** 2).sum())

    return minimize(loss, start).x


def _logit(chance: np.ndarray) -> np.ndarray:
    bound = chance.clip(1e-6, 1 - 1e-6)
    return np.log(bound / (1 - bound))


def table(cases: list[Case]) -> str:
    """Markdown: by head and bin of confidence the share that was right; calibration error before and after."""
    halves = [[case for case in cases if case[4] % 2 == half] for half in range(2)]
    numbers = [fit_all(half) for half in halves]
    judged: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for half, other in ((0, 1), (1, 0)):
        for head, label, certainty, right, _ in halves[half]:
            labels = numbers[other].get(head, {})
            slope, shift = labels.get(label, labels.get("*", [1.0, 0.0]))
            confidence = 1 / (1 + np.exp(-(slope * _logit(np.array(certainty)) + shift)))
            name = f"{head}, linked" if label == "linked" else head
            judged[name].append((certainty, float(confidence), bool(right)))
    edges = " | ".join(f".{low}-{'1.' if low == 9 else '.'}{(low + 1) % 10}" for low in range(BINS))
    lines = [f"| head | n | error before | error after | {edges} |", "|---|---|---|---|" + "---|" * BINS]
    for name, rows in sorted(judged.items()):
        before, after = (_error([(row[i], row[2]) for row in rows]) for i in (0, 1))
        cells = []
        for low in range(BINS):
            inside = [right for _, confidence, right in rows if min(int(confidence * BINS), BINS - 1) == low]
            cells.append(f"{100 * np.mean(inside):.0f} ({len(inside)})" if inside else "")
        lines.append(f"| {name} | {len(rows)} | {before:.3f} | {after:.3f} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _error(rows: list[tuple[float, bool]]) -> float:
    """Expected calibration error: mean distance of certainty and share of right ones in a bin, weighed by its size."""
    total = 0.0
    for low in range(BINS):
        inside = [(chance, right) for chance, right in rows if min(int(chance * BINS), BINS - 1) == low]
        if inside:
            total += abs(sum(chance for chance, _ in inside) - sum(right for _, right in inside))
    return total / len(rows)
