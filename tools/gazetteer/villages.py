"""Villages: places that cities500 lacks, of countries at war. In: official GeoNames country dumps. Out:
places_villages.tsv.xz and its meta file. Run: `python -m tools.gazetteer.villages --dump UA.zip ML.txt`."""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import reportedly.data
from reportedly.data.place_rows import SHIPPED_COLUMNS, PlaceRow, dump_rows, shipped_rows

PLACES = Path(reportedly.data.__file__).with_name("places.tsv.xz")
_LICENCE = "Contains data of GeoNames (geonames.org), licensed under CC BY 4.0, changed: selected and joined."
_NAME = "places_villages"
_CODES = ("PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLX", "PPLL", "PPLF", "PPLS", "STLMT")
_DIGITS = 5  # of a degree: a metre


def main() -> None:
    """Write both files from the dumps named on the command line."""
    parser = argparse.ArgumentParser(description="Pack the villages of GeoNames country dumps.")
    parser.add_argument("--dump", nargs="+", type=Path, required=True, help="XX.zip or XX.txt of GeoNames")
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/data"))
    parser.add_argument("--date", required=True, help="the day of the build")
    options = parser.parse_args()
    rows = sorted(_villages(options.dump), key=lambda row: (row.country, row.geonameid or 0))
    text = "\n".join("\t".join(line) for line in [SHIPPED_COLUMNS, *map(_line, rows)]) + "\n"
    packed = lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    (options.out / f"{_NAME}.tsv.xz").write_bytes(packed)
    meta = {
        "schema": "reportedly.places/1",
        "file": f"{_NAME}.tsv.xz",
        "sha256": hashlib.sha256(packed).hexdigest(),
        "bytes": len(packed),
        "licence": _LICENCE,
        "built": options.date,
        "sources": [{"name": path.name, "gives": "populated places"} for path in options.dump],
        "counts": dict(sorted(Counter(row.country for row in rows).items())),
    }
    (options.out / f"{_NAME}.meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


def _villages(dumps: list[Path]) -> Iterator[PlaceRow]:
    """The populated places of the dumps that the shipped file lacks."""
    shipped = list(shipped_rows(lzma.decompress(PLACES.read_bytes()).decode("utf-8")))
    known = {row.geonameid for row in shipped}
    countries = {row.codes[0]: row.country for row in shipped if row.feature_code.startswith("PCL")}
    for dump in dumps:
        for row in dump_rows(dump, countries):
            if row.feature_code in _CODES and row.geonameid not in known:
                yield row


def _line(row: PlaceRow) -> tuple[str, ...]:
    lat, lon = (f"{value:.{_DIGITS}f}".rstrip("0") for value in (row.lat, row.lon))
    return (
        str(row.geonameid), row.name, "|".join(row.aliases), lat, lon, row.feature_code, row.country,
        row.codes[0], row.codes[1], str(row.population or ""), "",
    )  # fmt: skip


if __name__ == "__main__":
    main()
