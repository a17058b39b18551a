"""Two ways to run the network on one window: the checkpoint in float32, or the exported int8 file."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
import torch

from . import model as models
from .export import INPUTS, OUTPUTS, OneWindow, placeholders

Scores = dict[str, np.ndarray]


class Runner(Protocol):
    """Scores of one window."""

    def window(self, pieces: np.ndarray, shapes: np.ndarray, firsts: np.ndarray) -> Scores:
        """All outputs of the first part of the graph, without the batch axis."""

    def relations(self, dependent: np.ndarray, head: np.ndarray) -> np.ndarray:
        """Relation scores [pairs, relations] of `relation_dependent` and `relation_head` rows."""

    def roots(self, vectors: np.ndarray, source: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Root scores [roots] from the output `words` and two float32 masks over the words."""


class TorchRunner:
    """The checkpoint itself."""

    def __init__(self, reader: models.Reader):
        self.reader = reader
        self.network = OneWindow(reader).eval()

    @torch.inference_mode()
    def window(self, pieces: np.ndarray, shapes: np.ndarray, firsts: np.ndarray) -> Scores:
        """See `Runner`."""
        ids = [torch.from_numpy(array)[None] for array in (pieces, shapes)]
        outputs = self.network(*ids, torch.from_numpy(firsts), *placeholders())
        return {name: tensor[0].numpy() for name, tensor in zip(OUTPUTS, outputs, strict=True)}

    @torch.inference_mode()
    def relations(self, dependent: np.ndarray, head: np.ndarray) -> np.ndarray:
        """See `Runner`."""
        return self.reader.words.label(torch.from_numpy(dependent), torch.from_numpy(head)).numpy()

    @torch.inference_mode()
    def roots(self, vectors: np.ndarray, source: np.ndarray, target: np.ndarray) -> np.ndarray:
        """See `Runner`."""
        values = (torch.from_numpy(array)[None] for array in (vectors, source, target))
        return self.reader.roots(*values, None)[0].numpy()


class OnnxRunner:
    """The exported file under onnxruntime, one thread."""

    def __init__(self, folder: Path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(folder / "reader.onnx", options, ["CPUExecutionProvider"])
        one = np.ones((1, 1), np.int64)
        later = (tensor.numpy() for tensor in placeholders())
        self.blank = dict(zip(INPUTS, (one, one, np.zeros(1, np.int64), *later), strict=True))

    def window(self, pieces: np.ndarray, shapes: np.ndarray, firsts: np.ndarray) -> Scores:
        """See `Runner`."""
        values = self.blank | {"pieces": pieces[None], "shapes": shapes[None], "firsts": firsts}
        outputs = self.session.run(list(OUTPUTS), values)
        return {name: array[0] for name, array in zip(OUTPUTS, outputs, strict=True)}

    def relations(self, dependent: np.ndarray, head: np.ndarray) -> np.ndarray:
        """See `Runner`."""
        values = self.blank | {"dependent": dependent[None], "head": head[None]}
        return self.session.run(["relation"], values)[0][0]

    def roots(self, vectors: np.ndarray, source: np.ndarray, target: np.ndarray) -> np.ndarray:
        """See `Runner`."""
        values = self.blank | {"vectors": vectors[None], "source": source[None], "target": target[None]}
        return self.session.run(["roots"], values)[0][0]
