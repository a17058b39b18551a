"""Name corpora in one-word-a-line files: Worldwide newswire, CrossNER, WNUT-17, wikigold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..examples import Example, cut_by_size
from ..labels import allowed_names
from ..pieces import Pieces

Sentence = list[tuple[str, str]]
GROUPED_WORDS = 64
"""Neighbouring sentences of a document are joined up to about this many words, the size of a news paragraph."""


def read_columns(path: Path, word: int, tag: int) -> list[Sentence]:
    """Sentences of (word, BIO tag) from columns parted by white space."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) > max(word, tag) and cells[word].strip():
            sentences[-1].append((cells[word].strip(), cells[tag].strip()))
        elif not line.strip() and sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def worldwide(data: Path, split: str) -> Iterator[list[Sentence]]:
    """Documents of the official Stanza split; the train copy of a test article is left out."""
    root = data / "corpora" / "worldwide_newswire"
    for line in (root / "official_split.tsv").read_text().splitlines()[1:]:
        name, _, part = line.split("\t")
        path = root / "processed_annotated" / name
        if part == split and path.exists() and name != "cn_article_scmp_41.txt.tsv":
            yield read_columns(path, 0, 1)


def crossner(data: Path, split: str) -> Iterator[list[Sentence]]:
    """CrossNER politics; its sentences are unrelated to one another."""
    for sentence in read_columns(data / "corpora" / "crossner" / "politics" / f"{split}.txt", 0, 1):
        yield [sentence]


def wnut(data: Path, split: str) -> Iterator[list[Sentence]]:
    """WNUT-17 posts."""
    name = {"train": "wnut17train.conll", "dev": "emerging.dev.conll"}[split]
    for sentence in read_columns(data / "corpora" / "wnut17" / name, 0, 1):
        yield [sentence]


def wikigold(data: Path, split: str) -> Iterator[list[Sentence]]:
    """WikiGold has one part; every tenth sentence is held back as dev."""
    sentences = read_columns(data / "corpora" / "wikigold" / "wikigold.conllu", 1, 2)
    for number, sentence in enumerate(sentences):
        if (number % 10 == 9) == (split == "dev"):
            yield [sentence]


READERS = {"worldwide": worldwide, "crossner": crossner, "wnut": wnut, "wikigold": wikigold}


def read(data: Path, split: str, pieces: Pieces) -> list[Example]:
    """Examples of all name corpora; `note` keeps the corpus's own tags for scoring."""
    examples = []
    for corpus, reader in READERS.items():
        for document in reader(data, split):
            for group in _groups(document):
                sizes = [len(pieces.word(word)) for word, _ in group]
                for start, end in cut_by_size(sizes):
                    examples.append(_example(corpus, group[start:end]).encode(pieces))
    return examples


def _groups(document: list[Sentence]) -> Iterator[Sentence]:
    """Consecutive sentences joined up to `GROUPED_WORDS` words."""
    joined: Sentence = []
    for sentence in document:
        if joined and len(joined) + len(sentence) > GROUPED_WORDS:
            yield joined
            joined = []
        joined = joined + sentence
    if joined:
        yield joined


def _example(corpus: str, rows: Sentence) -> Example:
    """Allowed labels of each word, as a boolean matrix."""
    tags = repair([tag for _, tag in rows])
    allowed = np.stack([allowed_names(corpus, tag) for tag in tags])
    return Example(corpus, "names", [word for word, _ in rows], {"allowed": allowed}, note=tags)


def repair(tags: list[str]) -> list[str]:
    """The same tags with every I- that continues nothing turned into B-."""
    fixed: list[str] = []
    for tag in tags:
        if tag.startswith("I-") and (not fixed or fixed[-1][1:] != tag[1:]):
            tag = "B" + tag[1:]
        fixed.append(tag)
    return fixed
