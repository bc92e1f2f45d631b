"""What is left unsaid: claims that leave open what, where or when. In: tellings, the clusters so far. Out: a
link for each that fits one happening and no other, by what else it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from reportedly.fuse.clusters import Clusters
from reportedly.fuse.constraints import says_day
from reportedly.fuse.families import GENERAL, families_of, lasting
from reportedly.fuse.figure_levels import stated_number
from reportedly.fuse.intervals import Interval
from reportedly.fuse.linking import leading_fit, link_unsaid
from reportedly.fuse.nearness import area_key, is_country, is_point, is_unknown
from reportedly.fuse.place_names import name_key
from reportedly.fuse.tellings import Telling
from reportedly.model.link import Link
from reportedly.model.place import Place

_WEEK = 8  # "last week's bombing" leaves the day open

Pair = tuple[Telling, Telling]
_Index = dict[Hashable, list[Telling]]


def fitting_links(tellings: Iterable[Telling], clusters: Clusters) -> list[Link]:
    """Link each claim without time, without a place as fine as a town, or of a general kind, to the one
    happening that fits; of several to the one that fits far better than the others, if there is one."""
    everyone = tuple(tellings)
    index = _indexed(everyone)
    found = (_only_fit(telling, index, clusters) for telling in everyone)
    return [link for link in found if link is not None]


def _indexed(tellings: Iterable[Telling]) -> _Index:
    index: _Index = defaultdict(list)
    for telling in tellings:
        for key in told_keys(telling):
            index[key].append(telling)
    return index


def told_keys(telling: Telling) -> Iterator[Hashable]:
    """All that a claim which leaves something open may ask for, of one with place and time."""
    place, interval = telling.place, telling.interval
    if place is None or interval is None or not (is_point(place) or is_unknown(place)):
        return
    if interval.days <= lasting(telling.claim.kind).width:
        for day in _days(interval):
            yield from _place_keys(telling, day)
            yield from _said_keys(telling, day)


def asked_keys(telling: Telling) -> Iterator[Hashable]:
    """The keys under which what it may tell of stands; none where it leaves nothing open."""
    if not _leaves_open(telling):
        return
    place, interval = telling.place, telling.interval or telling.told
    for day in _days(interval) if interval else ():
        if place is None or is_country(place) or is_unknown(place):
            yield from _said_keys(telling, day)
        if place is None or is_country(place):
            continue
        for family in families_of(telling.claim.kind):
            yield family, _asked_place(place), day


def _asked_place(place: Place) -> Hashable:
    if is_unknown(place):
        return place.country, "name", name_key(place.name or "")
    return area_key(place) if is_point(place) else (place.country, place.admin1)


def _leaves_open(telling: Telling) -> bool:
    place = telling.place
    if telling.claim.kind == "other":
        return False
    if telling.tells_many and not (place and is_point(place)):
        return False  # of a whole, what is told of one town is a part
    if telling.interval is None:
        return telling.told is not None and not telling.claim.background
    if telling.interval.days > lasting(telling.claim.kind).width:
        return telling.interval.days <= _WEEK and place is not None and is_point(place)
    return telling.claim.kind in GENERAL or not (place and is_point(place))


def _place_keys(telling: Telling, day: date) -> Iterator[Hashable]:
    place = telling.place
    if place is None:
        return
    for family in families_of(telling.claim.kind):
        yield family, area_key(place), day
        if place.name is not None:
            yield family, (place.country, "name", name_key(place.name)), day
        if place.admin1 is not None:
            yield family, (place.country, place.admin1), day


def _said_keys(telling: Telling, day: date) -> Iterator[Hashable]:
    """What else two claims may have in common where no place is told: a number, who says it, who did it."""
    said: list[tuple[str, Hashable]] = [
        (figure.measure, number) for figure in telling.claim.figures if (number := stated_number(figure))
    ]
    said += [("speaker", telling.origin)] if telling.claim.speaker is not None else []
    for family in families_of(telling.claim.kind):
        for what in said:
            yield family, *what, day
    for side in telling.sides:
        yield telling.claim.kind, "side", side, day


def _only_fit(telling: Telling, index: _Index, clusters: Clusters) -> Link | None:
    own = clusters.root(telling.id)
    linked = list(_linked(telling, index))
    for _, link in linked:
        clusters.note(link)
    if any(clusters.root(other.id) == own and _says_more(other, telling) for other, _ in linked):
        return None  # it stands where it belongs
    fits: dict[str, Link] = {}
    for other, link in linked:
        if (root := clusters.root(other.id)) != own:
            fits[root] = min(link, fits.get(root, link), key=lambda made: made.rank)
    return leading_fit(_without_splits(fits, clusters).values())


def _without_splits(fits: Mapping[str, Link], clusters: Clusters) -> Mapping[str, Link]:
    """The fits without those that may be one happening with the best of them: a part that stayed apart is no
    rival to the rest."""
    if len(fits) < 2:
        return fits
    best = min(fits, key=lambda root: fits[root].rank)
    return {root: link for root, link in fits.items() if root == best or not clusters.may_be_one(root, best)}


def open_pairs(tellings: Iterable[Telling]) -> Iterator[Pair]:
    """Every claim that leaves something open, with each that may say it: what `fitting_links` weighs."""
    everyone = tuple(tellings)
    index = _indexed(everyone)
    for telling in everyone:
        yield from ((telling, other) for other in _asked_of(telling, index))


def _linked(telling: Telling, index: _Index) -> Iterator[tuple[Telling, Link]]:
    """The claims that may tell what it leaves open, each with its link."""
    for other in _asked_of(telling, index):
        if link := link_unsaid(telling, other):
            yield other, link


def _asked_of(telling: Telling, index: _Index) -> Iterable[Telling]:
    asked = {other.id: other for key in asked_keys(telling) for other in index.get(key, ())}
    asked.pop(telling.id, None)
    return asked.values()


def _says_more(other: Telling, telling: Telling) -> bool:
    """Whether the other says what the telling leaves open: the time, the place, or the kind."""
    if not says_day(telling):
        return says_day(other)
    if telling.place is None or not is_point(telling.place):
        return other.place is not None and is_point(other.place)
    return other.claim.kind not in GENERAL


def _days(interval: Interval) -> list[date]:
    first = interval.start.date()
    return [first + timedelta(days=n) for n in range((interval.end.date() - first).days + 1)]
