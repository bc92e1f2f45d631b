"""One key for one name however it is spelt, and others for others; and what a name that no gazetteer has may
be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factory import make_place
from reportedly.fuse.nearness import Nearness, area_key, is_country, is_province, is_unknown, relate_places
from reportedly.fuse.place_names import name_key
from reportedly.model.place import Place


def _unknown(name: str, country: str = "RUS", precision: str = "country", **values: Any) -> Place:
    return replace(make_place(name, country=country, precision=precision, **values), name=name)


LISSOY = _unknown("Lissoy")
IN_KURSK = _unknown("Lissoy", precision="province", admin1="Kursk Oblast")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Sakhur", "Sakhour", True),
        ("Khan Shaykhun", "Khan Sheikhoun", True),
        ("Kafr Zita", "Kafr Zeitah", True),
        ("Deir ez-Zor", "Deir Ezzur", True),
        ("Tal Sorrah", "Tal Sorra village", True),
        ("Binnish", "Sarmin", False),
        ("Ruka", "Raqa", False),  # too short to be told by its consonants
    ],
)
def test_names_are_alike_by_their_sound(one: str, other: str, alike: bool) -> None:
    assert (name_key(one) == name_key(other)) is alike


@pytest.mark.parametrize(
    ("place", "other", "nearness"),
    [
        (LISSOY, _unknown("Lisoy"), Nearness.SAME),
        (LISSOY, _unknown("Auburn"), Nearness.BESIDE),
        (LISSOY, _unknown("Lisoy", "UKR"), Nearness.APART),
        (LISSOY, _unknown("Lissoy", precision="town", lat=51.0, lon=36.0), Nearness.NEAR),
        (LISSOY, make_place("Kursk"), Nearness.BESIDE),
        (LISSOY, make_place("Kyiv"), Nearness.APART),
        (LISSOY, make_place("Russia"), Nearness.WITHIN),
        (LISSOY, make_place("Kursk region"), Nearness.WITHIN),
        (IN_KURSK, make_place("Kursk"), Nearness.BESIDE),
        (IN_KURSK, make_place("Belgorod region"), Nearness.APART),
    ],
)
def test_a_name_that_no_gazetteer_has(place: Place, other: Place, nearness: Nearness) -> None:
    assert relate_places(place, other) is relate_places(other, place) is nearness


def test_it_is_neither_its_country_nor_its_province() -> None:
    assert is_unknown(LISSOY)
    assert is_unknown(IN_KURSK)
    assert not is_country(LISSOY)
    assert not is_province(IN_KURSK)
    assert area_key(LISSOY) != area_key(_unknown("Auburn"))
    assert not is_unknown(make_place("Russia"))
