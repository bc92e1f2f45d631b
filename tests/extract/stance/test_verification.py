"""What a text itself says about having verified its claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, claims_of_kind, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("verification.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_verification(case: Case, all_read: TextReader) -> None:
    found = claims_of_kind(all_read.read(case["text"]), case["kind"])[0].verification
    expected = (case["status"], case["scope"])
    assert expected == (("-", "-") if found is None else (found.status, found.scope))


def test_the_notice_can_be_pointed_at(reader: TextReader) -> None:
    text = "The army said it had captured Robotyne. This could not be independently verified."
    found = reader.read(text)[0].verification
    assert found is not None and found.span is not None
    assert "verified" in found.span.text
