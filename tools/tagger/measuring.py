"""A network and examples -> its scores: exact F1 of each part, and the share of links that are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from tools.tagger.batches import make_batch
from tools.tagger.examples import Example
from tools.tagger.network import Tagger
from torch import Tensor

from reportedly.extract.tagging.decoding import best_labels, spans_of
from reportedly.extract.tagging.labels import PARTS
from reportedly.extract.tagging.windows import make_windows


@torch.no_grad()
def score_words(network: Tagger, example: Example) -> tuple[Tensor, Tensor, Tensor]:
    """Label scores and link vectors of an article's words, windows put together again."""
    windows = [(window, example) for window in make_windows(example.words)]
    found = []
    for at in range(0, len(windows), 8):
        some = windows[at : at + 8]
        batch = make_batch(some)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tensors = network(batch.pieces, batch.shapes, batch.padding)
        for row, (window, _) in enumerate(some):
            core = range(window.core_first - window.first, window.core_last - window.first)
            heads = [window.heads[i] for i in core]
            found.append([tensor[row, heads].float() for tensor in tensors])
    joined = [torch.cat(parts) for parts in zip(*found, strict=True)]
    return joined[0], joined[1], joined[2]


def measure(network: Tagger, transitions: Tensor, examples: Sequence[Example]) -> dict[str, float]:
    """Exact F1 of source, cue and content over all examples."""
    network.eval()
    right, told, gold = Counter[str](), Counter[str](), Counter[str]()
    linked = [0, 0]
    for example in examples:
        scores, parts, cues = score_words(network, example)
        opens = [word.opens_paragraph for word in example.words]
        found = set(spans_of(best_labels(scores.numpy(), transitions.numpy(), opens)))
        wanted = set(spans_of(example.labels))
        for part in PARTS:
            told[part] += sum(p == part for p, _, _ in found)
            gold[part] += sum(p == part for p, _, _ in wanted)
            right[part] += sum(p == part for p, _, _ in found & wanted)
        for part, cue in example.links:
            near = sorted({c for _, c in example.links if abs(c - part) <= 150})
            if len(near) > 1 and cue in near:
                linked[0] += near[int((parts[part] @ cues[near].T).argmax())] == cue
                linked[1] += 1
    out = {part: round(200 * right[part] / max(1, told[part] + gold[part]), 2) for part in PARTS}
    return out | {"links": round(100 * linked[0] / max(1, linked[1]), 2)}
