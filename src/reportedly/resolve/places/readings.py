"""Readings: what a place name may stand for. In: its words and the words right before. Out: entries of the
gazetteer, and whether the text asks for a region or a town."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.data.gazetteer import Gazetteer, PlaceEntry
from reportedly.data.lexicons import load_lexicon
from reportedly.data.place_words import load_abbreviations, load_peoples
from reportedly.data.register import Register

_REGION_END = re.compile(r"\s(?:" + "|".join(load_lexicon("roles")["region_words"]) + r")s?$", re.I)
_PLURAL_REGION = re.compile(
    r"\b(?:regions|oblasts|provinces|states|districts|governorates|departments|counties)$", re.I
)
_FIRST_LEVEL = re.compile(r"\s(?:province|region|state|oblast|governorate|department)$", re.I)
_PROVINCE_BEFORE = re.compile(r"\b(?:province|governorate|oblast) of (?:the )?$", re.I)
_REGION_BEFORE = re.compile(
    r"\b(province|region|state|governorate|oblast|district|county|department|republic) of (?:the )?$", re.I
)
_TOWN_BEFORE = re.compile(
    r"\b(city|town|village|settlement|hamlet|camp|suburb|neighbou?rhood|port|capital)(?: of)?,? (?:the )?$",
    re.I,
)
_TOWN_END = re.compile(r"\s(?:city|town|village)$")
# "South Los Angeles" where no list has it: the name without the part of it.
_PART = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower|greater|downtown|inner|outer|old)(?:ern)?"
    r"(?:-?(?:east|west)(?:ern)?)?)[ -](?=[A-Z])",
    re.I,
)
# "Palmyra city", "Zahra district": the sort of place, where no list has it with the name.
_SORT = re.compile(r"\s(?:city|town|village|district|neighbou?rhood|suburb|camp)$", re.I)
_SEATS = ("PPLA", "PPLC")
_MOST = 40
_LONGEST_NAME = 6


class PlaceReadings:
    """Looks names up in the gazetteer, the abbreviations and the names of peoples."""

    def __init__(
        self, gazetteer: Gazetteer, register: Register | None = None, spelt_in: frozenset[str] = frozenset()
    ) -> None:
        """`spelt_in` are the countries in which a name that no list has may be spelt in another way."""
        self._gazetteer = gazetteer
        self._register = register
        self._spelt_in = spelt_in
        self._abbreviations = load_abbreviations()
        self._spellings: dict[tuple[str, str], str] = {}

    def entries(self, words: str, hint: str, before: str = "") -> tuple[PlaceEntry, ...]:
        """The readings of a name, likeliest first by the gazetteer alone; empty where there is none. `before`
        are the words right before it."""
        short = self._abbreviated(words)
        if short is not None:
            return (short,)
        for form in _forms(words):
            found: Sequence[PlaceEntry] = self._of_people(form) or self._named(form, hint)
            if _PROVINCE_BEFORE.search(before):
                found = _of_first_level(found)
            if hint != "region":
                found = _without_units_of_seats(found)
            if found:
                return tuple(dict.fromkeys(found))[:_MOST]
        for way in (self._beside_country, self._without_apostrophe, self._spelt):
            if found := way(words, hint):
                return tuple(dict.fromkeys(found))[:_MOST]
        return ()

    def spelling_of(self, words: str, entry: PlaceEntry) -> str | None:
        """The name under which the gazetteer lists the entry, where the words are another spelling of it."""
        return self._spellings.get((words, entry.key))

    def _spelt(self, words: str, hint: str) -> Sequence[PlaceEntry]:
        """Places of the report's countries by another romanisation: "Kfar Zeita" is Kafr Zayta."""
        if not self._spelt_in:
            return ()
        bare = next(iter(list(_forms(words))[1:]), words) if hint != "region" else _REGION_END.sub("", words)
        for form in dict.fromkeys((words, bare)):
            listed = dict(self._gazetteer.find_spelt(form, self._spelt_in))
            found = self._of_hint(list(listed), hint, words)
            if found:
                self._spellings |= {(words, entry.key): listed.get(entry, entry.name) for entry in found}
                return found
        return ()

    def _of_hint(self, found: Sequence[PlaceEntry], hint: str, words: str) -> Sequence[PlaceEntry]:
        if hint != "region":
            return _without_units_of_seats(found)
        units = [entry for entry in found if is_unit(entry)]
        if not units and _FIRST_LEVEL.search(words):
            return [unit for entry in found[:1] for unit in self._units_around(entry)]
        return units or found

    def _without_apostrophe(self, words: str, hint: str) -> Sequence[PlaceEntry]:
        """ "Aleppos eastern districts", where apostrophes were lost."""
        if not words.endswith("s") or " " in words:
            return ()
        return [entry for entry in self._named(words[:-1], hint) if entry.country in self._spelt_in]

    def _named(self, words: str, hint: str) -> Sequence[PlaceEntry]:
        found = self._gazetteer.find(words)
        if _TOWN_END.search(words):
            return [entry for entry in found if entry.feature_class == "P"]
        if hint == "region":
            regions: Sequence[PlaceEntry] = self._gazetteer.find_region(words)
            if _FIRST_LEVEL.search(words):
                regions = _of_first_level(regions)
            return regions or found or self._regions_of_seat(words)
        return found or (() if hint else self._gazetteer.find_region(words))

    def _abbreviated(self, words: str) -> PlaceEntry | None:
        unit = self._abbreviations.get(words.replace(" ", ""))
        if unit is None:
            return None
        country, admin1 = unit
        return self._gazetteer.admin1(country, admin1) if admin1 else self._gazetteer.country(country)

    def _of_people(self, words: str) -> tuple[PlaceEntry, ...]:
        """ "Georgians", "Israeli", "Chechen": the country or region whose people or adjective it is."""
        if self._register is None or not self._register.is_nationality(words):
            name = load_peoples().get(words)
            return (
                ()
                if name is None
                else self._gazetteer.find(name)[:1] or self._gazetteer.find_region(name)[:1]
            )
        found = [self._gazetteer.country(country) for country in self._register.country_of_demonym(words)]
        return tuple(entry for entry in found if entry is not None)

    def _beside_country(self, words: str, hint: str) -> Sequence[PlaceEntry]:
        """ "Tabqa Syria", "Syrias Aleppo", "Syrias": a name that only a country's stands beside, where commas
        and apostrophes were lost."""
        first, *others = words.split()
        if not others:
            country = self._country(first.removesuffix("s")) if first.endswith("s") else None
            return () if country is None else (country,)
        for name, rest in ((others[-1], [first, *others[:-1]]), (first, others)):
            country = self._country(name) or self._country(name.removesuffix("s"))
            found = self._named(" ".join(rest), hint) if country is not None else ()
            inside = [entry for entry in found if country is not None and entry.country == country.country]
            if inside:
                return inside
        return ()

    def _country(self, name: str) -> PlaceEntry | None:
        """The country of this very name."""
        return next((entry for entry in self._gazetteer.find(name)[:1] if is_country(entry)), None)

    def _regions_of_seat(self, words: str) -> list[PlaceEntry]:
        """ "Deir az-Zour province" where only the town has that spelling: the unit that the town lies in."""
        towns = self._gazetteer.find(_REGION_END.sub("", words)) if _FIRST_LEVEL.search(words) else ()
        return self._units_around(towns[0]) if towns else []

    def _units_around(self, town: PlaceEntry) -> list[PlaceEntry]:
        if town.admin1 is None:
            return []
        return list(_of_first_level(self._gazetteer.find_region(town.admin1, town.country)))[:2]


