"""Hold the nuclear sites against public lists and print those that are more than 3 km from every unit.

    python tools/sites/check_sites.py --geonucleardata FILE.csv --wri FILE.csv

Nothing is copied from either list: GeoNuclearData (ODbL) and the Global Power Plant Database of WRI
(CC BY) are only measured against. Ends with 1 if a site is far without a known reason."""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from reportedly.data.distance import distance_km
from reportedly.data.sites import SiteEntry, open_sites
from reportedly.errors import InputError

FAR_KM = 3.0
UNLISTED_KM = 60.0  # further than this, the list has no unit of that site
Unit = tuple[str, float, float]

# Units whose listed coordinates are wrong: seen where the lists differ, or in an encyclopedia (Dresden,
# River Bend, Jose Cabrera). Only Barakah rests on no second source.
KNOWN_ERRORS = {
    "Zaporozhye": "GeoNuclearData gives the thermal plant, 3.1 km east",
    "Novovoronezh-5": "GeoNuclearData latitude is 52.381, a typo for about 51.28",
    "Maanshan": "GeoNuclearData gives Lungmen, at the other end of the island",
    "Kewaunee": "GeoNuclearData is 14 km north",
    "Dresden": "both lists are 8 km south-west; the plant is where the Kankakee meets the Des Plaines",
    "River Bend": "both lists are 5 km south-west, at the river instead of the plant",
    "Jose Cabrera": "GeoNuclearData is 6 km east",
    "Fangchenggang": "GeoNuclearData is rounded to a tenth of a degree, 28 km off",
    "Yangjiang-1": "GeoNuclearData gives the city",
    "Fuqing-1": "GeoNuclearData gives the city",
    "Barakah": "GeoNuclearData is 3 to 4 km west",
}
# Sites that no list of power reactors has; a neighbour in the list says nothing of them.
NOT_LISTED = {
    "la_hague_reprocessing": "reprocessing works",
    "rokkasho_reprocessing": "reprocessing works",
    "chalk_river_nuclear": "research centre",
    "hanford_nuclear": "production site",
    "savannah_river_nuclear": "production site",
    "jinqimen_npp": "construction began after the lists were made",
    "bailong_npp": "construction began after the lists were made",
    "lianjiang_npp": "construction began after the lists were made",
    "dimitrovgrad_riar": "research centre",
    "gatchina_reactor": "research centre",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--geonucleardata", type=Path, required=True, help="nuclear_power_plants, CSV")
    parser.add_argument("--wri", type=Path, required=True, help="Global Power Plant Database, CSV")
    parser.add_argument("--sites", type=Path, default=None, help="another list of sites")
    options = parser.parse_args()
    units = [*_read_geonucleardata(options.geonucleardata), *_read_wri(options.wri)]
    sites = [entry for entry in open_sites(options.sites).entries if entry.kind == "nuclear"]
    near = unlisted = doubtful = 0
    for entry in sites:
        km, name = _nearest(entry, units)
        if km <= FAR_KM:
            near += 1
        elif km > UNLISTED_KM:
            unlisted += 1
        else:
            note = _known(entry, name)
            doubtful += not note
            print(f"{entry.site_id}: {km:.1f} km from {name}: {note or 'CHECK'}")
    known = len(sites) - near - unlisted - doubtful
    print(f"{len(sites)} nuclear sites: {near} within {FAR_KM:g} km of a listed unit, {unlisted} in neither")
    print(f"list, {known} far for a known reason, {doubtful} to check")
    return 1 if doubtful else 0


def _nearest(entry: SiteEntry, units: list[Unit]) -> tuple[float, str]:
    """The distance to the nearest listed unit, and its name."""
    close = [unit for unit in units if abs(unit[1] - entry.lat) < 1.5]
    measured = [(distance_km(entry.lat, entry.lon, lat, lon), name) for name, lat, lon in close]
    return min(measured, default=(float("inf"), "nothing"))


def _known(entry: SiteEntry, unit: str) -> str:
    wrong = (note for name, note in KNOWN_ERRORS.items() if name in unit or name in entry.name)
    return NOT_LISTED.get(entry.site_id) or next(wrong, "")


def _read_geonucleardata(path: Path) -> Iterator[Unit]:
    for row in _read_rows(path, ("Name", "Latitude", "Longitude")):
        if row["Latitude"]:
            yield f"{row['Name']} (GeoNuclearData)", float(row["Latitude"]), float(row["Longitude"])


def _read_wri(path: Path) -> Iterator[Unit]:
    for row in _read_rows(path, ("name", "latitude", "longitude", "primary_fuel")):
        if row["primary_fuel"] == "Nuclear":
            yield f"{row['name']} (WRI)", float(row["latitude"]), float(row["longitude"])


def _read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if missing := set(columns) - set(reader.fieldnames or ()):
            raise InputError(str(path), f"has no column {', '.join(sorted(missing))}", "give the right file")
        yield from reader


if __name__ == "__main__":
    raise SystemExit(main())
