"""Mention groups: claims that one phrase gave rise to. In: tellings. Out: for each the act that it tells, so
that a regime in three provinces is one incident, and a strike on three towns is three."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reportedly.fuse.families import AT_ONE_SPOT
from reportedly.fuse.nearness import area_key, is_point
from reportedly.fuse.tellings import Telling


class Act(NamedTuple):
    """What a claim's group tells: the group, and where it tells of several spots, the claim's own."""

    group: str
    spot: str | None = None


def acts_of_groups(tellings: Iterable[Telling]) -> Mapping[str, Act]:
    """Claim id -> its act."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        groups[telling.claim.mention_group or telling.id].append(telling)
    acts: dict[str, Act] = {}
    for name, group in groups.items():
        apart = _are_several(group)
        acts.update(
            {telling.id: Act(name, (_spot(telling) or telling.id) if apart else None) for telling in group}
        )
    return acts


def _are_several(group: Sequence[Telling]) -> bool:
    """Whether a group tells of several happenings: at spots of their own, and without a toll for all of them,
    which would count in each."""
    spots = {spot for telling in group if (spot := _spot(telling))}
    if len(spots) < 2 or any(telling.claim.kind not in AT_ONE_SPOT for telling in group):
        return False
    figures = {(_spot(t), figure.span) for t in group for figure in t.claim.figures}
    counted = Counter(span for _, span in figures)
    return max(counted.values(), default=0) < 2


def _spot(telling: Telling) -> str | None:
    """The place's key where it is a point, None where it is an area or unsaid."""
    return area_key(telling.place) if telling.place is not None and is_point(telling.place) else None
