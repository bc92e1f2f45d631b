"""Every expression of time in a sentence, with its meaning."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.times.expressions import find_times
from reportedly.resolve.times.mentions import read_mentions

_LINES = (Path(__file__).parent / "mention_cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(_LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_mentions_of_a_sentence(case: dict[str, str]) -> None:
    text = case["sentence"]
    found = [f"{text[m.start : m.end]}={m.code or '-'}" for m in read_mentions(text)]
    assert "|".join(found) == case["found"], case["comment"]


def test_publication_places_what_a_history_leaves_open() -> None:
    (mention,) = read_mentions("Shells fell on Saturday.", "2024-08-11")
    assert mention.value is not None
    assert (mention.kind, mention.value.start) == ("date", "2024-08-10")
    assert read_mentions("Shells fell on Saturday.")[0].kind == "open"


def test_durations_stay_out_of_the_times_of_claims() -> None:
    text = "The truce held for three days, every day, and the former mayor left."
    assert len(read_mentions(text)) == 3
    assert find_times(text) == []


@given(st.lists(st.sampled_from([case["sentence"] for case in CASES]), max_size=4).map("\n\n".join))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    last = 0
    for mention in read_mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in read_mentions(text))
