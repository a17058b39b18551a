"""The heads on top of the encoder; each maps word vectors to scores and scores to a loss."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .crf import Chain
from .encoder import HIDDEN

NEVER = -1e4


class WordHead(nn.Module):
    """UPOS, features, lemma edit, sentence start, head selection and relation."""

    ARC, RELATION = 192, 128
    SIMPLE = ("upos", "features", "lemma", "start")

    def __init__(self, sizes: dict[str, int], dropout: float):
        super().__init__()
        self.simple = nn.ModuleDict({n: nn.Linear(HIDDEN, 2 if n == "start" else sizes[n]) for n in self.SIMPLE})
        self.arc_dependent, self.arc_head = nn.Linear(HIDDEN, self.ARC), nn.Linear(HIDDEN, self.ARC)
        self.arc_pair = nn.Linear(self.ARC, self.ARC, bias=False)
        self.arc_bias = nn.Linear(self.ARC, 1)
        self.relation_dependent = nn.Linear(HIDDEN, self.RELATION)
        self.relation_head = nn.Linear(HIDDEN, self.RELATION)
        self.relation = nn.Linear(self.RELATION, sizes["relation"])
        self.root = nn.Parameter(torch.zeros(HIDDEN))
        nn.init.normal_(self.root, std=0.5)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> dict[str, Tensor]:
        """`words` [batch, words, HIDDEN] to scores; `arcs` is [batch, words, 1 + words], column 0 the root."""
        out = {name: layer(self.dropout(words)) for name, layer in self.simple.items()}
        root = self.root.to(words.dtype).expand(words.shape[0], 1, HIDDEN)
        heads = torch.cat([root, words], 1)
        dependent = self.dropout(F.gelu(self.arc_dependent(words)))
        head = self.dropout(F.gelu(self.arc_head(heads)))
        out["arcs"] = self.arc_pair(dependent) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        out["relation_dependent"] = self.relation_dependent(self.dropout(words))
        out["relation_head"] = self.relation_head(self.dropout(heads))
        return out

    def label(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Relation scores of pairs: `relation_dependent` of a word, `relation_head` of its head."""
        return self.relation(self.dropout(F.relu(dependent + head)))

    def loss(self, words: Tensor, targets: dict[str, Tensor]) -> dict[str, Tensor]:
        """One loss a target; -1 in a target is left out."""
        out = self(words)
        losses = {n: _cross_entropy(out[n], targets[n]) for n in self.SIMPLE}
        sentence = targets["sentence"]
        apart = sentence[:, :, None] != sentence[:, None, :]
        apart = torch.cat([torch.zeros_like(apart[:, :, :1]), apart], 2)
        losses["arc"] = _cross_entropy(out["arcs"].float().masked_fill(apart, NEVER), targets["head"])
        index = targets["head"].clamp(min=0)[:, :, None].expand(-1, -1, self.RELATION)
        pairs = self.label(out["relation_dependent"], out["relation_head"].gather(1, index))
        losses["relation"] = _cross_entropy(pairs, targets["relation"])
        return losses


class SpanHead(nn.Module):
    """A BIO tagger with a chain on top."""

    INNER = 256

    def __init__(self, labels: list[str], dropout: float):
        super().__init__()
        self.inner, self.outer = nn.Linear(HIDDEN, self.INNER), nn.Linear(self.INNER, len(labels))
        self.chain = Chain(labels)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> Tensor:
        """`words` [batch, words, HIDDEN] to label scores."""
        return self.outer(self.dropout(F.gelu(self.inner(self.dropout(words)))))

    def loss(self, words: Tensor, allowed: Tensor, present: Tensor) -> Tensor:
        """Chain loss; `allowed` [batch, words, labels] bool."""
        return self.chain(self(words).float(), allowed | ~present[:, :, None], present)


class RootHead(nn.Module):
    """PLOVER root of what a source does to a target, both given as word masks; the trigger is attended to."""

    INNER = 256

    def __init__(self, roots: int, dropout: float):
        super().__init__()
        self.source, self.target = nn.Linear(HIDDEN, self.INNER), nn.Linear(HIDDEN, self.INNER)
        self.query, self.key = nn.Linear(2 * self.INNER, self.INNER), nn.Linear(HIDDEN, self.INNER)
        self.value = nn.Linear(HIDDEN, self.INNER)
        self.inner, self.outer = nn.Linear(3 * self.INNER, self.INNER), nn.Linear(self.INNER, roots)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, source: Tensor, target: Tensor, present: Tensor | None) -> Tensor:
        """Scores [batch, roots]; `source`, `target` [batch, words] of 0 and 1; `present` is None without padding."""
        sides = []
        for layer, mask in ((self.source, source), (self.target, target)):
            weight = (mask / mask.sum(1, keepdim=True).clamp(min=1)).to(words.dtype)
            sides.append(layer(weight[:, None, :] @ words))
        query = self.query(F.gelu(torch.cat(sides, 2)))
        scores = (query @ self.key(words).transpose(1, 2) / self.INNER**0.5).float()
        if present is not None:
            scores = scores.masked_fill(~present[:, None, :], NEVER)
        seen = scores.softmax(2).to(words.dtype) @ self.value(words)
        inner = self.inner(self.dropout(F.gelu(torch.cat([*sides, seen], 2))))
        return self.outer(self.dropout(F.gelu(inner)))[:, 0]

    def loss(self, scores: Tensor, allowed: Tensor) -> Tensor:
        """-log of the probability of the allowed roots."""
        log = scores.float().log_softmax(1)
        return -log.masked_fill(~allowed, NEVER).logsumexp(1).mean()


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-1)
