"""Spellings: one name romanised in several ways has one key and is alike; other names are not."""

from __future__ import annotations

import pytest

from reportedly.data.gazetteer import open_gazetteer
from reportedly.data.spellings import are_alike, country_spelling_key, likeness, spelling_key


def are_one(name: str, other: str, country: str) -> bool:
    same = country_spelling_key(name, country) == country_spelling_key(other, country)
    return same and are_alike(name, other)


@pytest.mark.parametrize(
    ("name", "other", "country"),
    [
        ("Raqa", "Ar Raqqah", "SYR"),
        ("Kafr Zeita", "Kfar Zayta", "SYR"),
        ("Deir Ezzour", "Deir ez-Zor", "SYR"),
        ("Khan Shaykun", "Khan Sheikhoun", "SYR"),
        ("Qaboun", "Kabun", "SYR"),
        ("Al Ghouta", "Ghutah", "SYR"),
        ("Annuman", "al-Nouman", "SYR"),
        ("Salamieh", "Salamiyah", "SYR"),
        ("Chasov Yar", "Chasiv Yar", "UKR"),
        ("Peski", "Pisky", "UKR"),
        ("Krasnogorivka", "Krasnohorivka", "UKR"),
        ("Lugansk", "Luhansk", "UKR"),
    ],
)
def test_one_name(name: str, other: str, country: str) -> None:
    assert are_one(name, other, country)


@pytest.mark.parametrize(
    ("name", "other", "country"),
    [("Homs", "Hama", "SYR"), ("Idlib", "Adlun", "LBN"), ("Taiz", "Tuz", "YEM"), ("Sumy", "Samara", "UKR")],
)
def test_two_names(name: str, other: str, country: str) -> None:
    assert not are_one(name, other, country)


def test_a_name_is_like_itself() -> None:
    assert likeness("Deir ez-Zor", "Deir ez-Zor") == 1.0
    assert spelling_key("al-") == ""


def test_only_the_countries_asked_for() -> None:
    gazetteer = open_gazetteer()
    found = gazetteer.find_spelt("Raqa", frozenset({"SYR"}))
    assert {entry.country for entry, _ in found} == {"SYR"}
    assert found[0][0].name == "Ar Raqqah"
    assert gazetteer.find_spelt("Raqa", frozenset({"NOR"})) == ()


def test_capitals() -> None:
    gazetteer = open_gazetteer()
    capital = gazetteer.capital("SYR")
    assert capital is not None
    assert capital.name == "Damascus"
    assert gazetteer.capital("XXX") is None
