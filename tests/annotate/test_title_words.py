"""Words that only a headline's capitals, a date or an operation make look like places."""

from __future__ import annotations

import pytest

from text_reader import TextReader


def places_of(text: str, reader: TextReader) -> list[str]:
    mentions = reader.document(text).mentions
    return [m.span.text for m in mentions if m.kind in ("place", "region", "inner_place")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rocket Attacks Kill Three Farmers Near Border Town", "Kill"),
        ("Rebels Shoot Three Farmers Dead in Rocket Attacks", "Rocket Attacks"),
        ("Two people were hurt in the Arab village on Monday.", "Arab"),
        ("Date of publication 11 September 2016 Two people were hurt.", "Date"),
        ("Fighters of Tigris Shield took a village in Iraq.", "Tigris"),
        ("They began an operation called Wrath of the Tigris in Iraq.", "Tigris"),
        ("Shells fell in Oct. and Nov. in Syria.", "Oct"),
        ("Two Rangers were hurt in Dallas on Monday.", "Rangers"),
    ],
)
def test_it_is_none(text: str, words: str, reader: TextReader) -> None:
    assert words not in places_of(text, reader)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four Farmers Killed in Manbij Killing Spree as Troops Enter Town", "Manbij"),
        ("Gunmen Kill Three Farmers in Reading Near Border Town", "Reading"),
        ("The Tigris rose on Monday in Iraq.", "Tigris"),
        ("Shells fell in Idlibs countryside on Monday.", "Idlibs"),
        ("Jets bombed Aleppos eastern districts. Shells hit Aleppo too.", "Aleppos"),
    ],
)
def test_it_is_a_place(text: str, words: str, reader: TextReader) -> None:
    assert words in places_of(text, reader)
