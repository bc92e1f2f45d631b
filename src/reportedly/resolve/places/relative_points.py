"""Relative points: where "12 km east of X" lies. In: an anchor's point, a distance and a direction. Out: a
point on WGS84."""

from __future__ import annotations

from geographiclib.geodesic import Geodesic

from reportedly.model.place import RelativePlace

_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}


def offset_point(lat: float, lon: float, relative: RelativePlace) -> tuple[float, float] | None:
    """The point at that distance and direction from the anchor; None where either is open."""
    if relative.km is None or relative.bearing not in _BEARINGS:
        return None
    moved = Geodesic.WGS84.Direct(lat, lon, _BEARINGS[relative.bearing], relative.km * 1000)
    return float(moved["lat2"]), float(moved["lon2"])
