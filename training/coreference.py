"""Words that refer to one another to chains of mentions; `crates/attested-reader/src/coreference.rs` is the same."""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

Range = tuple[int, int]
CANDIDATES = frozenset(["NOUN", "PROPN", "PRON"])
REACH = 400
"""An antecedent is looked for at most this many candidates back."""
OUTSIDE = frozenset(
    "case cc cc:preconj conj punct mark cop aux aux:pass nsubj nsubj:pass nsubj:outer csubj expl parataxis discourse "
    "vocative advcl advmod orphan dislocated reparandum".split()
)
"""Dependents of a mention's head that are no part of the mention."""


@dataclass
class Words:
    """What chains are made of, one row a word of the document; heads are indices, -1 for a root."""

    forms: list[str]
    upos: list[str]
    heads: list[int]
    relations: list[str]
    later: np.ndarray
    earlier: np.ndarray
    mention: np.ndarray


def form_ids(words: list[str]) -> np.ndarray:
    """Equal for words with the same letters; positive for those with a capital first, 0 for those without letters."""
    ids = []
    for word in words:
        number = zlib.crc32(word.lower().encode()) + 1 if any(c.isalpha() for c in word) else 0
        ids.append(number if word[:1].isupper() else -number)
    return np.array(ids, np.int64)


def chains(words: Words, gap: np.ndarray, same: np.ndarray) -> list[list[int]]:
    """Groups of at least two head words in text order: each word joins its best antecedent if that scores above 0."""
    kept = [i for i, (tag, row) in enumerate(zip(words.upos, words.relations, strict=True)) if may_refer(tag, row)]
    forms = form_ids(words.forms)
    chain = {}
    for place, i in enumerate(kept):
        before = kept[max(0, place - REACH) : place]
        if not before:
            continue
        j = np.array(before)
        scores = words.earlier[j] @ words.later[i] + words.mention[i] + words.mention[j]
        scores = scores + gap[np.minimum(np.log2(i - j).astype(int), len(gap) - 1)]
        equal = (forms[j] == forms[i]) & (forms[i] != 0)
        scores = scores + equal * same[int(forms[i] > 0)]
        best = int(scores.argmax())
        if scores[best] > 0:
            chain[i] = chain.setdefault(before[best], before[best])
    groups: dict[int, list[int]] = defaultdict(list)
    for i in sorted(chain):
        groups[chain[i]].append(i)
    return sorted(groups.values())


def may_refer(upos: str, relation: str) -> bool:
    """Nouns, names and pronouns, and determiners that stand alone; no part of a name but its head."""
    return (upos in CANDIDATES and relation not in ("flat", "fixed", "expl", "goeswith")) or (
        upos == "DET" and relation in ("nsubj", "nsubj:pass", "obj", "obl", "nmod:poss")
    )


def mentions(words: Words, heads: list[int]) -> list[Range]:
    """The range of words of each head: its subtree without what `OUTSIDE` leaves out, punctuation at its ends cut."""
    below: dict[int, list[int]] = defaultdict(list)
    for i, head in enumerate(words.heads):
        below[head].append(i)
    found = []
    for head in heads:
        inside, stack = [head], [i for i in below[head] if words.relations[i] not in OUTSIDE]
        while stack:
            i = stack.pop()
            inside.append(i)
            stack += below[i]
        start, end = min(inside), max(inside) + 1
        while start < head and words.upos[start] == "PUNCT":
            start += 1
        while end - 1 > head and words.upos[end - 1] == "PUNCT":
            end -= 1
        found.append((start, end))
    return found
