"""Raw text to labels in Python: what the Rust reader must reproduce."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from .coreference import Words, chains, mentions
from .decode import Chain, parse, predicates, sentences
from .encoder import base_folder
from .examples import Example
from .labels import ROOTS
from .lemmas import apply_edit
from .link import link
from .pieces import Pieces, load_vocabulary
from .runner import OnnxRunner, Runner, Scores
from .windows import windows


class Tagger:
    """All labels of a text; offsets are UTF-8 bytes."""

    def __init__(self, runner: Runner, about: dict, pieces: Pieces):
        self.runner, self.sets, self.pieces = runner, about["word_labels"], pieces
        self.names, self.attribution = Chain.of(about["names"]), Chain.of(about["attribution"])
        self.times, self.triggers, self.statuses = Chain.of(about["times"]), about["triggers"], about["statuses"]
        self.pairs = {name: np.array(row) for name, row in about["coreference"].items()}

    @classmethod
    def exported(cls, folder: Path) -> Tagger:
        """From a folder that `export` wrote."""
        about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        return cls(OnnxRunner(folder), about, Pieces(load_vocabulary(base_folder() / "vocab.txt")))

    def tag(self, text: str) -> dict:
        """The labels in the shape in which the Rust type `Tagged` is serialised; a root's head is None."""
        lists = ("words", "sentences", "names", "attributions", "times", "predicates")
        tagged: dict = {name: [] for name in lists}
        seen: list[Scores] = []
        for words in windows(text, self.pieces):
            forms = [text[a:b] for a, b in words]
            spans = [[len(text[:a].encode()), len(text[:b].encode())] for a, b in words]
            example = Example("", "", forms, {}).encode(self.pieces)
            scores = self.runner.window(example.pieces, example.shapes, example.firsts)
            offset = len(tagged["words"])
            parts = sentences(scores["start"])
            heads, relations = parse(self.runner, scores, parts)
            best = {name: scores[name].argmax(1) for name in ("upos", "features", "lemma")}
            for i, form in enumerate(forms):
                labels = {name: self.sets[name][best[name][i]] for name in best}
                labels["lemma"] = apply_edit(form, labels["lemma"])
                labels["head"] = heads[i] - 1 + offset if heads[i] else None
                labels["relation"] = self.sets["relation"][relations[i]]
                tagged["words"].append({"span": spans[i], **labels})
            tagged["sentences"] += [_range(a, b, offset) for a, b in parts]
            tagged["names"] += self._names(scores, spans, offset, self.names, "names")
            tagged["attributions"] += self._attributions(scores, spans, parts)
            tagged["times"] += self._names(scores, spans, offset, self.times, "times")
            tagged["predicates"] += self._predicates(scores, spans, offset, tagged["words"][offset:])
            seen.append(scores)
        tagged["chains"] = self._chains(text, tagged["words"], seen)
        return tagged

    def root(self, text: str, source: list[int], target: list[int]) -> str | None:
        """PLOVER root of what the source does to the target, both as bytes; None when no window holds both."""
        for words in windows(text, self.pieces):
            spans = [(len(text[:a].encode()), len(text[:b].encode())) for a, b in words]
            masks = [[float(a < side[1] and b > side[0]) for a, b in spans] for side in (source, target)]
            if all(any(mask) for mask in masks):
                example = Example("", "", [text[a:b] for a, b in words], {}).encode(self.pieces)
                vectors = self.runner.window(example.pieces, example.shapes, example.firsts)["words"]
                return ROOTS[int(self.runner.roots(vectors, *(np.array(m, np.float32) for m in masks)).argmax())]
        return None

    def _names(self, scores: Scores, spans: list[list[int]], offset: int, chain: Chain, head: str) -> list[dict]:
        return [
            {"span": _bytes((a, b), spans), "words": _range(a, b, offset), "label": kind, "certainty": round(chance, 4)}
            for a, b, kind, chance in chain.spans(scores[head])
        ]

    def _predicates(self, scores: Scores, spans: list[list[int]], offset: int, words: list[dict]) -> list[dict]:
        heads = [-1 if word["head"] is None else word["head"] - offset for word in words]
        verbs = [word["upos"] == "VERB" for word in words]
        rows = []
        for one in predicates(scores["triggers"], scores["status"], heads, verbs):
            rows.append(
                {
                    "span": _bytes(one.words, spans),
                    "words": _range(*one.words, offset),
                    "root": self.triggers[one.root] if one.root else None,
                    "certainty": round(one.certainty, 4),
                    "status": self.statuses[one.status],
                    "status_certainty": round(one.status_certainty, 4),
                }
            )
        return rows

    def _chains(self, text: str, words: list[dict], seen: list[Scores]) -> list[list[dict]]:
        if not words:
            return []
        data = text.encode()
        table = Words(
            [data[word["span"][0] : word["span"][1]].decode() for word in words],
            [word["upos"] for word in words],
            [-1 if word["head"] is None else word["head"] for word in words],
            [word["relation"] for word in words],
            *(np.concatenate([scores[name] for scores in seen]) for name in ("later", "earlier")),
            np.concatenate([scores["mention"][:, 0] for scores in seen]),
        )
        rows = []
        for heads in chains(table, self.pairs["gap"], self.pairs["same"]):
            ranges = mentions(table, heads)
            rows.append(
                [
                    {"span": [words[a]["span"][0], words[b - 1]["span"][1]], "words": _range(a, b, 0), "head": head}
                    for head, (a, b) in zip(heads, ranges, strict=True)
                ]
            )
        return rows

    def _attributions(self, scores: Scores, spans: list[list[int]], parts: list[tuple[int, int]]) -> list[dict]:
        found = self.attribution.spans(scores["attribution"])
        chances = {(a, b): chance for a, b, _, chance in found}
        rows = []
        for one in link([(a, b, kind) for a, b, kind, _ in found], parts):
            parts = [one.cue, *([one.source] if one.source else []), *one.content]
            rows.append(
                {
                    "source": _bytes(one.source, spans) if one.source else None,
                    "cue": _bytes(one.cue, spans),
                    "content": [_bytes(part, spans) for part in one.content],
                    "certainty": round(min(chances[part] for part in parts), 4),
                }
            )
        return rows


def _range(start: int, end: int, offset: int) -> dict:
    return {"start": start + offset, "end": end + offset}


def _bytes(part: tuple[int, int], spans: list[list[int]]) -> list[int]:
    return [spans[part[0]][0], spans[part[1] - 1][1]]
