"""Repeats: a count that one happening tells twice ("26 died when jets hit the market, killing 26 civilians").
In: the figures of a happening. Out: the same with each count once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.wordlists import word_set
from reportedly.model.figure import Figure

# Words before a count that go on to others.
_OTHERS = frozenset({"and", "or", "while", "another", "other", "plus", "second", "more", "also", ";", "&"})
_REACH = 3
_FAR = 6  # words; nearer than that, one number twice is a list


def without_repeats(figures: Sequence[FoundFigure]) -> tuple[FoundFigure, ...]:
    """The figures without those that tell the count of another again; the parts of a repeated whole become
    parts of the one that stays."""
    stands_for: dict[int, int] = {}
    for later in range(len(figures)):
        wholes = (stands_for.get(i, i) for i in range(later) if _is_again(figures, i, later, stands_for))
        earlier = next(wholes, None)
        if earlier is not None:
            stands_for[later] = earlier
    kept = [index for index in range(len(figures)) if index not in stands_for]
    position = {index: place for place, index in enumerate(kept)}
    out = []
    for index in kept:
        whole = figures[index].parent
        parent = None if whole is None else position.get(stands_for.get(whole, whole))
        out.append(replace(_fullest(figures, index, stands_for), parent=parent))
    return tuple(out)


def _fullest(figures: Sequence[FoundFigure], index: int, stands_for: dict[int, int]) -> FoundFigure:
    """Of the tellings of one count the first that says what is counted."""
    told = [figures[index], *(figures[later] for later, first in stands_for.items() if first == index)]
    return next((item for item in told if item.figure.counted is not None), told[0])


def _is_again(figures: Sequence[FoundFigure], first: int, second: int, stands_for: dict[int, int]) -> bool:
    """Whether the second tells the count of the first again: the same number of the same, some way off, and
    not as one of a list."""
    one, other = figures[first], figures[second]
    if not _are_alike(one.figure, other.figure) or other.counted.first - one.counted.last < _FAR:
        return False
    if other.parent == first:
        return True  # no part is as many as its whole
    if other.parent in stands_for:
        return one.parent in (None, stands_for[other.parent])
    if one.parent != other.parent:
        return False
    doc = other.counted.noun.doc
    before = doc[max(other.counted.noun.sent.start, other.counted.first - _REACH) : other.counted.first]
    goes_on = any(token.lower_ in _OTHERS for token in before) or before.text.endswith(",")
    return not goes_on and _is_same_noun(one.figure, other.figure)


def _are_alike(one: Figure, other: Figure) -> bool:
    bounds = (one.measure, one.low, one.best, one.high, one.bound)
    if bounds != (other.measure, other.low, other.best, other.high, other.bound) or one.superseded:
        return False
    return one.measure != "other" and _agree(one.demographic, other.demographic) and one.phase == other.phase


def _agree(one: str, other: str) -> bool:
    return one == other or "unknown" in (one, other)


def _is_same_noun(one: Figure, other: Figure) -> bool:
    """Whether nothing says that others are counted: the same noun, or people in general."""
    nouns = {_general(figure.counted) for figure in (one, other)}
    return len(nouns - {None}) < 2


def _general(counted: str | None) -> str | None:
    noun = None if counted is None else counted.lower()
    return None if noun in word_set("measures", "anybody") else noun
