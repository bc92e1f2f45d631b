"""Ellipses: counts that take their measure from the one before them ("killed 30 in A and another five outside B").
In: a count without a measure and the figures before it. Out: the measure, or None."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.nouns import NounClasses

_PASSED_ON = frozenset({"killed", "injured", "arrested", "abducted", "displaced", "captured"})
_REACH = 12


def elliptic(counted: Counted, found: Sequence[FoundFigure], classes: NounClasses) -> Measured | None:
    """A bare number, or other people, after "and" count what the one before counts."""
    if not found or found[-1].loose or found[-1].parent is not None:
        return None
    before = found[-1]
    between = counted.noun.doc[before.counted.last : counted.first]
    words = [token.lower_ for token in between]
    if before.figure.measure not in _PASSED_ON or len(words) > _REACH:
        return None
    if not any(word in ("and", ",", "another") for word in words[-2:]):
        return None
    bare = counted.noun == counted.quantity.core
    people = bool(classes.of(counted.noun) & {"person", "fighter", "civilians"}) and "and" in words[-2:]
    told_anew = any(syntax.is_verb(token) for token in between)
    return Measured(before.figure.measure, before.anchor) if bare or (people and not told_anew) else None
