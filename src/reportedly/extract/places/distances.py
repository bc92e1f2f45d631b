"""Place distances: "30 km north of A", "near A", "A, north of B". In: the text around a place's name. Out:
the distance and direction told from it."""

from __future__ import annotations

import re

from reportedly.model.document import Document, Mention
from reportedly.model.place import RelativePlace

_MILES = {"mile": 1.609344, "miles": 1.609344, "mi": 1.609344}
_BEARING = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_DISTANCE = re.compile(
    r"(?P<km>\d+(?:[.,]\d+)?)[ -]?(?P<unit>km|kilometers?|kilometres?|kms|miles?|mi)\b(?:\s*\([^)]*\))?"
    rf"\s+(?:to the )?(?:(?P<bearing>{_BEARING})\s+)?(?:of|from|away from|outside)"
    r"\s+(?:the |Lake |Mount |city of |town of |capital,? )*$",
    re.I,
)
_DIRECTION = re.compile(
    rf"\b(?:to the |just |further )?(?P<bearing>{_BEARING})"
    r"\s+of\s+(?:the |Lake |city of |town of |capital,? )*$",
    re.I,
)
_NEARBY = re.compile(
    r"\b(?:near|outside|close to|on the outskirts of|in the outskirts of|in the vicinity of|around"
    r"|not far from)\s+(?:the |city of |town of |village of )*$",
    re.I,
)
_AFTER = re.compile(
    r"\s*,?\s*(?:(?:about|some|around|roughly|nearly|approximately|just)\s+)?"
    r"(?:(?P<km>\d+(?:[.,]\d+)?)[ -]?(?P<unit>km|kilometers?|kilometres?|miles?)\s+)?"
    rf"(?:to the )?(?P<bearing>{_BEARING})?\s*(?:of|from)"
    r"\s+(?:the |Lake |city of |town of |capital,? )*(?P<anchor>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)",
)


def relation_before(document: Document, mention: Mention) -> tuple[RelativePlace | None, bool]:
    """The distance or direction told right before a place's name, and whether the act was only near it."""
    before = document.text[max(0, mention.span.start - 80) : mention.span.start]
    match = _DISTANCE.search(before)
    if match is not None:
        return RelativePlace(mention.span.text, _kilometres(match), _bearing(match["bearing"])), False
    match = _DIRECTION.search(before)
    if match is not None:
        return RelativePlace(mention.span.text, None, _bearing(match["bearing"])), False
    return None, _NEARBY.search(before) is not None


def relation_after(document: Document, mention: Mention) -> RelativePlace | None:
    """The distance or direction that follows a place's own name: "Al-Jaili, north of Khartoum"."""
    after = document.text[mention.span.end : mention.span.end + 90]
    match = _AFTER.match(after)
    if match is None or not (match["km"] or match["bearing"]):
        return None
    km = None if match["km"] is None else _kilometres(match)
    return RelativePlace(match["anchor"], km, _bearing(match["bearing"]))


def _kilometres(match: re.Match[str]) -> float:
    km = round(float(match["km"].replace(",", "")) * _MILES.get(match["unit"].lower(), 1.0), 1)
    return int(km) if km == int(km) else km


def _bearing(words: str | None) -> str | None:
    if words is None:
        return None
    return words.lower().replace("-", "").replace(" ", "").removesuffix("ern")
