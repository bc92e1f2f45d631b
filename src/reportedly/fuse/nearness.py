"""Nearness: whether two places may be the same. In: places. Out: how they relate, and keys for blocking."""

from __future__ import annotations

import math
from enum import Enum

from reportedly.fuse.place_names import name_key
from reportedly.model.place import Place

# How far the named point may lie from where it happened, in kilometres.
RADIUS_KM = {"exact": 1.0, "site": 2.0, "town": 5.0, "near": 15.0, "relative": 10.0}
EXACT = frozenset(("exact", "site"))
BESIDE_KM = 20.0  # how far apart two towns may lie of which one is told for the other
ORDER = ("exact", "site", "town", "near", "relative", "district", "province", "water", "country")
_NAMED_SPOTS = frozenset(("exact", "site", "town"))
_EARTH_KM = 6371.0
_CELL_KM = 30.0  # wider than any two radii that are compared

Cell = tuple[int, int, int]


class Nearness(Enum):
    """How two places relate. `BESIDE` are two that are taken for each other, a village and the town near it;
    `OPEN` is one that is not said, `WITHIN` a point or area in the other's country or province."""

    SAME = "same place"
    NEAR = "places within their precision of each other"
    BESIDE = "neighbouring places"
    COUNTRY = "same country"
    WITHIN = "one place within the other"
    OPEN = "one place unsaid"
    APART = "different places"


def is_point(place: Place) -> bool:
    return place.is_located and place.precision in RADIUS_KM


def relate_places(a: Place | None, b: Place | None) -> Nearness:
    """How two places relate; a country says nothing more than the country."""
    if a is None or b is None:
        return Nearness.OPEN
    if area_key(a) == area_key(b):
        return Nearness.COUNTRY if is_country(a) else Nearness.SAME
    if is_country(a) or is_country(b):
        return Nearness.WITHIN if a.country == b.country and a.country is not None else Nearness.APART
    if is_unknown(a) or is_unknown(b):
        return _relate_unknown(a, b)
    if is_province(a) != is_province(b) and a.admin1 is not None and a.admin1 == b.admin1:
        return Nearness.WITHIN if a.country == b.country else Nearness.APART
    if is_point(a) and is_point(b):
        reach = max(RADIUS_KM[a.precision or ""], RADIUS_KM[b.precision or ""])
        distance = distance_km(a, b)
        if distance <= reach:
            return Nearness.NEAR
        exact = a.precision in EXACT and b.precision in EXACT
        return Nearness.BESIDE if distance <= BESIDE_KM and not exact else Nearness.APART
    return Nearness.APART


def _relate_unknown(a: Place, b: Place) -> Nearness:
    """How a name that no gazetteer has relates to another place: told by another spelling, perhaps in the
    province, or beside a town."""
    two_provinces = None not in (a.admin1, b.admin1) and a.admin1 != b.admin1
    if a.country is None or a.country != b.country or two_provinces:
        return Nearness.APART
    if is_province(a) or is_province(b):
        return Nearness.WITHIN
    return Nearness.NEAR if names_alike(a, b) else Nearness.BESIDE


def names_alike(a: Place, b: Place) -> bool:
    """Whether both have one name, however it is spelt."""
    return None not in (a.name, b.name) and name_key(a.name or "") == name_key(b.name or "")


def are_two_towns(a: Place, b: Place) -> bool:
    """Whether each is a town or spot by a name of its own, however near the other."""
    named = {a.precision, b.precision} <= _NAMED_SPOTS and None not in (a.name, b.name)
    return named and a.name != b.name


def is_unknown(place: Place) -> bool:
    """Whether it is a name that no gazetteer has, of which no more than the country or province is known.
    "The border" is no name."""
    if place.geonameid is not None or place.is_located or place.relative is not None:
        return False
    return place.name is not None and not place.name.lower().startswith("the ") and place.precision != "water"


def is_province(place: Place) -> bool:
    return place.precision == "province" and not is_unknown(place)


def is_country(place: Place) -> bool:
    return place.precision == "country" and not is_unknown(place)


def area_key(place: Place) -> str:
    """The same for two mentions of one place: its GeoNames id, else its country and name.

    A place told by its distance from another is its anchor, distance and bearing: 60 km from a town is not
    the town."""
    if is_country(place):
        return f"country:{place.country or (place.name or place.span.text).casefold()}"
    if (relative := place.relative) is not None:
        return f"relative:{relative.anchor.casefold()}:{relative.km}:{relative.bearing}"
    if place.geonameid is not None:
        return f"geonames:{place.geonameid}"
    if is_unknown(place):
        return f"unknown:{place.country}:{name_key(place.name or '')}"
    return f"name:{place.country}:{place.admin1}:{(place.name or place.span.text).casefold()}"


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance; good to half a per cent, which is finer than any precision of place."""
    one, other = _vector(a), _vector(b)
    chord = math.dist(one, other)
    return 2 * _EARTH_KM * math.asin(min(1.0, chord / 2))


def cell_of(place: Place) -> Cell:
    """The place's cube in a grid laid through the globe: no seams at the poles or the date line."""
    x, y, z = (math.floor(value * _EARTH_KM / _CELL_KM) for value in _vector(place))
    return x, y, z


def precision_rank(place: Place | None) -> int:
    """0 for the most precise place; an unsaid or unresolved one comes last."""
    return ORDER.index(place.precision) if place and place.precision in ORDER else len(ORDER)


def _vector(place: Place) -> tuple[float, float, float]:
    lat, lon = math.radians(place.lat or 0.0), math.radians(place.lon or 0.0)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
