"""Fitting: weights of features, so that the place of an act gets the highest sum. In: rows. Out: the weight
of each feature. A choice among the places of a sentence and "no place here", with weights drawn towards zero,
or towards what is known beforehand where the corpus has hardly any examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tools.event_places.rows import Row

Vector = NDArray[np.float64]

# Movements are rare in the corpus: who is sent arrives "to" a place, who flees leaves "from" one.
KNOWN: Mapping[str, float] = {
    "after from, going": -1.5, "after to, going": 1.0, "after into, going": 1.0, "after towards, going": 0.5,
    "after toward, going": 0.5, "after for, going": -1.0, "after from, leaving": 1.5,
    "after to, leaving": -0.5, "after towards, leaving": -2.0,
    "after toward, leaving": -2.0, "after for, leaving": -2.0,
    "as nsubj, taking": 1.0, "as nsubj of suffering_verbs": 1.0, "as nsubjpass, place": 0.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How weights are fitted. `none_weight` is how much a row without a place counts: the corpus leaves many
    places unmarked, so less than one with a place."""

    least_seen: int = 5
    pull: float = 3.0
    none_weight: float = 0.3
    rounds: int = 400
    step: float = 0.1


@dataclass(slots=True)
class _Table:
    """All places of all rows, one after the other."""

    row_of: list[int] = field(default_factory=list)
    is_place: list[bool] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)


def fit_weights(rows: Sequence[Row], options: FitOptions | None = None) -> dict[str, float]:
    """The weight of each feature, rounded; the same rows give the same weights."""
    options = options or FitOptions()
    seen = Counter(name for row in rows for names in row.features for name in names)
    names = sorted({name for name, count in seen.items() if count >= options.least_seen} | set(KNOWN))
    mean = np.array([KNOWN.get(name, 0.0) for name in names])
    weights = _descend(_table(rows, names), len(rows), mean, options)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.005}


def _table(rows: Sequence[Row], names: Sequence[str]) -> _Table:
    column = {name: index for index, name in enumerate(names)}
    table = _Table()
    for number, row in enumerate(rows):
        for features, is_place in zip(row.features, row.is_place, strict=True):
            known = [column[name] for name in features if name in column]
            table.columns += known
            table.places += [len(table.row_of)] * len(known)
            table.row_of.append(number)
            table.is_place.append(is_place)
    return table


def _descend(table: _Table, rows: int, mean: Vector, options: FitOptions) -> Vector:
    """Adam over all rows at once, with a step that shrinks."""
    weights, first, second = mean.copy(), np.zeros_like(mean), np.zeros_like(mean)
    for number in range(1, options.rounds + 1):
        slope = _slope(weights, table, rows, options) + options.pull * (weights - mean) / rows
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        step = options.step * (1 - 0.9 * number / options.rounds)
        weights -= step * (first / (1 - 0.9**number)) / (np.sqrt(second / (1 - 0.999**number)) + 1e-8)
    return weights


def _slope(weights: Vector, table: _Table, rows: int, options: FitOptions) -> Vector:
    """Of the mean loss: minus the log of the chance that the right place, or none, is chosen."""
    places, columns, row_of = np.array(table.places), np.array(table.columns), np.array(table.row_of)
    is_place = np.array(table.is_place)
    sums = np.bincount(places, weights[columns], minlength=len(row_of))
    odds = np.exp(np.clip(sums, -30, 30))
    chosen = odds / (np.bincount(row_of, odds, minlength=rows) + 1.0)[row_of]
    right = np.bincount(row_of[is_place], odds[is_place], minlength=rows)
    has_place = right > 0
    wanted = np.where(is_place, odds / np.where(has_place, right, 1.0)[row_of], 0.0)
    counts = np.where(has_place, 1.0, options.none_weight)[row_of]
    return np.asarray(
        np.bincount(columns, ((chosen - wanted) * counts)[places], minlength=len(weights)) / rows
    )
