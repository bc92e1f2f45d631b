"""Whether the words of a figure state its number."""

from __future__ import annotations

import pytest

from reportedly.assess.stated_numbers import how_stated, stated_numbers
from reportedly.model.figure import Figure
from reportedly.model.span import Span


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("over 76,000 residents", [76_000]),
        ("over 1 000 people", [1_000]),
        ("between 20 and 30", [20, 30]),
        ("20-30 people", [20, 30]),
        ("1.2 million people", [1_200_000]),
        ("twenty-five soldiers", [25]),
        ("one hundred and twelve", [112]),
        ("three thousand two hundred", [3_200]),
        ("two dozen", [24]),
        ("a hundred", [100]),
        ("80km", [80]),
        ("several villages", []),
    ],
)
def test_numbers_are_read_from_words(words: str, expected: list[float]) -> None:
    assert list(stated_numbers(words)) == expected


@pytest.mark.parametrize(
    ("words", "measure", "value", "way"),
    [
        ("13 people", "injured", 13, "number"),
        ("13 people", "injured", 31, None),
        ("dozens of people", "killed", 24, "vague"),
        ("no one", "killed", 0, "none"),
        ("a father and son", "killed", 2, "persons"),
        ("a mother and her four children", "killed", 5, "persons"),
        ("a mother and her four children", "killed", 6, None),
        ("a couple and their two children", "killed", 4, "persons"),
        ("Hassan's wife", "killed", 1, "persons"),
        ("half a million people", "displaced", 500_000, "number"),
        ("18 vehicles as well as a warehouse", "buildings_damaged", 1, "persons"),
        ("18 vehicles as well as warehouses", "buildings_damaged", 1, None),
        ("Noras husband", "killed", 1, "persons"),
        ("Noras friends", "killed", 1, None),
        ("half a million people", "displaced", 1_000_000, None),
        ("more than a quarter of a million people", "killed", 250_000, "number"),
        ("a man", "killed", 2, None),
        ("a 10-year-old child", "killed", 1, "persons"),
        ("a 10-year-old child", "killed", 10, None),
        ("10 miles", "distance_km", 16.1, "number"),
        ("10 people", "killed", 16.1, None),
        ("people", "killed", None, "open"),
    ],
)
def test_figures_state_their_number(words: str, measure: str, value: float | None, way: str | None) -> None:
    assert how_stated(Figure(measure, Span(0, len(words), words), low=value)) == way
