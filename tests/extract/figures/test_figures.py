"""Figures of sentences: what is counted, within which bounds, of whom, and what is part of what."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, all_figures, assert_figures, parameters, read_table
from reportedly.model.record_parts import figure_from_record, figure_record
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


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("An army drone destroyed two RSF lorries near El Obeid.", "grp_rsf"),
        ("Two Israeli soldiers were killed in clashes in Jabalia.", "ISR"),
        ("Shelling killed two residents in Kharkiv.", None),
        ("Shelling killed five people in Kharkiv, two of them children.", None),
    ],
)
def test_a_side_is_read_from_the_words(reader: TextReader, sentence: str, side: str | None) -> None:
    assert {figure.side for figure in all_figures(reader.read(sentence))} == {side}


@pytest.mark.parametrize(
    ("sentence", "words", "as_of"),
    [
        (
            "By Friday evening, 43 people had been killed in El Fasher.",
            "By Friday evening",
            "2024-08-09T23:59",
        ),
        ("As of 4 August, 120,000 people were displaced from Goma.", "As of 4 August", "2024-08-04"),
        ("Some 600 residents are to be evacuated from Kupiansk by Friday.", None, None),
        ("Shelling killed 12 people in Kharkiv on Friday.", None, None),
    ],
)
def test_the_time_until_which_a_count_runs(
    reader: TextReader, sentence: str, words: str | None, as_of: str | None
) -> None:
    figure = all_figures(reader.read(sentence))[0]
    span = figure.as_of_span
    assert (None if span is None else span.text, figure.as_of) == (words, as_of)


def test_the_words_of_as_of_survive_the_record(reader: TextReader) -> None:
    claim = reader.read("As of 4 August, 120,000 people were displaced from Goma.")[0]
    record = figure_record(claim.figures[0])
    assert record["as_of_words"]["text"] == "As of 4 August"
    assert figure_from_record(record) == claim.figures[0]
