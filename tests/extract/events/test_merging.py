"""Which words of a sentence tell of one act: as many claims as acts, each with its best word."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, entries, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("merging.tsv"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_words_of_one_act(case: Case, reader: TextReader) -> None:
    found = sorted(reader.read(case["text"]), key=lambda claim: claim.trigger.start)
    assert [claim.trigger.text for claim in found] == entries(case["triggers"])
