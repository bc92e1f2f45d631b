"""Spans: always the words of their range, and how two of them lie to each other."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportedly.model.span import Span

TEXT = "Shells fell on Sudzha."
ranges = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(
    lambda pair: pair[0] < pair[1]
)
spans = ranges.map(lambda pair: Span.of(TEXT, *pair))


@given(ranges)
def test_a_span_is_the_slice_of_its_text(pair: tuple[int, int]) -> None:
    start, end = pair
    span = Span.of(TEXT, start, end)
    assert span.text == TEXT[start:end]
    assert TEXT[span.start : span.end] == span.text


@given(st.text(), st.integers(-3, 30), st.integers(-3, 30))
def test_nothing_outside_or_empty_is_a_span(text: str, start: int, end: int) -> None:
    assume(not 0 <= start < end <= len(text))
    with pytest.raises(ValueError, match="outside"):
        Span.of(text, start, end)


@pytest.mark.parametrize(("start", "end", "text"), [(0, 4, "five!"), (3, 3, ""), (-1, 3, "four"), (5, 3, "")])
def test_a_range_that_does_not_fit_its_words_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(start, end, text)


@given(spans, spans)
def test_overlapping_is_mutual_and_means_a_shared_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)


@given(spans, spans)
def test_containing_means_no_character_outside(a: Span, b: Span) -> None:
    assert a.contains(b) == (set(range(b.start, b.end)) <= set(range(a.start, a.end)))
    assert a.contains(a)


@given(st.lists(spans))
def test_spans_sort_in_reading_order(found: list[Span]) -> None:
    ordered = sorted(found)
    assert [(s.start, s.end) for s in ordered] == sorted((s.start, s.end) for s in found)
