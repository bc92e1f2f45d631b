"""Clusters: claims that links put together. In: tellings and links. Out: groups of claim ids with the links
that made them. Links are taken in a fixed order, the strongest first, so that the order of the claims never
matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from itertools import product

from reportedly.fuse.families import PROCESSES, lasting, relate_kinds
from reportedly.fuse.linking import Link
from reportedly.fuse.nearness import Nearness, area_key, relate_places
from reportedly.fuse.tellings import Telling
from reportedly.fuse.unions import UnionFind
from reportedly.model.place import Place


@dataclass(frozen=True, slots=True)
class _Summary:
    """What a cluster holds so far, as far as it decides who may still join.

    `start` and `end` enclose all its times; `since` and `until` lie within each of them: when an event, which
    goes on for no days, must have happened."""

    kinds: frozenset[str]
    sides: frozenset[str]
    places: Mapping[str, Place]
    start: datetime | None
    end: datetime | None
    since: datetime | None
    until: datetime | None

    def joined(self, other: _Summary) -> _Summary:
        starts = [moment for moment in (self.start, other.start) if moment]
        ends = [moment for moment in (self.end, other.end) if moment]
        return _Summary(
            self.kinds | other.kinds, self.sides | other.sides, {**self.places, **other.places},
            min(starts, default=None), max(ends, default=None),
            _later(self.since, other.since), _earlier(self.until, other.until),
        )  # fmt: skip

    def admits(self, other: _Summary) -> bool:
        """Whether every kind fits every other, the actors' sides meet, the places too, and the whole is not
        too long."""
        if any(relate_kinds(a, b) is None for a, b in product(self.kinds, other.kinds) if a != b):
            return False
        if self.sides and other.sides and self.sides.isdisjoint(other.sides):
            return False
        return self._places_meet(other) and self.joined(other)._is_short()

    def _places_meet(self, other: _Summary) -> bool:
        if not self.places or not other.places or not self.places.keys().isdisjoint(other.places):
            return True
        pairs = product(self.places.values(), other.places.values())
        return any(relate_places(a, b) is not Nearness.APART for a, b in pairs)

    def _is_short(self) -> bool:
        if self.start is None or self.end is None:
            return True
        if self.since is not None and self.until is not None and self.since > self.until:
            return False
        return (self.end.date() - self.start.date()).days < max(lasting(kind).whole for kind in self.kinds)


class Clusters:
    """Growing clusters of claims, and the links that made them."""

    def __init__(self, tellings: Mapping[str, Telling]) -> None:
        self._unions = UnionFind(tellings)
        self._summaries = {id_: _summary(telling) for id_, telling in tellings.items()}
        self._links: list[Link] = []

    def root(self, claim_id: str) -> str:
        return self._unions.root(claim_id)

    def take(self, links: Iterable[Link]) -> None:
        """Take the links in their fixed order; one that its clusters do not admit is left out."""
        for link in sorted(links, key=lambda link: link.rank):
            a, b = self.root(link.a), self.root(link.b)
            if a == b or not (link.forced or self._summaries[a].admits(self._summaries[b])):
                continue
            joined = self._summaries[a].joined(self._summaries[b])
            self._summaries[self._unions.unite(a, b)] = joined
            self._links.append(link)

    def groups(self) -> list[tuple[tuple[str, ...], tuple[Link, ...]]]:
        """Each cluster's claim ids, sorted, with the links that made it."""
        made: dict[str, list[Link]] = {}
        for link in self._links:
            made.setdefault(self.root(link.a), []).append(link)
        return [(ids, tuple(made.get(ids[0], ()))) for ids in self._unions.groups()]


def _summary(telling: Telling) -> _Summary:
    interval = telling.interval
    # an interval wider than its kind allows says too little about when to limit a cluster
    narrow = interval is not None and interval.days <= lasting(telling.claim.kind).width
    exact = _exact(telling)
    return _Summary(
        kinds=frozenset((telling.claim.kind,)),
        sides=telling.sides,
        places={} if telling.place is None else {area_key(telling.place): telling.place},
        start=interval.start if interval and narrow else None,
        end=interval.end if interval and narrow else None,
        since=exact[0],
        until=exact[1],
    )


def _exact(telling: Telling) -> tuple[datetime | None, datetime | None]:
    """The first and last minute of an event; the whole days where a zone is told, for others may be meant
    beside it."""
    interval = telling.interval
    if interval is None or interval.told or telling.claim.kind in PROCESSES:
        return None, None
    if interval.days > lasting(telling.claim.kind).width:
        return None, None
    if interval.tz is None:
        return interval.start, interval.end
    return datetime.combine(interval.start.date(), time.min), datetime.combine(interval.end.date(), time.max)


def _later(a: datetime | None, b: datetime | None) -> datetime | None:
    return max(a, b) if a and b else a or b


def _earlier(a: datetime | None, b: datetime | None) -> datetime | None:
    return min(a, b) if a and b else a or b
