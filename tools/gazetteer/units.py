"""Where administrative units lie. In: units and their places. Out: a point for each, and how it was found.

The packages give units no coordinates. A first-level unit's point is in the middle of its places, a
second-level unit's is their mean, else the place it is named after; a unit with neither is left out, for a
point of its parent could be hundreds of kilometres off. `unit_points.csv` has those whose people live at
one end."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.gazetteer.sources import City, Unit

from reportedly.data.place_names import region_stem

_POINTS = Path(__file__).with_name("unit_points.csv")

# Russian, Ukrainian and Belarusian districts are named by an adjective of their seat: Sudzhanskiy Rayon.
_ADJECTIVE = re.compile(r"(?:s?kaya|s?kiy|s?kyi|s?kyy|s?ky|ski)$")
_ADJECTIVAL = frozenset({"RU", "UA", "BY"})


@dataclass(frozen=True, slots=True)
class UnitPoint:
    """A unit's point; `found` is the number of places whose middle it is, "seat" or "listed"; `weight` is
    their people.

    `seat` names the place that the unit is called after, where its own name only has the adjective."""

    lat: float
    lon: float
    found: str
    weight: int
    seat: str | None


class Members:
    """Places by the unit they belong to."""

    def __init__(self, cities: Iterable[City]) -> None:
        self._by_code: dict[str, list[City]] = defaultdict(list)
        for city in cities:
            self._by_code[f"{city.alpha2}.{city.admin1}"].append(city)
            if city.admin2:
                self._by_code[f"{city.alpha2}.{city.admin1}.{city.admin2}"].append(city)

    def of(self, code: str) -> Sequence[City]:
        """The places of a unit, by its GeoNames code."""
        return self._by_code.get(code, ())


def locate_units(units: Iterable[Unit], members: Members) -> dict[int, UnitPoint]:
    """Points by geonameid; units that cannot be placed honestly are missing."""
    points = {}
    for unit in units:
        point = _unit_point(unit, members)
        if point is not None:
            points[unit.geonameid] = point
    return points


def _unit_point(unit: Unit, members: Members) -> UnitPoint | None:
    inside = members.of(unit.code)
    parent = unit.code.rsplit(".", 1)[0]
    seat = _seat(unit, inside or (members.of(parent) if unit.level == 2 else ()))
    seat_name = seat.name if seat and unit.code[:2] in _ADJECTIVAL and unit.level == 2 else None
    weight = sum(city.population for city in inside)
    if unit.geonameid in _listed():
        return UnitPoint(*_listed()[unit.geonameid], "listed", weight, seat_name)
    if inside:
        lat, lon = middle_point(inside) if unit.level == 1 else mean_point(inside)
        return UnitPoint(lat, lon, str(len(inside)), weight, seat_name)
    if seat:
        return UnitPoint(seat.lat, seat.lon, "seat", seat.population, seat_name)
    return None


def _seat(unit: Unit, cities: Sequence[City]) -> City | None:
    stems = {region_stem(name)[0] for name in unit.names}
    for city in sorted(cities, key=lambda city: -city.population):
        if region_stem(city.name)[0] in stems:
            return city
    if unit.code[:2] not in _ADJECTIVAL:
        return None
    roots = {_ADJECTIVE.sub("", stem) for stem in stems if _ADJECTIVE.search(stem)}
    alike = [city for city in cities if _is_root_of(region_stem(city.name)[0], roots)]
    return max(alike, key=lambda city: city.population, default=None)


def _is_root_of(name: str, roots: set[str]) -> bool:
    """Whether the seat's name fits the adjective: sudzha and sudzhan, kursk and kur."""
    if " " in name:
        return False
    for root in roots:
        shared = 0
        while shared < min(len(name), len(root)) and name[shared] == root[shared]:
            shared += 1
        # Both may differ by an ending of two letters only: Shebekino, Shebekin(skiy).
        if shared >= 3 and len(name) - shared <= 2 and len(root) - shared <= 2:
            return True
    return False


@cache
def _listed() -> dict[int, tuple[float, float]]:
    with _POINTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {int(row["geonameid"]): (float(row["lat"]), float(row["lon"])) for row in rows}


def middle_point(cities: Sequence[City]) -> tuple[float, float]:
    """Half-way between the middle of the places' extent and the mean of one point a square degree.

    The mean alone lies where most towns are: that of Oregon is 160 km from its middle."""
    squares: dict[tuple[int, int], City] = {}
    for city in sorted(cities, key=lambda city: city.geonameid):
        squares.setdefault((round(city.lat), round(city.lon)), city)
    lat, lon = mean_point(list(squares.values()))
    lats, lons = [city.lat for city in cities], [city.lon for city in cities]
    if max(lons) - min(lons) > 180:  # over the date line an extent has no middle
        return lat, lon
    return (lat + (min(lats) + max(lats)) / 2) / 2, (lon + (min(lons) + max(lons)) / 2) / 2


def mean_point(cities: Sequence[City]) -> tuple[float, float]:
    """The mean of the places on the sphere, so that a unit across the date line is not put in Africa."""
    x = y = z = 0.0
    for city in cities:
        lat, lon = math.radians(city.lat), math.radians(city.lon)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
