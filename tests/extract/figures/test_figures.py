"""Figures of sentences: what is counted, within which bounds, of whom, and what is part of what."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, all_figures, assert_figures, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("figures.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["sentence"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_figures(case: Case, all_read: TextReader) -> None:
    assert_figures(all_figures(all_read.read(case["sentence"])), case["figures"])


def test_a_part_points_at_its_whole(reader: TextReader) -> None:
    claim = reader.read("The attack in Omdurman killed 12 people, including three children.")[0]
    part = next(figure for figure in claim.figures if figure.subset_of is not None)
    assert part.subset_of is not None
    assert claim.figures[part.subset_of].best == 12


def test_a_converted_figure_keeps_what_was_written(reader: TextReader) -> None:
    claims = reader.read("Ukrainian forces advanced 30 miles into Kursk region.")
    figure = next(figure for figure in all_figures(claims) if figure.measure == "distance_km")
    assert (figure.number, figure.unit) == ("30", "miles")
    assert figure.best == pytest.approx(48.3, abs=0.1)
