"""Agreement: what speaks for or against two claims telling the same thing. In: two claims. Out: yes, no, or a
reason."""

from __future__ import annotations

from itertools import product

from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

_CLASHES = frozenset(
    ("armed_clash", "talks", "ceasefire", "prisoner_exchange")
)  # either party may be the actor
_CHANCE = 3  # 1, 2 and 3 agree by chance
_GROWTH, _GROWTH_LEAST = 3.0, 10.0  # a toll may grow, but not from 4 to 40 within one happening's days


def sides_of(claim: Claim) -> frozenset[str]:
    """The sides that the claim makes its actors: of a clash both, of anything else the one that acts."""
    parts = (claim.actor, claim.target) if claim.kind in _CLASHES else (claim.actor,)
    return frozenset(part.side for part in parts if part is not None and part.side is not None)


def actors_conflict(a: Claim, b: Claim) -> bool:
    """Whether the two name different sides, or different known bodies without a side, for who acts or is
    acted on."""
    ours, theirs = sides_of(a), sides_of(b)
    if ours and theirs and ours.isdisjoint(theirs):
        return True
    if a.kind in _CLASHES or b.kind in _CLASHES:
        return False
    return _differ(a, b, "actor", "actor_id") or _differ(a, b, "target", "side")


def _differ(a: Claim, b: Claim, part: str, attribute: str) -> bool:
    ours, theirs = getattr(a, part), getattr(b, part)
    if ours is None or theirs is None or (ours.side and ours.side == theirs.side):
        return False
    values = getattr(ours, attribute), getattr(theirs, attribute)
    return None not in values and values[0] != values[1]


def actors_agree(a: Claim, b: Claim) -> bool:
    """Whether both name the same side or the same known body as the one that acts."""
    if sides_of(a) & sides_of(b):
        return True
    return bool(a.actor and b.actor and a.actor.actor_id and a.actor.actor_id == b.actor.actor_id)


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
