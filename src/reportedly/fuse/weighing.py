"""Weighing: what the comparisons of two claims say together. In: two tellings. Out: weights in bits, whose
sum says how sure it is that both tell one happening."""

from __future__ import annotations

from itertools import starmap

from reportedly.data.link_weights import load_link_weights
from reportedly.fuse.comparisons import COMPARISONS, compare
from reportedly.fuse.nearness import Nearness, relate_places
from reportedly.fuse.tellings import Telling
from reportedly.model.link import Weight

_MOST = 8.0  # bits that one pair may count for among many


def weigh(a: Telling, b: Telling, nearness: Nearness) -> tuple[Weight, ...]:
    """The prior and the weight of each comparison; a comparison of which nothing is said is among them, for
    silence too says something."""
    model = load_link_weights()
    return (model.prior, *starmap(model.weigh, zip(COMPARISONS, compare(a, b, nearness), strict=True)))


def bits_of(a: Telling, b: Telling) -> float:
    """How much two claims of two clusters say for one happening or against it; a pair among many counts for
    so much at the most."""
    nearness = relate_places(a.place, b.place)
    if nearness is Nearness.APART:
        return -_MOST
    return max(-_MOST, min(_MOST, strength_of(weigh(a, b, nearness))))


def strength_of(weights: tuple[Weight, ...]) -> float:
    """The sum of the bits."""
    return round(sum(weight.bits for weight in weights), 2)
