"""Word lists: parts of the lexicons as the rules ask for them. In: a lexicon's name and the keys that lead
to a list. Out: a set, the endings or the table from word to label; each is built once. Every rule module
stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.data.lexicons import load_lexicon


@cache
def word_set(lexicon: str, *keys: str) -> frozenset[str]:
    """The words of one list; raises KeyError where the lexicon has no such list."""
    words: Sequence[str] = _part(lexicon, keys)
    return frozenset(words)


@cache
def word_endings(lexicon: str, key: str) -> tuple[str, ...]:
    """The endings of one list, as `str.endswith` takes them."""
    return tuple(_part(lexicon, (key,)))


@cache
def labels_by_word(lexicon: str, key: str) -> Mapping[str, str]:
    """From word to the label it stands under; under several labels, the first counts."""
    table: dict[str, str] = {}
    for label, words in _part(lexicon, (key,)).items():
        for word in words:
            table.setdefault(word, label)
    return table


def _part(lexicon: str, keys: Sequence[str]) -> Any:
    part: Any = load_lexicon(lexicon)
    for key in keys:
        part = part[key]
    return part
