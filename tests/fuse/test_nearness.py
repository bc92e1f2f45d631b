"""Nearness: names that no gazetteer has, whatever the text says that they name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factory import make_place
from reportedly.fuse.nearness import Nearness, is_unknown, relate_places

ORLIK = replace(make_place("Orlik", country="UKR", precision="town"), name="Orlik")


@pytest.mark.parametrize(
    ("fields", "unknown"),
    [
        ({}, True),
        ({"precision": "country"}, True),
        ({"precision": "site"}, True),  # "the Orlik bridge"
        ({"name": None}, False),
        ({"geonameid": 7}, False),
        ({"lat": 50.0, "lon": 36.0}, False),
    ],
)
def test_what_is_unknown(fields: dict[str, Any], unknown: bool) -> None:
    assert is_unknown(replace(ORLIK, **fields)) is unknown


@pytest.mark.parametrize(
    ("other", "nearness"),
    [
        (replace(ORLIK, name="Orlyk", precision="country"), Nearness.SAME),
        (replace(ORLIK, name="Lissoy"), Nearness.BESIDE),
        (replace(ORLIK, country="RUS"), Nearness.APART),
        (make_place("Kharkiv"), Nearness.BESIDE),
        (make_place("Ukraine"), Nearness.WITHIN),
        (make_place("Kursk"), Nearness.APART),
    ],
)
def test_how_an_unknown_name_relates(other: Any, nearness: Nearness) -> None:
    assert relate_places(ORLIK, other) is nearness
