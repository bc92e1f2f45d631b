"""Fitting: cases -> bits for each level. Two ways: by counting (Fellegi-Sunter, each comparison for itself)
and by logistic regression over the same levels, which allows for what they have in common."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tools.linking.pairs import Cases

from reportedly.fuse.comparisons import COMPARISONS

BELIEFS = Path(__file__).with_name("beliefs.tsv")
Key = tuple[str, str]
_KEYS: tuple[Key, ...] = tuple((name, level) for name, levels in COMPARISONS.items() for level in levels)
_STEPS = 60
# The level of each comparison against which the others of it are weighed: what is usual or says nothing.
USUAL = {
    "reports": "two reports", "kind": "same", "place": "same point", "time": "same day",
    "figures": "none to compare", "words": "none",
}  # fmt: skip
_HELD = 1e6
_NOTHING_SAID = 8.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """The bits of a pair before it is compared, and of each level; `m` and `u` are the shares of pairs of one
    happening, and of others, that have the level."""

    prior: float
    bits: Mapping[Key, float]
    m: Mapping[Key, float]
    u: Mapping[Key, float]
    cases: Mapping[Key, int]


class Belief(NamedTuple):
    """What we hold a level to weigh, and how many labelled pairs that is worth."""

    bits: float = 0.0
    pairs: float = _NOTHING_SAID


Beliefs = Mapping[Key, Belief]


def read_beliefs(path: Path = BELIEFS) -> dict[Key, Belief]:
    """By comparison and level; the others are held to weigh nothing, but hardly."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {
            (row["comparison"], row["level"]): Belief(float(row["bits"]), float(row["pairs"])) for row in rows
        }


def fit_by_counting(cases: Cases, beliefs: Beliefs) -> Fitted:
    """m and u of each level by counting; a level's bits are drawn to what is believed of it."""
    counts = _counts(cases)
    ones, others = counts[True], counts[False]
    total, rest = _pairs(cases, same=True), _pairs(cases, same=False)
    bits, m, u = {}, {}, {}
    for key in _KEYS:
        size = len(COMPARISONS[key[0]])
        m[key] = (ones[key] + 0.5) / (total + 0.5 * size)
        u[key] = (others[key] + 0.5) / (rest + 0.5 * size)
        seen = ones[key] + others[key]
        believed = beliefs.get(key, Belief())
        told = seen * math.log2(m[key] / u[key]) + believed.pairs * believed.bits
        bits[key] = told / (seen + believed.pairs)
    return Fitted(math.log2(total / rest), bits, m, u, {k: ones[k] + others[k] for k in _KEYS})


def fit_by_regression(cases: Cases, beliefs: Beliefs) -> Fitted:
    """Weights that together give the likeliest labels, each drawn to what is believed of it."""
    counted = fit_by_counting(cases, beliefs)
    index = {key: position for position, key in enumerate(_KEYS)}
    table = np.zeros((len(cases), len(_KEYS) + 1))
    table[:, -1] = 1.0
    for row, case in enumerate(cases):
        for key in zip(COMPARISONS, case.levels, strict=True):
            table[row, index[key]] = 1.0
    same = np.array([float(case.same) for case in cases])
    often = np.array([float(count) for count in cases.values()])
    usual = {(name, USUAL.get(name, "unsaid")) for name in COMPARISONS}
    held = [Belief(0.0, _HELD) if key in usual else beliefs.get(key, Belief()) for key in _KEYS]
    believed = np.array([belief.bits * math.log(2) for belief in held] + [0.0])
    drawn = np.array([belief.pairs for belief in held] + [0.01])
    weights = _newton(table, same, often, believed, drawn) / math.log(2)
    bits = {key: float(weights[position]) for key, position in index.items()}
    return Fitted(float(weights[-1]), bits, counted.m, counted.u, counted.cases)


def centred(fitted: Fitted) -> Fitted:
    """The same sums with a prior that stands for the usual pair: a level of reports, kind, place or time is
    then weighed against the mean of its comparison, and what is unsaid of the others weighs nothing."""
    bits, prior = dict(fitted.bits), fitted.prior
    for name in ("reports", "kind", "place", "time"):
        levels = COMPARISONS[name]
        pairs = sum(fitted.cases[name, level] for level in levels)
        mean = sum(bits[name, level] * fitted.cases[name, level] for level in levels) / pairs
        prior += mean
        bits.update({(name, level): bits[name, level] - mean for level in levels})
    return replace(fitted, prior=prior, bits=bits)


def _newton(
    table: NDArray[np.float64],
    same: NDArray[np.float64],
    often: NDArray[np.float64],
    believed: NDArray[np.float64],
    drawn: NDArray[np.float64],
) -> NDArray[np.float64]:
    weights = believed.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (often * (chance - same)) + drawn * (weights - believed)
        spread = often * chance * (1 - chance)
        curve = (table * spread[:, None]).T @ table + np.diag(drawn)
        step = np.linalg.solve(curve, slope)
        weights -= np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _counts(cases: Cases) -> Mapping[bool, Counter[Key]]:
    found: dict[bool, Counter[Key]] = {True: Counter(), False: Counter()}
    for case, count in cases.items():
        for key in zip(COMPARISONS, case.levels, strict=True):
            found[case.same][key] += count
    return found


def _pairs(cases: Cases, *, same: bool) -> int:
    return sum(count for case, count in cases.items() if case.same is same)
