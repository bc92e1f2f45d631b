"""Training: examples -> a network, with the curve of its scores on dev."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tools.tagger.batches import Batch, training_batches
from tools.tagger.examples import Example
from tools.tagger.losses import PathLoss, link_loss, word_loss
from tools.tagger.measuring import measure
from tools.tagger.network import Tagger
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Options:
    """How to train. `head` is "words" (cross entropy) or "paths" (CRF); rates are those of AdamW at their
    peak; `average` is the decay of the running mean of the weights, which is what ships."""

    head: str = "paths"
    epochs: int = 4
    batch: int = 16
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    link_weight: float = 0.3
    average: float = 0.998
    dropout: float = 0.1
    seed: int = 7
    pieces_frozen: bool = True


def train(
    network: Tagger, examples: Sequence[Example], dev: Sequence[Example], options: Options, out: Path
) -> None:
    """Train in place and write the mean of the weights after each epoch, `curve.jsonl` beside them."""
    torch.manual_seed(options.seed)
    paths = PathLoss()
    network.pieces.weight.requires_grad = not options.pieces_frozen
    mean = copy.deepcopy(network), copy.deepcopy(paths)
    steps = options.epochs * sum(1 for _ in training_batches(examples, options.batch, 0))
    optimiser, schedule = _optimiser(network, paths, options, steps)
    step, started = 0, time.monotonic()
    for epoch in range(options.epochs):
        network.train()
        for batch in training_batches(examples, options.batch, options.seed * 1000 + epoch):
            loss = _loss(network, paths, batch, options)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_([*network.parameters(), *paths.parameters()], 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            _average(mean, (network, paths), min(options.average, step / (step + 10)))
            if step % 100 == 0:
                print(
                    f"step {step}/{steps} loss {loss.item():.4f} {time.monotonic() - started:.0f}s",
                    flush=True,
                )
        kept = {"network": mean[0].state_dict(), "paths": mean[1].state_dict(), "options": asdict(options)}
        torch.save(kept, out / f"epoch{epoch + 1}.pt")
        line = {"epoch": epoch + 1, "seconds": round(time.monotonic() - started), "options": asdict(options)}
        line |= {"last": measure(network, _transitions(paths, options), dev)}
        line |= {"mean": measure(mean[0], _transitions(mean[1], options), dev)}
        with (out / "curve.jsonl").open("a", encoding="utf-8") as curve:
            curve.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)


def _loss(network: Tagger, paths: PathLoss, batch: Batch, options: Options) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, parts, cues = network(batch.pieces, batch.shapes, batch.padding)
    scores, parts, cues = (_at_heads(tensor.float(), batch.heads) for tensor in (scores, parts, cues))
    labels = (
        paths(scores, batch.labels, batch.opens)
        if options.head == "paths"
        else word_loss(scores, batch.labels)
    )
    return labels + options.link_weight * link_loss(parts, cues, batch.links)


def _at_heads(tensor: Tensor, heads: Tensor) -> Tensor:
    return tensor.gather(1, heads[..., None].expand(-1, -1, tensor.shape[2]))


def _transitions(paths: PathLoss, options: Options) -> Tensor:
    return (paths.scores() if options.head == "paths" else paths.allowed).detach()


def _optimiser(network: Tagger, paths: PathLoss, options: Options, steps: int):  # type: ignore[no-untyped-def]
    heads = [*network.labels.parameters(), *network.link_part.parameters(), *network.link_cue.parameters(),
             *network.shapes.parameters(), *paths.parameters()]  # fmt: skip
    known = {id(p) for p in heads}
    body = [p for p in network.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": body, "lr": options.encoder_rate}, {"params": heads, "lr": options.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(options.warmup * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    return optimiser, schedule


@torch.no_grad()
def _average(means: Sequence[nn.Module], modules: Sequence[nn.Module], decay: float) -> None:
    for mean, module in zip(means, modules, strict=True):
        for old, new in zip(mean.parameters(), module.parameters(), strict=True):
            if new.requires_grad:
                old.lerp_(new, 1 - decay)
