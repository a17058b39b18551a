"""Checkpoint to what the Rust reader loads: one ONNX file with int8 weights and one JSON of label sets.

The graph reads one window at a time, without padding, so that nothing depends on what else is in a batch.  It holds
three parts that share no node: inputs `pieces`, `shapes`, `firsts` to all scores; inputs `dependent`, `head` to
`relation`, which is asked for once the tree is known; inputs `vectors`, `source`, `target` to `roots`, which is asked
for once it is known who may act on whom.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from . import model as models
from .corpora.profiles import DEFAULT, OPEN
from .encoder import HIDDEN, base_folder
from .heads import WordHead
from .labels import ATTRIBUTION_LABELS, NAME_LABELS, ROOTS, STATUSES, TIME_LABELS, TRIGGER_LABELS
from .pieces import SHAPES

INPUTS = ("pieces", "shapes", "firsts", "dependent", "head", "vectors", "source", "target")
OUTPUTS = (
    "upos", "features", "lemma", "start", "arcs", "relation_dependent", "relation_head", "names", "attribution",
    "times", "triggers", "status", "later", "earlier", "mention", "words", "relation", "roots",
)  # fmt: skip
OPSET = 17
FORMAT = 1


class OneWindow(nn.Module):
    """The network for a single unpadded window, outputs in the order of `OUTPUTS`."""

    def __init__(self, reader: models.Reader):
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor, *later: Tensor) -> tuple:
        """`pieces`, `shapes` [1, pieces]; `firsts` [words]; `later` as `placeholders` gives them."""
        dependent, head, vectors, source, target = later
        words = self.reader.encoder(pieces, shapes, None).index_select(1, firsts)
        out = self.reader.words(words)
        out["names"] = self.reader.names(words)
        out["attribution"] = self.reader.attribution(words)
        out["times"] = self.reader.times(words)
        out["triggers"], out["status"] = self.reader.predicates(words)
        out["later"], out["earlier"], mention = self.reader.coreference(words)
        out["mention"] = mention[:, :, None]
        out["words"] = words
        out["relation"] = self.reader.words.label(dependent, head)
        out["roots"] = self.reader.roots(vectors, source, target, None)
        return tuple(out[name] for name in OUTPUTS)


def placeholders(size: int = 1) -> tuple[Tensor, ...]:
    """Zeros: `dependent`, `head` [1, pairs, RELATION]; `vectors` [1, words, HIDDEN]; `source`, `target` [1, words]."""
    pair, mask = torch.zeros(1, size, WordHead.RELATION), torch.zeros(1, size)
    return pair, pair.clone(), torch.zeros(1, size, HIDDEN), mask, mask.clone()


def export(checkpoint: Path, out: Path, reduce_range: bool = True) -> None:
    """Writes `reader.onnx` and `reader.json` into `out` and prints their sizes and hashes."""
    out.mkdir(parents=True, exist_ok=True)
    reader, saved = models.load(str(checkpoint))
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        write_exact(reader, exact)
        quantize_dynamic(
            exact,
            out / "reader.onnx",
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=reduce_range,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=_small_tables(exact),
        )
    weights = (out / "reader.onnx").read_bytes()
    digest = hashlib.sha256(weights).hexdigest()
    about = description(reader, saved, digest)
    (out / "reader.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    vocabulary = (base_folder() / "vocab.txt").read_bytes()
    (out / "vocab.txt").write_bytes(vocabulary)
    print(f"reader.onnx {len(weights) / 1e6:.1f} MB sha256 {digest}")


def write_exact(reader: models.Reader, path: Path) -> None:
    """The float32 graph."""
    whole = torch.arange(1, 9)[None, :]
    example = (whole, torch.ones_like(whole), torch.arange(1, 6), *placeholders(5))
    axes = {"pieces": {1: "pieces"}, "shapes": {1: "pieces"}, "firsts": {0: "words"}}
    axes |= {"dependent": {1: "pairs"}, "head": {1: "pairs"}}
    axes |= {name: {1: "others"} for name in ("vectors", "source", "target")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            OneWindow(reader).eval(),
            example,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def _small_tables(path: Path) -> list[str]:
    """Gathers that do not read the word-piece table: index selection and the shape embeddings stay exact."""
    graph = onnx.load(str(path)).graph
    large = {tensor.name for tensor in graph.initializer if len(tensor.dims) == 2 and tensor.dims[0] > 10_000}
    return [node.name for node in graph.node if node.op_type == "Gather" and node.input[0] not in large]


def description(reader: models.Reader, saved: dict, digest: str) -> dict:
    """Everything besides the weights that decoding needs."""

    def chain(head: nn.Module, labels: list[str]) -> dict:
        transitions, starts = (table.detach().numpy() for table in head.chain.tables())
        return {"labels": labels, "transitions": _rounded(transitions), "starts": _rounded(starts)}

    profile = saved.get("settings", {}).get("profile", DEFAULT)
    revision = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return {
        "format": FORMAT,
        "weights_sha256": digest,
        "trained_at_revision": revision.stdout.strip(),
        "steps": saved.get("step", 0),
        "layers": reader.shape.layers,
        "shapes": list(SHAPES),
        "word_labels": reader.shape.sets,
        "names": chain(reader.names, NAME_LABELS),
        "attribution": chain(reader.attribution, ATTRIBUTION_LABELS),
        "profile": profile,
        "roots": [] if profile == OPEN else list(ROOTS),
        "times": chain(reader.times, TIME_LABELS),
        "triggers": list(TRIGGER_LABELS),
        "statuses": list(STATUSES),
        "coreference": {
            "gap": _rounded(reader.coreference.gap.detach().numpy()),
            "same": _rounded(reader.coreference.same.detach().numpy()),
        },
    }


def _rounded(table: np.ndarray) -> list:
    return np.round(table.astype(np.float64), 4).tolist()
