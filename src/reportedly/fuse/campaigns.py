"""Campaigns: happenings that hold others as their parts. In: finished incidents with their claims. Out: the
same incidents, a night of strikes over many regions with its `members`, each of which says what it is
`part_of`. Nothing is merged: a part keeps its own toll, and the whole is no second telling of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from reportedly.fuse.families import relate_kinds
from reportedly.fuse.intervals import Interval, stated_interval
from reportedly.fuse.nearness import is_country, is_point, is_province, precision_rank
from reportedly.fuse.tellings import tells_of_many
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.vocabulary import VIOLENT_KINDS

_LONGEST = 14  # days; what goes on for longer is the war
_ANY_VIOLENCE = frozenset(("attack", "ground_advance", "armed_clash"))

Key = Hashable


def attach_parts(incidents: Sequence[Incident], claims: Mapping[str, Claim]) -> tuple[Incident, ...]:
    """The incidents in their order, each part with its whole: the finest, and of equals the shortest, that
    holds its place and days, fits its kind and has the same side acting."""
    wholes: dict[Key, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if is_whole(incident, claims):
            for key in keys_of_whole(incident):
                wholes[key].append(incident)
    holders: dict[str, str] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for part in sorted(incidents, key=lambda incident: incident.id):
        if (whole := holder_of(part, wholes, claims)) is not None:
            holders[part.id] = whole.id
            members[whole.id].append(part.id)
    return tuple(_placed(incident, holders, members) for incident in incidents)


def keys_of_whole(incident: Incident) -> Iterator[Key]:
    """The area and days of a whole: all on which the parts of others can depend."""
    place, interval = incident.place, stated_interval(incident.time)
    if place is not None and interval is not None and place.country is not None:
        for day in _days(interval):
            yield place.country, None if is_country(place) else place.admin1, day


def keys_of_part(incident: Incident) -> Iterator[Key]:
    """Where a part looks for its whole: its own province and its country, on each of its days."""
    place, interval = incident.place, stated_interval(incident.time)
    if place is not None and interval is not None and place.country is not None and interval.days <= _LONGEST:
        for day in _days(interval):
            yield place.country, place.admin1, day
            yield place.country, None, day


def _placed(incident: Incident, holders: Mapping[str, str], members: Mapping[str, Sequence[str]]) -> Incident:
    part_of, parts = holders.get(incident.id), tuple(members.get(incident.id, ()))
    if part_of == incident.part_of and parts == incident.members:
        return incident
    return replace(incident, part_of=part_of, members=parts)


def is_whole(incident: Incident, claims: Mapping[str, Claim]) -> bool:
    """Whether it tells of many places or blows in an area: a strike that is only told coarsely does not."""
    place, interval = incident.place, stated_interval(incident.time)
    if incident.kind not in VIOLENT_KINDS or place is None or interval is None or interval.days > _LONGEST:
        return False
    if not (is_country(place) or is_province(place)):
        return False
    return any(tells_of_many(claims[id_]) for id_ in incident.claim_ids)


def holder_of(
    part: Incident, wholes: Mapping[Key, Iterable[Incident]], claims: Mapping[str, Claim]
) -> Incident | None:
    """The whole of which it is a part, None where it is of none; `wholes` are by their keys."""
    place = part.place
    if part.kind not in VIOLENT_KINDS or place is None or not (is_point(place) or place.admin1):
        return None
    near = {whole.id: whole for key in keys_of_part(part) for whole in wholes.get(key, ())}
    fitting = [whole for whole in near.values() if _holds(whole, part, claims)]
    finest = sorted(fitting, key=lambda whole: (precision_rank(whole.place), _length(whole), whole.id))
    return finest[0] if finest else None


def _holds(whole: Incident, part: Incident, claims: Mapping[str, Claim]) -> bool:
    if whole.id == part.id or precision_rank(part.place) >= precision_rank(whole.place):
        return False
    if whole.kind not in _ANY_VIOLENCE and relate_kinds(whole.kind, part.kind) is None:
        return False
    ours, theirs = stated_interval(whole.time), stated_interval(part.time)
    if ours is None or theirs is None or not ours.overlaps(theirs) or theirs.days > ours.days:
        return False
    if _modalities(whole, claims) != _modalities(part, claims):
        return False
    acting, also = _sides(whole, claims), _sides(part, claims)
    return not acting or not also or not acting.isdisjoint(also)


def _sides(incident: Incident, claims: Mapping[str, Claim]) -> frozenset[str]:
    told = (claims[id_].actor for id_ in incident.claim_ids)
    return frozenset(actor.side for actor in told if actor is not None and actor.side is not None)


def _modalities(incident: Incident, claims: Mapping[str, Claim]) -> frozenset[str]:
    return frozenset(claims[id_].modality for id_ in incident.claim_ids)


def _length(incident: Incident) -> timedelta:
    interval = stated_interval(incident.time)
    return interval.end - interval.start if interval else timedelta.max


def _days(interval: Interval) -> list[str]:
    first = interval.start.date()
    return [(first + timedelta(days=n)).isoformat() for n in range((interval.end.date() - first).days + 1)]
