"""Figure shares: which figures of a happening go to which of its places. In: the figures found and the places
listed. Out: figures by place ("three in Goma and two in Sake"); `claims` makes a claim of each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.figures.found import FoundFigure
from reportedly.extract.places.locations import Location
from reportedly.model.figure import Figure


def figures_of(found: Sequence[FoundFigure]) -> tuple[Figure, ...]:
    """The figures alone, each part pointing at its whole."""
    return tuple(replace(item.figure, subset_of=item.parent) for item in found)


def places_of_figures(found: Sequence[FoundFigure], locations: Sequence[Location]) -> list[Location]:
    """ "three in Goma and two in Sake": the places that figures name for themselves."""
    named: dict[int, Location] = {}
    for item in found:
        location = _own_location(item, locations)
        if location is not None and item.parent is None:
            named.setdefault(location.mention.first, location)
    return list(named.values())


def figures_by_place(
    found: Sequence[FoundFigure], figures: Sequence[Figure], listed: Sequence[Location]
) -> dict[int, tuple[Figure, ...]]:
    """Figures by the first token of their place; one that names no place goes to the first only, never to
    all."""
    first = min(location.mention.first for location in listed)
    groups: dict[int, list[int]] = {}
    home: dict[int, int] = {}
    for index, item in enumerate(found):
        if item.parent is not None:
            home[index] = home[item.parent]
        else:
            own = _own_location(item, listed)
            home[index] = own.mention.first if own is not None else first
        groups.setdefault(home[index], []).append(index)
    return {place: _renumbered(figures, indices) for place, indices in groups.items()}


def _own_location(item: FoundFigure, locations: Sequence[Location]) -> Location | None:
    noun = item.counted.noun
    for token in noun.doc[item.counted.last : min(item.counted.last + 6, noun.sent.end)]:
        if token.text in (",", ";") or token.lower_ in ("and", "but", "while"):
            return None
        for location in locations:
            if location.mention.first <= token.i < location.mention.last:
                return location
    return None


def _renumbered(figures: Sequence[Figure], indices: Sequence[int]) -> tuple[Figure, ...]:
    position = {index: place for place, index in enumerate(indices)}
    return tuple(
        replace(
            figures[i], subset_of=None if (whole := figures[i].subset_of) is None else position.get(whole)
        )
        for i in indices
    )
