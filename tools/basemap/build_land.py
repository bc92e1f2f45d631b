"""Natural Earth -> `src/reportedly/data/land.json.xz`: simplified coasts and land borders for the brief's
small map.

Run: `python tools/basemap/build_land.py FOLDER` with a folder that holds ne_50m_land.7z and
ne_10m_admin_0_boundary_lines_land.7z (Natural Earth, public domain). Needs `py7zr`, which is no dependency of
Reportedly. Coordinates are hundredths of a degree, each ring or line as a first point and then steps.
"""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import py7zr

TARGET = Path(__file__).resolve().parents[2] / "src" / "reportedly" / "data" / "land.json.xz"
LAND, BORDERS = "ne_50m_land", "ne_10m_admin_0_boundary_lines_land"
TOLERANCE = 0.02  # degrees: about 2 km, less than a pixel on a map of a province
SMALLEST = 0.02  # square degrees of a bounding box: smaller islands are left out
OPEN_BORDER = "International boundary (verify)"  # every other class is drawn dashed, as not settled

Point = tuple[float, float]


def features(archive: Path) -> list[dict[str, Any]]:
    """The features of the one GeoJSON file in the archive."""
    with tempfile.TemporaryDirectory() as folder, py7zr.SevenZipFile(archive) as packed:
        packed.extractall(folder)
        found = list(Path(folder).rglob("*json"))
        content = json.loads(found[0].read_text(encoding="utf-8"))
    return [feature for feature in content["features"] if feature["geometry"]]


def rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """The outer and inner rings of a polygon or of several, or the lines of a line string."""
    coordinates = geometry["coordinates"]
    nested = {"Polygon": coordinates, "MultiLineString": coordinates, "LineString": [coordinates]}
    lines = nested.get(geometry["type"]) or [ring for polygon in coordinates for ring in polygon]
    for line in lines:
        yield [(point[0], point[1]) for point in line]


def _offset(point: Point, first: Point, last: Point) -> float:
    width, height = last[0] - first[0], last[1] - first[1]
    length = width * width + height * height
    part = 0.0 if length == 0 else ((point[0] - first[0]) * width + (point[1] - first[1]) * height) / length
    part = min(1.0, max(0.0, part))
    across, up = point[0] - first[0] - part * width, point[1] - first[1] - part * height
    return float((across * across + up * up) ** 0.5)


def simplified(line: list[Point]) -> list[Point]:
    """The line by Douglas and Peucker, without recursion."""
    keep, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda i: _offset(line[i], line[first], line[last]), default=None)
        if far is not None and _offset(line[far], line[first], line[last]) > TOLERANCE:
            keep.add(far)
            todo += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def is_large(ring: list[Point]) -> bool:
    wide = max(x for x, _ in ring) - min(x for x, _ in ring)
    return wide * (max(y for _, y in ring) - min(y for _, y in ring)) >= SMALLEST


def steps(line: list[Point]) -> list[int]:
    """The line as whole hundredths of a degree: the first point, then the step to each next one."""
    points = [(round(x * 100), round(y * 100)) for x, y in line]
    flat, before = [], (0, 0)
    for point in points:
        if point != before or not flat:
            flat += [point[0] - before[0], point[1] - before[1]]
            before = point
    return flat


def _halves(ring: list[Point]) -> list[Point]:
    # a closed ring starts where it ends, so its first step of simplification needs a second fixed point
    middle = len(ring) // 2
    return simplified(ring[: middle + 1])[:-1] + simplified(ring[middle:])


def outline(land: Iterable[dict[str, Any]], borders: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What the file holds."""
    coast = [ring for feature in land for ring in rings(feature["geometry"]) if is_large(ring)]
    lines: dict[bool, list[list[int]]] = {True: [], False: []}
    for feature in borders:
        for line in rings(feature["geometry"]):
            lines[feature["properties"]["featurecla"] == OPEN_BORDER].append(steps(simplified(line)))
    return {
        "source": "Natural Earth, public domain: 1:50m land, 1:10m boundary lines; simplified",
        "land": [steps(_halves(ring)) for ring in coast],
        "borders": lines[True],
        "disputed": lines[False],
    }


def main(folder: Path) -> None:
    content = outline(features(folder / f"{LAND}.7z"), features(folder / f"{BORDERS}.7z"))
    packed = lzma.compress(
        json.dumps(content, separators=(",", ":")).encode(), preset=9 | lzma.PRESET_EXTREME
    )
    TARGET.write_bytes(packed)
    print(f"{TARGET.name}: {len(packed):,} bytes, {len(content['land'])} rings")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
