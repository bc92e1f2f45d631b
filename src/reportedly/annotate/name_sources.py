"""Name sources: what the entity layer asks about words. In: made by the caller from gazetteer, register and
sites. Out: lengths of names, ranges of times, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class NameIndex(Protocol):
    """A list of names that can say how many of the given words, from the first on, make one of its names."""

    def longest_match(self, words: Sequence[str]) -> int: ...


@dataclass(frozen=True, slots=True)
class NameSources:
    """Where names come from. `times` finds expressions of time in a text as character ranges;
    `is_country` says whether words are a country's name, `is_nationality` whether a word is an adjective
    of one. `is_word` says whether a word in small letters is one of the language, `is_no_noun` whether it can
    be another word than a noun; the language's annotator fills these in."""

    places: NameIndex
    actors: NameIndex
    sites: NameIndex
    times: Callable[[str], Sequence[tuple[int, int]]]
    is_country: Callable[[str], bool]
    is_nationality: Callable[[str], bool]
    is_word: Callable[[str], bool] = field(default=lambda _: False)
    is_no_noun: Callable[[str], bool] = field(default=lambda _: False)
