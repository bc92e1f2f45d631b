"""The world: where and among whom incidents happen. In: the shipped gazetteer, register and conflicts. Out:
theatres, each one conflict in one region for two months, with its towns, sides and outlets."""

from __future__ import annotations

import lzma
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import reportedly.data
from reportedly.data.actor_entries import ActorEntry, CountryEntry
from reportedly.data.conflicts import Conflict, load_conflicts
from reportedly.data.gazetteer import Gazetteer, PlaceEntry, open_gazetteer
from reportedly.data.place_names import normalise_name
from reportedly.data.place_rows import shipped_rows
from reportedly.data.register import Register, load_register

THEATRE_DAYS = 60
TOWNS = 60
_WRITTEN_ABOUT = timedelta(days=THEATRE_DAYS + 45)
_FIRST, _LAST = date(2014, 1, 1), date(2025, 6, 30)
_LEAST_PEOPLE = 500
_BEGINNING = 4
_LIKE = 0.8  # of a name's letters in common: Kamianka and Kamianske


@dataclass(frozen=True, slots=True)
class Town:
    """A town of a theatre with the ones it is mistaken for: the nearest, and one of a like name if any."""

    entry: PlaceEntry
    province: PlaceEntry | None
    nearest: PlaceEntry
    namesake: PlaceEntry | None


@dataclass(frozen=True, slots=True)
class Body:
    """Words that stand for a side or a source, with what the register makes of them."""

    words: str
    name: str
    actor_id: str
    side: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Side:
    """A party: who fights for it, who speaks for its forces, and who for its authorities."""

    id: str
    forces: Body
    spokesman: Body
    authorities: Body


@dataclass(frozen=True, slots=True)
class Theatre:
    """One conflict in one region from `start` on, for `THEATRE_DAYS` days. `towns` come hottest first."""

    number: int
    conflict: Conflict
    start: date
    sides: tuple[Side, Side]
    towns: tuple[Town, ...]


class World:
    """All that theatres are made of, read once."""

    def __init__(self) -> None:
        self.register: Register = load_register()
        self.gazetteer: Gazetteer = open_gazetteer()
        self.conflicts = load_conflicts().all
        self._towns = _towns_by_country()
        self._entries: dict[str, PlaceEntry] = {}
        self._beginnings: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def theatres(self, seed: int) -> Iterator[Theatre]:
        """Every conflict in each two months in which it went on, in an order that the seed decides."""
        slots = [
            (conflict, start)
            for start in _starts()
            for conflict in self.conflicts
            if conflict.covers(None, start)
            and conflict.covers(None, start + timedelta(days=THEATRE_DAYS + 45))
        ]
        random.Random(f"order {seed}").shuffle(slots)
        for number, (conflict, start) in enumerate(slots):
            theatre = self._theatre(number, conflict, start, random.Random(f"theatre {seed} {number}"))
            if theatre is not None:
                yield theatre

    def _theatre(self, number: int, conflict: Conflict, start: date, rng: random.Random) -> Theatre | None:
        """None where the register knows no forces of a side, or the gazetteer too few towns."""
        country = conflict.countries[0] if rng.random() < 0.8 else rng.choice(conflict.countries)
        sides = [self._side(id_, start) for id_ in rng.choice(conflict.opposing)]
        known = self._towns.get(country, [])
        if sides[0] is None or sides[1] is None or len(known) < TOWNS + 1:
            return None
        middle = rng.choice(known)
        near = sorted(known, key=lambda town: _square(town, middle))[: TOWNS + 1]
        rng.shuffle(near)
        entries = [self._entry(key) for key, _, _, _ in near]
        towns = tuple(self._town(entry, entries) for entry in entries[:TOWNS])
        return Theatre(number, conflict, start, (sides[0], sides[1]), towns)

    def _town(self, entry: PlaceEntry, others: list[PlaceEntry]) -> Town:
        nearest = min((o for o in others if o.key != entry.key), key=lambda o: _apart(o, entry))
        own = normalise_name(entry.name)
        alike = self._by_beginning(entry.country).get(own[:_BEGINNING], ())
        like = next((key for key, name in alike if key != entry.key and _is_like(name, own)), None)
        return Town(entry, self._province(entry), nearest, self._entry(like) if like else None)

    def _by_beginning(self, country: str) -> dict[str, list[tuple[str, str]]]:
        """The country's towns by the first letters of their names: key and normalised name."""
        if country not in self._beginnings:
            found: dict[str, list[tuple[str, str]]] = defaultdict(list)
            for key, name, _, _ in self._towns[country]:
                normal = normalise_name(name)
                found[normal[:_BEGINNING]].append((key, normal))
            self._beginnings[country] = found
        return self._beginnings[country]

    def _province(self, entry: PlaceEntry) -> PlaceEntry | None:
        if entry.admin1 is None:
            return None
        found = self.gazetteer.find_region(entry.admin1, entry.country)
        return next((unit for unit in found if unit.country == entry.country), None)

    def _entry(self, key: str) -> PlaceEntry:
        if key not in self._entries:
            found = self.gazetteer.entry(key)
            if found is None:
                raise ValueError(f"the gazetteer has no {key}")
            self._entries[key] = found
        return self._entries[key]

    def _side(self, side: str, on: date) -> Side | None:
        entry = self.register.entry(side)
        if isinstance(entry, CountryEntry) and entry.adjectives:
            adjective, owner = entry.adjectives[0], f"{entry.name}'s"
            words = (f"{adjective} forces", f"{owner} defence ministry", f"{adjective} officials")
        elif isinstance(entry, ActorEntry):
            words = (entry.name, f"a spokesman for {entry.name}", f"a spokesman for {entry.name}")
        else:
            return None
        bodies = [self._body(phrase, side, on) for phrase in words]
        if bodies[0] is None or bodies[1] is None or bodies[2] is None:
            return None
        return Side(side, bodies[0], bodies[1], bodies[2])

    def _body(self, words: str, side: str, on: date) -> Body | None:
        match = self.register.describe(words, None, on)
        if match is None or match.side != side:
            return None
        return Body(words, match.name, match.id, side, match.kind)


_Known = tuple[str, str, float, float]  # key, name, latitude, longitude


def _towns_by_country() -> dict[str, list[_Known]]:
    """Country -> its towns whose names are plain enough for a sentence."""
    packed = (Path(reportedly.data.__file__).parent / "places.tsv.xz").read_bytes()
    towns: dict[str, list[_Known]] = defaultdict(list)
    for row in shipped_rows(lzma.decompress(packed).decode("utf-8")):
        plain = row.name.replace("-", "").replace(" ", "").isalpha() and row.name[:1].isupper()
        if row.feature_class == "P" and row.population >= _LEAST_PEOPLE and plain:
            towns[row.country].append((f"gn:{row.geonameid}", row.name, row.lat, row.lon))
    return towns


def _starts() -> Iterator[date]:
    day = _FIRST
    while day <= _LAST:
        yield day
        day += timedelta(days=THEATRE_DAYS)


def _square(a: _Known, b: _Known) -> float:
    return (a[2] - b[2]) ** 2 + ((a[3] - b[3]) * math.cos(math.radians(a[2]))) ** 2


def _apart(a: PlaceEntry, b: PlaceEntry) -> float:
    return (a.lat - b.lat) ** 2 + ((a.lon - b.lon) * math.cos(math.radians(a.lat))) ** 2


def _is_like(a: str, b: str) -> bool:
    """The same normalised name, or one that begins alike and ends otherwise."""
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a == b or (len(b) >= 6 and common >= _LIKE * max(len(a), len(b)))
