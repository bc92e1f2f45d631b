"""Numbers that the text itself replaces are marked, and only those."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, all_figures, assert_figures, entries, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("corrections.tsv"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_superseded(case: Case, reader: TextReader) -> None:
    figures = all_figures(reader.read(case["sentence"]))
    assert_figures(figures, case["figures"])
    expected = sum("superseded" in cell.split() for cell in entries(case["figures"]))
    assert sum(figure.superseded for figure in figures) == expected
