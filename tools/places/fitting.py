"""The fit: weights under which the right readings are likeliest. In: rows of readings, those that are
right. Out: a weight a column, by Newton's method on a conditional logit with a ridge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ROUNDS, _ENOUGH = 60, 1e-4

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Choices:
    """All choices below each other: `rows` of readings, `right` ones, where each choice begins, its
    weight."""

    rows: Array
    right: Array
    starts: NDArray[np.int_]
    sizes: NDArray[np.int_]
    weights: Array

    @classmethod
    def of(cls, choices: Sequence[tuple[Array, Array, float]]) -> Choices:
        sizes = np.array([len(rows) for rows, _, _ in choices])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        rows = np.vstack([rows for rows, _, _ in choices])
        right = np.concatenate([right for _, right, _ in choices])
        return cls(rows, right, starts, sizes, np.array([weight for _, _, weight in choices]))


def fit(choices: Choices, columns: Sequence[int], ridge: float = 1.0) -> Array:
    """Weights for these columns, 0 for all others."""
    weights = np.zeros(choices.rows.shape[1])
    free = np.array(columns)
    for _ in range(_ROUNDS):
        value, gradient, chances = _likelihood(choices, weights, ridge)
        curve = _curvature(choices, chances, ridge)[np.ix_(free, free)]
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(curve, gradient[free])
        length = 1.0
        while length > _ENOUGH and _likelihood(choices, weights + length * step, ridge)[0] < value:
            length /= 2
        weights += length * step
        if np.abs(length * step).max() < _ENOUGH:
            break
    return weights


def _likelihood(choices: Choices, weights: Array, ridge: float) -> tuple[float, Array, Array]:
    scores = choices.rows @ weights
    highest = np.maximum.reduceat(scores, choices.starts)
    raised = np.exp(scores - np.repeat(highest, choices.sizes))
    chances = raised / np.repeat(np.add.reduceat(raised, choices.starts), choices.sizes)
    # several readings may be right: what counts is that one of them is taken
    hit = np.maximum(np.add.reduceat(chances * choices.right, choices.starts), 1e-12)
    wanted = chances * choices.right / np.repeat(hit, choices.sizes)
    each = np.repeat(choices.weights, choices.sizes)
    value = float((choices.weights * np.log(hit)).sum() - ridge * weights @ weights / 2)
    return value, choices.rows.T @ (each * (wanted - chances)) - ridge * weights, chances


def _curvature(choices: Choices, chances: Array, ridge: float) -> Array:
    each = np.repeat(choices.weights, choices.sizes)
    means = np.add.reduceat(choices.rows * chances[:, None], choices.starts)
    spread = (choices.rows * (each * chances)[:, None]).T @ choices.rows
    return np.asarray(
        spread - (means * choices.weights[:, None]).T @ means + ridge * np.eye(choices.rows.shape[1])
    )
