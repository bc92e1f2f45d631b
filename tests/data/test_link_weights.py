"""data/link_weights.json: what ships fits the comparisons, and says what reason says."""

from __future__ import annotations

import json

import pytest

from reportedly.data.link_weights import PATH, load_link_weights, parse_link_weights
from reportedly.data.link_words import common_words
from reportedly.fuse.comparisons import COMPARISONS


def test_every_level_has_its_weight_and_no_other() -> None:
    shipped = json.loads(PATH.read_text(encoding="utf-8"))["comparisons"]
    assert {name: set(levels) for name, levels in shipped.items()} == {
        name: set(levels) for name, levels in COMPARISONS.items()
    }


@pytest.mark.parametrize(
    ("comparison", "more", "less"),
    [
        ("kind", "same", "one general"),
        ("kind", "one general", "two of a family"),
        ("place", "same point", "neighbouring"),
        ("place", "one within the other", "same country"),
        ("time", "same hours", "days apart"),
        ("figures", "two alike", "alike, 4 to 19"),
        ("figures", "alike, 4 to 19", "alike, 1 to 3"),
        ("figures", "alike, 1 to 3", "none to compare"),
        ("figures", "grown", "far apart, by opposing sides"),
        ("figures", "far apart, by opposing sides", "far apart"),
        ("words", "three and more", "two"),
        ("words", "two", "one"),
        ("words", "one", "none"),
        ("speaker", "same person", "same body"),
        ("speaker", "same body", "another"),
        ("target", "words in common", "other words"),
        ("instrument", "same", "another"),
        ("sites", "same", "another"),
    ],
)
def test_what_says_more_weighs_more(comparison: str, more: str, less: str) -> None:
    weights = load_link_weights()
    assert weights.weigh(comparison, more).bits > weights.weigh(comparison, less).bits


@pytest.mark.parametrize("comparison", ["actor", "target", "instrument", "speaker", "sites", "told"])
def test_what_is_unsaid_weighs_nothing(comparison: str) -> None:
    assert load_link_weights().weigh(comparison, "unsaid").bits == 0.0


def test_a_level_that_was_never_trained_weighs_nothing() -> None:
    assert load_link_weights().weigh("place", "on the moon").bits == 0.0


def test_two_clusters_take_more_than_two_claims() -> None:
    weights = load_link_weights()
    assert weights.clusters > weights.across >= weights.unsaid


def test_thresholds_are_required() -> None:
    with pytest.raises(KeyError):
        parse_link_weights('{"prior": 0, "comparisons": {}}')


def test_common_words_are_lower_case_words() -> None:
    assert all(word == word.casefold() and " " not in word for word in common_words())
    assert {"killed", "shelling", "officials"} <= common_words()
    assert not {"bakery", "wedding", "refinery"} & common_words()
