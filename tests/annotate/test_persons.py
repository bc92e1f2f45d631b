"""Persons: under the fullest name that the report gives, with the words that say who each one is."""

from __future__ import annotations

import pytest

from reportedly.model.document import Person
from text_reader import TextReader


def person(reader: TextReader, text: str, surname: str) -> Person:
    found = [person for person in reader.document(text).persons if person.surname == surname]
    assert len(found) == 1, [person.name for person in reader.document(text).persons]
    return found[0]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Governor Oleh Stasenko spoke on Friday.", "Governor"),
        ("Kharkiv Governor Oleh Stasenko spoke on Friday.", "Kharkiv Governor"),
        ("Army spokesman Oleh Stasenko said troops had left.", "Army spokesman"),
        ("Russia's defence minister Oleh Stasenko spoke on Friday.", "Russia's defence minister"),
        ("Oleh Stasenko, a spokesman for the army, said troops had left.", "a spokesman for the army"),
        ("Oleh Stasenko, the mayor of Lviv, said troops had left.", "the mayor of Lviv"),
        ("The mayor of Lviv, Oleh Stasenko, said troops had left.", "The mayor of Lviv"),
        ("An aide to the governor, Oleh Stasenko, said troops had left.", "An aide to the governor"),
    ],
)
def test_roles(text: str, role: str, reader: TextReader) -> None:
    assert role in [span.text for span in person(reader, text, "Stasenko").roles]


def test_a_surname_joins_its_full_name(reader: TextReader) -> None:
    text = "Governor Oleh Stasenko spoke on Friday. Shells hit two houses, Stasenko said."
    found = person(reader, text, "Stasenko")
    assert found.name == "Oleh Stasenko"
    assert len(found.tokens) == 2


def test_roles_are_slices_of_the_text(reader: TextReader) -> None:
    text = "Army spokesman Munir Habashi and Olena Marchuk, the mayor of Lviv, spoke on Friday."
    for found in reader.document(text).persons:
        assert all(text[role.start : role.end] == role.text for role in found.roles)


def test_two_persons_stay_two(reader: TextReader) -> None:
    text = "Governor Oleh Stasenko spoke on Friday. Mayor Olena Marchuk spoke on Saturday."
    assert {found.name for found in reader.document(text).persons} == {"Oleh Stasenko", "Olena Marchuk"}


@pytest.mark.parametrize(
    "text",
    [
        "Troops had left, according to governor Pavel Stasenko.",
        "The police spokesman, DSP Pavel Stasenko, said troops had left.",
        "Capt. Pavel Stasenko said troops had left.",
    ],
)
def test_a_title_makes_a_person_of_a_name(text: str, reader: TextReader) -> None:
    assert person(reader, text, "Stasenko").name == "Pavel Stasenko"


def test_two_of_one_surname_stay_two(reader: TextReader) -> None:
    text = "Governor Oleh Stasenko spoke on Friday. His wife, Olena Stasenko, spoke on Saturday."
    assert {found.name for found in reader.document(text).persons} == {"Oleh Stasenko", "Olena Stasenko"}


def test_a_ship_is_no_person(reader: TextReader) -> None:
    text = "The bulk carrier Helen Marsh was hit on Friday. Captain Oleh Stasenko said two sailors were hurt."
    assert {found.name for found in reader.document(text).persons} == {"Oleh Stasenko"}
