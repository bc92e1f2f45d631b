"""Summaries: what a cluster of claims holds, as far as it decides who may still join. In: tellings. Out:
whether two clusters may be one. However similar two claims are, what a summary does not admit never
merges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from itertools import product

from reportedly.fuse.families import PROCESSES, Relation, lasting, relate_kinds
from reportedly.fuse.nearness import Nearness, are_two_towns, area_key, relate_places
from reportedly.fuse.tellings import Telling
from reportedly.model.place import Place

# What is told (a kind, a place, anything at all) -> texts that tell it, two at most: copies are one text.
Told = Mapping[str, tuple[str, ...]]
_ANY = ""
_NEVER = datetime.max


@dataclass(frozen=True, slots=True)
class Summary:
    """What a cluster holds so far, as far as it decides who may still join.

    `start` and `end` enclose all its times; `since` and `until` lie within each of them: when an event,
    which goes on for no days, must have happened. `marked` are its claims of which a person said that they
    are not of one happening with others, which are `barred`. `told` says what two texts tell, and not one."""

    kinds: frozenset[str]
    sides: frozenset[str]
    places: Mapping[str, Place]
    start: datetime | None
    end: datetime | None
    since: datetime | None
    until: datetime | None
    told: Told = field(default_factory=dict)
    marked: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()

    def joined(self, other: Summary) -> Summary:
        starts = [moment for moment in (self.start, other.start) if moment]
        ends = [moment for moment in (self.end, other.end) if moment]
        return Summary(
            self.kinds | other.kinds, self.sides | other.sides, {**self.places, **other.places},
            min(starts, default=None), max(ends, default=None),
            _later(self.since, other.since), _earlier(self.until, other.until),
            _told_by_either(self.told, other.told), self.marked | other.marked, self.barred | other.barred,
        )  # fmt: skip

    def tied(self, other: Summary) -> Summary:
        """Joined by the text itself. Where the times of the two do not fit, as those of copies that a table
        has under two dates, the earlier ones count: what is printed again is no newer."""
        joined = self.joined(other)
        if joined._is_short(slack=True):
            return joined
        first = min((self, other), key=lambda own: (own.start is None, own.start or _NEVER))
        return replace(joined, start=first.start, end=first.end, since=first.since, until=first.until)

    def admits(self, other: Summary, *, by_slip: bool = False) -> bool:
        """Whether every kind fits every other, the actors' sides meet, the places too, and the whole is not
        too long. `by_slip` is for a link of two days next to each other: what several texts say of both is no
        slip."""
        if by_slip and self.is_told_by_several and other.is_told_by_several:
            return False
        if any(relate_kinds(a, b) is None for a, b in product(self.kinds, other.kinds) if a != b):
            return False
        if self.sides and other.sides and self.sides.isdisjoint(other.sides):
            return False
        if self._are_two_kinds(other) or not self._places_meet(other):
            return False
        return self.joined(other)._is_short(slack=self._is_torn or other._is_torn or by_slip)

    def _are_two_kinds(self, other: Summary) -> bool:
        """Whether each holds a kind that two reports tell, and the two are of one family, none of them
        general: what two reports say is no slip."""
        return any(
            relate_kinds(a, b) is Relation.SIBLING and len(self.told[a]) > 1 and len(other.told[b]) > 1
            for a, b in product(self.kinds, other.kinds)
        )

    def bars(self, other: Summary) -> bool:
        """Whether a person decided that the two hold claims of different happenings."""
        return not self.marked.isdisjoint(other.barred)

    def _places_meet(self, other: Summary) -> bool:
        if not self.places or not other.places or not self.places.keys().isdisjoint(other.places):
            return True
        found = set()
        for (one, a), (another, b) in product(self.places.items(), other.places.items()):
            nearness = relate_places(a, b)
            twice = len(self.told.get(one, ())) > 1 and len(other.told.get(another, ())) > 1
            two = nearness is Nearness.BESIDE or (nearness is Nearness.NEAR and are_two_towns(a, b))
            found.add(Nearness.APART if two and twice else nearness)
        return found != {Nearness.APART}

    @property
    def is_told_by_several(self) -> bool:
        """Whether two texts tell it that do not copy each other."""
        return len(self.told.get(_ANY, ())) > 1

    @property
    def _is_torn(self) -> bool:
        """Whether it holds claims of two days next to each other."""
        return self.since is not None and self.until is not None and self.since > self.until

    def _is_short(self, *, slack: bool) -> bool:
        if self.start is None or self.end is None:
            return True
        if self.since is not None and self.until is not None and self.since > self.until:
            gap = (self.since.date() - self.until.date()).days
            if not slack or gap > 1:
                return False
        return (self.end.date() - self.start.date()).days < max(lasting(kind).whole for kind in self.kinds)


def summary_of(telling: Telling, apart: frozenset[str] = frozenset()) -> Summary:
    """Of one claim alone; `apart` are the claims of which a person decided that they are of another
    happening."""
    interval = telling.interval
    # an interval wider than its kind allows says too little about when to limit a cluster
    narrow = interval is not None and interval.days <= lasting(telling.claim.kind).width
    exact = _exact(telling)
    return Summary(
        kinds=frozenset((telling.claim.kind,)),
        sides=telling.sides,
        told=dict.fromkeys(_said(telling), (telling.copies,)),
        places={} if telling.place is None else {area_key(telling.place): telling.place},
        start=interval.start if interval and narrow else None,
        end=interval.end if interval and narrow else None,
        since=exact[0],
        until=exact[1],
        marked=frozenset((telling.id,)) if apart else frozenset(),
        barred=apart,
    )


def _said(telling: Telling) -> Iterator[str]:
    yield _ANY
    yield telling.claim.kind
    if telling.place is not None:
        yield area_key(telling.place)


def _told_by_either(one: Told, other: Told) -> Told:
    joined = dict(one)
    for key, texts in other.items():
        known = joined.get(key, ())
        joined[key] = texts if not known else tuple(sorted({*known, *texts})[:2])
    return joined


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
