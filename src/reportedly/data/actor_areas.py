"""Who administers a place at a date, where that is not the gazetteer's country. In: `data/actor_areas.yaml`.
Out: areas by place or name; None where the country itself administers or nobody does as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from reportedly.data.actor_entries import Period
from reportedly.data.actor_files import EntryFields, read_yaml
from reportedly.data.actor_words import key_of

FILE = Path(__file__).parent / "actor_areas.yaml"
AREA_FIELDS = frozenset(["id", "name", "names", "country", "admin1", "towns", "side", "from", "to", "source"])


@dataclass(frozen=True, slots=True)
class Area:
    """A place and its surroundings under one authority for a time; `side` appoints the officials there."""

    id: str
    name: str
    country: str
    side: str
    period: Period
    names: frozenset[str] = frozenset()
    admin1: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()


class Areas:
    """All areas, ready for look-up. Build it once: `load_areas()`."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self.all = tuple(areas)

    def named(self, words: str, on: date | None) -> Area | None:
        """The area that has this adjective or name."""
        key = key_of(words)
        return next((area for area in self._on(on) if key in area.names), None)

    def around(self, words: str, country: str, admin1: str | None, on: date | None) -> Area | None:
        """The area in which a place lies, by its own words or its first-level division."""
        key = key_of(words)
        here = (area for area in self._on(on) if area.country == country)
        return next((area for area in here if key in area.towns or admin1 in area.admin1), None)

    def _on(self, on: date | None) -> Iterable[Area]:
        # Without a day, who holds the area last.
        return (a for a in self.all if (a.period.last is None if on is None else a.period.covers(on)))


def read_areas(path: Path = FILE) -> Areas:
    """The areas of a file, each checked for itself; whether the sides exist is for a test."""
    return Areas(area_from(EntryFields(path, item, AREA_FIELDS)) for item in read_yaml(path))


def area_from(fields: EntryFields) -> Area:
    """One area, checked."""
    area = Area(
        id=fields.id,
        name=fields.text("name"),
        country=fields.text("country"),
        side=fields.text("side"),
        period=fields.period(),
        names=frozenset(map(key_of, fields.texts("names"))),
        admin1=frozenset(fields.texts("admin1")),
        towns=frozenset(map(key_of, fields.texts("towns"))),
    )
    if not area.names | area.admin1 | area.towns:
        raise fields.fault("names, admin1 and towns are all missing; say what lies in it")
    if area.period.first is None:
        raise fields.fault("from is missing; write 2012 or 2012-04-04")
    fields.text("source")
    return area


@lru_cache(maxsize=1)
def load_areas() -> Areas:
    """The shipped areas, read once a process."""
    return read_areas()
