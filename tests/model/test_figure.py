"""Figures: their bounds in order, and when two of them cannot both be true."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_figure
from reportedly.model.figure import Figure

numbers = st.integers(0, 1000)
maybe = st.none() | numbers


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures as the bounds allow them: exact, about, over, at_most, range, vague."""
    bound = draw(st.sampled_from(["exact", "about", "over", "at_most", "range", "vague"]))
    value, more = draw(numbers), draw(numbers)
    values = {
        "exact": (value, value, value),
        "about": (value, value, value),
        "over": (value, None, None),
        "at_most": (None, None, value),
        "range": (value, None, value + more),
        "vague": (value, None, None),
    }
    low, best, high = values[bound]
    return make_figure("killed", best, low=low, high=high, bound=bound, words="some words")


@given(maybe, maybe, maybe)
def test_bounds_are_in_order_or_refused(low: int | None, best: int | None, high: int | None) -> None:
    known = [value for value in (low, best, high) if value is not None]
    if all(a <= b for a, b in pairwise(known)):
        figure = make_figure("killed", best, low=low, high=high, bound="range", words="some words")
        assert (figure.low, figure.best, figure.high) == (low, best, high)
    else:
        with pytest.raises(ValueError, match="low <= best <= high"):
            make_figure("killed", best, low=low, high=high, bound="range", words="some words")


@given(figures(), figures())
def test_disjointness_is_mutual(a: Figure, b: Figure) -> None:
    assert a.is_disjoint_from(b) == b.is_disjoint_from(a)


@given(figures())
def test_no_figure_contradicts_itself(figure: Figure) -> None:
    assert not figure.is_disjoint_from(figure)


@given(numbers, numbers)
def test_exact_numbers_are_disjoint_where_they_differ(a: int, b: int) -> None:
    assert make_figure(best=a).is_disjoint_from(make_figure(best=b)) == (a != b)


@pytest.mark.parametrize(
    ("low", "high", "bound", "other", "disjoint"),
    [
        (100, None, "over", 99, True),
        (100, None, "over", 100, False),
        (100, None, "over", 5000, False),
        (None, 27, "at_most", 28, True),
        (None, 27, "at_most", 27, False),
        (None, 27, "at_most", 0, False),
        (20, 30, "range", 19, True),
        (20, 30, "range", 25, False),
        (20, 30, "range", 31, True),
        (24, None, "vague", 12, True),
        (24, None, "vague", 60, False),
    ],
)
def test_an_open_bound_is_open(
    low: int | None, high: int | None, bound: str, other: int, disjoint: bool
) -> None:
    figure = make_figure("killed", None, low=low, high=high, bound=bound, words="some words")
    assert figure.is_disjoint_from(make_figure(best=other)) is disjoint
