"""Which words of a text are times, and which only look like it."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.times.expressions import find_times

HERE = Path(__file__).parent


def read_cases(name: str) -> list[dict[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


FOUND = read_cases("found_cases.tsv")
CASES = read_cases("cases.tsv")
NOT_DATES = [
    line
    for line in (HERE / "not_dates.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
WORDS = sorted(
    {word for case in CASES for word in case["expression"].split()} | {"killed", "20", "people", ",", "."}
)


def words_found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_times(text)]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["sentence"])
def test_times_of_a_sentence(case: dict[str, str]) -> None:
    expected = case["found"].split("|") if case["found"] else []
    assert words_found(case["sentence"].replace("\\n", "\n")) == expected, case["comment"]


@pytest.mark.parametrize("sentence", NOT_DATES)
def test_sentence_without_a_time(sentence: str) -> None:
    assert words_found(sentence) == []


def test_enough_sentences_without_a_time() -> None:
    assert len(NOT_DATES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expression"])
def test_every_case_is_found_whole_but_for_its_preposition(case: dict[str, str]) -> None:
    text = f"Shells fell {case['expression']}, officials said."
    found = words_found(text)
    assert len(found) == 1
    left_out = case["expression"].removesuffix(found[0])
    assert left_out.strip() in {"", "on", "in", "at", "over", "during"}


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_ranges_are_in_order_apart_and_not_empty(text: str) -> None:
    last = 0
    for start, end in find_times(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in find_times(text))


@given(st.lists(st.sampled_from(CASES), min_size=1, max_size=8))
def test_a_time_is_found_alike_wherever_it_stands(cases: list[dict[str, str]]) -> None:
    sentences = [f"Shells fell {case['expression']}, officials said." for case in cases]
    assert words_found("\n\n".join(sentences)) == [words for text in sentences for words in words_found(text)]


def test_speed_is_far_from_a_burden() -> None:
    text = " ".join(f"Shells fell on the town {case['expression']}, officials said." for case in CASES) * 5
    find_times(text)
    begun = time.perf_counter()
    find_times(text)
    assert (time.perf_counter() - begun) / len(
        text.split()
    ) < 200e-6  # dense in times; news takes a tenth of it
