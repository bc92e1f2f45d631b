"""Sentences made false: a number or a name altered, or two of them swapped. In: a sentence. Out: its
alterations, each with its sort. A change that leaves the sentence as it was is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.brief.dates import MONTHS

Place = tuple[int, int]
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)(?<![,.])")
_NAME = re.compile(r"(?<![\w“’'])[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*))*")
_NO_NAMES = frozenset(MONTHS)


def numbers_of(text: str) -> list[Place]:
    """Where its numbers stand, those of days and years too."""
    return [found.span() for found in _NUMBER.finditer(text)]


def names_of(text: str) -> list[Place]:
    """Where runs of capitalised words stand, without the names of months, and without the word that opens the
    sentence where nothing shows that it is a name."""
    runs = [found for found in _NAME.finditer(text) if found.group() not in _NO_NAMES]
    return [found.span() for found in runs if found.start() > 0 or " " in found.group()]


def mutations(text: str) -> Iterator[tuple[str, str]]:
    """Sort and text of each alteration."""
    numbers, names = numbers_of(text), names_of(text)
    yield from _altered(text, numbers, "number altered", lambda old: ("8,917", _next(old)))
    yield from _altered(text, names, "name altered", lambda old: ("Qolvany",))
    yield from _swapped(text, numbers, "numbers swapped")
    yield from _swapped(text, names, "names swapped")


def _next(number: str) -> str:
    value = float(number.replace(",", "")) + 1
    return f"{value:,.0f}" if "," in number or "." not in number else f"{value:,.1f}"


def _altered(text: str, places: Sequence[Place], sort: str, others) -> Iterator[tuple[str, str]]:  # type: ignore[no-untyped-def]
    for start, end in places:
        for other in others(text[start:end]):
            if other != text[start:end]:
                yield sort, text[:start] + other + text[end:]


def _swapped(text: str, places: Sequence[Place], sort: str) -> Iterator[tuple[str, str]]:
    for (a, b), (c, d) in combinations(places, 2):
        if text[a:b] != text[c:d]:
            yield sort, text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
