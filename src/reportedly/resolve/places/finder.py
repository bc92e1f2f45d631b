"""Places: names to points on the earth. In: a document's place names with their context. Out: places with
country, point, precision, runners-up and the reason; a name that cannot be resolved safely keeps its words
and no point."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.data.distance import distance_km
from reportedly.data.gazetteer import Gazetteer, PlaceEntry
from reportedly.data.lexicons import load_lexicon
from reportedly.model.document import Document
from reportedly.model.place import Place, PlaceCandidate
from reportedly.resolve.places.countries import CountryContext
from reportedly.resolve.places.relative_points import offset_point

_REGION_END = re.compile(r"\s(?:" + "|".join(load_lexicon("roles")["region_words"]) + r")s?$", re.I)
_PLURAL_REGION = re.compile(
    r"\b(?:regions|oblasts|provinces|states|districts|governorates|departments|counties)$", re.I
)
_FIRST_LEVEL = re.compile(r"\s(?:province|region|oblast|governorate|department)$", re.I)
_REGION_BEFORE = re.compile(
    r"\b(province|region|state|governorate|oblast|district|county|department|republic) of (?:the )?$", re.I
)
# "in the Kursk, Belgorod and Bryansk oblasts": the word after the last name speaks for all.
_REGIONS_AFTER = re.compile(
    r"(?:, [A-Z][\w-]+)*,? and [A-Z][\w-]+ "
    r"(?:regions|oblasts|provinces|states|districts|governorates|departments|counties)\b"
)
_TOWN_BEFORE = re.compile(
    r"\b(city|town|village|settlement|hamlet|camp|suburb|neighbou?rhood|port|capital)(?: of)?,? (?:the )?$",
    re.I,
)
_PRECISION = {
    "PCL": "country",
    "ADM1": "province",
    "RGN": "province",
    "CONT": "country",
    "SEA": "water",
    "STM": "water",
    "LK": "water",
    "GULF": "water",
    "BAY": "water",
    "STR": "water",
    "OCN": "water",
    "CNL": "water",
    "RSV": "water",
    "AIR": "site",
    "CMP": "site",
    "DAM": "site",
    "MILB": "site",
    "ADM": "district",
    "AREA": "district",
    "ISL": "district",
    "TERR": "country",
    "VAL": "district",
    "MT": "district",
    "DSRT": "province",
}
_SAFE = 0.30
_PLAIN = 0.55
_ROUGHNESS = 1.2  # squares: a tenth of the distance, far more than the rough one errs

_Anchor = tuple[str, float, float]


@dataclass(frozen=True, slots=True)
class _Scored:
    entry: PlaceEntry
    score: float
    reasons: tuple[str, ...]


class PlaceResolver:
    """Resolves the place names of one document, the same words always to the same place."""

    def __init__(self, document: Document, gazetteer: Gazetteer, context: CountryContext) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._context = context
        self._cache: dict[tuple[str, str], tuple[_Scored, ...]] = {}
        self._anchors = self._sure_points()

    def resolve(self, place: Place) -> Place:
        """The place with its identity, or as it came where no reading is safe."""
        before = self._document.text[max(0, place.span.start - 40) : place.span.start]
        listed = _REGIONS_AFTER.match(self._document.text[place.span.end : place.span.end + 90])
        scored = self._readings(place.span.text, "region of " if listed else before)
        if not scored and _names_its_anchor(place):
            assert place.relative is not None
            scored = self._readings(place.relative.anchor, before)
        if not scored:
            return self._at_safe_level(place, f"the gazetteer has no place named “{place.span.text}”", ())
        best = scored[0]
        candidates = tuple(_candidate(item) for item in scored[:5])
        if best.score < _SAFE or self._is_far_look_alike(best):
            return self._at_safe_level(place, "no reading of the name is safe here", candidates)
        return self._located(place, best, candidates)

    def country_of(self, words: str) -> str | None:
        """The country of a place name as this report means it."""
        scored = self._readings(words, "")
        return scored[0].entry.country if scored and scored[0].score >= _SAFE else None

    def _at_safe_level(self, place: Place, reason: str, candidates: tuple[PlaceCandidate, ...]) -> Place:
        """Without a point: the words as the name and, where the report is plainly about one country, that
        country."""
        country = self._context.main
        if country is None or self._context.share(country) < _PLAIN:
            return replace(place, candidates=candidates, reason=reason)
        about = f"; the report is about {country} ({self._context.share(country):.0%} of its names)"
        return replace(
            place,
            name=place.span.text,
            country=country,
            precision="country",
            candidates=candidates,
            reason=reason + about,
        )

    def _located(self, place: Place, best: _Scored, candidates: tuple[PlaceCandidate, ...]) -> Place:
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

    def _is_far_look_alike(self, best: _Scored) -> bool:
        """A small place in a country that the report never speaks of is not what it means."""
        context = self._context
        share = context.share(best.entry.country)
        strange = share == 0.0 or (share < 0.08 and context.share(context.main) > 0.45)
        return (
            bool(context.shares) and strange and best.entry.population < 200_000 and not _is_unit(best.entry)
        )

    def _readings(self, words: str, before: str) -> tuple[_Scored, ...]:
        hint = (
            "region"
            if _REGION_END.search(words) or _REGION_BEFORE.search(before)
            else ("town" if _TOWN_BEFORE.search(before) else "")
        )
        key = (words.lower(), hint)
        if key not in self._cache:
            self._cache[key] = self._score(words, hint)
        return self._cache[key]

    def _entries(self, words: str, hint: str) -> Sequence[PlaceEntry]:
        words = _PLURAL_REGION.sub(
            lambda m: m[0].removesuffix("s") if not m[0].endswith("ies") else m[0][:-3] + "y", words
        )
        found = list(self._gazetteer.find(words))
        if hint == "region":
            regions = list(self._gazetteer.find_region(words))[:8]
            found = regions or found or self._regions_of_seat(words)
        elif not found and not hint:
            found = list(self._gazetteer.find_region(words))[:4]
        if not found and words.lower().startswith("the "):
            found = list(self._gazetteer.find(words[4:]))
        return found[:25]

    def _regions_of_seat(self, words: str) -> list[PlaceEntry]:
        """ "Deir az-Zour province" where only the town has that spelling: the unit that the town lies in."""
        towns = self._gazetteer.find(_REGION_END.sub("", words)) if _FIRST_LEVEL.search(words) else ()
        if not towns or towns[0].admin1 is None:
            return []
        return list(self._gazetteer.find_region(towns[0].admin1, towns[0].country))[:2]

    def _score(self, words: str, hint: str) -> tuple[_Scored, ...]:
        entries = self._entries(words, hint)
        # Units often share their seat's name: "Idlib" alone is the city unless the text says province.
        scored = [self._scored(entry, hint, rank) for rank, entry in enumerate(entries)]
        return tuple(sorted(scored, key=lambda item: -item.score))

    def _scored(self, entry: PlaceEntry, hint: str, rank: int) -> _Scored:
        reasons = []
        people = math.log10(entry.population + 1) / 7.5
        score = 0.30 * people + 0.12 / (1 + rank)
        share = self._context.share(entry.country)
        if share:
            score += 0.15 + 0.35 * min(1.0, share * 1.6)
            reasons.append(f"the report speaks of {entry.country} ({share:.0%} of its names)")
        if entry.feature_code.startswith("PCL"):
            score += 0.5
            reasons.append("a country's name")
        elif entry.feature_code.startswith("PPLC"):
            score += 0.12
            reasons.append("a capital")
        elif entry.source.startswith(("overlay", "curated")):
            score += 0.05
        if hint == "region":
            score += 0.2 if _is_unit(entry) else -0.1
        elif _is_unit(entry) and not entry.feature_code.startswith("PCL"):
            score -= 0.12 if hint == "town" else 0.02
        near = self._nearest(entry)
        if near is not None:
            score += 0.15 * math.exp(-near / 150)
            reasons.append(f"{near:.0f} km from another place of the report")
        if entry.population:
            reasons.append(f"population {entry.population:,}")
        return _Scored(entry, min(1.0, score), tuple(reasons) or ("the only reading",))

    def _sure_points(self) -> tuple[_Anchor, ...]:
        """Points of names with one weighty reading in a country of the report: anchors for the others."""
        found = []
        for mention in self._document.mentions_of("place", "region"):
            entries = [
                e for e in self._gazetteer.find(mention.span.text) if self._context.share(e.country) > 0.08
            ]
            if entries and not entries[0].feature_code.startswith(("PCL", "RGN", "ADM")):
                found.append((mention.span.text.lower(), entries[0].lat, entries[0].lon))
        return tuple(dict.fromkeys(found[:40]))

    def _nearest(self, entry: PlaceEntry) -> float | None:
        """Kilometres to the nearest other anchor, None where none is in the neighbourhood."""
        name, point = entry.name.lower(), (entry.lat, entry.lon)
        rough = [
            (_rough_square(entry, lat, lon), lat, lon)
            for words, lat, lon in self._anchors
            if abs(lat - entry.lat) < 6 and abs(lon - entry.lon) < 8 and words != name and (lat, lon) != point
        ]
        least = min((square for square, _, _ in rough), default=0.0)
        close = {(lat, lon) for square, lat, lon in rough if square <= _ROUGHNESS * least}
        return min((distance_km(*point, lat, lon) for lat, lon in close), default=None)


def _names_its_anchor(place: Place) -> bool:
    """ "the Katana health centre": a site told by the name of the town, whose point is the best there is."""
    return place.relative is not None and place.relative.anchor in place.span.text


def precision_of(entry: PlaceEntry) -> str:
    """The closed list's precision for a gazetteer entry, by its feature code."""
    code = entry.feature_code
    for length in (4, 3, 2):
        if code[:length] in _PRECISION:
            return _PRECISION[code[:length]]
    return "town" if code.startswith("PPL") or entry.feature_class == "P" else "site"


def _rough_square(entry: PlaceEntry, lat: float, lon: float) -> float:
    """The square of a distance in degrees of latitude: cheap, and good enough to tell who may be nearest."""
    north = lat - entry.lat
    east = (lon - entry.lon) * math.cos(math.radians((lat + entry.lat) / 2))
    return north * north + east * east


def _is_unit(entry: PlaceEntry) -> bool:
    return entry.feature_class == "A" or entry.feature_code in ("RGN", "AREA")


def _candidate(item: _Scored) -> PlaceCandidate:
    entry = item.entry
    return PlaceCandidate(
        entry.name,
        entry.country,
        entry.admin1,
        entry.lat,
        entry.lon,
        entry.geonameid,
        round(item.score, 3),
        "; ".join(item.reasons),
    )
