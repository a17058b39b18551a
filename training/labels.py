"""Label sets: names over all corpora, attribution roles, PLOVER roots."""

from __future__ import annotations

import numpy as np

NAME_TYPES = (
    "person", "organisation", "place", "facility", "group", "event", "work", "product", "time", "money", "other",
)  # fmt: skip
ATTRIBUTION_TYPES = ("source", "cue", "content")
TIME_TYPES = ("date", "time", "duration", "set")
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
TRIGGER_LABELS = ("none", "OTHER", *ROOTS)
"""Of a word: no event, an event of none of the roots, or the root of the event that the word names."""
STATUSES = ("happened", "uncertain", "not")
"""Whether what a predicate says took place, as its author has it; what is yet to come is uncertain."""
PLV_NAMES = {"YIELD": "RETREAT"}
"""PLV folds CONCEDE and RETREAT into YIELD (quad 2); it is scored and learnt as RETREAT here."""
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("CONCEDE", "COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}

NONE = ()
NAME_MAPS: dict[str, dict[str, tuple[str, ...]]] = {
    "worldwide": {
        "Person": ("person",), "Organization": ("organisation",), "Location": ("place",), "Facility": ("facility",),
        "NORP": ("group",), "Misc": ("event", "work", "other"), "Product": ("product",), "Date": ("time",),
        "Money": ("money",),
    },
    "crossner": {
        "politician": ("person",), "person": ("person",), "organisation": ("organisation",),
        "politicalparty": ("organisation",), "event": ("event",), "election": ("event",), "country": ("place",),
        "location": ("place",), "misc": ("other", "group", "work", "product"),
    },
    "wnut": {
        "person": ("person",), "location": ("place", "facility"), "corporation": ("organisation",),
        "group": ("organisation", "other"), "product": ("product", "other"), "creative-work": ("work",),
    },
    "wikigold": {
        "PER": ("person",), "ORG": ("organisation",), "LOC": ("place", "facility"),
        "MISC": ("group", "event", "work", "product", "other"),
    },
}  # fmt: skip
"""For each corpus, its own label to the labels of ours that it may stand for."""

SILENT: dict[str, tuple[str, ...]] = {
    "worldwide": NONE,
    "crossner": ("time", "money", "facility"),
    "wnut": ("time", "money", "group", "event"),
    "wikigold": ("time", "money"),
}
"""Types of ours that a corpus does not mark: where it says O, these stay possible."""


def bio(types: tuple[str, ...]) -> list[str]:
    """O, then B- and I- of each type."""
    return ["O"] + [f"{mark}-{name}" for name in types for mark in "BI"]


NAME_LABELS = bio(NAME_TYPES)
ATTRIBUTION_LABELS = bio(ATTRIBUTION_TYPES)
TIME_LABELS = bio(TIME_TYPES)


def allowed_names(corpus: str, tag: str) -> np.ndarray:
    """Boolean row over `NAME_LABELS`: the labels that a corpus tag such as `B-LOC` leaves possible."""
    row = np.zeros(len(NAME_LABELS), bool)
    if tag == "O":
        row[0] = True
        for name in SILENT[corpus]:
            row[NAME_LABELS.index("B-" + name)] = row[NAME_LABELS.index("I-" + name)] = True
        return row
    mark, kind = tag.split("-", 1)
    for name in NAME_MAPS[corpus][kind]:
        row[NAME_LABELS.index(f"{mark}-{name}")] = True
    return row


def may_follow(labels: list[str]) -> np.ndarray:
    """Matrix [previous, next]: True where a BIO sequence allows `next` after `previous`."""
    table = np.ones((len(labels), len(labels)), bool)
    for j, name in enumerate(labels):
        if name.startswith("I-"):
            for i, before in enumerate(labels):
                table[i, j] = before[1:] == name[1:]
    return table


def may_start(labels: list[str]) -> np.ndarray:
    """True where a label may open a sequence."""
    return np.array([not name.startswith("I-") for name in labels])


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """Half-open word ranges with type of a BIO sequence; an I- without its B- opens a span."""
    spans, start, kind = [], 0, ""
    for index, tag in enumerate([*tags, "O"]):
        inside = tag.startswith("I-") and tag[2:] == kind
        if kind and not inside:
            spans.append((start, index, kind))
            kind = ""
        if tag != "O" and not inside:
            start, kind = index, tag[2:]
    return spans
