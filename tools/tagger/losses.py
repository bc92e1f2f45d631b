"""What training minimises: the labels' loss, by word or of whole paths, and the loss of links."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.extract.tagging.decoding import allowed_transitions
from reportedly.extract.tagging.labels import LABELS

IGNORED = -100


def word_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy of each word's label, words without one left out."""
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)


class PathLoss(nn.Module):
    """The negative log likelihood of the whole labelling (a linear-chain CRF), a word."""

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.register_buffer("allowed", torch.from_numpy(allowed_transitions()))

    def scores(self) -> Tensor:
        """The transitions' scores with those that never happen."""
        return self.transitions + self.allowed

    def forward(self, scores: Tensor, labels: Tensor, opens: Tensor) -> Tensor:
        """`scores` (batch, words, labels), `labels` and `opens` (batch, words); a paragraph's first word
        follows nothing."""
        real = labels != IGNORED
        gold = labels.clamp(min=0)
        steps = torch.where(opens[:, 1:, None, None], self.allowed[0][None, None, None, :], self.scores())
        emitted = scores.gather(2, gold[..., None]).squeeze(2)
        pairs = gold[:, :-1] * len(LABELS) + gold[:, 1:]
        moved = steps.flatten(2).gather(2, pairs[..., None]).squeeze(2)
        told = (emitted * real).sum(1) + (moved * real[:, 1:]).sum(1)
        total = scores[:, 0] + self.allowed[0]
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(total[:, :, None] + steps[:, at - 1], dim=1) + scores[:, at]
            total = torch.where(real[:, at, None], after, total)
        return (torch.logsumexp(total, dim=1) - told).sum() / real.sum()


def link_loss(parts: Tensor, cues: Tensor, links: Sequence[Sequence[tuple[int, int]]]) -> Tensor:
    """Cross entropy of each part's cue among the cues of its window; `links` are word positions, a window
    each."""
    losses = []
    for row, pairs in enumerate(links):
        candidates = sorted({cue for _, cue in pairs})
        if len(candidates) < 2:
            continue
        chosen = torch.tensor([candidates.index(cue) for _, cue in pairs])
        scores = parts[row, [part for part, _ in pairs]] @ cues[row, candidates].T
        losses.append(functional.cross_entropy(scores.float() / 8, chosen, reduction="sum"))
    count = max(1, sum(len(pairs) for pairs in links))
    return torch.stack(losses).sum() / count if losses else parts.sum() * 0
