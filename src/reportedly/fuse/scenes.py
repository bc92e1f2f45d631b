"""Scenes: what sort of thing was hit, or whom. In: a claim. Out: names of sorts ("medical", "road"). They
tell two blows on one town and day apart, which kind, place and day do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.model.claim import Claim
from reportedly.model.span import Span

_WORDS = re.compile(r"[\w'-]+")


def scenes_of(claim: Claim) -> frozenset[str]:
    """Every sort that the target or who is counted names; where these name none, that the rest of the
    sentence names, without who acts, who speaks and with what."""
    return _named_in(" , ".join(_hit(claim))) or _named_in(_rest_of(claim))


def _hit(claim: Claim) -> Iterator[str]:
    if claim.target is not None:
        yield claim.target.span.text
    for figure in claim.figures:
        if figure.subset_of is None:
            yield figure.span.text
            yield figure.counted or ""


def _rest_of(claim: Claim) -> str:
    text, start = claim.words.text, claim.words.start
    for span in _told_otherwise(claim):
        first, last = max(0, span.start - start), span.end - start
        if first < last <= len(text):
            text = text[:first] + "," * (last - first) + text[last:]
    return text


def _told_otherwise(claim: Claim) -> Iterator[Span]:
    """The words of values that are compared as what they are."""
    for part in (claim.actor, claim.speaker, claim.instrument, claim.place, *claim.via):
        if part is not None:
            yield part.span


def _named_in(text: str) -> frozenset[str]:
    sorts, none = _sorts()
    words = _WORDS.findall(text.casefold())
    found: set[str] = set()
    skipped = -1
    for index, word in enumerate(words):
        if index == skipped:
            continue
        both = f"{word} {words[index + 1]}" if index + 1 < len(words) else word
        if both in none:
            skipped = index + 1
        elif both in sorts:
            found |= sorts[both]
            skipped = index + 1
        elif word in sorts:
            found |= sorts[word]
    return frozenset(found)


@cache
def _sorts() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """By word or pair of words the sorts that it names, and the pairs that name none."""
    lexicon = load_lexicon("scenes")
    found: dict[str, set[str]] = {}
    for sort, words in lexicon["scenes"].items():
        for word in words:
            found.setdefault(word, set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}, frozenset(lexicon["no_scene"])
