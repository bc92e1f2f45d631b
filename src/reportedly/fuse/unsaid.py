"""What is left unsaid: claims that leave open what, where or when. In: tellings, the clusters so far. Out: a
link for each that fits one happening and no other, by what else it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta

from reportedly.fuse.clusters import Clusters
from reportedly.fuse.families import GENERAL, families_of, lasting
from reportedly.fuse.intervals import Interval
from reportedly.fuse.linking import link_unsaid
from reportedly.fuse.nearness import area_key, is_country, is_point
from reportedly.fuse.tellings import Telling
from reportedly.model.link import Link

_Index = dict[Hashable, list[Telling]]


def fitting_links(tellings: Iterable[Telling], clusters: Clusters) -> list[Link]:
    """Link each claim without time, without a place as fine as a town, or of a general kind, to the one
    happening that fits; of several to the one with a figure in common, if there is one."""
    everyone = tuple(tellings)
    index: _Index = defaultdict(list)
    for telling in everyone:
        for key in told_keys(telling):
            index[key].append(telling)
    found = (_only_fit(telling, index, clusters) for telling in everyone)
    return [link for link in found if link is not None]


def told_keys(telling: Telling) -> Iterator[Hashable]:
    """All that a claim which leaves something open may ask for, of one with place and time."""
    place, interval = telling.place, telling.interval
    if place is None or interval is None or not is_point(place):
        return
    if interval.days <= lasting(telling.claim.kind).width:
        for day in _days(interval):
            yield from _place_keys(telling, day)
            yield from _figure_keys(telling, day)


def asked_keys(telling: Telling) -> Iterator[Hashable]:
    """The keys under which what it may tell of stands; none where it leaves nothing open."""
    if not _leaves_open(telling):
        return
    place, interval = telling.place, telling.interval or telling.told
    for day in _days(interval) if interval else ():
        if place is None or is_country(place):
            yield from _figure_keys(telling, day)
            continue
        for family in families_of(telling.claim.kind):
            yield (family, area_key(place), day) if is_point(place) else (
                family, place.country, place.admin1, day,
            )  # fmt: skip


def _leaves_open(telling: Telling) -> bool:
    place = telling.place
    if telling.claim.background or telling.claim.kind == "other":
        return False
    if telling.tells_many and not (place and is_point(place)):
        return False  # of a whole, what is told of one town is a part
    if telling.interval is None:
        return telling.told is not None and place is not None and is_point(place)
    if telling.interval.days > lasting(telling.claim.kind).width:
        return False
    return telling.claim.kind in GENERAL or not (place and is_point(place))


def _place_keys(telling: Telling, day: date) -> Iterator[Hashable]:
    place = telling.place
    if place is None:
        return
    for family in families_of(telling.claim.kind):
        yield family, area_key(place), day
        if place.admin1 is not None:
            yield family, place.country, place.admin1, day


def _figure_keys(telling: Telling, day: date) -> Iterator[Hashable]:
    for figure in telling.claim.figures:
        yield telling.claim.kind, figure.measure, figure.low, figure.best, figure.high, day


def _only_fit(telling: Telling, index: _Index, clusters: Clusters) -> Link | None:
    own = clusters.root(telling.id)
    linked = list(_linked(telling, index))
    for _, link in linked:
        clusters.note(link)
    if any(clusters.root(other.id) == own and _says_more(other, telling) for other, _ in linked):
        return None  # it stands where it belongs
    fits: dict[str, Link] = {}
    figured: set[str] = set()
    for other, link in linked:
        if (root := clusters.root(other.id)) != own:
            fits[root] = min(link, fits.get(root, link), key=lambda made: made.rank)
            figured |= {root} if "same figure" in link.reason else set()
    chosen = figured if len(figured) == 1 else set(fits)
    return fits[chosen.pop()] if len(chosen) == 1 else None


def _linked(telling: Telling, index: _Index) -> Iterator[tuple[Telling, Link]]:
    """The claims that may tell what it leaves open, each with its link."""
    asked = {other.id: other for key in asked_keys(telling) for other in index.get(key, ())}
    for other in asked.values():
        if other is not telling and (link := link_unsaid(telling, other)):
            yield other, link


def _says_more(other: Telling, telling: Telling) -> bool:
    """Whether the other says what the telling leaves open: the time, the place, or the kind."""
    if telling.interval is None:
        return other.interval is not None
    if telling.place is None or not is_point(telling.place):
        return other.place is not None and is_point(other.place)
    return other.claim.kind not in GENERAL


def _days(interval: Interval) -> list[date]:
    first = interval.start.date()
    return [first + timedelta(days=n) for n in range((interval.end.date() - first).days + 1)]
