"""Where it happened: lists, the most precise of several, relative places, and numbers that name their own
place."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, amount_of, bare, claims_of_kind, entries, parameters, read_table
from reportedly.extract.places.datelines import dateline_ranges
from reportedly.model.place import RelativePlace
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("locations.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_places_of_an_act(case: Case, all_read: TextReader) -> None:
    claims = claims_of_kind(all_read.read(case["text"]), case["kind"])
    places = [claim.place for claim in claims if claim.place is not None]
    assert [bare(place.span.text) for place in places] == entries(case["places"])
    if case["precision"] != "-":
        assert places[0].precision == case["precision"]
    if case["relative"] != "-":
        assert relation(places[0].relative) == case["relative"]
    if case["figures"] != "-":
        told = [" + ".join(f"{f.measure} {amount_of(f)}" for f in claim.figures) or "-" for claim in claims]
        assert told == case["figures"].split("; ")


def relation(relative: RelativePlace | None) -> str:
    if relative is None:
        return "-"
    km = "-" if relative.km is None else f"{relative.km:.0f}"
    return f"{km} km {relative.bearing or '-'} of {relative.anchor}"


def test_places_of_one_act_are_claims_of_one_group(reader: TextReader) -> None:
    claims = reader.read("Drones struck Tyre, Sidon, and Nabatieh on Friday.")
    assert len(claims) == 3
    assert len({claim.mention_group for claim in claims}) == 1
    assert len({claim.id for claim in claims}) == 3


def test_a_place_goes_on_into_the_next_sentence_and_says_so(reader: TextReader) -> None:
    text = "Shelling hit Kharkiv on Friday. Two people were killed, the mayor said."
    place = reader.read(text)[-1].place
    assert place is not None and place.inherited
    assert text[place.span.start : place.span.end] == "Kharkiv"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shelling hit Izium on Friday. Jets later bombed Kupiansk. Two died in the same town.", "Kupiansk"),
        (
            "Clashes hit Gao. Shells fell on Tessit in Gao region. Two people were killed across the region.",
            "Gao region",
        ),
        ("Jets bombed the Midan quarter of Aleppo. Water was cut off in the city.", "Aleppo"),
        ("Jets bombed Kupiansk. In the next town, two people were killed.", "Kupiansk"),
        ("Bunia, March 3 (AP) - Gunmen attacked a church.", "Bunia"),
    ],
)
def test_a_word_for_a_place_returns_to_the_last_of_its_level(
    text: str, place: str, reader: TextReader
) -> None:
    told = reader.read(text)[-1].place
    assert told is not None and place in (told.span.text, told.name)
    assert told.inherited == (told.span.text == place)  # "the city" is itself where it says so


def test_a_local_witness_tells_of_his_own_place(reader: TextReader) -> None:
    told = reader.read("A medic in Kyaukphyu said 12 people had been wounded.")[-1].place
    assert told is not None and told.span.text == "Kyaukphyu"


def test_the_features_that_chose_a_place_are_among_the_reasons(reader: TextReader) -> None:
    claim = reader.read("Shelling killed two people in Kharkiv.")[0]
    assert any("“Kharkiv” is its place: " in reason for reason in claim.reasons)


def test_a_site_has_the_point_of_the_town_whose_name_it_bears(reader: TextReader) -> None:
    place = reader.read("Shells hit the Kharkiv railway station.")[0].place
    assert place is not None and place.is_located and place.name == "Kharkiv"


@pytest.mark.parametrize(
    "text",
    [
        "Crowds wept in Izium on Friday. Two people were killed by a shell.",
        "Smoke rose over Izium on Friday. A shell killed two people.",
    ],
)
def test_a_sentence_without_an_act_sets_the_scene(text: str, reader: TextReader) -> None:
    claim = reader.read(text)[-1]
    assert claim.place is not None and claim.place.inherited and claim.place.span.text == "Izium"
    assert claim.time is not None and claim.time.inherited and "Friday" in claim.time.span.text


def test_a_scene_makes_no_claim(reader: TextReader) -> None:
    assert reader.read("Crowds wept in Izium on Friday.") == ()


def test_the_town_of_an_office_is_no_scene(reader: TextReader) -> None:
    text = "Shelling hit Izium. Kyiv police said two men were arrested. Three more were wounded."
    place = reader.read(text)[-1].place
    assert place is not None and place.span.text == "Izium"


def test_a_dateline_says_nothing(reader: TextReader) -> None:
    claims = reader.read("GOMA: Three people were killed when shells fell on a market in Sake.")
    assert claims and all(claim.speaker is None for claim in claims)


def test_a_dateline_may_bear_a_year() -> None:
    assert dateline_ranges("GENEVA, 22 August 2024 - At least nine people died.") == ((0, 22),)


@pytest.mark.parametrize(
    ("sentence", "inherits"),
    [
        ("Thousands of people have been killed in the war.", False),
        ("The conflict has killed thousands of people.", False),
        ("Two people were killed in the market.", True),
    ],
)
def test_a_whole_war_is_not_at_the_town_told_before(
    sentence: str, inherits: bool, reader: TextReader
) -> None:
    claims = reader.read(f"Shells hit Izium on Friday. {sentence}")
    places = [claim.place for claim in claims if claim.trigger.start > 27]
    assert places
    assert all((place is not None) == inherits for place in places)


def test_a_spot_is_in_the_town_that_was_told(reader: TextReader) -> None:
    text = (
        "Shelling killed nine people in Kharkiv on Sunday. Three were killed at the school, the mayor said."
    )
    place = reader.read(text)[-1].place
    assert place is not None
    assert (place.span.text, place.name, place.precision) == ("the school", "Kharkiv", "site")
    assert not place.inherited
