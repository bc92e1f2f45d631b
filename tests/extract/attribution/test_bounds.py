"""What is a speaker's and what the report's own: the claim at `act` has the speaker whose words hold
`speaker`, or none (`-`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("bounds.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_bounds(case: Case, all_read: TextReader) -> None:
    at = case["text"].index(case["act"])
    end = at + len(case["act"])
    found = [c for c in all_read.read(case["text"]) if at <= c.trigger.start < end]
    assert found, "no claim there"
    speakers = {claim.speaker.span.text if claim.speaker else "-" for claim in found}
    assert all(case["speaker"] in words for words in speakers), speakers
