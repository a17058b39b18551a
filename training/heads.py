"""The heads on top of the encoder; each maps word vectors to scores and scores to a loss."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .crf import Chain
from .dropout import Dropout
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
        self.dropout = Dropout(dropout)

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
        self.dropout = Dropout(dropout)

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
        self.dropout = Dropout(dropout)

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


class PredicateHead(nn.Module):
    """What each word is as an event: its PLOVER root or none, and whether it happened."""

    INNER = 192

    def __init__(self, triggers: int, statuses: int, dropout: float):
        super().__init__()
        self.inner = nn.Linear(HIDDEN, self.INNER)
        self.triggers, self.status = nn.Linear(self.INNER, triggers), nn.Linear(self.INNER, statuses)
        self.dropout = Dropout(dropout)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """`words` [batch, words, HIDDEN] to scores of triggers and of statuses."""
        inner = self.dropout(F.gelu(self.inner(self.dropout(words))))
        return self.triggers(inner), self.status(inner)

    def loss(self, words: Tensor, targets: dict[str, Tensor]) -> dict[str, Tensor]:
        """-log of the probability of the allowed labels, over the words of which anything is known."""
        out = zip(("triggers", "status"), self(words), strict=True)
        losses = {name: _allowed_loss(scores, targets[name], targets["words_present"]) for name, scores in out}
        return {name: loss for name, loss in losses.items() if loss is not None}

    def somewhere(self, words: Tensor, allowed: Tensor, possible: Tensor) -> Tensor:
        """-log of the chance that some possible word is a trigger of an allowed root, each word on its own.

        `allowed` [batch, roots], the roots being the last labels; `possible` [batch, words].
        """
        log = self(words)[0].float().log_softmax(2)[:, :, -allowed.shape[1] :]
        chance = log.masked_fill(~allowed[:, None, :], NEVER).logsumexp(2).exp()
        missed = torch.log1p(-chance.clamp(max=1 - 1e-6)).masked_fill(~possible, 0.0).sum(1)
        return -torch.log1p(-missed.exp().clamp(max=1 - 1e-6)).mean()


class CoreferenceHead(nn.Module):
    """Which earlier word a word refers back to, the heads of two mentions of one entity; 0 is the score of none."""

    INNER = 128
    GAPS = 12
    """Classes of distance in words: 1, 2-3, 4-7 and so on."""

    def __init__(self, dropout: float):
        super().__init__()
        self.later, self.earlier = nn.Linear(HIDDEN, self.INNER), nn.Linear(HIDDEN, self.INNER)
        self.mention = nn.Linear(HIDDEN, 1)
        self.gap = nn.Parameter(torch.zeros(self.GAPS))
        self.same = nn.Parameter(torch.zeros(2))
        nn.init.constant_(self.mention.bias, -2.0)
        self.dropout = Dropout(dropout)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`words` [..., HIDDEN] to vectors as a later and as an earlier mention, and a score as a mention."""
        words = self.dropout(words)
        later = self.dropout(self.later(words)) * self.INNER**-0.5
        return later, self.dropout(self.earlier(words)), self.mention(words)[..., 0]

    def pairs(self, later: Tensor, earlier: Tensor, mention: Tensor, forms: Tensor) -> Tensor:
        """Scores [words, words] of each word with each earlier one, the others at `NEVER`; `forms` of `form_ids`."""
        place = torch.arange(len(mention), device=mention.device)
        gap = (place[:, None] - place[None, :]).clamp(min=1)
        scores = (later @ earlier.T).float() + mention.float()[:, None] + mention.float()[None, :]
        scores = scores + self.gap[gap.float().log2().long().clamp(max=self.GAPS - 1)]
        same = (forms[:, None] == forms[None, :]) & (forms[:, None] != 0)
        scores = scores + self.same[(forms > 0).long()][:, None] * same
        return scores.masked_fill(place[:, None] <= place[None, :], NEVER)

    def loss(self, words: Tensor, entity: Tensor, forms: Tensor) -> Tensor:
        """For `words` [words, HIDDEN] of one document: -log P(some earlier mention of the entity, or none if first)."""
        scores = self.pairs(*self(words), forms)
        scores = torch.cat([torch.zeros_like(scores[:, :1]), scores], 1)
        right = (entity[:, None] == entity[None, :]) & (entity[:, None] > 0)
        right &= torch.ones_like(right).tril(-1)
        right = torch.cat([~right.any(1, keepdim=True), right], 1)
        log = scores.logsumexp(1) - scores.masked_fill(~right, 2 * NEVER).logsumexp(1)
        return log.sum() / (entity > 0).sum().clamp(min=1)


def _allowed_loss(scores: Tensor, allowed: Tensor, present: Tensor) -> Tensor | None:
    """None when nothing is known of any word."""
    known = present & ~allowed.all(2)
    if not known.any():
        return None
    log = scores.float()[known].log_softmax(1)
    return -log.masked_fill(~allowed[known], NEVER).logsumexp(1).mean()


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-1)
