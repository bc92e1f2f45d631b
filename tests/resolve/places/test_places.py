"""What a place name stands for in its report, and which names are left open rather than guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, parameters, read_table
from reportedly.model.place import Place
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("places.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_place(case: Case, all_read: TextReader) -> None:
    """`-` as country and precision: the words are kept, and nothing is said of where that is. `?` after the
    precision: the words are the name, and no gazetteer's point or id is given."""
    place = place_of(all_read, case["text"], case["words"])
    assert (place.country or "-") == case["country"]
    if case["precision"] == "-":
        assert not place.is_located
        assert place.geonameid is None
    else:
        assert place.precision == case["precision"].rstrip("?")
    if case["precision"].endswith("?"):
        assert not place.is_located
        assert place.geonameid is None
        assert place.name == case["words"]


def place_of(reader: TextReader, text: str, words: str) -> Place:
    places = [claim.place for claim in reader.read(text) if claim.place is not None]
    found = [place for place in places if place.span.text.removeprefix("the ") == words]
    assert found, f"no claim at {words!r} among {[place.span.text for place in places]}"
    return found[0]


def test_a_reading_says_why_and_names_the_others(reader: TextReader) -> None:
    place = place_of(reader, "A bomb exploded in Hyderabad in Pakistan.", "Hyderabad")
    assert place.reason
    assert {candidate.country for candidate in place.candidates} >= {"PAK", "IND"}
    scores = [candidate.score for candidate in place.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_an_unknown_name_says_why_it_has_no_identity(reader: TextReader) -> None:
    place = place_of(reader, "Gunmen attacked the village of Qarfalun in Sudan.", "Qarfalun")
    assert place.reason
    assert (place.country, place.admin1) == ("SDN", None)
    assert place.precision == "town"
    assert not place.is_located


def test_one_name_is_one_place_throughout_a_report(reader: TextReader) -> None:
    text = (
        "Gunmen clashed with the army in Tripoli in northern Lebanon. A bomb exploded in Tripoli on Friday."
    )
    ids = {claim.place.geonameid for claim in reader.read(text) if claim.place is not None}
    assert len(ids) == 1


def test_a_known_name_within_an_unknown_one_is_better_than_the_country(reader: TextReader) -> None:
    text = (
        "Shells hit Hama in Syria. Rebels left Homs in Syria. "
        "A bomb exploded at Aleppo Silk Market in Syria and killed two people."
    )
    place = place_of(reader, text, "Aleppo Silk Market")
    assert (place.country, place.admin1) == ("SYR", "Aleppo")


def test_an_unknown_name_lies_where_the_words_beside_it_say(reader: TextReader) -> None:
    text = "Rebels took the village of Qarfalun in Idlib province in Syria."
    place = place_of(reader, text, "Qarfalun")
    assert (place.name, place.admin1, place.lat) == ("Qarfalun", "Idlib", None)


def test_an_unknown_quarter_stands_at_its_town(reader: TextReader) -> None:
    place = place_of(reader, "Gunmen stormed Aleppo's Zarqun quarter in Syria.", "Zarqun")
    assert (place.name, place.geonameid, place.precision) == ("Zarqun", None, "town")
    assert place.lat == pytest.approx(36.2, abs=0.1)
    assert place.reason is not None
    assert "Aleppo" in place.reason


def test_another_spelling_is_told_and_less_sure(reader: TextReader) -> None:
    listed, other = (place_of(reader, f"Shells fell on {name} in Syria.", name) for name in ("Raqqa", "Raqa"))
    assert listed.geonameid == other.geonameid
    assert other.reason is not None
    assert other.reason.startswith("another spelling of")
    assert other.candidates[0].score < listed.candidates[0].score


@pytest.mark.parametrize("words", ["the provincial capital", "the rebels' de facto capital"])
def test_no_capital_of_a_country(words: str, reader: TextReader) -> None:
    claims = reader.read(f"Two people were killed in {words}. Syrian troops attacked Homs.")
    assert all(claim.place is None or claim.place.name != "Damascus" for claim in claims)
