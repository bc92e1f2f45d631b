"""Another number for what was told before: the act again, as the one who counts tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, assert_figures, bare, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("retold_counts.tsv"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_another_number_for_what_was_told(case: Case, reader: TextReader) -> None:
    told = [c for c in reader.read(case["text"]) if any("gives another number" in r for r in c.reasons)]
    if case["kind"] == "-":
        assert told == []
        return
    (claim,) = told
    assert (claim.kind, claim.stance) == (case["kind"], "attributed")
    assert_figures(claim.figures, case["figure"])
    assert claim.speaker is not None
    assert bare(claim.speaker.span.text) == bare(case["speaker"])
    assert case["stated"] == ("-" if claim.stated is None else claim.stated.span.text)
    assert claim.time is None
