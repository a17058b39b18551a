"""Scores of a checkpoint or of an exported folder on the dev splits, as a Markdown table."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch

from . import model as models
from . import raw_text
from .corpora import everything
from .decode import Chain, parse, sentences
from .encoder import base_folder
from .examples import Example
from .export import description
from .labels import NAME_MAPS, QUADS, ROOTS, spans_of
from .link import link
from .metrics import Table
from .pieces import Pieces, load_vocabulary
from .runner import OnnxRunner, Runner, Scores, TorchRunner
from .tag import Tagger

DATE = "2026-11-22"


def score(data: Path, out: Path, exported: Path | None, table_file: Path | None) -> None:
    """Prints the table; with `table_file` adds it to that file under a heading that says how it was made."""
    torch.set_num_threads(1)
    reader, saved = models.load(str(out / "last.pt"))
    runner: Runner = OnnxRunner(exported) if exported else TorchRunner(reader)
    about = description(reader, saved, "")
    if exported:
        about = json.loads((exported / "reader.json").read_text(encoding="utf-8"))
    pieces = Pieces(load_vocabulary(base_folder() / "vocab.txt"))
    table = Table()
    scorer = Scorer(runner, about, table)
    for example in everything.read(data, "dev", about["word_labels"], pieces):
        scorer.add(example)
    raw_text.score(data, Tagger(runner, about, pieces), table)
    text = table.markdown()
    print(text)
    if table_file:
        kind = f"int8 export, sha256 {about['weights_sha256'][:16]}" if exported else "float32 checkpoint"
        command = "python -m training " + " ".join(sys.argv[1:])
        seed = saved.get("settings", {}).get("seed", "?")
        heading = f"## {kind}\n\n`{command}`, dev splits, seed {seed}, {saved.get('step')} steps, {DATE}.\n\n"
        with table_file.open("a", encoding="utf-8") as file:
            file.write(f"\n{heading}{text}\n")


class Scorer:
    """Runs examples and adds them to a table."""

    def __init__(self, runner: Runner, about: dict, table: Table):
        self.runner, self.table = runner, table
        self.names, self.attribution = Chain.of(about["names"]), Chain.of(about["attribution"])
        self.words = about["word_labels"]

    def add(self, example: Example) -> None:
        """One window."""
        scores = self.runner.window(example.pieces, example.shapes, example.firsts)
        getattr(self, "_" + example.family)(example, scores)

    def _words(self, example: Example, scores: Scores) -> None:
        """Gold words; gold sentences for heads, and the model's own sentences beside them."""
        gold, what, table = example.targets, example.corpus.upper() + " dev", self.table
        for name, metric in (("upos", "UPOS"), ("features", "features"), ("lemma", "lemma edit")):
            table.share(what, metric).add(scores[name].argmax(1) == gold[name])
        numbers = gold["sentence"]
        opens = [int(i) for i in np.flatnonzero(np.diff(numbers, prepend=-1))]
        parts = list(zip(opens, [*opens[1:], len(numbers)], strict=True))
        own = sentences(scores["start"])
        for suffix, used in (("", parts), (", own sentences", own)):
            heads, relations = parse(self.runner, scores, used)
            right = np.array(heads) == gold["head"]
            table.share(what, "UAS" + suffix).add(right)
            table.share(what, "LAS" + suffix).add(right & (relations == gold["relation"]))
        table.overlap(what, "sentence F1").add(own, parts)

    def _names(self, example: Example, scores: Scores) -> None:
        """Exact spans; a label of ours is right where the corpus's type may stand for it (`NAME_MAPS`)."""
        what, table = f"{example.corpus} dev names", self.table
        types = NAME_MAPS[example.corpus]
        gold = {(a, b): kind for a, b, kind in spans_of(example.note)}
        known = {kind: "+".join(names) for kind, names in types.items()}
        mapped = []
        for a, b, ours, _ in self.names.spans(scores["names"]):
            meant = [kind for kind, names in types.items() if ours in names]
            if meant:
                right = gold.get((a, b))
                mapped.append((a, b, known[right if right in meant else meant[0]]))
        wanted = [(a, b, known[kind]) for (a, b), kind in gold.items()]
        table.overlap(what, "all types").add(mapped, wanted)
        core = {"person", "organisation", "place", "group"}
        if example.corpus == "worldwide":
            table.overlap(what, "person, organisation, place, group").add(
                [s for s in mapped if s[2] in core], [s for s in wanted if s[2] in core]
            )
            for kind in sorted(known.values()):
                table.overlap(what, kind).add([s for s in mapped if s[2] == kind], [s for s in wanted if s[2] == kind])

    def _attribution(self, example: Example, scores: Scores) -> None:
        """Exact spans a role (the CofeNet metric), words of content, linked attributions."""
        what, table = "PolNeAR dev", self.table
        found = [(a, b, kind) for a, b, kind, _ in self.attribution.spans(scores["attribution"])]
        gold = spans_of([self.attribution.labels[i] for i in example.targets["attribution"]])
        for role in ("source", "cue", "content"):
            pairs = ([s for s in spans if s[2] == role] for spans in (found, gold))
            table.overlap(what, f"{role}, exact span F1").add(*pairs)
        inside = ([i for a, b, kind in spans if kind == "content" for i in range(a, b)] for spans in (found, gold))
        table.overlap(what, "content, word F1").add(*inside)
        linked = [(a.cue, a.source, tuple(a.content)) for a in link(found, sentences(scores["start"]))]
        wanted = [
            (g["cue"][0] if g["cue"] else None, g["source"][0] if g["source"] else None, tuple(g["content"]))
            for g in example.note
        ]
        table.overlap(what, "linked: all three exact").add(linked, wanted)
        near = [(cue, source) for cue, source, content in linked if _near(content, (cue, source), wanted)]
        loose = table.overlap(what, "linked: cue and source exact, content Jaccard >= .5")
        loose.hit += len(near)
        loose.found += len(linked)
        loose.gold += len(wanted)

    def _events(self, example: Example, scores: Scores) -> None:
        """Root and quad of PLV's held-back fold, source and target given."""
        sides = (example.targets[side] for side in ("source", "target"))
        best = ROOTS[int(self.runner.roots(scores["words"], *sides).argmax())]
        gold = ROOTS[int(example.targets["roots"].argmax())]
        what = "PLV held-back fifth"
        self.table.share(what, "root").add([best == gold])
        self.table.share(what, "quad").add([_quad(best) == _quad(gold)])


def _quad(root: str) -> int:
    return next(number for number, roots in QUADS.items() if root in roots)


def _near(content: tuple, key: tuple, wanted: list[tuple]) -> bool:
    """True when a gold attribution has this cue and source and content words with Jaccard of at least one half."""
    ours = {i for a, b in content for i in range(a, b)}
    for cue, source, theirs in wanted:
        if (cue, source) == key:
            words = {i for a, b in theirs for i in range(a, b)}
            if len(ours & words) >= 0.5 * len(ours | words):
                return True
    return False
