"""Places as words of a sentence. In: a claim's place. Out: its name, or where something happened ("in
Sudzha", "30 km north of Kursk"); nothing where no place is given."""

from __future__ import annotations

from reportedly.brief.names import with_article
from reportedly.model.place import Place

_AT = {"site": "at", "exact": "at", "near": "near", "water": "at"}


def place_name(place: Place) -> str:
    """The resolved name, else the words of the text."""
    return with_article(place.name or " ".join(place.span.text.split()))


def where_words(place: Place | None, preposition: str = "in") -> str:
    """Where something happened, ready for a sentence; empty where no place is given."""
    if place is None:
        return ""
    relative = place.relative
    if relative is not None:
        away = f"{relative.km:g} km " if relative.km is not None else ""
        if relative.bearing:
            return f"{away}{relative.bearing} of {with_article(relative.anchor)}"
        return (
            f"{away}from {with_article(relative.anchor)}" if away else f"near {with_article(relative.anchor)}"
        )
    joined = _AT.get(place.precision or "", "in") if preposition == "in" else preposition
    return f"{joined} {place_name(place)}"
