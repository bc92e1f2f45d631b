"""Agreement: what speaks for or against two claims telling the same thing. In: two claims. Out: yes, no, or a
reason."""

from __future__ import annotations

from itertools import product

from reportedly.fuse.tellings import CLASHES, Telling
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

_CHANCE = 3  # 1, 2 and 3 agree by chance
_GROWTH, _GROWTH_LEAST = 3.0, 10.0  # a toll may grow, but not from 4 to 40 within one happening's days


def actors_conflict(a: Telling, b: Telling) -> bool:
    """Whether the two name different sides, or different known bodies without a side, for who acts or is
    acted on."""
    if a.sides and b.sides and a.sides.isdisjoint(b.sides):
        return True
    if a.claim.kind in CLASHES or b.claim.kind in CLASHES:
        return False
    return _differ(a.claim, b.claim, "actor", "actor_id") or _differ(a.claim, b.claim, "target", "side")


def _differ(a: Claim, b: Claim, part: str, attribute: str) -> bool:
    ours, theirs = getattr(a, part), getattr(b, part)
    if ours is None or theirs is None or (ours.side and ours.side == theirs.side):
        return False
    values = getattr(ours, attribute), getattr(theirs, attribute)
    return None not in values and values[0] != values[1]


def actors_agree(a: Telling, b: Telling) -> bool:
    """Whether both name the same side or the same known body as the one that acts."""
    if not a.sides.isdisjoint(b.sides):
        return True
    ours, theirs = a.claim.actor, b.claim.actor
    return bool(ours and theirs and ours.actor_id and ours.actor_id == theirs.actor_id)


def common_figure(a: Claim, b: Claim) -> Figure | None:
    """A figure that both state with the same measure, group and value, large enough not to agree by
    chance."""
    for one, other in product(a.figures, b.figures):
        values = (one.low, one.best, one.high)
        alike = (
            _same_group(one, other)
            and one.bound == other.bound
            and values == (other.low, other.best, other.high)
        )
        if alike and one.bound != "vague" and max(value or 0.0 for value in values) > _CHANCE:
            return one
    return None


def figures_tell_apart(a: Claim, b: Claim) -> bool:
    """Whether one voice gives two counts that cannot both be true: then it counts two happenings."""
    return any(
        one.is_disjoint_from(other) and not (one.superseded or other.superseded) and one.as_of == other.as_of
        for one, other in _event_counts(a, b)
    )


def figures_far_apart(a: Claim, b: Claim) -> bool:
    """Whether two counts of an event lie so far apart that growth or error hardly explains it."""
    for one, other in _event_counts(a, b):
        small, large = sorted((_middle(one), _middle(other)))
        if one.is_disjoint_from(other) and large - small >= _GROWTH_LEAST and large > _GROWTH * small:
            return True
    return False


def _event_counts(a: Claim, b: Claim) -> list[tuple[Figure, Figure]]:
    return [
        (one, other)
        for one, other in product(a.figures, b.figures)
        if _same_group(one, other) and one.basis == "event" and "vague" not in (one.bound, other.bound)
    ]


def _same_group(one: Figure, other: Figure) -> bool:
    group = ("measure", "status", "demographic", "side", "basis")
    return (
        one.subset_of is None
        and other.subset_of is None
        and all(getattr(one, key) == getattr(other, key) for key in group)
    )


def _middle(figure: Figure) -> float:
    return next((value for value in (figure.best, figure.low, figure.high) if value is not None), 0.0)
