"""The gazetteer, asked by name or by point. In: words of a report. Out: PlaceEntry values, likeliest first.

It says what bears a name, never which of them is meant: that is for `resolve`. Opened by `open_gazetteer`.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from reportedly.data.gazetteer_build import build_shipped, cached_gazetteer, is_whole
from reportedly.data.gazetteer_writer import cell_of
from reportedly.data.place_names import REGION_WORDS, bare_words, even_words, normalise_name, region_stem
from reportedly.data.spellings import are_alike, country_spelling_key, is_romanised, likeness
from reportedly.errors import GazetteerError

__all__ = ["Gazetteer", "PlaceEntry", "normalise_name", "open_gazetteer"]

_COLUMNS = (
    "p.geonameid, p.key, p.name, p.lat, p.lon, p.class, p.code, p.country, p.admin1, p.admin2, p.population,"
    " p.source"
)
_LONGEST = 5
_WINDOW = 9  # tokens to look at for five words: a tokenizer may part hyphens from them
_CACHED = 65_536
_AS_ALIKE = 0.1  # spellings less alike than the best by more than this are other names
_EARTH_KM = 6371.0088

_NO_NAME, _BEGINS_NAME, _IS_NAME = 0, 1, 2


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place that the gazetteer knows.

    `key` is stable: "gn:" and the geonameid, or "ov:" and a name for a place of the overlay that has none.
    `population` is 0 where unknown, and for administrative units. `source` also says how a unit's point was
    found. `country` is empty for a sea, river or region of several countries.
    """

    geonameid: int | None
    key: str
    name: str
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str | None
    admin2: str | None
    population: int
    source: str