def _of_first_level(regions: Sequence[PlaceEntry]) -> tuple[PlaceEntry, ...]:
    """Without the districts that have the name of the province in which they lie."""
    provinces = {(entry.country, entry.admin1) for entry in regions if entry.feature_code == "ADM1"}
    return tuple(
        entry
        for entry in regions
        if entry.feature_code != "ADM2" or (entry.country, entry.admin1) not in provinces
    )


def _without_units_of_seats(found: Sequence[PlaceEntry]) -> Sequence[PlaceEntry]:
    """Without the provinces and districts whose seat has the name too: "Idlib" alone is the city."""
    seats = {(e.country, e.admin1) for e in found if e.feature_code.startswith(_SEATS)}
    return [e for e in found if not (e.feature_code.startswith("ADM") and (e.country, e.admin1) in seats)]


def hint_of(words: str, before: str) -> str:
    """`region`, `town` or nothing: what the words themselves or those right before call the place."""
    if _REGION_END.search(words) or _REGION_BEFORE.search(before):
        return "region"
    return "town" if _TOWN_END.search(words) or _TOWN_BEFORE.search(before) else ""


def parts_of_name(words: str) -> Iterator[str]:
    """The runs of capitalised words within a name of two to six words, the longest first: "Aleppo" of "Aleppo
    Health Directorate"."""
    named = words.split()
    if not 1 < len(named) <= _LONGEST_NAME:
        return
    for length in range(len(named) - 1, 0, -1):
        for start in range(len(named) - length + 1):
            run = named[start : start + length]
            if all(word[0].isupper() for word in run):
                yield " ".join(run)


def is_unit(entry: PlaceEntry) -> bool:
    """Whether the entry is an area with a government or a name of its own rather than a town."""
    return entry.feature_class == "A" or entry.feature_code in ("RGN", "AREA")


def is_country(entry: PlaceEntry) -> bool:
    return entry.feature_code.startswith("PCL")


def _forms(words: str) -> Iterator[str]:
    """The words as they stand, one of several regions, then without an article or the part that is meant."""
    yield words
    if _PLURAL_REGION.search(words):
        yield _PLURAL_REGION.sub(
            lambda m: m[0].removesuffix("s") if not m[0].endswith("ies") else m[0][:-3] + "y", words
        )
    if words.lower().startswith("the "):
        yield words[4:]
    if (part := _PART.sub("", words, count=1)) != words:
        yield part
    if (bare := _SORT.sub("", words)) != words:
        yield bare
