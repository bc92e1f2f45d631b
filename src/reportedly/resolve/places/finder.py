"""Places: names to points on the earth. In: a document's place names with their context. Out: places with
country, point, precision, runners-up and the reason; a name that cannot be resolved safely keeps its words
and no point."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.data.gazetteer import Gazetteer, PlaceEntry, normalise_name
from reportedly.data.register import Register
from reportedly.model.document import Document
from reportedly.model.place import Place, PlaceCandidate
from reportedly.model.span import Span
from reportedly.resolve.places.capitals import Capitals
from reportedly.resolve.places.countries import CountryContext, country_context
from reportedly.resolve.places.joint import Reading, TextPlaces
from reportedly.resolve.places.outlets import text_context
from reportedly.resolve.places.precisions import precision_of
from reportedly.resolve.places.readings import PlaceReadings, is_country, is_unit, parts_of_name
from reportedly.resolve.places.relative_points import offset_point
from reportedly.resolve.places.unknown_names import Holders, at_holder, told_precision

# "in the Kursk, Belgorod and Bryansk oblasts": the word after the last name speaks for all.
_DATELINE_ENDS = re.compile(r"[^\n.]{0,60}?\s[-–—]{1,2}\s")
_NAME = r"[A-Z][\w’'-]+(?: (?:[a-z]{2}-)?[A-Z][\w’'-]+){0,2}"
_REGIONS_AFTER = re.compile(
    rf"(?:, {_NAME})*,? and {_NAME} "
    r"(?:regions|oblasts|provinces|states|districts|governorates|departments|counties)\b"
)
# Chances from which a reading, or a province or country that several readings share, is taken for safe.
SAFE, _SAFE_AREA = 0.4, 0.7
_PLAIN, _PLAIN_BESIDE = 0.55, 0.35
_SPELT = 0.25
_STRANGE = 0.08  # of a country that is hardly spoken of
_HEARD = 4.0  # votes of other names, a country's own name having two
_SHOWN = 5
_WELL_KNOWN = 200_000  # people; "Tal", "Bab" and "Deir" begin many names
_BEFORE = 40


class PlaceResolver:
    """Resolves the place names of one document together, the same words always to the same place."""

    def __init__(
        self, document: Document, gazetteer: Gazetteer, context: CountryContext, register: Register
    ) -> None:
        self._document = document
        self._context = context
        spans = [
            mention.span for mention in document.mentions_of("place", "region", "country", "inner_place")
        ]
        self._places = TextPlaces(
            document.text,
            spans,
            PlaceReadings(gazetteer, register, _spelt_in(context)),
            text_context(document.report, context, register),
        )
        main = context.main
        self._capitals = Capitals(gazetteer, register, main if main and self._is_plain(main) else None)
        self._holders = Holders(document.text, spans, self._entry_at)

    def _entry_at(self, span: Span) -> PlaceEntry | None:
        """What a name of the document safely stands for."""
        readings = self._places.at(span)
        if chance_there(readings) < SAFE or self._is_far_look_alike(span.text, readings[0].entry):
            return None
        return readings[0].entry

    def resolve(self, place: Place) -> Place:
        """The place with its identity, or as it came where no reading is safe."""
        if place.stands_for is not None:
            return self._returned(place, place.stands_for)
        if (capital := self._capitals.meant(place.span, self._document.text)) is not None:
            return self._located(place, Reading(capital, 1.0, (f"the capital of {capital.country}",)), ())
        readings = self.readings(place.span)
        if not readings and _names_its_anchor(place):
            assert place.relative is not None
            readings = self._places.of_words(place.relative.anchor, "")
        readings = readings or self._named_within(place.span.text)
        if not readings:
            return self._at_safe_level(place, f"the gazetteer has no place named “{place.span.text}”", ())
        best = readings[0]
        candidates = tuple(_candidate(reading) for reading in readings[:_SHOWN])
        holder = self._holders.holder(place.span)
        is_elsewhere = holder is not None and holder.excludes(best.entry)
        if (
            is_elsewhere
            or chance_there(readings) < SAFE
            or self._is_far_look_alike(_name_written(place), best.entry)
        ):
            return self._at_safe_level(place, "no reading of the name is safe here", candidates, readings)
        return self._located(place, best, candidates)

    def _named_within(self, words: str) -> tuple[Reading, ...]:
        """The readings of a well-known name that lies within one that nobody knows ("Aleppo Health
        Directorate"), in the country that the report is plainly about."""
        country = self._context.main
        if country is None or not self._is_plain(country):
            return ()
        for part in parts_of_name(words):
            readings = self._places.of_words(part)
            entry = readings[0].entry if readings else None
            if entry is None or entry.country != country or is_country(entry):
                continue
            is_known = entry.population >= _WELL_KNOWN or entry.feature_code == "ADM1"
            if is_known and chance_there(readings) >= SAFE:
                return readings
        return ()

    def _returned(self, place: Place, named: Span) -> Place:
        """The place that "the town" returns to, on its own words, by the name that the report gives it."""
        found = self.resolve(replace(place, span=named, stands_for=None))
        reason = f"“{place.span.text}” returns to “{named.text}”; {found.reason}"
        return replace(found, span=place.span, name=named.text, reason=reason)

    def is_of_a_desk(self, place: Place) -> bool:
        """Whether a place was taken from a dateline that names a capital: where reports are written and
        leaders speak is not where a front is."""
        before = self._document.text[: place.span.start].rsplit("\n", 1)[-1]
        if (
            not place.inherited
            or before.strip()
            or not _DATELINE_ENDS.match(self._document.text, place.span.end)
        ):
            return False
        readings = self.readings(place.span)
        return bool(readings) and readings[0].entry.feature_code == "PPLC"

    def readings(self, span: Span) -> tuple[Reading, ...]:
        """The readings of a place name of the document, likeliest first."""
        text = self._document.text
        if _REGIONS_AFTER.match(text[span.end : span.end + 90]):
            return self._places.of_words(span.text, "region of ")
        return self._places.at(span) or self._places.of_words(
            span.text, text[max(0, span.start - _BEFORE) : span.start]
        )

    def country_of(self, words: str) -> str | None:
        """The country of a place name as this report means it."""
        readings = self._places.of_words(words)
        return readings[0].entry.country if readings and chance_there(readings) >= SAFE else None

    def _at_safe_level(
        self,
        place: Place,
        reason: str,
        candidates: tuple[PlaceCandidate, ...],
        readings: Sequence[Reading] = (),
    ) -> Place:
        """The words as the name, in what the words beside them put it in; else in the province or country in
        which most readings lie, or else in the country that the report is plainly about."""
        holder = self._holders.holder(place.span)
        if holder is not None:
            found = at_holder(place, _name_written(place), self._document.text, holder)
            return replace(found, candidates=candidates)
        country, admin1, chance = _shared_area(readings)
        others = self._context.shares_without(normalise_name(place.span.text))
        if country is not None and others.get(country, 0.0) > 0:
            reason += f"; {chance:.0%} that it is in {admin1 or country}"
        else:
            country, admin1 = self._context.main, None
            if country is None or not self._is_plain(country):
                return replace(place, candidates=candidates, reason=reason)
            reason += f"; the report is about {country} ({self._context.share(country):.0%} of its names)"
        return replace(
            place,
            name=_name_written(place),
            country=country,
            admin1=admin1,
            precision=place.precision or told_precision(place.span, self._document.text),
            candidates=candidates,
            reason=reason,
        )

    def _is_plain(self, country: str) -> bool:
        """Whether the report is plainly about this country: by most of its names, or twice as many as any
        other's."""
        share = self._context.share(country)
        next_one = max((s for c, s in self._context.shares.items() if c != country), default=0.0)
        return share >= _PLAIN or (share >= _PLAIN_BESIDE and share >= 2 * next_one)

    def _located(self, place: Place, best: Reading, candidates: tuple[PlaceCandidate, ...]) -> Place:
        entry = best.entry
        precision = place.precision or precision_of(entry)
        point = (entry.lat, entry.lon)
        own_relation = place.relative is not None and place.relative.anchor == place.span.text
        reason = "; ".join(best.reasons)
        if own_relation:
            assert place.relative is not None
            moved = offset_point(entry.lat, entry.lon, place.relative)
            point = moved or point
            precision = "relative"
            reason += (
                "; point computed from distance and direction"
                if moved
                else "; the anchor's point, the distance or direction being open"
            )
        elif place.relative is not None and not _names_its_anchor(place):
            precision = precision_of(entry)
        return replace(
            place,
            name=entry.name,
            geonameid=entry.geonameid,
            country=entry.country or None,  # the open sea is no country's
            admin1=entry.admin1,
            lat=round(point[0], 5),
            lon=round(point[1], 5),
            precision=precision,
            candidates=candidates,
            reason=reason,
        )

    def _is_far_look_alike(self, words: str, entry: PlaceEntry) -> bool:
        """A small place in a country of which nothing else in the report speaks is not what it means."""
        if not entry.country:
            return False  # a sea or a region of several countries
        name = normalise_name(words)
        heard = sum(sum(found.values()) for key, found in self._context.votes.items() if key != name)
        # A few other names are no evidence that the report speaks of no further country.
        shares = self._context.shares_without(name) if heard >= _HEARD else self._context.shares
        share = shares.get(entry.country, 0.0)
        strange = share == 0.0 or (share < _STRANGE and max(shares.values()) > 0.45)
        return bool(shares) and strange and entry.population < 200_000 and not is_unit(entry)


def resolve_toponyms(
    document: Document, spans: Sequence[Span], gazetteer: Gazetteer, register: Register
) -> dict[Span, tuple[Reading, ...]]:
    """The readings of these place names of a document, read together, likeliest first; none where the
    gazetteer knows no such name. No reading is held back: see `chance_there` for how sure the best is."""
    countries = country_context(document, gazetteer, register)
    context = text_context(document.report, countries, register)
    readings = PlaceReadings(gazetteer, register, _spelt_in(countries))
    places = TextPlaces(document.text, spans, readings, context)
    return {span: places.at(span) for span in spans}


def _spelt_in(context: CountryContext) -> frozenset[str]:
    """The countries that the report speaks of most: only their names are looked for in other spellings."""
    return frozenset(country for country, share in context.shares.items() if share >= _SPELT)


def _names_its_anchor(place: Place) -> bool:
    """ "the Katana health centre": a site told by the name of the town, whose point is the best there is."""
    return place.relative is not None and place.relative.anchor in place.span.text


def _name_written(place: Place) -> str:
    """The name of the town where a site is told by it, else the words themselves."""
    if place.relative is not None and _names_its_anchor(place):
        return place.relative.anchor
    return place.span.text


def chance_there(readings: Sequence[Reading]) -> float:
    """How likely the place of the best reading is: a town and its own district are one place. 0 for none."""
    if not readings:
        return 0.0
    best = readings[0].entry
    return sum(r.chance for r in readings if _is_beside(r.entry, best))


def _is_beside(entry: PlaceEntry, other: PlaceEntry) -> bool:
    return abs(entry.lat - other.lat) < 0.4 and abs(entry.lon - other.lon) < 0.6


def _shared_area(readings: Sequence[Reading]) -> tuple[str | None, str | None, float]:
    """The province, or else the country, that holds most of the chances, and how much; None where none
    does."""
    areas: defaultdict[tuple[str, str | None], float] = defaultdict(float)
    for reading in readings:
        areas[reading.entry.country, reading.entry.admin1] += reading.chance
        if reading.entry.admin1 is not None:
            areas[reading.entry.country, None] += reading.chance
    safe = [(area, chance) for area, chance in areas.items() if chance >= _SAFE_AREA and area[0]]
    if not safe:
        return None, None, 0.0
    (country, admin1), chance = max(safe, key=lambda found: (found[0][1] is not None, found[1]))
    return country, admin1, chance


def _candidate(reading: Reading) -> PlaceCandidate:
    entry = reading.entry
    return PlaceCandidate(
        entry.name,
        entry.country,
        entry.admin1,
        entry.lat,
        entry.lon,
        entry.geonameid,
        round(reading.chance, 3),
        "; ".join(reading.reasons),
    )
