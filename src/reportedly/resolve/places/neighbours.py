"""Neighbours: what the readings of a text's place names say for each other. In: instances, and how likely
each reading is as yet. Out: numbers a reading: near which others, in which country and unit with them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.data.gazetteer import PlaceEntry
from reportedly.resolve.places.instances import Instance
from reportedly.resolve.places.readings import is_country
from reportedly.resolve.places.traits import COLUMN, NAMES, Rows

_EARTH_KM = 6371.0
_LIKELY = 0.03  # less likely readings are no neighbours
_NEAR_KM, _AROUND_KM = 60.0, 300.0

_Codes = NDArray[np.int_]
_Flags = NDArray[np.bool_]


class Neighbours:
    """The readings of all instances in one list, with what they have in common."""

    def __init__(self, instances: Sequence[Instance]) -> None:
        self.entries = [entry for instance in instances for entry in instance.entries]
        owners = [number for number, instance in enumerate(instances) for _ in instance.entries]
        self._owner = np.array(owners, dtype=int)
        # The same name elsewhere is no second witness.
        self._name = _codes([instances[number].key[0] for number in owners])
        self._weight = np.array([math.sqrt(instances[number].count) for number in owners])
        points = np.radians([(entry.lat, entry.lon) for entry in self.entries]).reshape(-1, 2)
        self._points = _on_sphere(points)
        self._is_country = np.array([is_country(entry) for entry in self.entries], dtype=bool)
        self._is_first = np.array([entry.feature_code == "ADM1" for entry in self.entries], dtype=bool)
        self._country = _codes([entry.country or None for entry in self.entries])
        self._first = _codes([_first_level(entry) for entry in self.entries])
        self._lower = _codes([_second_level(entry) for entry in self.entries])

    def traits(self, chances: Rows) -> Rows:
        """A row a reading, in the order of the instances and their entries."""
        rows = np.zeros((len(self.entries), len(NAMES)))
        likely = np.flatnonzero(chances > _LIKELY)
        if not len(likely):
            return rows
        other = self._name[:, None] != self._name[None, likely]
        chance = np.where(other, chances[likely][None, :], 0.0)
        weight = chance * self._weight[None, likely]
        total = weight.sum(axis=1) + 1.0

        def same(codes: _Codes, among: _Flags | None = None) -> Rows:
            shared = (codes[:, None] == codes[None, likely]) & (codes[:, None] >= 0)
            return np.asarray(shared if among is None else shared & among[None, likely], dtype=float)

        named = (chance * same(self._country, self._is_country)).max(axis=1)
        rows[:, COLUMN["country_named"]] = np.where(self._is_country, 0.0, named)
        named = (chance * same(self._first, self._is_first)).max(axis=1)
        rows[:, COLUMN["first_level_named"]] = np.where(self._is_first, 0.0, named)
        for name, codes in (
            ("country", self._country),
            ("first_level", self._first),
            ("lower_level", self._lower),
        ):
            rows[:, COLUMN[f"same_{name}"]] = (weight * same(codes)).sum(axis=1) / total
        km = self._distances(likely)
        rows[:, COLUMN["near"]] = (chance * np.exp(-km / _NEAR_KM)).max(axis=1)
        rows[:, COLUMN["around"]] = (weight * np.exp(-km / _AROUND_KM)).sum(axis=1) / total
        return rows

    def nearest(self, reading: int, chances: Rows) -> tuple[PlaceEntry, float] | None:
        """The likely place of another name that is nearest to a reading, and the kilometres between."""
        fit = (chances > 0.5) & (self._name != self._name[reading])
        others = np.flatnonzero(fit)
        if not len(others):
            return None
        km = self._distances(others, np.array([reading]))[0]
        best = int(np.argmin(km))
        return (self.entries[int(others[best])], float(km[best])) if np.isfinite(km[best]) else None

    def _distances(self, columns: _Codes, rows: _Codes | slice = slice(None)) -> Rows:
        """Kilometres, to some metres; infinite from and to what is no point: countries, first-level units."""
        wide = self._is_country | self._is_first
        cosine = np.clip(self._points[rows] @ self._points[columns].T, -1.0, 1.0)
        km = _EARTH_KM * np.arccos(cosine)
        return np.where(wide[rows][:, None] | wide[columns][None, :], np.inf, km)


def _on_sphere(radians: Rows) -> Rows:
    lat, lon = radians[:, 0], radians[:, 1]
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _first_level(entry: PlaceEntry) -> Hashable | None:
    name = entry.name if entry.feature_code == "ADM1" else entry.admin1
    return (entry.country, name) if name else None


def _second_level(entry: PlaceEntry) -> Hashable | None:
    name = entry.name if entry.feature_code == "ADM2" else entry.admin2
    return (entry.country, entry.admin1, name) if name else None


def _codes(values: Sequence[Hashable | None]) -> _Codes:
    """Equal values as equal numbers, None as -1."""
    numbers: dict[Hashable, int] = {}
    return np.array([-1 if v is None else numbers.setdefault(v, len(numbers)) for v in values], dtype=int)
