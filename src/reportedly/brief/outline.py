"""Coasts and borders for the map. In: `data/land.json.xz` (made by tools/basemap) and a box. Out: rings of
land clipped to the box, and border lines that cross it; nothing where the file does not ship."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees; west may be below -180 or east above 180 where the box crosses the date line."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Outline:
    land: tuple[tuple[Point, ...], ...] = ()
    borders: tuple[tuple[Point, ...], ...] = ()
    disputed: tuple[tuple[Point, ...], ...] = ()


def _points(steps: Sequence[int]) -> tuple[Point, ...]:
    points, x, y = [], 0, 0
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + up
        points.append((x / 100, y / 100))
    return tuple(points)


@cache
def _whole() -> Outline:
    file = resources.files("reportedly.data").joinpath("land.json.xz")
    if not file.is_file():
        return Outline()
    content = json.loads(lzma.decompress(file.read_bytes()))
    return Outline(*(tuple(map(_points, content[key])) for key in ("land", "borders", "disputed")))


def _cut(ring: Sequence[Point], inside: Callable[[Point], float]) -> list[Point]:
    """One pass of Sutherland and Hodgman: the part of the ring where `inside` is not negative."""
    kept: list[Point] = []
    for before, point in zip((ring[-1], *ring[:-1]), ring, strict=True):
        a, b = inside(before), inside(point)
        if (a < 0) != (b < 0):
            part = a / (a - b)
            kept.append(
                (before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1]))
            )
        if b >= 0:
            kept.append(point)
    return kept


def _clipped(ring: Sequence[Point], box: Box) -> tuple[Point, ...]:
    edges: tuple[Callable[[Point], float], ...] = (
        lambda p: p[0] - box.west,
        lambda p: box.east - p[0],
        lambda p: p[1] - box.south,
        lambda p: box.north - p[1],
    )
    kept = list(ring)
    for edge in edges:
        if kept:
            kept = _cut(kept, edge)
    return tuple(kept)


def _touches(line: Sequence[Point], box: Box) -> bool:
    xs, ys = [p[0] for p in line], [p[1] for p in line]
    return max(xs) >= box.west and min(xs) <= box.east and max(ys) >= box.south and min(ys) <= box.north


def _shifted(lines: Sequence[Sequence[Point]], box: Box) -> Iterator[tuple[Point, ...]]:
    for turn in (0, 360) if box.east > 180 else (0,):
        for line in lines:
            moved = tuple((x + turn, y) for x, y in line)
            if moved and _touches(moved, box):
                yield moved


def outline_in(box: Box) -> Outline:
    """What of the world's land and borders lies in the box."""
    whole = _whole()
    land = (_clipped(ring, box) for ring in _shifted(whole.land, box))
    return Outline(
        tuple(ring for ring in land if len(ring) > 2),
        tuple(_shifted(whole.borders, box)),
        tuple(_shifted(whole.disputed, box)),
    )
