"""The training loop: AdamW, linear warm-up and decay, bf16 where it helps, resumable."""

from __future__ import annotations

import os
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from . import model as models
from .batches import Sampler, collate
from .corpora import everything, treebank
from .corpora.profiles import DEFAULT, left_out
from .encoder import base_folder
from .pieces import Pieces, load_vocabulary

FACTORS = {
    "crossner": 0.5,
    "wikigold": 0.5,
    "wnut": 0.5,
    "cameo": 0.5,
    "ewt": 1.9,
    "gum": 1.6,
    "polnear": 1.6,
    "gumdates": 0.4,
    "wikiwars": 0.6,
    "ontogum": 0.8,
    "litbank": 0.4,
    "tempeval": 1.2,
    "worldwide": 1.2,
    "uds": 0.5,
    "uw": 0.6,
    "wikievents": 0.6,
    "gold": 1.5,
    "own": 2.0,
}
"""On top of the square root of the size: small sets less, so that they are not passed over a dozen times."""

MASK, LAST_SPECIAL = 103, 103


@dataclass
class Settings:
    """What decides a run."""

    data: Path
    out: Path
    warm: Path | None = None
    profile: str = DEFAULT
    without: Sequence[str] = ()
    minutes: float = 65.0
    steps: int = 0
    layers: int = 6
    budget: int = 1536
    seed: int = 1
    encoder_rate: float = 3e-4
    head_rate: float = 1.5e-3
    warm_up: float = 0.05
    masked: float = 0.03
    save_minutes: float = 5.0


def train(settings: Settings) -> None:
    """Trains until `steps` or, when that is 0, for `minutes` of wall-clock time; continues a run found in `out`.

    Batches of the families in `without` are drawn and passed over, so that a run without a family sees the same batches
    of all others, in the same order and at the same rates, as the run with it.
    """
    torch.manual_seed(settings.seed)
    np.random.seed(settings.seed)
    random.seed(settings.seed)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    settings.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    pieces = Pieces(load_vocabulary(base_folder() / "vocab.txt"))
    sets = treebank.label_sets(settings.data, settings.profile)
    examples = everything.read(settings.data, "train", sets, pieces, settings.profile)
    sampler = Sampler(examples, settings.budget, settings.seed, FACTORS)
    for name, size, share in zip(sampler.names, sampler.sizes, sampler.share, strict=True):
        print(
            f"{name:12} {len(sampler.corpora[name]):6} windows {int(size):8} pieces, share {share:.3f}",
            flush=True,
        )

    model = models.Reader(models.Shape(sets, settings.layers))
    with torch.no_grad():
        model.encoder.load_base()
    model.encoder.pieces.weight.requires_grad_(False)
    model.to(device).train()
    optimiser = _optimiser(model, settings)
    step, spent = _resume(settings.out / "last.pt", model, optimiser)
    if settings.warm and not step:
        print("fresh:", *models.warm(str(settings.warm), model), flush=True)
    masks = torch.Generator().manual_seed(settings.seed)
    stream, passed_over = sampler.stream(), left_out(settings.without)
    for _ in range(step):
        next(stream)

    began = time.monotonic() - spent
    saved = shown = time.monotonic()
    sums, counts, seen = defaultdict(float), defaultdict(int), 0
    while True:
        spent = time.monotonic() - began
        done = step / settings.steps if settings.steps else spent / (60 * settings.minutes)
        if done >= 1:
            break
        scale = min(done / settings.warm_up, (1 - done) / (1 - settings.warm_up)) if done else 0.0
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * scale
        family, group = next(stream)
        step += 1
        if group[0].corpus in passed_over:
            continue
        batch = collate(group)
        batch["pieces"] = _masked(batch["pieces"], settings.masked, masks)
        batch = {name: tensor.to(device) for name, tensor in batch.items()}
        with torch.autocast(device, torch.bfloat16):
            losses = model.losses(family, batch)
        total = sum(losses.values())
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        seen += sum(len(e.words) for e in group)
        for name, loss in losses.items():
            sums[name] += float(loss.detach())
            counts[name] += 1
        if time.monotonic() - shown > 30:
            rate = seen / (time.monotonic() - shown)
            line = "  ".join(f"{name} {sums[name] / counts[name]:.3f}" for name in sorted(sums))
            print(f"{100 * done:5.1f} %  step {step}  {rate:.0f} words/s  {line}", flush=True)
            sums.clear(), counts.clear()
            shown, seen = time.monotonic(), 0
        if time.monotonic() - saved > 60 * settings.save_minutes:
            _save(settings, model, optimiser, step, spent)
            saved = time.monotonic()
    _save(settings, model, optimiser, step, spent)


def _masked(pieces: torch.Tensor, share: float, generator: torch.Generator) -> torch.Tensor:
    """A share of the word pieces as [MASK], so that the context has to do; special pieces stay."""
    drawn = torch.rand(pieces.shape, generator=generator) < share
    return pieces.masked_fill(drawn & (pieces > LAST_SPECIAL), MASK)


def _optimiser(model: models.Reader, settings: Settings) -> torch.optim.AdamW:
    """Two rates; biases, norms, shape embeddings and transitions without decay."""
    groups = []
    for encoder in (True, False):
        for decayed in (True, False):
            chosen = [
                parameter
                for name, parameter in model.named_parameters()
                if parameter.requires_grad
                and name.startswith("encoder.") == encoder
                and (parameter.dim() > 1 and "norm" not in name and "chain" not in name and "shapes" not in name)
                == decayed
            ]
            rate = settings.encoder_rate if encoder else settings.head_rate
            groups.append({"params": chosen, "weight_decay": 0.01 * decayed, "peak": rate})
    return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _save(settings: Settings, model: models.Reader, optimiser: torch.optim.Optimizer, step: int, spent: float) -> None:
    path = settings.out / "last.pt"
    about = {name: str(value) for name, value in vars(settings).items()}
    moments = {name: optimiser.state[p] for name, p in model.named_parameters() if p in optimiser.state}
    models.save(f"{path}.part", model, moments=moments, step=step, spent=spent, settings=about)
    os.replace(f"{path}.part", path)
    print(f"saved {path} at step {step}, {spent / 60:.1f} minutes", flush=True)


def _resume(path: Path, model: models.Reader, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    """Step and seconds spent of a checkpoint, whose state is loaded; zeros without one. New heads are fresh."""
    if not path.exists():
        return 0, 0.0
    saved = torch.load(path, map_location="cpu", weights_only=False)
    missing = model.load_state_dict(saved["state"], strict=False).missing_keys
    print("continued at step", saved["step"], "fresh:", *missing, flush=True)
    for name, parameter in model.named_parameters():
        if name in saved["moments"]:
            optimiser.state[parameter] = saved["moments"][name]
    return saved["step"], saved["spent"]
