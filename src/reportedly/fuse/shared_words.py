"""Shared words: what two sentences have in common beside what is compared already. In: two tellings. Out:
words. Names, numbers and things ("bakery", "Number 4", "wedding") tell two strikes on one city apart."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.data.link_words import common_words
from reportedly.fuse.tellings import Telling
from reportedly.model.claim import Claim

_LEAST_LETTERS = 4


def shared_words(a: Telling, b: Telling) -> tuple[str, ...]:
    """The words of both sentences that are neither common in reports nor those of a value of either claim.

    Within one report or its copies words return whatever happened."""
    if a.copies == b.copies:
        return ()
    common = set(a.wording.split()) & set(b.wording.split()) - common_words()
    rare = [word for word in common if len(word) >= _LEAST_LETTERS or (word.isdigit() and len(word) > 1)]
    if not rare:
        return ()
    compared = " ".join((*_compared(a.claim), *_compared(b.claim))).casefold()
    return tuple(sorted(word for word in rare if word not in compared))


def _compared(claim: Claim) -> Iterator[str]:
    """The words of the values that comparisons of their own look at."""
    yield claim.trigger.text
    for part in (claim.place, claim.time, claim.actor, claim.speaker, claim.stated):
        if part is not None:
            yield part.span.text
    if claim.place is not None and claim.place.name:
        yield claim.place.name
    for figure in claim.figures:
        yield figure.span.text
