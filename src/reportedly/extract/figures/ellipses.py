"""Ellipses: counts that take their measure, or who is counted, from the one before them ("killed four
soldiers in A and another five outside B"). In: figures of a sentence. Out: measures and statuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def with_statuses(found: Sequence[FoundFigure]) -> list[FoundFigure]:
    """ "Four soldiers were killed and nine wounded": the nine are soldiers too, where all before them are."""
    out: list[FoundFigure] = []
    for item in found:
        before = {other.figure.status for other in out if other.parent is None}
        bare = item.counted.noun == item.counted.quantity.core and not item.counted.is_sum
        alike = bare and item.parent is None and item.figure.status == "unknown" and len(before) == 1
        out.append(replace(item, figure=replace(item.figure, status=before.pop())) if alike else item)
    return out
