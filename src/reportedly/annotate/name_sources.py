"""Name sources: what the entity layer asks about words. In: made by the caller from gazetteer, register and
sites. Out: lengths of names, ranges of times, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


class NameIndex(Protocol):
    """A list of names that can say how many of the given words, from the first on, make one of its names."""

    def longest_match(self, words: Sequence[str]) -> int: ...


@dataclass(frozen=True, slots=True)
class NameSources:
    """Where names come from. `times` finds expressions of time in a text as character ranges;
    `is_country` says whether words are a country's name, `is_nationality` whether a word is an adjective
    of one."""

    places: NameIndex
    actors: NameIndex
    sites: NameIndex
    times: Callable[[str], Sequence[tuple[int, int]]]
    is_country: Callable[[str], bool]
    is_nationality: Callable[[str], bool]
