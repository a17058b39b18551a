"""Scores of a checkpoint or of an exported folder on the dev splits, as a Markdown table."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from . import model as models
from . import raw_text
from .clusters import CorefScore
from .coreference import Words, chains, mentions
from .corpora import everything
from .corpora.predicates import GOLD_STATUS
from .decode import Chain, Predicate, parse, predicates, sentences
from .encoder import base_folder
from .examples import Example
from .export import description
from .labels import NAME_MAPS, QUADS, ROOTS, STATUSES, TRIGGER_LABELS, spans_of
from .link import link
from .metrics import Table
from .pieces import Pieces, load_vocabulary
from .runner import OnnxRunner, Runner, Scores, TorchRunner
from .tag import Tagger

DATE = "2026-11-23"


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
    scorer.finish()
    raw_text.score(data, Tagger(runner, about, pieces), table)
    text = table.markdown()
    for name in ("mentions", "MUC", "B3", "CEAFe"):
        precision, recall, f1 = scorer.coreference.f1(name)
        text += f"\n| OntoGUM dev | {name} F1 | {f1:.1f} | P {precision:.1f} R {recall:.1f} |"
    text += f"\n| OntoGUM dev | CoNLL F1 | {scorer.coreference.conll:.1f} | own trees, no singletons |"
    print(text)
    if table_file:
        kind = f"int8 export, sha256 {about['weights_sha256'][:16]}" if exported else "float32 checkpoint"
        command = "python -m training " + " ".join(sys.argv[1:])
        seed = saved.get("settings", {}).get("seed", "?")
        heading = f"## {kind}\n\n`{command}`, dev splits, seed {seed}, {saved.get('step')} steps, {DATE}.\n\n"
        with table_file.open("a", encoding="utf-8") as file:
            file.write(f"\n{heading}{text}\n")


READ_BY_US = {"gold": "gold texts, held-back fifth", "own": "own annotations, held-back fifth"}
"""Corpora whose events we annotated ourselves, as tables name them."""


class Scorer:
    """Runs examples and adds them to a table."""

    def __init__(self, runner: Runner, about: dict, table: Table):
        self.runner, self.table = runner, table
        self.names, self.attribution = Chain.of(about["names"]), Chain.of(about["attribution"])
        self.times, self.pairs = Chain.of(about["times"]), about["coreference"]
        self.words = about["word_labels"]
        self.document: list[tuple[Example, Scores]] = []
        self.coreference = CorefScore()

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
        close = [(cue, source) for cue, source, content in linked if near(content, (cue, source), wanted)]
        loose = table.overlap(what, "linked: cue and source exact, content Jaccard >= .5")
        loose.hit += len(close)
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

    def _times(self, example: Example, scores: Scores) -> None:
        """Exact extents, with and without the type."""
        found = [(a, b, kind) for a, b, kind, _ in self.times.spans(scores["times"])]
        what, table = "TimeBank+AQUAINT held-back fifth", self.table
        pairs = ([(a, b) for a, b, _ in spans] for spans in (found, example.note))
        table.overlap(what, "time extent, exact").add(*pairs)
        table.overlap(what, "time extent and type, exact").add(found, example.note)

    def _predicates(self, example: Example, scores: Scores) -> None:
        """Gold texts: triggers that overlap, with root, with status; UDS and UW: status of the rated words."""
        known, table = ~example.targets["status"].all(1), self.table
        best = scores["status"].argmax(1)
        if example.corpus not in READ_BY_US:
            what = f"{example.corpus.upper()} dev"
            right = example.targets["status"][np.arange(len(best)), best]
            table.share(what, "status of rated words").add(right[known])
            for state in range(2):
                name = f"status {STATUSES[state]}"
                sure = known & (example.targets["status"].sum(1) == 1)
                gold = np.flatnonzero(example.targets["status"][:, state] & sure)
                table.overlap(what, name).add(np.flatnonzero((best == state) & sure), gold)
            return
        what = READ_BY_US[example.corpus]
        sure = ~example.targets["triggers"].all(1)
        nothing = [-1] * len(best)
        events = predicates(scores["triggers"], scores["status"], nothing, [False] * len(best))
        events = [e for e in events if sure[slice(*e.words)].all()]
        roots = [e for e in events if TRIGGER_LABELS[e.root] != "OTHER"]
        gold = [row for row in example.note if row[2] != "OTHER"]
        for metric, ours, theirs in (("trigger", events, example.note), ("trigger of a root", roots, gold)):
            hits = [(e, row) for row in theirs for e in ours if e.words[0] < row[1] and row[0] < e.words[1]]
            for name, kept in ((metric, hits), (metric + ", root right", [h for h in hits if _same_root(*h)])):
                row = table.overlap(what, name + ", overlap F1")
                row.hit += min(len({h[0].words for h in kept}), len({h[1][:2] for h in kept}))
                row.found += len(ours)
                row.gold += len(theirs)
        for start, _, _, state in example.note:
            table.share(what, "status of gold triggers").add([STATUSES[best[start]] in GOLD_STATUS[state]])
            if GOLD_STATUS[state] != ("happened",):
                table.share(what, "not happened read as happened").add([STATUSES[best[start]] == "happened"])

    def _coreference(self, example: Example, scores: Scores) -> None:
        if self.document and self.document[0][0].note[0] != example.note[0]:
            self.finish()
        self.document.append((example, scores))

    def finish(self) -> None:
        """Scores the coreference of the document that is open: gold words, own trees."""
        if not self.document:
            return
        place: list[int] = []
        forms, upos, heads, relations = [], [], [], []
        for example, scores in self.document:
            offset = len(place)
            place += range(example.note[1], example.note[1] + len(example.words))
            tree, labels = parse(self.runner, scores, sentences(scores["start"]))
            forms += example.words
            upos += [self.words["upos"][i] for i in scores["upos"].argmax(1)]
            heads += [head - 1 + offset if head else -1 for head in tree]
            relations += [self.words["relation"][i] for i in labels]
        joined = {name: np.concatenate([s[name] for _, s in self.document]) for name in ("later", "earlier", "mention")}
        words = Words(forms, upos, heads, relations, joined["later"], joined["earlier"], joined["mention"][:, 0])
        found = []
        for chain in chains(words, np.array(self.pairs["gap"]), np.array(self.pairs["same"])):
            spans = {(place[a], place[b - 1] + 1) for a, b in mentions(words, chain)}
            if len(spans) > 1:
                found.append(sorted(spans))
        gold: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, start, end in self.document[0][0].note[2]:
            gold[number].append((start, end))
        self.coreference.add(found, [sorted(set(spans)) for spans in gold.values() if len(set(spans)) > 1])
        self.document = []


def _same_root(event: Predicate, row: tuple) -> bool:
    return TRIGGER_LABELS[event.root] == row[2]


def _quad(root: str) -> int:
    return next(number for number, roots in QUADS.items() if root in roots)


def near(content: tuple, key: tuple, wanted: list[tuple]) -> bool:
    """True when a gold attribution has this cue and source and content words with Jaccard of at least one half."""
    ours = {i for a, b in content for i in range(a, b)}
    for cue, source, theirs in wanted:
        if (cue, source) == key:
            words = {i for a, b in theirs for i in range(a, b)}
            if len(ours & words) >= 0.5 * len(ours | words):
                return True
    return False
