"""Encoder and heads together, and what is needed to build them again."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from .encoder import HIDDEN, Encoder
from .heads import CoreferenceHead, PredicateHead, RootHead, SpanHead, WordHead
from .labels import ATTRIBUTION_LABELS, NAME_LABELS, ROOTS, STATUSES, TIME_LABELS, TRIGGER_LABELS


@dataclass
class Shape:
    """Everything that decides the sizes of a model; stored with its weights."""

    sets: dict[str, list[str]] = field(default_factory=dict)
    layers: int = 6
    dropout: float = 0.1


class Reader(nn.Module):
    """The whole network."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape.layers, shape.dropout)
        self.words = WordHead({name: len(values) for name, values in shape.sets.items()}, shape.dropout)
        self.names = SpanHead(NAME_LABELS, shape.dropout)
        self.attribution = SpanHead(ATTRIBUTION_LABELS, shape.dropout)
        self.roots = RootHead(len(ROOTS), shape.dropout)
        self.times = SpanHead(TIME_LABELS, shape.dropout)
        self.coreference = CoreferenceHead(shape.dropout)
        self.predicates = PredicateHead(len(TRIGGER_LABELS), len(STATUSES), shape.dropout)

    def vectors(self, batch: dict[str, Tensor]) -> Tensor:
        """One vector a word, that of its first piece: [batch, words, HIDDEN]."""
        encoded = self.encoder(batch["pieces"], batch["shapes"], batch["pieces_present"])
        return encoded.gather(1, batch["firsts"][:, :, None].expand(-1, -1, HIDDEN))

    def losses(self, family: str, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Named losses of a batch of one family."""
        words = self.vectors(batch)
        present = batch["words_present"]
        if family == "words":
            return self.words.loss(words, batch)
        if family == "names":
            return {"names": self.names.loss(words, batch["allowed"], present)}
        if family == "attribution":
            allowed = nn.functional.one_hot(batch["attribution"].clamp(min=0), len(ATTRIBUTION_LABELS)).bool()
            return {"attribution": self.attribution.loss(words, allowed, present)}
        if family == "times":
            return {"times": self.times.loss(words, batch["times"], present)}
        if family == "predicates":
            return self.predicates.loss(words, batch)
        if family == "coreference":
            flat = (words[present], batch["entity"][present], batch["form"][present])
            return {"coreference": self.coreference.loss(*flat)}
        scores = self.roots(words, batch["source"], batch["target"], present)
        elsewhere = present & (batch["source"] == 0) & (batch["target"] == 0)
        somewhere = self.predicates.somewhere(words, batch["roots"], elsewhere)
        return {"roots": self.roots.loss(scores, batch["roots"]), "somewhere": 0.3 * somewhere}


def save(path: str, model: Reader, **more: object) -> None:
    """Weights, shape and anything else in one file."""
    torch.save({"shape": vars(model.shape), "state": model.state_dict(), **more}, path)


def load(path: str) -> tuple[Reader, dict]:
    """The model of a checkpoint, in evaluation mode, and the rest of the file."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    model = Reader(Shape(**saved["shape"]))
    model.load_state_dict(saved["state"])
    return model.eval(), saved


def warm(path: str, model: Reader) -> list[str]:
    """Copies what a checkpoint of other heads has; the names of what stays as it was made."""
    state = torch.load(path, map_location="cpu", weights_only=False)["state"]
    return model.load_state_dict(state, strict=False).missing_keys
