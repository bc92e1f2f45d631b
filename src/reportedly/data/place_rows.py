"""The gazetteer's sources, row by row. In: the shipped file, the overlay, a dump. Out: PlaceRow values.

`gazetteer_build` writes them into the SQLite file that `gazetteer` reads.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.data.place_names import is_latin, normalise_name
from reportedly.errors import GazetteerError

SHIPPED_COLUMNS = (
    "geonameid", "name", "alternates", "lat", "lon", "feature_code", "country", "admin1", "admin2",
    "population", "point",
)  # fmt: skip
OVERLAY_COLUMNS = (
    "geonameid", "name", "aliases", "country", "admin1", "lat", "lon", "feature_code", "population", "source",
)  # fmt: skip
_DUMP_FIELDS = 19
_SHORTEST_ALTERNATE = 4  # "Ko" and "Civ" are alternates of Kyiv, and English words or names of others

# GeoNames feature codes outside class P that English reports of conflict name, by class.
FEATURE_CLASSES: dict[str, str] = {
    code: letter
    for letter, codes in {
        "A": "ADM1 ADM2 ADM3 ADM4 ADM5 ADMD PCL PCLD PCLF PCLI PCLS PCLIX TERR ZN ZNB",
        "H": "BAY CHN CNL GULF LK LKS OCN RSV SEA STM STMI STRT SD WAD",
        "L": "AREA CONT MILB OILF PRT RGN RGNE CST",
        "P": "STLMT",
        "S": "AIRB AIRF AIRP AIRQ BDG CMP CMPRF DAM HSP INSM MFG PS PSH PSN PSTB PSTC UNIV",
        "T": "CAPE DLTA DSRT HLL ISL ISLS MT MTS PASS PEN PK VAL",
    }.items()
    for code in codes.split()
}
_DUMP_SKIPPED = frozenset({"PPLH", "PPLCH", "PPLW", "ADMD", "PS", "HSP", "UNIV", "MFG", "HLL", "CHN"})


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place as a source tells it.

    `codes` are its GeoNames admin1 and admin2 codes, empty where unknown; a country's first code is its ISO
    alpha-2. `admin1` is given only where the source names the unit itself. A row of the overlay whose
    geonameid is known already adds its names and changes nothing but the name shown. A village is found by
    its name where a text says that a place is meant, and makes no place of a word by itself.
    """

    geonameid: int | None
    name: str
    aliases: tuple[str, ...]
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str
    codes: tuple[str, str]
    population: int
    source: str
    admin1: str | None = None
    is_overlay: bool = False
    is_village: bool = False


def feature_class(code: str) -> str:
    """The GeoNames class of a feature code; P (populated place) for PPL codes and for none."""
    return FEATURE_CLASSES.get(code, "P")


def shipped_rows(text: str) -> Iterator[PlaceRow]:
    """The rows of the shipped file's text, in its order: countries, then units, then places."""
    lines = iter(text.rstrip("\n").split("\n"))  # not splitlines: names hold odd separators
    if tuple(next(lines, "").split("\t")) != SHIPPED_COLUMNS:
        raise ValueError("its first line does not name the expected columns")
    for line in lines:
        gid, name, alternates, lat, lon, code, country, admin1, admin2, population, point = line.split("\t")
        yield PlaceRow(
            geonameid=int(gid),
            name=name,
            aliases=tuple(alternates.split("|")) if alternates else (),
            lat=float(lat),
            lon=float(lon),
            feature_class=feature_class(code),
            feature_code=code,
            country=country,
            codes=(admin1, admin2),
            population=int(population) if population else 0,
            source=_point_source(point),
        )


def village_rows(text: str) -> Iterator[PlaceRow]:
    """The rows of the further file, which holds the villages of countries at war."""
    for row in shipped_rows(text):
        yield replace(row, is_village=True)


def _point_source(point: str) -> str:
    if not point:
        return "GeoNames"
    if point == "listed":
        return "GeoNames; point: its own"
    if point == "seat":
        return "GeoNames; point: its seat"
    if point == "outline":
        return "GeoNames; point: middle of its outline in Natural Earth"
    return f"GeoNames; point: middle of {point} of its places"


