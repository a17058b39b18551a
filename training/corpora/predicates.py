"""Event triggers with PLOVER roots and whether predicates happened: our gold texts, WikiEvents, UDS, UW.

Both targets are matrices of allowed labels; a row that allows everything teaches nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..examples import Example, cut_by_size
from ..labels import STATUSES, TRIGGER_LABELS
from ..pieces import Pieces
from ..windows import windows

OWN = Path(__file__).parent.parent / "annotations"
"""Passages of openly licensed news that we annotated for this (training/annotations/README.md)."""
FOLDS = 5
GROUPED_WORDS = 80
KAIROS: dict[str, tuple[str, ...]] = {
    "Conflict.Attack": ("ASSAULT",),
    "Conflict.Defeat": ("ASSAULT", "OTHER"),
    "Conflict.Demonstrate": ("PROTEST",),
    "Life.Die": ("ASSAULT", "OTHER"),
    "Life.Injure": ("ASSAULT", "OTHER"),
    "Justice.ArrestJailDetain": ("COERCE",),
    "Justice.ChargeIndict": ("ACCUSE",),
    "Justice.InvestigateCrime": ("ACCUSE", "OTHER", "none"),
    "Justice.Sentence": ("SANCTION", "COERCE", "ACCUSE"),
    "Justice.Convict": ("SANCTION", "COERCE", "ACCUSE"),
    "Justice.ReleaseParole": ("RETREAT", "CONCEDE"),
    "Justice.Acquit": ("RETREAT", "CONCEDE"),
    "ArtifactExistence.DamageDestroyDisableDismantle": ("ASSAULT", "OTHER"),
    "Contact.RequestCommand": ("REQUEST", "COERCE"),
    "Contact.ThreatenCoerce": ("THREATEN", "COERCE"),
    "Transaction.Donation": ("AID", "COOPERATE"),
    "Movement.Transportation": ("OTHER", "MOBILIZE", "RETREAT", "AID", "COERCE", "none"),
}
"""WikiEvents' types to the labels that they may stand for; the others may be anything but an attack or a protest."""
COVERED = ("ASSAULT", "PROTEST")
"""Roots that WikiEvents marks wherever they occur."""
GOLD_STATUS = {
    "occurred": ("happened",), "ongoing": ("happened",), "did_not_occur": ("not",), "denied": ("not", "uncertain"),
    "attempted": ("not", "uncertain"), "planned": ("uncertain",), "threatened": ("uncertain",),
    "possible": ("uncertain",), "demanded": ("uncertain",),
}  # fmt: skip
NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "without", "neither", "nor"])
REACH = 6
"""A negation at most this many words before a predicate that UDS calls unreal makes it `not`, else it stays open."""


