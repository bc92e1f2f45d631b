"""How place names are read in the light of each other: the first reading of a given span, its chance, why."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, parameters, read_table
from factory import make_report
from reportedly.model.document import Document
from reportedly.model.span import Span
from reportedly.resolve.places.finder import chance_there, resolve_toponyms
from reportedly.resolve.places.joint import Reading
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("readings.tsv"))


def readings_in(reader: TextReader, text: str, words: str, document: Document | None = None) -> list[Reading]:
    """The readings of these words, read with all place names that the text is found to have."""
    document = document or reader.document(text)
    start = text.index(words)
    span = Span.of(text, start, start + len(words))
    others = [m.span for m in document.mentions_of("place", "region", "country") if not m.span.overlaps(span)]
    resources = reader.resources
    return list(resolve_toponyms(document, [span, *others], resources.gazetteer, resources.register)[span])


@pytest.mark.parametrize("case", parameters(CASES))
def test_first_reading(case: Case, reader: TextReader) -> None:
    first = readings_in(reader, case["text"], case["words"])[0]
    assert (first.entry.country or "-") == case["country"]
    unit = first.entry.name if first.entry.feature_code == "ADM1" else first.entry.admin1
    assert (unit or "-") == case["admin1"]


def test_chances_fall_and_leave_room_for_none(reader: TextReader) -> None:
    readings = readings_in(reader, "Gunmen attacked San Pedro on Friday.", "San Pedro")
    chances = [reading.chance for reading in readings]
    assert len(chances) > 3
    assert chances == sorted(chances, reverse=True)
    assert 0 < sum(chances) < 1
    assert chance_there(readings) < 0.4, "too many of that name, and nothing tells them apart"
    assert all(reading.reasons for reading in readings)


def test_a_container_makes_sure_and_is_named_as_the_reason(reader: TextReader) -> None:
    alone = readings_in(reader, "A bomb exploded in Springfield.", "Springfield")
    inside = readings_in(reader, "A bomb exploded in Springfield, Illinois.", "Springfield")
    assert chance_there(inside) > chance_there(alone)
    assert "the words beside it put it in Illinois" in inside[0].reasons


def test_a_neighbour_is_named_with_its_distance(reader: TextReader) -> None:
    readings = readings_in(reader, "Shells hit Kyiv and Irpin on Friday.", "Irpin")
    assert any("km from Kyiv, named in the report" in reason for reason in readings[0].reasons)


def test_the_outlet_speaks_for_its_own_country(reader: TextReader) -> None:
    text = "Police arrested two men in Perth on Friday."
    here, there = (
        next(iter(reader.annotator.annotate([make_report(text, url=url)])))
        for url in ("https://www.example.com.au/news", "https://www.example.co.uk/news")
    )
    chances = [
        sum(r.chance for r in readings_in(reader, text, "Perth", document) if r.entry.country == "GBR")
        for document in (here, there)
    ]
    assert chances[0] < chances[1] / 3
    british = next(r for r in readings_in(reader, text, "Perth", there) if r.entry.country == "GBR")
    assert "its outlet is of that country" in british.reasons


def test_no_name_no_reading(reader: TextReader) -> None:
    assert readings_in(reader, "Gunmen attacked Qarfalun.", "Qarfalun") == []
    assert chance_there([]) == 0.0


def test_no_names_at_all(reader: TextReader) -> None:
    resources = reader.resources
    document = reader.document("Nobody was hurt.")
    assert resolve_toponyms(document, [], resources.gazetteer, resources.register) == {}
