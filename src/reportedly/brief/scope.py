"""What a brief is asked for: a place, a period, a conflict. In: incidents with their claims. Out: those that
belong to it, and how many are known too coarsely to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.brief.dates import span_words
from reportedly.data.conflicts import Conflict
from reportedly.data.distance import distance_km
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.place import Place
from reportedly.model.report import Report

_COARSE = frozenset({"country", "province", "district", "water", "region"})


@dataclass(frozen=True, slots=True)
class PlaceScope:
    """A country (only `country`), a province (`admin1` too), or a point with `km` around it."""

    name: str
    country: str
    admin1: str | None = None
    point: tuple[float, float] | None = None
    km: float | None = None

    def holds(self, place: Place) -> bool:
        """Whether the place surely lies within."""
        if self.point is None:
            is_in = place.country == self.country
            return is_in and (self.admin1 is None or self.admin1 in (place.admin1, place.name))
        if place.name == self.name and place.country == self.country:
            return True
        if place.precision in _COARSE or place.lat is None or place.lon is None or self.km is None:
            return False
        return distance_km(*self.point, place.lat, place.lon) <= self.km

    def may_hold(self, place: Place) -> bool:
        """Whether the place is told too coarsely to say that it lies elsewhere."""
        if place.country != self.country or self.holds(place):
            return False
        if self.admin1 is not None or self.point is None:
            return place.precision == "country"
        return place.precision in _COARSE and (
            place.precision == "country" or place.lat is None or place.lon is None or self._is_near(place)
        )

    def _is_near(self, place: Place) -> bool:
        assert self.point is not None and place.lat is not None and place.lon is not None
        return distance_km(*self.point, place.lat, place.lon) <= 150 + (self.km or 0)


@dataclass(frozen=True, slots=True)
class Scope:
    """The place, the days (ISO, inclusive, None for open) and the conflict; all None for everything."""

    place: PlaceScope | None = None
    first: str | None = None
    last: str | None = None
    conflict: Conflict | None = None

    @property
    def is_whole(self) -> bool:
        return not (self.place or self.first or self.last or self.conflict)

    def words(self) -> str:
        """The scope in words, empty for everything."""
        parts = []
        if self.place is not None:
            around = f" and {self.place.km:g} km around it" if self.place.km is not None else ""
            parts.append(f"{self.place.name}{around}")
        if self.first and self.last:
            parts.append(span_words(self.first, self.last))
        elif self.first or self.last:
            parts.append(f"{'from' if self.first else 'until'} {span_words(self.first, self.last)}")
        if self.conflict is not None:
            parts.append(self.conflict.name)
        return "; ".join(parts)


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What belongs to the scope; `unsure` counts the incidents that may, by a place told too coarsely."""

    told: tuple[tuple[Incident, Sequence[Claim]], ...]
    unsure: int = 0


def in_scope(
    told: Sequence[tuple[Incident, Sequence[Claim]]], scope: Scope, reports: Mapping[str, Report]
) -> Chosen:
    """The incidents within place, days and conflict. One without a day counts by what its reports' days
    are."""
    if scope.is_whole:
        return Chosen(tuple(told))
    dated = [item for item in told if _in_period(item, scope, reports) and _in_conflict(item, scope.conflict)]
    if scope.place is None:
        return Chosen(tuple(dated))
    place = scope.place
    within = [item for item in dated if any(place.holds(found) for found in _places(*item))]
    ids = {incident.id for incident, _ in within}
    unsure = [
        incident
        for incident, claims in dated
        if incident.id not in ids and any(place.may_hold(found) for found in _places(incident, claims))
    ]
    return Chosen(tuple(within), len(unsure))


def _places(incident: Incident, claims: Sequence[Claim]) -> list[Place]:
    own = [incident.place] if incident.place is not None else []
    return [*own, *(claim.place for claim in claims if claim.place is not None)]


def _in_period(item: tuple[Incident, Sequence[Claim]], scope: Scope, reports: Mapping[str, Report]) -> bool:
    if not (scope.first or scope.last):
        return True
    start, end = _days(*item, reports)
    if not (start and end):
        return False
    return (not scope.last or start <= scope.last) and (not scope.first or end >= scope.first)


def _days(incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[str, str]:
    if incident.time is not None and incident.time.start and incident.time.end:
        return incident.time.start[:10], incident.time.end[:10]
    known = [reports[c.report_id].published or "" for c in claims if c.report_id in reports]
    days = sorted(day[:10] for day in known if day)
    return (days[0], days[-1]) if days else ("", "")


def _in_conflict(item: tuple[Incident, Sequence[Claim]], conflict: Conflict | None) -> bool:
    """Whether place and day are the conflict's, and a side of it, or none that is known, takes part."""
    if conflict is None:
        return True
    incident, claims = item
    places = _places(incident, claims)
    countries = {place.country for place in places if place.country}
    day = incident.time.start if incident.time is not None else None
    if day and not conflict.covers(None, date.fromisoformat(day[:10])):
        return False
    sides = {
        who.side for c in claims for who in (c.speaker, c.actor, c.target) if who is not None and who.side
    }
    takes_part = any(conflict.parties_of(side) for side in sides)
    if countries:
        return any(country in conflict.countries for country in countries) and (takes_part or not sides)
    return takes_part
