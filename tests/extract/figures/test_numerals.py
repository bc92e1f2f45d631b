"""Amounts as news writes them: how many, how sure, and which numbers count nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, all_figures, amount_of, entries, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("numerals.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["sentence"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_amounts(case: Case, all_read: TextReader) -> None:
    """`!9` expects only that no amount has to do with 9."""
    amounts = sorted(amount_of(figure) for figure in all_figures(all_read.read(case["sentence"])))
    expected = entries(case["amounts"])
    if expected and expected[0].startswith("!"):
        assert expected[0][1:] not in {amount.strip("~<>?") for amount in amounts}
    else:
        assert amounts == sorted(expected)
