"""Unknown names: places that no gazetteer has, or of whose readings none is safe. In: such a place and what
the words beside it or the report say of where it lies. Out: the place with its words as its name, how closely
they tell it, and the country and province in which it lies; a point only where it is a part of a town."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.data.distance import distance_km
from reportedly.data.gazetteer import PlaceEntry
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.resolve.places.readings import is_country, is_unit

_PARTS = r"neighbou?rhood|quarter|district|suburb|street|square|roundabout|market"
_SORTS = rf"{_PARTS}|area|village|town|hamlet|settlement|camp|farms?|hills?|crossing|checkpoint"
_SIDE = r"(?:(?:north|south|east|west|central|rural|upper|lower)[\w-]*\s+)?"
_UNITS = (
    r"(?:(?:city|town|province|governorate|region|oblast|district|countryside|state|outskirts)\s+(?:of\s+)?)?"
)
# Between an unknown name and what holds it: "X neighbourhood in A", "X (A)", "X in the northern countryside
# of A".
_HELD_BY = re.compile(
    rf"(?:\s+(?P<sort>{_SORTS})s?)?(?:,?\s+(?:in|of|inside)\s+|,\s+|\s+\()(?:the\s+)?{_SIDE}{_UNITS}(?:the\s+)?"
)
# Between what holds it and the name: "A's X", "the A neighbourhood of X".
_HOLDS = re.compile(
    rf"(?:['’]?s)?\s+(?:[a-z-]+\s+){{0,3}}(?P<sort>{_SORTS})s?\s+of\s+(?:the\s+)?|['’]s\s+{_SIDE}"
)
_LISTED = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_SORT_AFTER = re.compile(r"\s+(?P<sort>[a-z]+)\b")
_IS_PART = re.compile(rf"(?:{_PARTS})s?\b", re.IGNORECASE)
_FAR_KM = 150.0  # a place of another province is not within one farther off
_WELL_KNOWN = 50_000  # people
_FAR = 60  # characters between a name and what holds it
# How closely the words tell where, by the last of them or the one behind.
_PRECISION: Mapping[str, str] = {
    word: precision
    for precision, words in {
        "province": "province governorate oblast region state provinces governorates oblasts regions states",
        "district": "district county raion rayon township locality subdistrict municipality commune cercle"
        " territory valley",
        "water": "river lake sea gulf bay strait canal reservoir",
        "near": "area countryside outskirts axis front frontline vicinity suburbs hills mountains road",
        "site": "street square roundabout hospital school mosque church bridge airport airfield base dam"
        " crossing checkpoint prison factory market clinic university barracks terminal station depot"
        " mill farm",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Holder:
    """What holds a name: a unit or a town, and whether the name is a part of the town. `is_plain` where the
    text says so by more than a comma."""

    entry: PlaceEntry
    is_part: bool
    is_plain: bool

    @property
    def admin1(self) -> str | None:
        if is_country(self.entry):
            return None
        return self.entry.name if self.entry.feature_code == "ADM1" else self.entry.admin1

    def excludes(self, entry: PlaceEntry) -> bool:
        """Whether the text plainly puts the name elsewhere than where this entry lies."""
        if not self.is_plain or not self.entry.country or not entry.country or is_unit(entry):
            return False
        if not is_unit(self.entry) and self.entry.population < _WELL_KNOWN:
            return False  # that small town may itself be misread
        if entry.country != self.entry.country:
            return True
        if self.admin1 is None or entry.admin1 in (None, self.admin1) or entry.population > _WELL_KNOWN:
            return False
        return distance_km(self.entry.lat, self.entry.lon, entry.lat, entry.lon) > _FAR_KM


class Holders:
    """What the words beside the names of one text say of where those lie that nobody knows."""

    def __init__(
        self, text: str, spans: Sequence[Span], entry_of: Callable[[Span], PlaceEntry | None]
    ) -> None:
        self._text = text
        self._spans = sorted(set(spans))
        self._entry_of = entry_of

    def holder(self, span: Span) -> Holder | None:
        """What holds the name at this span; None where the words beside it do not say."""
        if span not in self._spans:
            return None
        at = self._spans.index(span)
        return self._before(span, self._spans[:at][-1:]) or self._after(span, self._spans[at + 1 :])

    def _before(self, span: Span, others: Sequence[Span]) -> Holder | None:
        for other in others:
            found = _HOLDS.fullmatch(self._text[other.end : span.start]) if _is_close(other, span) else None
            entry = self._entry_of(other) if found is not None else None
            if entry is not None and found is not None:
                return Holder(entry, self._is_part(entry, span, found["sort"] or "quarter"), is_plain=True)
        return None

    def _after(self, span: Span, others: Sequence[Span]) -> Holder | None:
        """By the name that follows; of a list of unknown names the last one's counts for all."""
        for last, other in zip((span, *others), others, strict=False):
            between = self._text[last.end : other.start]
            if not _is_close(last, other) or "\n" in between:
                return None
            entry = self._entry_of(other)
            if entry is not None:
                found = _HELD_BY.fullmatch(between)
                is_listed = _LISTED.fullmatch(between) is not None
                if found is None or (is_listed and not is_unit(entry)):
                    return None
                return Holder(entry, self._is_part(entry, span, found["sort"]), is_plain=not is_listed)
            if not _LISTED.fullmatch(between):
                return None
        return None

    def _is_part(self, entry: PlaceEntry, span: Span, sort: str | None) -> bool:
        """Whether the name is a quarter or a street of a town, or anything in a quarter."""
        words = f"{span.text} {sort or ''}"
        is_town = entry.feature_class == "P" and _IS_PART.search(words) is not None
        return is_town or entry.feature_code == "PPLX"


def at_holder(place: Place, name: str, text: str, holder: Holder) -> Place:
    """The place by its words within what holds it."""
    entry = holder.entry
    lat, lon = (entry.lat, entry.lon) if holder.is_part else (None, None)
    where = f"stands at the point of {entry.name}" if holder.is_part else f"lies in {entry.name}"
    return replace(
        place,
        name=name,
        country=entry.country or None,
        admin1=holder.admin1,
        precision=place.precision or ("town" if holder.is_part else told_precision(place.span, text)),
        reason=f"the gazetteer has no place named “{place.span.text}”, which by the words beside it {where}",
        lat=lat,
        lon=lon,
    )


def told_precision(span: Span, text: str) -> str:
    """How closely the words tell where: by the sort of place that they or the next word name, else a town."""
    own = span.text.split()[-1].lower()
    after = _SORT_AFTER.match(text, span.end)
    return _PRECISION.get(own) or (_PRECISION.get(after["sort"]) if after is not None else None) or "town"


def _is_close(one: Span, other: Span) -> bool:
    return 0 <= other.start - one.end <= _FAR
