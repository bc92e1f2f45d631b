"""Figure levels: how the counts of two claims compare. In: two tellings. Out: one level, the one that says
most."""

from __future__ import annotations

from itertools import product

from reportedly.fuse.families import PROCESSES
from reportedly.fuse.tellings import Telling
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

TWO_ALIKE = "two alike"
TWO_SMALL = "two alike, 1 to 3"
ALIKE_LARGE = "alike, 20 or more"
ALIKE = "alike, 4 to 19"
ALIKE_SMALL = "alike, 1 to 3"
COMPATIBLE = "compatible"
GROWN = "grown"
GROWN_STATE = "grown, of what lasts"
TWO_COUNTS = "two counts by one voice"
FAR = "far apart"
FAR_BY_SIDES = "far apart, by opposing sides"
OTHER_BASIS = "an event's against a state's"
NONE = "none to compare"
LIKENESSES = (TWO_ALIKE, TWO_SMALL, ALIKE_LARGE, ALIKE, ALIKE_SMALL)
RARE = (TWO_ALIKE, ALIKE_LARGE)  # two happenings hardly ever have it in common
LEVELS = (*LIKENESSES, GROWN_STATE, COMPATIBLE, GROWN, TWO_COUNTS, FAR, FAR_BY_SIDES, OTHER_BASIS, NONE)

_OPEN = ("unknown", "mixed")
_CHANCE, _LARGE = 3, 20  # 1, 2 and 3 agree by chance, 20 and more hardly ever
_GROWTH, _GROWTH_LEAST = 3.0, 10.0  # a toll may grow, but not from 4 to 40 within one happening's days


def figures_level(a: Telling, b: Telling) -> str:
    """The level of the figures of one measure and group; a number in common says more than one that is
    not."""
    if not a.claim.figures or not b.claim.figures:
        return NONE
    alike: dict[str, float] = {}
    far = grown = compatible = another = False
    for one, other in product(a.claim.figures, b.claim.figures):
        if not is_of_one_group(one, other):
            another = another or (one.measure == other.measure and one.basis != other.basis)
            continue
        if number := common_number(one, other):
            alike[one.measure] = max(number, alike.get(one.measure, 0.0))
        elif not one.is_disjoint_from(other):
            compatible = True
        elif are_far(one, other):
            far = True
        elif not (one.superseded or other.superseded):
            grown = True
    if alike:
        return _of_alike(alike)
    if far:
        return FAR_BY_SIDES if _oppose(a, b) else FAR
    if (grown or compatible) and _counts_on(a, b):
        return GROWN_STATE
    if grown:
        return TWO_COUNTS if a.origin == b.origin and _told_at_once(a, b) else GROWN
    return COMPATIBLE if compatible else OTHER_BASIS if another else NONE


def _of_alike(alike: dict[str, float]) -> str:
    most = max(alike.values())
    if len(alike) > 1:
        return TWO_ALIKE if most > _CHANCE else TWO_SMALL
    return ALIKE_SMALL if most <= _CHANCE else ALIKE if most < _LARGE else ALIKE_LARGE


def is_of_one_group(one: Figure, other: Figure) -> bool:
    """Whether both count the same of the same people; whose group is not told may be of any."""
    return (
        one.measure == other.measure
        and one.basis == other.basis
        and one.subset_of is None
        and other.subset_of is None
        and (one.status == other.status or one.status in _OPEN or other.status in _OPEN)
        and (one.demographic == other.demographic or one.demographic in _OPEN or other.demographic in _OPEN)
        and (one.side == other.side or one.side is None or other.side is None)
    )


def common_number(one: Figure, other: Figure) -> float:
    """The number that both state, whether exact, about or at least so many; 0 where there is none."""
    if "vague" in (one.bound, other.bound):
        return 0.0
    number = _stated(one)
    return number if number == _stated(other) else 0.0


def are_far(one: Figure, other: Figure) -> bool:
    """Whether two counts of an event lie so far apart that growth or error hardly explains it."""
    if one.basis != "event" or "vague" in (one.bound, other.bound):
        return False
    small, large = sorted((_stated(one), _stated(other)))
    return large - small >= _GROWTH_LEAST and large > _GROWTH * small


def stated_number(figure: Figure) -> float | None:
    """The number in the words, of "20 to 30" the lower one; None where it is vague or agrees by chance."""
    number = _stated(figure)
    return number if number > _CHANCE and figure.bound != "vague" else None


def _stated(figure: Figure) -> float:
    return next((value for value in (figure.best, figure.low, figure.high) if value is not None), 0.0)


def _oppose(a: Telling, b: Telling) -> bool:
    ours, theirs = a.claim.speaker, b.claim.speaker
    return bool(ours and theirs and ours.side and theirs.side and ours.side != theirs.side)


def _counts_on(a: Telling, b: Telling) -> bool:
    """Whether one side counts anew, and more, what goes on for days: 76,000 who fled, then 121,000."""
    ours, theirs = a.claim.speaker, b.claim.speaker
    if not {a.claim.kind, b.claim.kind} <= PROCESSES or a.told is None or b.told is None:
        return False
    if _told_at_once(a, b):
        return False
    if ours is None or theirs is None or ours.side is None or ours.side != theirs.side:
        return False
    first, later = (a, b) if a.told.end <= b.told.end else (b, a)
    return any(
        is_of_one_group(one, other) and _LARGE <= _stated(one) < _stated(other)
        for one, other in product(first.claim.figures, later.claim.figures)
    )


def _told_at_once(a: Telling, b: Telling) -> bool:
    """Whether both were told on one day; told later, a higher number is a later one."""
    if a.claim.report_id == b.claim.report_id:
        return True
    return a.told is not None and b.told is not None and a.told.end.date() == b.told.end.date()


def shared_figure(a: Claim, b: Claim) -> Figure | None:
    """The first figure of `a` whose number `b` states too, large enough not to agree by chance."""
    for one, other in product(a.figures, b.figures):
        if is_of_one_group(one, other) and common_number(one, other) > _CHANCE:
            return one
    return None


def tell_apart(a: Claim, b: Claim) -> bool:
    """Whether one voice gives two counts of an event that cannot both be true: then it counts two
    happenings."""
    return any(
        one.basis == "event"
        and is_of_one_group(one, other)
        and one.is_disjoint_from(other)
        and "vague" not in (one.bound, other.bound)
        and not (one.superseded or other.superseded)
        and one.as_of == other.as_of
        for one, other in product(a.figures, b.figures)
    )
