"""Label scores of the words -> the best allowed labels, by Viterbi: no part is continued that was not begun,
and none runs over a paragraph's end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.tagging.labels import LABELS, OUTSIDE, Part, is_begin, part_of

Scores = NDArray[np.float32]

_NEVER = np.float32(-1e4)


def allowed_transitions() -> Scores:
    """0 where a label may follow another, a large negative score where it may not; shape (labels, labels),
    row before, column after."""
    out = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for after in range(len(LABELS)):
        if after != OUTSIDE and not is_begin(after):
            for before in range(len(LABELS)):
                if part_of(before) != part_of(after):
                    out[before, after] = _NEVER
    return out


def best_labels(scores: Scores, transitions: Scores, opens: Sequence[bool]) -> list[int]:
    """The labels of the best path over `scores`, shape (words, labels); before a word that opens a
    paragraph every part has ended."""
    if len(scores) == 0:
        return []
    fresh = allowed_transitions()[OUTSIDE]
    best = scores[0] + fresh
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        if opens[index]:
            back[index] = int(best.argmax())
            best = best.max() + fresh + scores[index]
        else:
            paths = best[:, None] + transitions
            back[index] = paths.argmax(axis=0)
            best = paths.max(axis=0) + scores[index]
    labels = [int(best.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        labels.append(int(back[index, labels[-1]]))
    return labels[::-1]


def label_probabilities(scores: Scores, transitions: Scores, opens: Sequence[bool]) -> Scores:
    """How likely each label of each word is over all paths (forward and backward), shape as `scores`."""
    fresh = allowed_transitions()[OUTSIDE]
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    for index in range(len(scores)):
        if index == 0 or opens[index]:
            forward[index] = scores[index] + fresh
        else:
            forward[index] = _log_sum(forward[index - 1][:, None] + transitions, 0) + scores[index]
    for index in range(len(scores) - 2, -1, -1):
        if not opens[index + 1]:
            after = scores[index + 1] + backward[index + 1]
            backward[index] = _log_sum(transitions + after[None, :], 1)
    both = forward + backward
    return np.asarray(np.exp(both - _log_sum(both, 1)[:, None]), dtype=np.float32)


def _log_sum(values: Scores, axis: int) -> Scores:
    highest = values.max(axis=axis, keepdims=True)
    summed = np.log(np.exp(values - highest).sum(axis=axis)) + highest.squeeze(axis)
    return np.asarray(summed, dtype=np.float32)


def spans_of(labels: Sequence[int]) -> Iterator[tuple[Part, int, int]]:
    """The parts that the labels mark, as (part, first word, one past the last)."""
    first = None
    for index, label in enumerate((*labels, OUTSIDE)):
        if first is not None and (label == OUTSIDE or is_begin(label)):
            part = part_of(labels[first])
            assert part is not None
            yield part, first, index
            first = None
        if is_begin(label):
            first = index