def read(data: Path, part: str, pieces: Pieces) -> list[Example]:
    """Examples with `triggers` and `status`; a fifth of what we read ourselves is `dev`, WikiEvents train."""
    root = data / "corpora"
    examples = [*gold(root / "gold_dev", part, pieces), *gold(OWN, part, pieces, "own")]
    for corpus, folder in (("uds", "UDS_IH2"), ("uw", "UW")):
        for line in (root / "factuality" / folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            examples.append(_rated(corpus, json.loads(line)))
    if part == "train":
        examples += _wikievents(root, pieces)
    return [e.encode(pieces) for e in examples if sum(len(pieces.word(w)) for w in e.words) <= 254]


def held_back(names: list[str]) -> list[str]:
    """Every fifth of the sorted names of the gold texts: never trained on."""
    return sorted(names)[FOLDS - 1 :: FOLDS]


def gold(folder: Path, part: str, pieces: Pieces, corpus: str = "gold") -> Iterator[Example]:
    """Texts that we read ourselves. A trigger is its words: where they occur more often they stay open."""
    articles = [
        json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").strip().split("\n")
    ]
    stated = {article["id"] for article in articles if article.get("split") == "dev"}
    back = stated or held_back([article["id"] for article in articles])
    own = folder / "annotations.jsonl"
    lines = own.read_text(encoding="utf-8").strip().split("\n") if own.exists() else []
    together = {row["id"]: row for row in map(json.loads, lines)}
    for article in articles:
        name = article["id"]
        if (name in back) == (part == "dev"):
            text = article["title"] + "\n\n" + article["text"]
            row = together.get(name) or json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            marks = _located(text, row["events"])
            for words in windows(text, pieces):
                yield _marked(corpus, text, words, marks)


def _located(text: str, events: list[dict]) -> list[tuple[int, int, str | None, str | None]]:
    """(start, end, type, status); type None where it is not known which occurrence was meant."""
    marks = []
    counts = Counter(event["trigger"] for event in events)
    seen: Counter[str] = Counter()
    for event in events:
        trigger = event["trigger"]
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", text)] if trigger else []
        if len(places) == counts[trigger]:
            marks.append((*places[seen[trigger]], event["type"], event["status"]))
            seen[trigger] += 1
        else:
            marks += [(*place, None, None) for place in places]
    return marks


def _marked(corpus: str, text: str, words: list[tuple[int, int]], marks: list[tuple]) -> Example:
    """One window; `note`: (start, end, type, status) in words for scoring."""
    triggers, status = _nothing(len(words))
    triggers[:, 1:] = False
    found = []
    for start, end, kind, state in marks:
        inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
        if not inside:
            continue
        if kind is None:
            triggers[inside] = True
            continue
        found.append((inside[0], inside[-1] + 1, kind, state))
        triggers[inside] = [label == kind for label in TRIGGER_LABELS]
        status[inside] = [label in GOLD_STATUS[state] for label in STATUSES]
    forms = [text[a:b] for a, b in words]
    return Example(corpus, "predicates", forms, {"triggers": triggers, "status": status}, note=found)


def _nothing(size: int) -> tuple[np.ndarray, np.ndarray]:
    return np.ones((size, len(TRIGGER_LABELS)), bool), np.ones((size, len(STATUSES)), bool)


def _rated(corpus: str, row: dict) -> Example:
    """A sentence whose predicates carry a number from -3, certainly not, to 3, certainly."""
    words = row["text"].split(" ")
    triggers, status = _nothing(len(words))
    for target in row["targets"]:
        at, rating = target["span1"][0], target["label"]
        before = {word.lower() for word in words[max(0, at - REACH) : at]}
        allowed = ("happened",) if rating >= 1 else ("uncertain",)
        if rating <= -1:
            certain = corpus == "uw" or before & NEGATIONS
            allowed = ("not",) if certain else ("not", "uncertain")
        status[at] = [label in allowed for label in STATUSES]
    return Example(corpus, "predicates", words, {"triggers": triggers, "status": status}, note=[])


def _wikievents(root: Path, pieces: Pieces) -> Iterator[Example]:
    path = root / "wikievents" / "train_args_text_only.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        words = document["tokens"]
        triggers, status = _nothing(len(words))
        for name in COVERED:
            triggers[:, TRIGGER_LABELS.index(name)] = False
        for event in document["event_mentions"]:
            start, end = event["trigger"]["start_idx"], event["trigger"]["end_idx"]
            open_ = [label for label in TRIGGER_LABELS if label not in COVERED]
            allowed = KAIROS.get(event["event_type"], open_)
            triggers[start:end] = [label in allowed for label in TRIGGER_LABELS]
        for start, end in _groups(words):
            sizes = [len(pieces.word(word)) for word in words[start:end]]
            for low, high in cut_by_size(sizes):
                cut = slice(start + low, start + high)
                targets = {"triggers": triggers[cut], "status": status[cut]}
                yield Example("wikievents", "predicates", words[cut], targets, note=[])


def _groups(words: list[str]) -> Iterator[tuple[int, int]]:
    """Word ranges of neighbouring sentences of together about `GROUPED_WORDS` words."""
    start = 0
    for at, word in enumerate(words, 1):
        if (word in (".", "?", "!") and at - start >= GROUPED_WORDS // 2) or at == len(words):
            yield start, at
            start = at
