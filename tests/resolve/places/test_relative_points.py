"""Points told by distance and direction: the distance is kept, the direction is right, and nothing is
computed where either is open."""

from __future__ import annotations

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.place import RelativePlace
from reportedly.resolve.places.relative_points import offset_point
from text_reader import TextReader

SIGNS = {  # of latitude and longitude
    "north": (1, 0), "northeast": (1, 1), "east": (0, 1), "southeast": (-1, 1),
    "south": (-1, 0), "southwest": (-1, -1), "west": (0, -1), "northwest": (1, -1),
}  # fmt: skip


@given(
    lat=st.floats(-60, 60),
    lon=st.floats(-170, 170),
    km=st.floats(1, 200),
    bearing=st.sampled_from(sorted(SIGNS)),
)
def test_distance_and_direction(lat: float, lon: float, km: float, bearing: str) -> None:
    moved = offset_point(lat, lon, RelativePlace("an anchor", km, bearing))
    assert moved is not None
    metres = Geodesic.WGS84.Inverse(lat, lon, *moved)["s12"]
    assert metres == pytest.approx(km * 1000, rel=1e-6)
    north, east = SIGNS[bearing]
    assert north == 0 or (moved[0] - lat) * north > 0
    assert east == 0 or (moved[1] - lon) * east > 0


@pytest.mark.parametrize(("km", "bearing"), [(None, "east"), (12, None), (None, None), (12, "inland")])
def test_nothing_is_computed_where_one_is_open(km: float | None, bearing: str | None) -> None:
    assert offset_point(50, 30, RelativePlace("an anchor", km, bearing)) is None


def test_a_relative_place_gets_the_moved_point(reader: TextReader) -> None:
    anchor = reader.read("Rebels attacked Goma.")[0].place
    place = reader.read("Rebels attacked a village 12 km east of Goma.")[0].place
    assert anchor is not None and anchor.lat is not None and anchor.lon is not None
    assert place is not None and place.lat is not None and place.lon is not None
    assert place.precision == "relative"
    metres = Geodesic.WGS84.Inverse(anchor.lat, anchor.lon, place.lat, place.lon)["s12"]
    assert metres == pytest.approx(12_000, rel=0.01)
    assert place.lon > anchor.lon


def test_without_a_direction_the_anchor_stands(reader: TextReader) -> None:
    anchor = reader.read("Rebels attacked Goma.")[0].place
    place = reader.read("Rebels attacked a village 12 km from Goma.")[0].place
    assert anchor is not None and place is not None
    assert (place.lat, place.lon, place.precision) == (anchor.lat, anchor.lon, "relative")
    assert place.relative == RelativePlace("Goma", 12, None)
