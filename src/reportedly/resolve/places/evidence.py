"""Evidence: what the words around a place name say of where it lies. In: a text, the spans of its place
names. Out: for each span the names of what contains it ("Paris, Texas", "the Libyan city of Tripoli")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.data.place_words import load_abbreviations
from reportedly.model.span import Span

_SIDE = r"(?:(?:north|south|east|west|central|upper|lower)[\w-]*\s+)?"
# Between a place and what contains it.
_IN = re.compile(
    rf"(?:,\s*|\s*\(|,?\s+(?:in|of)\s+)(?:(?:in|of)\s+)?(?:the\s+)?{_SIDE}(?:(?:state|province|region)\s+of\s+)?$",
    re.I,
)
# Between what contains a place and the place: "Syria's northern city of Aleppo".
_OWNS = re.compile(r"^['’]s?\s+(?:[a-z-]+\s+){0,4}$")
_SHORT_AFTER = re.compile(
    r",?\s+((?:[A-Z]\.\s?){1,3}|[A-Z][a-z]{1,4}\.\s?(?:[A-Z][a-z]{1,3}\.)?|[A-Z]\.\s?[A-Z][a-z]\.|[A-Z]{2,3}\b)"
)
_PEOPLE_BEFORE = re.compile(r"([A-Z][\w-]+)\s+(?:[a-z-]+\s+){1,4}$")
_PEOPLE_AFTER = re.compile(
    r",\s+(?:the\s+|a\s+|an\s+)?([A-Z][\w-]+)\s+(?:[a-z-]+\s+){0,2}"
    r"(?:capital|city|town|village|port|province|region|state|district|border)\b"
)


def containers_of(text: str, spans: Sequence[Span]) -> tuple[tuple[str, ...], ...]:
    """For each span (in reading order) the words that may name what contains it; nationalities among them."""
    found = []
    for index, span in enumerate(spans):
        words = [*_after(text, span, spans[index + 1 : index + 2]), *_before(text, span, spans[:index][-1:])]
        found.append(tuple(dict.fromkeys(words)))
    return tuple(found)


def _after(text: str, span: Span, following: Sequence[Span]) -> list[str]:
    rest = text[span.end : span.end + 60]
    words = []
    if (short := _SHORT_AFTER.match(rest)) and short[1].replace(" ", "") in load_abbreviations():
        words.append(short[1])
    for other in following:
        if _IN.fullmatch(text[span.end : other.start]) and other.start - span.end < 40:
            words.append(other.text)
    if people := _PEOPLE_AFTER.match(rest):
        words.append(people[1])
    return words


def _before(text: str, span: Span, previous: Sequence[Span]) -> list[str]:
    words = []
    for other in previous:
        if span.start - other.end < 40 and _OWNS.match(text[other.end : span.start]):
            words.append(other.text)
    if people := _PEOPLE_BEFORE.search(text[max(0, span.start - 60) : span.start]):
        words.append(people[1])
    return words
