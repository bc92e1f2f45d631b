"""Geoparsing scores: how well place names are found and placed. In: judged names with the point that was
given, gold and given spans. Out: accuracy within 161 km, median error, AUC, calibration, precision and
recall."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from reportedly.evaluate.tallies import Found
from reportedly.model.span import Span

NEAR_KM = 161.0  # a hundred miles: what the literature counts as right
FARTHEST_KM = 20_039.0  # half-way round the earth: the error of a name that gets no point
_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One name of the gold: the kilometres by which the given point is off (None without a point), those of
    the most populous reading, those of the best that the gazetteer has, and how sure the answer was.

    `chance` is None where nothing was answered; `is_safe` says whether the answer stands in a claim."""

    km: float | None
    population_km: float | None
    least_km: float | None
    chance: float | None = None
    is_safe: bool = False


@dataclass(frozen=True, slots=True)
class PointScores:
    """Errors of many names: accuracy within NEAR_KM, the median error, and the area under the curve of the
    logarithm of the errors (0 is best, 1 is half-way round the earth)."""

    number: int
    accuracy: float
    median_km: float
    auc: float


def score_points(errors: Sequence[float | None]) -> PointScores | None:
    """The scores of these errors; a name without a point is as far off as can be. None where there is
    none."""
    if not errors:
        return None
    km = [FARTHEST_KM if error is None else error for error in errors]
    near = sum(error <= NEAR_KM for error in km) / len(km)
    auc = sum(math.log(error + 1) for error in km) / (len(km) * math.log(FARTHEST_KM + 1))
    return PointScores(len(km), near, median(km), auc)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The scores of one corpus: of all names, of those of which the gazetteer has a right reading (`held`),
    of the answers taken for safe, and of the most populous readings."""

    all: PointScores
    held: PointScores | None
    safe: PointScores | None
    population: PointScores
    held_share: float

    def as_json(self) -> dict[str, Any]:
        parts = {"all": self.all, "held": self.held, "safe": self.safe, "population": self.population}
        shown = {
            name: None
            if s is None
            else {"n": s.number, "acc161": s.accuracy, "median_km": s.median_km, "auc": s.auc}
            for name, s in parts.items()
        }
        return {"held_share": self.held_share, **shown}


def score_resolution(judged: Sequence[Judged]) -> Resolution:
    """The scores of at least one judged name."""
    everything = score_points([each.km for each in judged])
    baseline = score_points([each.population_km for each in judged])
    assert everything is not None
    assert baseline is not None
    held = [each.km for each in judged if each.least_km is not None and each.least_km <= NEAR_KM]
    safe = [each.km for each in judged if each.is_safe]
    return Resolution(everything, score_points(held), score_points(safe), baseline, len(held) / len(judged))


def reliability(judged: Sequence[Judged]) -> tuple[list[tuple[float, float, int]], float]:
    """For tenths of the chance: its mean, the share that was right, how many; and the mean gap between both
    (expected calibration error)."""
    bins: list[list[Judged]] = [[] for _ in range(_BINS)]
    for each in judged:
        if each.chance is not None:
            bins[min(_BINS - 1, int(each.chance * _BINS))].append(each)
    rows = []
    gap = 0.0
    total = sum(map(len, bins)) or 1
    for found in filter(None, bins):
        chance = sum(each.chance or 0.0 for each in found) / len(found)
        right = sum(each.km is not None and each.km <= NEAR_KM for each in found) / len(found)
        rows.append((chance, right, len(found)))
        gap += abs(chance - right) * len(found) / total
    return rows, gap


def count_spans(gold: Sequence[Span], given: Sequence[Span], *, exact: bool) -> Found:
    """Spans found: equal ones, or any that overlap; each gold and each given span counts once."""
    if exact:
        return Found(len({*gold} & {*given}), len({*given}), len({*gold}))
    right = 0
    free = sorted({*given})
    for span in sorted({*gold}):
        other = next((each for each in free if each.overlaps(span)), None)
        if other is not None:
            free.remove(other)
            right += 1
    return Found(right, len({*given}), len({*gold}))
