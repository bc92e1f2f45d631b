"""When it happened: the time that belongs to an act, and what a claim without one takes from before."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("moments.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_time_of_an_act(case: Case, all_read: TextReader) -> None:
    claims = [claim for claim in all_read.read(case["text"]) if claim.trigger.text == case["trigger"]]
    assert claims, f"no claim of “{case['trigger']}”"
    time = claims[0].time
    told = ("-", "-", "-") if time is None else (time.span.text, time.start or "-", time.end or "-")
    assert told == (case["time"], case["from"], case["to"]), case["comment"]


def test_a_time_taken_from_before_says_so(reader: TextReader) -> None:
    text = "Shelling hit Kharkiv on Friday. Two people were killed, the mayor said."
    claim = reader.read(text)[-1]
    assert claim.time is not None and claim.time.inherited
    assert text[claim.time.span.start : claim.time.span.end] == "Friday"
    assert "time taken from a sentence before" in claim.reasons
