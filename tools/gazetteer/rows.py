"""The shipped file's lines. In: countries, units, cities and their points. Out: rows of text fields, sorted.

Countries come first, then units, then places, each by country, so that equal text stands together.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.gazetteer.sources import City, Country, Unit
from tools.gazetteer.units import UnitPoint, mean_point

from reportedly.data.place_rows import useful_alternates

Row = tuple[str, ...]


def country_rows(countries: Iterable[Country], cities: Iterable[City], points: Path) -> Iterator[Row]:
    """A row for each country: a point in its outline, else the mean of its places, else no row."""
    outlines = {row["alpha3"]: row for row in csv.DictReader(points.open(encoding="utf-8"))}
    inside: dict[str, list[City]] = {}
    for city in cities:
        inside.setdefault(city.alpha2, []).append(city)
    for country in sorted(countries, key=lambda country: country.alpha3):
        outline = outlines.get(country.alpha3)
        members = inside.get(country.alpha2)
        if outline:
            lat, lon = float(outline["lat"]), float(outline["lon"])
            code, found = outline["feature_code"], outline["found"]
        elif members:
            lat, lon = mean_point(members)
            code, found = "PCLD", str(len(members))
        else:
            continue
        codes = (code, country.alpha3, country.alpha2, "")
        yield _row(
            country.geonameid, country.names, (lat, lon), codes, population=country.population, found=found
        )


def unit_rows(
    units: Iterable[Unit], points: Mapping[int, UnitPoint], alpha3: Mapping[str, str]
) -> Iterator[Row]:
    """A row for each unit that has a point; its population is that of its listed places, for ordering."""
    placed = [unit for unit in units if unit.geonameid in points and unit.code[:2] in alpha3]
    for unit in sorted(placed, key=lambda unit: (alpha3[unit.code[:2]], unit.level, unit.code)):
        point = points[unit.geonameid]
        alpha2, admin1, *rest = unit.code.split(".")
        names = (*unit.names, *([f"{point.seat} District"] if point.seat else []))
        codes = (f"ADM{unit.level}", alpha3[alpha2], admin1, rest[0] if rest else "")
        yield _row(
            unit.geonameid, names, (point.lat, point.lon), codes, population=point.weight, found=point.found
        )


def city_rows(cities: Iterable[City], known: set[str], alpha3: Mapping[str, str]) -> Iterator[Row]:
    """A row for each place; a second-level code that no unit of ours has is left empty."""
    ordered = (city for city in cities if city.alpha2 in alpha3)
    for city in sorted(ordered, key=lambda city: (alpha3[city.alpha2], city.admin1, city.admin2, city.name)):
        admin2 = city.admin2 if f"{city.alpha2}.{city.admin1}.{city.admin2}" in known else ""
        codes = (city.feature_code, alpha3[city.alpha2], city.admin1, admin2)
        point = (city.lat, city.lon)
        yield _row(
            city.geonameid, (city.name, *city.alternates), point, codes, population=city.population, found=""
        )


def _row(
    geonameid: int,
    names: tuple[str, ...],
    point: tuple[float, float],
    codes: tuple[str, str, str, str],
    *,
    population: int,
    found: str,
) -> Row:
    name = _clean(names[0])
    alternates = "|".join(_clean(other) for other in useful_alternates(name, list(names[1:])))
    lat, lon = (f"{value:.4f}".rstrip("0").rstrip(".") for value in point)
    return (str(geonameid), name, alternates, lat, lon, *codes, str(population or ""), found)


def _clean(name: str) -> str:
    return " ".join(name.replace("|", " ").split())
