"""Linking: why two claims tell the same happening. In: two tellings. Out: a link with its reason and its
weights, or None. Constraints come first; what they leave is weighed."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.data.link_weights import load_link_weights
from reportedly.fuse.agreement import actors_agree
from reportedly.fuse.constraints import (
    lasts_between,
    near_across,
    near_loosely,
    near_unsaid,
    near_within,
    nearly_meet,
)
from reportedly.fuse.families import Relation, relate_kinds
from reportedly.fuse.figure_levels import shared_figure
from reportedly.fuse.intervals import Interval
from reportedly.fuse.nearness import Nearness
from reportedly.fuse.tellings import Telling
from reportedly.fuse.weighing import strength_of, weigh
from reportedly.model.link import Link


def forced_link(a: Telling, b: Telling, reason: str) -> Link | None:
    """A link that the text itself makes; even so, what is only planned or feared never joins what is
    actual."""
    return Link(min(a.id, b.id), max(a.id, b.id), reason, forced=True) if a.realm == b.realm else None


def link_within(a: Telling, b: Telling) -> Link | None:
    """The link of two claims of one report at one place, None where they may tell two happenings."""
    nearness = near_within(a, b)
    if nearness is None:
        return None
    return _link(a, b, nearness, load_link_weights().within, ("one report",))


def link_loosely(a: Telling, b: Telling) -> Link | None:
    """The link of a claim that says no place of its own, or only a wide one, to one of its report that does;
    the caller makes sure that no other happening fits as well."""
    nearness = near_loosely(a, b)
    if nearness is None:
        return None
    return _link(a, b, nearness, load_link_weights().unsaid, ("one report", "nothing else fits"))


def link_across(a: Telling, b: Telling) -> Link | None:
    """The link of two claims of different reports: kinds of one family, one place or two that are taken for
    each other, times that meet, no conflict, and bits enough."""
    nearness = near_across(a, b)
    if nearness is None:
        return None
    return _link(a, b, nearness, load_link_weights().across)


def link_unsaid(a: Telling, b: Telling) -> Link | None:
    """The link of `a`, which leaves kind, place or time open, to `b`, which says it; the caller makes sure
    that no other happening fits as well."""
    nearness = near_unsaid(a, b)
    if nearness is None:
        return None
    return _link(a, b, nearness, load_link_weights().unsaid, ("nothing else fits",))


def leading_fit(links: Iterable[Link]) -> Link | None:
    """The link to the only happening that fits, of several the one that leads; None where none does."""
    ranked = sorted(links, key=lambda link: link.rank)
    if len(ranked) > 1 and ranked[0].strength - ranked[1].strength < load_link_weights().lead:
        return None
    return ranked[0] if ranked else None


def _link(
    a: Telling, b: Telling, nearness: Nearness, threshold: float, said: tuple[str, ...] = ()
) -> Link | None:
    """The link with its words and weights, None where the bits are fewer than the threshold."""
    weights = weigh(a, b, nearness)
    strength = strength_of(weights)
    if strength < threshold:
        return None
    one, other = (a, b) if a.id < b.id else (b, a)
    words = "; ".join((*said, *_words(one, other, nearness)))
    return Link(one.id, other.id, words, strength, weights=weights)


def _words(a: Telling, b: Telling, nearness: Nearness) -> list[str]:
    relation, figure = relate_kinds(a.claim.kind, b.claim.kind), shared_figure(a.claim, b.claim)
    said = [relation.value if relation else Relation.SAME.value, _where(nearness, a, b), _when(a, b)]
    said += ["same actor"] if actors_agree(a, b) else []
    said += [f"same figure {figure.measure} {figure.span.text!r}"] if figure else []
    return said


def _where(nearness: Nearness, a: Telling, b: Telling) -> str:
    place = a.place or b.place
    return f"{nearness.value} ({place.name or place.span.text})" if place else nearness.value


def _when(a: Telling, b: Telling) -> str:
    one, other = a.interval, b.interval
    if one is None or other is None:
        return "time unsaid"
    if lasts_between(a, b, one, other):
        return f"{one.gap_days(other)} days apart ({one}; {other}) in something that lasts"
    if nearly_meet(a, b):
        return f"days next to each other ({one}; {other})"
    return _overlap(one, other)


def _overlap(one: Interval, other: Interval) -> str:
    told = ", by the day of telling" if one.told or other.told else ""
    return f"overlapping time ({one}{'' if str(one) == str(other) else f'; {other}'}{told})"
