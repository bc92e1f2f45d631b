"""Puts places into the gazetteer's SQLite tables. In: PlaceRow values. Out: places, names, units and stems.

`names` is what `find` reads, `stems` what `find_region` reads, `spellings` what `find_spelt` reads, `units`
resolves GeoNames codes to names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from reportedly.data.place_names import bare_words, loose_keys, normalise_name, region_stem
from reportedly.data.place_rows import PlaceRow
from reportedly.data.spellings import country_spelling_key, is_romanised

_Values = tuple[object, ...]
_Name = tuple[str, int, int]
_Stem = tuple[str, int, str]
_Spelling = tuple[str, int, str]

_TABLES = """
CREATE TABLE IF NOT EXISTS places (
  id INTEGER PRIMARY KEY, geonameid INTEGER UNIQUE, key TEXT UNIQUE, name TEXT, lat REAL, lon REAL,
  class TEXT, code TEXT, country TEXT, admin1 TEXT, admin2 TEXT, population INTEGER, source TEXT,
  rank INTEGER, cell INTEGER);
CREATE TABLE IF NOT EXISTS names (
  key TEXT, place INTEGER, fit INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stems (
  key TEXT, place INTEGER, kind TEXT, PRIMARY KEY (key, place, kind)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spellings (
  key TEXT, place INTEGER, name TEXT, PRIMARY KEY (key, place, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS units (
  alpha2 TEXT, country TEXT, admin1 TEXT, admin2 TEXT, place INTEGER, name TEXT,
  PRIMARY KEY (country, admin1, admin2)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS places_cell ON places (cell);
CREATE INDEX IF NOT EXISTS units_place ON units (place);
"""
_ADD_NAME = """
INSERT INTO names VALUES (?, ?, ?) ON CONFLICT (key, place) DO UPDATE SET fit = min(fit, excluded.fit)
"""
# A place of the overlay beside which GeoNames has one of its name.
_TWIN = """
SELECT g.id FROM names m JOIN places g ON g.id = m.place
WHERE m.key = ? AND m.fit <> 2 AND g.geonameid IS NOT NULL AND g.country = ? AND g.class = ?
  AND abs(g.lat - ?) < 0.06 AND abs(g.lon - ?) < 0.08
"""
_JOIN_TWINS = """
INSERT INTO names SELECT n.key, t.new, n.fit FROM names n JOIN twins t ON n.place = t.old WHERE true \
 ON CONFLICT (key, place) DO UPDATE SET fit = min(fit, excluded.fit);
INSERT OR IGNORE INTO stems SELECT s.key, t.new, s.kind FROM stems s JOIN twins t ON s.place = t.old;
INSERT OR IGNORE INTO spellings SELECT s.key, t.new, s.name FROM spellings s JOIN twins t ON s.place = t.old;
DELETE FROM names WHERE place IN (SELECT old FROM twins);
DELETE FROM stems WHERE place IN (SELECT old FROM twins);
DELETE FROM spellings WHERE place IN (SELECT old FROM twins);
DELETE FROM places WHERE id IN (SELECT old FROM twins);
"""
# How a place without a population stands beside towns of its name: the Dnipro river after the city,
# the Sahel before a hamlet. Regions of unknown people stand like a town.
_STANDING = {
    "CONT": 1_000_000, "SEA": 1_000_000, "OCN": 1_000_000, "GULF": 500_000, "RGN": 300_000, "STRT": 200_000,
    "STM": 60_000, "PPLA": 50_000, "AREA": 20_000, "CMP": 15_000, "CMPRF": 15_000, "PPLA2": 15_000,
    "ISL": 10_000, "BAY": 5_000, "PPLA3": 5_000, "PPLX": 3_000,
}  # fmt: skip
_VILLAGE = 3  # the fit of names that make no place of a word by itself
_NO_SPELLINGS = frozenset({"PCL"})  # a country's name is written in one way


def cell_of(lat: float, lon: float) -> int:
    """The number of the one-degree cell that holds a point, for `Gazetteer.near`."""
    return int(lat + 90) * 360 + int(lon + 180) % 360


class PlaceWriter:
    """Writes rows in one transaction; on leaving without an error the file is complete and stamped."""

    def __init__(self, path: Path, schema: int) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._schema = schema

    def __enter__(self) -> Self:
        self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-64000;")
        self._db.executescript(_TABLES)
        self._db.execute("BEGIN")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._db.execute("COMMIT")
            self._db.executescript(_INDEXES)
            self._db.execute(f"PRAGMA user_version={self._schema:d}")
        self._db.close()

    def add(self, rows: Iterable[PlaceRow]) -> None:
        """Add places.

        Of a geonameid that is there already, a dump's row replaces all but the name shown, an overlay's
        only adds its names and sets the name shown."""
        unit_names = self._unit_names()
        known = {row[0]: row for row in self._db.execute("SELECT geonameid, id, name FROM places") if row[0]}
        keys = {key for (key,) in self._db.execute("SELECT key FROM places")}
        free = self._db.execute("SELECT coalesce(max(id), 0) + 1 FROM places").fetchone()[0]
        places: list[_Values] = []
        names: list[_Name] = []
        stems: list[_Stem] = []
        spellings: list[_Spelling] = []
        for row in sorted(rows, key=_units_first):
            _, place, shown = known.get(row.geonameid, (None, free, row.name))
            if row.is_overlay and place != free:
                self._rename(row, place)
            else:
                free += place == free
                if shown != row.name:
                    row = replace(row, name=shown, aliases=(row.name, *row.aliases))  # noqa: PLW2901
                self._add_unit(row, place, unit_names)
                places.append(_place_values(row, place, _free_key(row, keys), unit_names))
            names.extend((key, place, fit) for key, fit in _keys_of(row))
            stems.extend((stem, place, kind) for stem, kind in _stems_of(row))
            spellings.extend((key, place, name) for key, name in _spellings_of(row))
        self._insert(places, names, stems)
        self._db.executemany("INSERT OR IGNORE INTO spellings VALUES (?, ?, ?)", sorted(spellings))
        self._join_twins()

    def _add_unit(self, row: PlaceRow, place: int, names: dict[tuple[str, str, str], str]) -> None:
        unit = _unit_of(row, place)
        if unit is not None:
            self._db.execute("INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?, ?, ?)", unit)
            names[unit[1], unit[2], unit[3]] = row.name

    def _join_twins(self) -> None:
        """Let an overlay place without geonameid become the GeoNames place of its name that lies by it."""
        alone = self._db.execute(
            "SELECT name, country, class, lat, lon, id FROM places WHERE geonameid IS NULL"
        )
        twins = []
        for name, *where, old in alone.fetchall():
            found = self._db.execute(_TWIN, (normalise_name(name), *where)).fetchone()
            if found:
                twins.append((old, found[0]))
        if not twins:
            return
        self._db.execute("CREATE TEMP TABLE twins (old INTEGER PRIMARY KEY, new INTEGER)")
        self._db.executemany("INSERT INTO twins VALUES (?, ?)", twins)
        for statement in _JOIN_TWINS.strip().split("\n"):
            self._db.execute(statement)
        self._db.execute("DROP TABLE twins")

    def _rename(self, row: PlaceRow, place: int) -> None:
        self._db.execute("UPDATE places SET name = ? WHERE id = ?", (row.name, place))

    def _unit_names(self) -> dict[tuple[str, str, str], str]:
        cursor = self._db.execute("SELECT country, admin1, admin2, name FROM units")
        return {(country, admin1, admin2): name for country, admin1, admin2, name in cursor}

    def _insert(self, places: list[_Values], names: list[_Name], stems: list[_Stem]) -> None:
        marks = ", ".join("?" * 15)
        self._db.executemany(f"INSERT OR REPLACE INTO places VALUES ({marks})", places)
        self._db.executemany(_ADD_NAME, sorted(names))
        self._db.executemany("INSERT OR IGNORE INTO stems VALUES (?, ?, ?)", sorted(stems))


def _units_first(row: PlaceRow) -> str:
    order = {"PCLI": "0", "PCLD": "0", "ADM1": "1", "ADM2": "2"}
    return order.get(row.feature_code, "3")


def _unit_of(row: PlaceRow, place: int) -> tuple[str, str, str, str, int, str] | None:
    admin1, admin2 = row.codes
    if row.feature_code.startswith("PCL") and admin1 and admin1 != "00":
        return admin1, row.country, "", "", place, row.name
    if row.feature_code == "ADM1" and admin1:
        return "", row.country, admin1, "", place, row.name
    if row.feature_code == "ADM2" and admin2:
        return "", row.country, admin1, admin2, place, row.name
    return None


def _place_values(
    row: PlaceRow, place: int, key: str, units: dict[tuple[str, str, str], str]
) -> tuple[object, ...]:
    admin1, admin2 = row.codes
    if row.feature_code.startswith("PCL"):
        admin1 = admin2 = ""
    first = row.admin1 or (units.get((row.country, admin1, "")) if admin1 else None)
    second = units.get((row.country, admin1, admin2)) if admin2 else None
    # A unit's population is only that of its listed places: it orders, but is not shown as a fact.
    is_unit = row.feature_class == "A" and not row.feature_code.startswith("PCL")
    rank = row.population // 10 if is_unit else row.population or _STANDING.get(row.feature_code, 0)
    return (
        place, row.geonameid, key, row.name, row.lat, row.lon, row.feature_class, row.feature_code,
        row.country, first, second, 0 if is_unit else row.population, row.source, rank,
        cell_of(row.lat, row.lon),
    )  # fmt: skip


def _free_key(row: PlaceRow, taken: set[str]) -> str:
    if row.geonameid is not None:
        return f"gn:{row.geonameid}"
    slug = "ov:" + "-".join(bare_words(row.name))
    candidates = [slug, f"{slug}-{row.country.lower()}"]
    candidates += ["-".join([candidates[1], *bare_words(row.admin1 or "")])]
    key = next((each for each in candidates if each not in taken), None)
    if key is None:
        raise ValueError(f"{row.name}, {row.admin1}, {row.country} stands twice in the overlay")
    taken.add(key)
    return key


def _keys_of(row: PlaceRow) -> Iterator[tuple[str, int]]:
    for fit, name in enumerate((row.name, *row.aliases)):
        key = normalise_name(name)
        if key:
            yield key, _VILLAGE if row.is_village else min(fit, 1)
            for loose in loose_keys(key, row.country):
                yield loose, _VILLAGE if row.is_village else 2


def _stems_of(row: PlaceRow) -> Iterator[tuple[str, str]]:
    if row.feature_class == "A" or row.feature_code in ("RGN", "AREA"):
        for name in (row.name, *row.aliases):
            stem, kind = region_stem(name)
            if stem:
                yield stem, kind
                for loose in loose_keys(stem, row.country):
                    yield loose, kind


def _spellings_of(row: PlaceRow) -> Iterator[tuple[str, str]]:
    """Keys under which other romanisations of the row's names are found, each with the name as listed."""
    if is_romanised(row.country) and row.feature_code[:3] not in _NO_SPELLINGS:
        for name in (row.name, *row.aliases):
            if key := country_spelling_key(name, row.country):
                yield key, normalise_name(name)