class Gazetteer:
    """A read-only gazetteer file. One instance may be used by several threads; answers are cached."""

    def __init__(self, path: Path, rebuild: Callable[[Path], None] | None = None) -> None:
        self.path = path
        self._rebuild = rebuild
        self._db = _connect(path)
        self._named = lru_cache(_CACHED)(self._read_named)
        self._status = lru_cache(_CACHED)(self._read_status)
        self._spelt = lru_cache(_CACHED)(self._read_spelt)
        self._capital = lru_cache(_CACHED)(self._read_capital)

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """All places of that name, the most populous first; empty if there is none.

        A place known better by another name counts a third of its people, so that Salvador is in Brazil;
        one whose name fits only without its Arabic article or final h comes after all others. Villages of
        the further file are given only where no other place has the name."""
        return self._named(normalise_name(name))

    def _read_named(self, key: str) -> tuple[PlaceEntry, ...]:
        forms = (key, key[3:]) if key.startswith("al ") else (key,)
        for form, fits in product(forms, ("n.fit < 3", "n.fit = 3")):
            found = self._entries(
                f"FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? AND {fits}"
                " ORDER BY n.fit = 2, p.rank / (1 + 2 * n.fit) DESC, p.id",
                (form,),
            )
            if found:
                return found
        return ()

    def find_region(self, name: str, country: str | None = None) -> tuple[PlaceEntry, ...]:
        """Administrative units and regions of that name, with or without a word for their kind.

        "Kursk region", "Kursk oblast" and "Kurskaya oblast" give Kursk Oblast. A word for a larger kind
        (region, province) puts first-level units first, one for a smaller (district, county) second-level."""
        stem, kind = region_stem(name)
        rows = self._rows(
            f"SELECT {_COLUMNS}, s.kind, p.rank FROM stems s JOIN places p ON p.id = s.place"
            " WHERE s.key = ? AND (? IS NULL OR p.country = ?)",
            (stem, country, country),
        )
        level = REGION_WORDS.get(kind, 1 if not kind else 0)
        best: dict[PlaceEntry, tuple[bool, bool, bool, int]] = {}
        for *values, own_kind, rank in rows:
            entry = PlaceEntry(*values)
            is_city = region_stem(entry.name)[1] == "city" != kind
            order = (not _is_of_level(entry, level), is_city, not own_kind, -rank)
            best[entry] = min(order, best.get(entry, order))
        return tuple(sorted(best, key=best.__getitem__))

    def find_spelt(self, name: str, countries: frozenset[str]) -> tuple[tuple[PlaceEntry, str], ...]:
        """Places of these countries whose name may be another spelling of this one, each with the name as it
        is listed, the most alike first: "Kafr Zita" for "Kfar Zeita". Only where names reach English from
        another alphabet."""
        return self._spelt(name, countries)

    def _read_spelt(self, name: str, countries: frozenset[str]) -> tuple[tuple[PlaceEntry, str], ...]:
        romanised = sorted(country for country in countries if is_romanised(country))
        found: dict[PlaceEntry, tuple[float, int, str]] = {}
        for key in {country_spelling_key(name, country) for country in romanised} - {""}:
            rows = self._rows(
                f"SELECT {_COLUMNS}, s.name, p.rank FROM spellings s JOIN places p ON p.id = s.place"
                " WHERE s.key = ?",
                (key,),
            )
            for *values, listed, rank in rows:
                entry = PlaceEntry(*values)
                if entry.country in countries and are_alike(name, listed):
                    order = (-round(likeness(name, listed), 2), -rank, listed)
                    found[entry] = min(order, found.get(entry, order))
        best = min((order[0] for order in found.values()), default=0.0)
        near = [entry for entry, order in found.items() if order[0] <= best + _AS_ALIKE]
        return tuple((entry, found[entry][2]) for entry in sorted(near, key=lambda e: (found[e], e.key)))

    def capital(self, country: str) -> PlaceEntry | None:
        """The capital of that country (ISO alpha-3); None if there is none, or several."""
        return self._capital(country)

    def _read_capital(self, country: str) -> PlaceEntry | None:
        found = self._entries("FROM places p WHERE p.code = 'PPLC' AND p.country = ?", (country,))
        return found[0] if len(found) == 1 else None

    def starts_phrase(self, first_word: str) -> bool:
        """Whether a known name is this word or begins with it."""
        words = bare_words(first_word)
        return bool(words) and self._status(_as_prefix(words)) != _NO_NAME

    def longest_match(self, words: Sequence[str]) -> int:
        """How many of the leading words are the longest known name, of five words at most; 0 if none is.

        Words may be tokens: "ez", "-", "Zor" are two words and a hyphen. Without a capital it is no name."""
        parts = [bare_words(word) for word in words[:_WINDOW]]
        if not parts or not parts[0]:
            return 0
        flat = even_words([part for word in parts for part in word])
        longest = taken = 0
        for index, part in enumerate(parts):
            taken += len(part)
            if taken > _LONGEST:
                break
            status = self._status(" ".join(flat[:taken])) if part else _BEGINS_NAME
            if status & _IS_NAME and _is_written_as_name(words[: index + 1]):
                longest = index + 1
            if part and not status & _BEGINS_NAME:
                break
        return longest

    def near(self, lat: float, lon: float, km: float) -> tuple[PlaceEntry, ...]:
        """Populated places, camps and other points within `km`, the nearest first; no units or regions."""
        if km <= 0:
            return ()
        cells = _cells_around(lat, lon, km)
        marks = ", ".join("?" * len(cells))
        found = self._entries(
            f"FROM places p WHERE cell IN ({marks}) AND class IN ('P', 'S', 'T') ORDER BY p.id", tuple(cells)
        )
        far = [(distance, entry) for entry in found if (distance := _km(lat, lon, entry)) <= km]
        return tuple(entry for _, entry in sorted(far, key=lambda pair: (pair[0], pair[1].key)))

    def country(self, alpha3: str) -> PlaceEntry | None:
        """The country of that ISO alpha-3 code; None if there is none."""
        return self._unit("u.country = ? AND u.admin1 = ''", (alpha3,))

    def admin1(self, country: str, code: str) -> PlaceEntry | None:
        """The first-level unit of that GeoNames code ("41" is Kursk Oblast in RUS); None if unknown."""
        if not code:
            return None
        return self._unit("u.country = ? AND u.admin1 = ? AND u.admin2 = ''", (country, code))

    def entry(self, key: str) -> PlaceEntry | None:
        """The place of that key ("gn:538560"); None if there is none."""
        return next(iter(self._entries("FROM places p WHERE p.key = ?", (key,))), None)

    def close(self) -> None:
        """Close the file; the gazetteer cannot be asked after that."""
        self._db.close()

    def _unit(self, condition: str, values: tuple[object, ...]) -> PlaceEntry | None:
        found = self._entries(f"FROM units u JOIN places p ON p.id = u.place WHERE {condition}", values)
        return found[0] if found else None

    def _read_status(self, key: str) -> int:
        rows = self._rows(
            "SELECT EXISTS (SELECT 1 FROM names WHERE key = :key AND fit < 3) * 2"
            " | EXISTS (SELECT 1 FROM names WHERE key >= :key || ' ' AND key < :key || '!' AND fit < 3)",
            {"key": key},
        )
        status = int(rows[0][0])
        return status | (self._status(key[3:]) if key.startswith("al ") else 0)

    def _entries(self, tail: str, values: tuple[object, ...]) -> tuple[PlaceEntry, ...]:
        return tuple(PlaceEntry(*row) for row in self._rows(f"SELECT {_COLUMNS} {tail}", values))

    def _rows(self, query: str, values: tuple[object, ...] | dict[str, object]) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if self._rebuild is None or isinstance(error, sqlite3.ProgrammingError):
                raise _unreadable(self.path, str(error)) from error
            self._db.close()
            self._rebuild(self.path)
            self._db, self._rebuild = _connect(self.path), None
            return self._db.execute(query, values).fetchall()


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, or the one that `reportedly places build` wrote to `path`.

    The first use unpacks the shipped one into the user's cache, which takes some seconds.
    Raises GazetteerError if the data is missing or broken; a broken cache is built again."""
    if path is None:
        return Gazetteer(cached_gazetteer(), rebuild=build_shipped)
    if not is_whole(path):
        raise _unreadable(path, "it is missing, cut short or of another version")
    return Gazetteer(path)


def _connect(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.execute("PRAGMA mmap_size=268435456")
    except sqlite3.Error as error:
        raise _unreadable(path, str(error)) from error
    return connection


def _unreadable(path: Path, reason: str) -> GazetteerError:
    return GazetteerError(f'gazetteer {path} cannot be read: {reason}; run "reportedly places build"')


def _is_written_as_name(words: Sequence[str]) -> bool:
    """Whether the words carry a capital; a name of two letters needs both, or "us" would be the country."""
    text = "".join(words)
    return not text.islower() and (len(text) > 2 or text.isupper())


def _as_prefix(words: list[str]) -> str:
    # An article alone is not evened, for the sound after it is unknown: take any second word of its sound.
    return " ".join(even_words([*words, words[-1][1:]])[: len(words)]) if len(words[-1]) > 1 else words[0]


def _is_of_level(entry: PlaceEntry, level: int) -> bool:
    if level == 2:
        return entry.feature_code == "ADM2"
    return level == 0 or entry.feature_code in ("ADM1", "RGN", "PCLI", "PCLD")


def _cells_around(lat: float, lon: float, km: float) -> set[int]:
    high = min(km / 111.0, 180.0)
    wide = min(high / max(math.cos(math.radians(min(abs(lat) + high, 89.0))), 0.02), 180.0)
    lats = range(math.floor(max(lat - high, -90.0)), math.floor(min(lat + high, 89.999)) + 1)
    lons = range(math.floor(lon - wide), math.floor(lon + wide) + 1)
    return {cell_of(north, (east + 180) % 360 - 180) for north in lats for east in lons}


def _km(lat: float, lon: float, entry: PlaceEntry) -> float:
    phi, other = math.radians(lat), math.radians(entry.lat)
    half = math.sin((other - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other) * math.sin(math.radians(entry.lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
