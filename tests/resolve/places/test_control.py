"""Who holds a place, where the text says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from case_tables import Case, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("control.tsv"))
_WORDS = re.compile(r"held by \w+: “(.+)” at characters (\d+) to (\d+)$")


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_who_holds_the_place(case: Case, all_read: TextReader) -> None:
    claims = [claim for claim in all_read.read(case["text"]) if claim.trigger.text == case["trigger"]]
    assert claims, f"no claim of “{case['trigger']}”"
    place = claims[0].place
    assert place is not None
    assert (place.span.text, place.controlled_by or "-") == (case["place"], case["held by"]), case["comment"]


@pytest.mark.parametrize("case", parameters(CASES))
def test_the_reason_points_at_the_words(case: Case, all_read: TextReader) -> None:
    places = [claim.place for claim in all_read.read(case["text"]) if claim.place is not None]
    for place in (place for place in places if place.controlled_by is not None):
        found = _WORDS.search(place.reason or "")
        assert found is not None
        assert case["text"][int(found[2]) : int(found[3])] == found[1]
