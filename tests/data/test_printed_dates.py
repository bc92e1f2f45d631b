"""The day of writing that the head of a text prints, and what of it says nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, parameters, read_table
from reportedly.data.printed_dates import stamp_of, written_on
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("printed_dates.tsv"))


@pytest.mark.parametrize("case", parameters([{**case, "known": ""} for case in CASES]))
def test_when_a_text_says_that_it_was_written(case: Case) -> None:
    published = None if case["published"] == "-" else case["published"]
    assert written_on(case["text"], published) == case["written"]
    stamp = stamp_of(case["text"])
    assert case["stamp"] == ("-" if stamp is None else case["text"][slice(*stamp)])


def test_weekdays_are_counted_from_it(reader: TextReader) -> None:
    text = "Mill burns in Goma Agency Saturday 4 May 2019 Shells hit a mill in Goma on Friday."
    (claim,) = reader.read(text, "2019-05-20")
    assert claim.time is not None
    assert (claim.time.span.text, claim.time.start) == ("Friday", "2019-05-03")
    assert claim.time.reason is not None
    assert "the date printed at the report's head 2019-05-04" in claim.time.reason


def test_it_is_not_when_it_happened(reader: TextReader) -> None:
    (claim,) = reader.read(
        "Mill burns in Goma Agency Saturday 4 May 2019 Shells hit a mill in Goma.", "2019-05-20"
    )
    assert claim.time is None
