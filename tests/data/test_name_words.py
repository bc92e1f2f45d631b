"""The lexicon of names: lower case, nothing twice, and the narrower lists within the wider ones."""

from __future__ import annotations

import pytest

from reportedly.data.lexicons import load_lexicon

WORDS = load_lexicon("names")


@pytest.mark.parametrize("table", WORDS)
def test_words_are_lower_case_text_without_repetition(table: str) -> None:
    words = WORDS[table]
    # an unquoted "no" or "on" would be read as false or true
    assert all(isinstance(word, str) and word == word.lower() for word in words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("narrow", "wide"), [("static_locatives", "locatives"), ("place_taking_verbs", "taking_verbs")]
)
def test_a_narrower_list_lies_in_the_wider(narrow: str, wide: str) -> None:
    assert set(WORDS[narrow]) <= set(WORDS[wide])
