"""Measuring: how well fitted weights tell pairs apart that were not used. In: fitted weights, cases. Out: for
each setting the loss in bits a pair, and precision and recall from one bit on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from tools.linking.fitting import Fitted
from tools.linking.pairs import SETTINGS, Case, Cases

from reportedly.fuse.comparisons import COMPARISONS

_FROM = 1.0
_LEAST = 1e-9


class Measured(NamedTuple):
    """One setting: the mean surprise, in bits, at a pair's true answer; and what a threshold of one bit
    gives."""

    setting: str
    loss: float
    precision: float
    recall: float


def measure(fitted: Fitted, cases: Cases) -> Iterator[Measured]:
    """The settings, in the order in which linking goes through them."""
    for setting in SETTINGS:
        own = {case: count for case, count in cases.items() if case.setting == setting}
        if not own:
            continue
        linked = {case: count for case, count in own.items() if strength(fitted, case) >= _FROM}
        right = _same(linked)
        surprise = sum(count * _surprise(strength(fitted, case), case.same) for case, count in own.items())
        yield Measured(
            setting,
            surprise / sum(own.values()),
            right / (sum(linked.values()) or 1),
            right / (_same(own) or 1),
        )


def strength(fitted: Fitted, case: Case) -> float:
    """The bits of a pair."""
    return fitted.prior + sum(fitted.bits[key] for key in zip(COMPARISONS, case.levels, strict=True))


def _same(cases: dict[Case, int]) -> int:
    return sum(count for case, count in cases.items() if case.same)


def _surprise(bits: float, same: bool) -> float:
    chance = 1 / (1 + 2.0 ** -(bits if same else -bits))
    return -math.log2(max(_LEAST, chance))
