"""Which country a report is about, by the names in it."""

from __future__ import annotations

import pytest

from reportedly.registry import Resources
from reportedly.resolve.places.countries import country_context
from text_reader import TextReader


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("AFP said shelling killed two. Officials said three more.", None),
        ("The BBC and Reuters said shells hit a farm.", None),
        ("The Russian news agency TASS said a drone fell on a farm.", None),
        ("Agence France-Presse said shells hit a farm.", None),
        ("SANA said shells hit a farm near Aleppo.", "SYR"),
        ("TASS said drones hit a farm near Mykolaiv.", "UKR"),
        ("AFP said the French army had left.", "FRA"),
        ("Turkish soldiers shelled a farm.", "TUR"),
        ("The Rapid Support Forces shelled a farm.", "SDN"),
    ],
)
def test_the_country_told_of(
    text: str, country: str | None, reader: TextReader, resources: Resources
) -> None:
    context = country_context(reader.document(text), resources.gazetteer, resources.register)
    assert context.main == country