def overlay_rows(text: str) -> Iterator[PlaceRow]:
    """The rows of the curated overlay; raises ValueError naming the line that cannot be read."""
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != OVERLAY_COLUMNS:
        raise ValueError("its first line does not name the expected columns")
    for record in reader:
        try:
            yield _overlay_row(record)
        except (TypeError, ValueError) as error:
            raise ValueError(f"line {reader.line_num}: {error}") from error


def _overlay_row(record: dict[str, str]) -> PlaceRow:
    code = record["feature_code"]
    if code not in FEATURE_CLASSES and not code.startswith("PPL"):
        raise ValueError(f"unknown feature code {code!r}")
    return PlaceRow(
        geonameid=int(record["geonameid"]) if record["geonameid"] else None,
        name=record["name"],
        aliases=tuple(alias.strip() for alias in record["aliases"].split(";") if alias.strip()),
        lat=float(record["lat"]),
        lon=float(record["lon"]),
        feature_class=feature_class(code),
        feature_code=code,
        country=record["country"],
        codes=("", ""),
        population=int(record["population"]) if record["population"] else 0,
        source=record["source"],
        admin1=record["admin1"] or None,
        is_overlay=True,
    )


def dump_rows(dump: Path, countries: dict[str, str]) -> Iterator[PlaceRow]:
    """The useful rows of an official GeoNames country dump (XX.zip or XX.txt, 19 columns).

    `countries` maps ISO alpha-2 to alpha-3. Raises GazetteerError if the file is no such dump."""
    for number, line in enumerate(_dump_text(dump).rstrip("\n").split("\n"), start=1):
        fields = line.rstrip("\r").split("\t")
        if len(fields) != _DUMP_FIELDS:
            raise _not_a_dump(dump, f"line {number} has {len(fields)} columns, not {_DUMP_FIELDS}")
        if _is_wanted(fields[6], fields[7]):
            try:
                yield _dump_row(fields, countries)
            except ValueError as error:
                raise _not_a_dump(dump, f"line {number}: {error}") from error


def _dump_row(fields: list[str], countries: dict[str, str]) -> PlaceRow:
    alternates = [fields[2], *fields[3].split(",")]
    return PlaceRow(
        geonameid=int(fields[0]),
        name=fields[1],
        aliases=tuple(useful_alternates(fields[1], alternates)),
        lat=float(fields[4]),
        lon=float(fields[5]),
        feature_class=fields[6],
        feature_code=fields[7],
        country=countries.get(fields[8], fields[8]),
        codes=(fields[10], fields[11]),
        population=int(fields[14] or 0),
        source=f"GeoNames dump of {fields[18]}",
    )


def useful_alternates(name: str, alternates: list[str]) -> Iterator[str]:
    """Alternates that an English report could use: Latin script, new once normalised, no codes.

    GeoNames' machine romanisations ("ku er si ke") have no capital letter; its airport codes have
    nothing but capitals ("URS")."""
    seen = {normalise_name(name)}
    for alternate in map(str.strip, alternates):
        if not alternate or not is_latin(alternate) or alternate.islower():
            continue
        if len(alternate) <= 4 and alternate.isupper():
            continue
        key = normalise_name(alternate)
        if len(key) >= _SHORTEST_ALTERNATE and key not in seen and not key.isdigit():
            seen.add(key)
            yield alternate


def _is_wanted(letter: str, code: str) -> bool:
    if code in _DUMP_SKIPPED:
        return False
    return letter == "P" or FEATURE_CLASSES.get(code) == letter


def _dump_text(dump: Path) -> str:
    try:
        if dump.suffix != ".zip":
            return dump.read_text(encoding="utf-8")
        with zipfile.ZipFile(dump) as archive:
            return archive.read(_dump_member(archive, dump)).decode("utf-8")
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise _not_a_dump(dump, str(error)) from error


def _dump_member(archive: zipfile.ZipFile, dump: Path) -> str:
    names = [name for name in archive.namelist() if name.endswith(".txt") and name.lower() != "readme.txt"]
    if len(names) != 1:
        raise _not_a_dump(dump, f"it holds {len(names)} text files, not one")
    return names[0]


def _not_a_dump(dump: Path, reason: str) -> GazetteerError:
    return GazetteerError(
        f"{dump} is no GeoNames country dump: {reason}; give an official XX.zip or XX.txt with 19 columns"
    )
