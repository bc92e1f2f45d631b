"""Traits: what speaks for a reading of a place name by itself, as numbers. In: an instance and what the
report is about. Out: a row of numbers a reading, and a last row for "none of them"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.data.gazetteer import PlaceEntry, normalise_name
from reportedly.resolve.places.countries import CountryContext
from reportedly.resolve.places.instances import Instance
from reportedly.resolve.places.readings import is_country, is_unit

Rows = NDArray[np.float64]

ALONE = (
    "people", "country_people", "rank", "first", "only", "own_name",
    "country", "first_level", "lower_level", "capital", "seat", "quarter", "water", "wide", "other_kind",
    "kind_said", "region_said", "town_said", "unit_unsaid",
    "inside_said", "inside_sure", "inside_elsewhere", "outside_said",
    "country_share", "country_main", "outlet_country", "outlet_name",
)  # fmt: skip
TOGETHER = (
    "country_named", "first_level_named", "same_country", "same_first_level", "same_lower_level", "near",
    "around",
)  # fmt: skip
NONE = ("none", "none_many", "none_long", "none_variant", "none_only")
NAMES = (*ALONE, *TOGETHER, *NONE)
COLUMN: Mapping[str, int] = {name: column for column, name in enumerate(NAMES)}

_KINDS = {"PCL": "country", "ADM1": "first_level", "ADM": "lower_level", "PPLC": "capital", "PPLA": "seat",
          "PPLX": "quarter", "PPL": "", "CONT": "wide", "RGN": "wide", "OCN": "wide"}  # fmt: skip
# Words by which a name says what it is: "Red Sea" is no town.
_KIND_WORDS = frozenset({
    "sea", "ocean", "gulf", "bay", "strait", "channel", "river", "creek", "lake", "lakes", "canal", "dam",
    "reservoir", "delta", "island", "islands", "peninsula", "mountain", "mountains", "hills", "valley",
    "desert", "coast", "basin", "plateau", "airport", "airfield", "airbase", "base", "camp",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextContext:
    """What a report is about: the countries it names, and its outlet's country and bare name."""

    countries: CountryContext
    outlet_country: str | None = None
    outlet_name: str = ""


def own_traits(instance: Instance, context: TextContext) -> Rows:
    """The traits that do not depend on how the text's other names are read."""
    rows = np.zeros((len(instance.entries) + 1, len(NAMES)))
    shares = context.countries.shares_without(instance.key[0])
    most = max(shares.values(), default=0.0)
    for rank, entry in enumerate(instance.entries):
        for name, value in _of_entry(instance, entry, rank, context):
            rows[rank, COLUMN[name]] = value
        share = shares.get(entry.country, 0.0)
        rows[rank, COLUMN["country_share"]] = math.sqrt(share)
        rows[rank, COLUMN["country_main"]] = float(0.0 < share == most)
    for name, value in _of_none(instance):
        rows[-1, COLUMN[name]] = value
    return rows


def lies_in(entry: PlaceEntry, unit: PlaceEntry) -> bool:
    """Whether the unit (a country, a first- or second-level unit) contains the entry."""
    if entry.key == unit.key or entry.country != unit.country:
        return False
    if is_country(unit):
        return True
    if unit.feature_code == "ADM1":
        return entry.admin1 == unit.name
    return unit.feature_code == "ADM2" and (entry.admin1, entry.admin2) == (unit.admin1, unit.name)


def kind_of(entry: PlaceEntry) -> str:
    """The trait that names the kind of place, empty for a plain town."""
    code = entry.feature_code
    for length in (4, 3):
        if code[:length] in _KINDS:
            return _KINDS[code[:length]]
    return "water" if entry.feature_class == "H" else "other_kind"


def _of_entry(
    instance: Instance, entry: PlaceEntry, rank: int, context: TextContext
) -> Iterator[tuple[str, float]]:
    people = math.log10(entry.population + 1) / 7
    yield ("country_people" if is_country(entry) else "people"), people
    yield "rank", math.log(1 + rank) / 3
    yield "first", float(rank == 0)
    yield "only", float(len(instance.entries) == 1)
    yield "own_name", float(normalise_name(entry.name) == instance.key[0])
    if kind := kind_of(entry):
        yield kind, 1.0
    says_kind = not _KIND_WORDS.isdisjoint(instance.key[0].split())
    yield "kind_said", float(says_kind and kind in ("water", "wide", "other_kind"))
    yield from _as_said(instance, entry)
    yield "outlet_country", float(bool(entry.country) and entry.country == context.outlet_country)
    bare = instance.key[0].replace(" ", "")
    # "oxfordmail": an outlet named after a town is of the small one
    is_named = len(bare) > 3 and bare in context.outlet_name and entry.feature_class == "P"
    yield "outlet_name", (1 - people) * is_named


def _as_said(instance: Instance, entry: PlaceEntry) -> Iterator[tuple[str, float]]:
    unit = is_unit(entry)
    if instance.hint == "region":
        yield "region_said", float(unit)
    elif instance.hint == "town":
        yield "town_said", float(not unit)
    else:
        yield "unit_unsaid", float(unit and not is_country(entry))
    if any(lies_in(entry, container) for container in instance.inside):
        yield "inside_said", 1.0
        yield "inside_sure", float(any(lies_in(entry, unit) for unit in instance.sure))
        return
    yield "outside_said", float(bool(instance.inside))
    yield "inside_elsewhere", float(any(lies_in(entry, container) for container in instance.elsewhere))


def _of_none(instance: Instance) -> Iterator[tuple[str, float]]:
    entries = instance.entries
    yield "none", 1.0
    yield "none_many", math.log(len(entries) or 1) / 3
    yield "none_long", float(" " in instance.key[0])
    yield "none_variant", float(not any(normalise_name(e.name) == instance.key[0] for e in entries))
    yield "none_only", float(len(entries) == 1)
