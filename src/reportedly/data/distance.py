"""Two points in degrees -> the distance between them in kilometres on the WGS84 ellipsoid.

The one place where distances are computed, so that a plant "58 km from the fighting"
is the same number in a claim, an alert and a brief."""

import math

from geographiclib.geodesic import Geodesic

from reportedly.errors import InputError


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Shortest way over the ellipsoid, in km.

    Raises InputError if a coordinate is not a number or out of range."""
    check_point(lat1, lon1)
    check_point(lat2, lon2)
    line = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE)
    return float(line["s12"]) / 1000.0


def check_point(lat: float, lon: float) -> None:
    """Raises InputError unless latitude is in -90..90 and longitude in -180..180."""
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90.0 and abs(lon) <= 180.0):
        reason = "latitude must be in -90..90 and longitude in -180..180"
        raise InputError(f"point {lat}, {lon}", reason, "check the order: latitude comes first")
