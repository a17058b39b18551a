"""UD_EWT and GUM: UPOS, features, lemma, head, relation, sentence starts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from ..examples import Example, cut_by_size
from ..lemmas import edit_class
from ..pieces import Pieces
from .profiles import DEFAULT, gum

FEATURES = ("Tense", "Mood", "VerbForm", "Polarity", "Number", "Person", "Voice")
FIELDS = ("upos", "features", "lemma", "relation")
Row = tuple[str, str, str, str, int, str]
"""Form, lemma edit, UPOS, features, head (0 = root, else 1-based in the sentence), relation."""


def read_conllu(path: Path) -> list[list[list[Row]]]:
    """Paragraphs of sentences of rows; a new document opens a paragraph."""
    paragraphs: list[list[list[Row]]] = []
    rows: list[Row] = []
    fresh = True
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(("# newdoc", "# newpar", "# newpar_block")):
            fresh = True
        elif line and not line.startswith("#"):
            row = _row(line.split("\t"))
            if row:
                rows.append(row)
        elif not line and rows:
            if fresh or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(rows)
            rows, fresh = [], False
    return paragraphs


def _row(cells: list[str]) -> Row | None:
    """One word; None for multi-word ranges and empty nodes."""
    if not cells[0].isdigit():
        return None
    pairs = dict(pair.split("=", 1) for pair in cells[5].split("|") if "=" in pair)
    features = "|".join(f"{name}={pairs[name]}" for name in FEATURES if name in pairs) or "_"
    lemma = cells[2] if cells[2] != "_" else cells[1]
    return cells[1], edit_class(cells[1], lemma), cells[3], features, int(cells[6]), cells[7]


def paths(data: Path, split: str, profile: str = DEFAULT) -> list[tuple[str, Path]]:
    """Corpus name and file of every treebank file of a split."""
    found = [("ewt", data / "corpora" / "ud_ewt" / f"en_ewt-ud-{split}.conllu")]
    return found + [("gum", path) for path in gum(data, "dep", split, profile)]


def label_sets(data: Path, profile: str = DEFAULT) -> dict[str, list[str]]:
    """Labels of each field seen in training, rarest lemma edits dropped; sorted by frequency."""
    counts = {name: Counter() for name in FIELDS}
    for _, path in paths(data, "train", profile):
        for paragraph in read_conllu(path):
            for sentence in paragraph:
                for _, edit, upos, features, _, relation in sentence:
                    for name, value in zip(FIELDS, (upos, features, edit, relation), strict=True):
                        counts[name][value] += 1
    floor = {"lemma": 3, "features": 2}
    return {
        name: [value for value, count in counter.most_common() if count >= floor.get(name, 1)]
        for name, counter in counts.items()
    }


def read(data: Path, split: str, sets: dict[str, list[str]], pieces: Pieces, profile: str = DEFAULT) -> list[Example]:
    """One example per paragraph, cut between sentences where it exceeds the window."""
    index = {name: {value: i for i, value in enumerate(values)} for name, values in sets.items()}
    examples = []
    for corpus, path in paths(data, split, profile):
        for paragraph in read_conllu(path):
            sizes = [sum(len(pieces.word(row[0])) for row in sentence) for sentence in paragraph]
            for start, end in cut_by_size(sizes):
                if max(sizes[start:end]) <= 254:
                    examples.append(_example(corpus, paragraph[start:end], index).encode(pieces))
    return examples


def _example(corpus: str, sentences: list[list[Row]], index: dict[str, dict[str, int]]) -> Example:
    """Targets of a window; heads become 1-based word numbers of the window, 0 for a root; -1 is unknown."""
    words: list[str] = []
    columns: dict[str, list[int]] = {name: [] for name in (*FIELDS, "head", "sentence", "start")}
    for number, sentence in enumerate(sentences):
        offset = len(words)
        for position, (form, edit, upos, features, head, relation) in enumerate(sentence):
            words.append(form)
            for name, value in zip(FIELDS, (upos, features, edit, relation), strict=True):
                columns[name].append(index[name].get(value, -1))
            columns["head"].append(head + offset if head else 0)
            columns["sentence"].append(number)
            columns["start"].append(int(position == 0))
    targets = {name: np.array(values, np.int64) for name, values in columns.items()}
    return Example(corpus, "words", words, targets)
