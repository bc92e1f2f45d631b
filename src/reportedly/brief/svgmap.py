"""Marks -> a small SVG map to stand inside a page. In: places of incidents and sites. Out: one `<svg>` with a
graticule, a scale bar, coasts and borders for orientation, and labels that do not overlap; empty where
nothing is located."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from reportedly.brief.outline import Box, Outline, Point, outline_in
from reportedly.brief.rows import Mark

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 720.0, 300.0, 520.0
_KM_PER_DEGREE = 111.2
_STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30)
_LETTER = 6.7  # width of a letter of a label, in pixels
_LINE = 15.0
_LABELS = 40  # a label more would hide more than it tells


@dataclass(frozen=True, slots=True)
class View:
    """A box of the world on a sheet: equirectangular, true to scale at the middle latitude."""

    box: Box
    height: float

    def at(self, lon: float, lat: float) -> Point:
        box = self.box
        x = (lon - box.west) / (box.east - box.west) * WIDTH
        return round(x, 1), round((box.north - lat) / (box.north - box.south) * self.height, 1)


@dataclass(frozen=True, slots=True)
class _Label:
    x: float
    y: float
    width: float
    text: str

    def overlaps(self, other: _Label) -> bool:
        apart = self.x + self.width < other.x or other.x + other.width < self.x
        return not (apart or self.y < other.y - _LINE or other.y < self.y - _LINE)


def _longitudes(marks: Sequence[Mark]) -> list[float]:
    values = [mark.lon for mark in marks]
    if max(values) - min(values) <= 180:
        return values
    return [value + 360 if value < 0 else value for value in values]  # across the date line


def view_of(marks: Sequence[Mark]) -> View:
    """A view that holds all marks with a margin, at least about 150 km wide."""
    lons, lats = _longitudes(marks), [mark.lat for mark in marks]
    middle = math.radians((max(lats) + min(lats)) / 2)
    squeeze = max(0.2, math.cos(middle))
    high = max(max(lats) - min(lats), 0.9) * 1.35
    wide = max(max(lons) - min(lons), 1.4 / squeeze) * 1.35
    height = min(MOST_HEIGHT, max(LEAST_HEIGHT, WIDTH * high / (wide * squeeze)))
    wide, high = max(wide, high * WIDTH / height / squeeze), max(high, wide * squeeze * height / WIDTH)
    lon, lat = (max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2
    return View(
        Box(lon - wide / 2, max(-90.0, lat - high / 2), lon + wide / 2, min(90.0, lat + high / 2)), height
    )


def _path(view: View, lines: Sequence[Sequence[Point]], *, closed: bool) -> str:
    drawn = []
    for line in lines:
        points = list(dict.fromkeys(view.at(*point) for point in line))
        if len(points) > 1:
            drawn.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + ("Z" if closed else ""))
    return "".join(drawn)


def _ground(view: View, outline: Outline) -> Iterator[str]:
    layers = (
        ("land", outline.land, True),
        ("border", outline.borders, False),
        ("disputed", outline.disputed, False),
    )
    for name, lines, closed in layers:
        path = _path(view, lines, closed=closed)
        if path:
            yield f'<path class="m-{name}" d="{path}"/>'


def _degrees(value: float, positive: str, negative: str) -> str:
    value = (value + 180) % 360 - 180 if positive == "E" else value
    return f"{abs(value):g}°{'' if value == 0 else positive if value > 0 else negative}"


def _ticks(first: float, last: float, step: float) -> list[float]:
    start = math.ceil(first / step)
    return [round(i * step, 4) for i in range(start, math.floor(last / step) + 1)]


def _graticule(view: View) -> Iterator[str]:
    box = view.box
    step = next((s for s in _STEPS if (box.east - box.west) / s <= 8), 60)
    step = next((s for s in _STEPS if s <= step and (box.north - box.south) / s < 4), step)
    for lon in _ticks(box.west, box.east, step):
        x, _ = view.at(lon, box.north)
        yield f'<path class="m-grid" d="M{x:g} 0V{view.height:g}"/>'
        if 24 < x < WIDTH - 30:
            yield f'<text class="m-tick" x="{x + 3:g}" y="11">{_degrees(lon, "E", "W")}</text>'
    for lat in _ticks(box.south, box.north, step):
        _, y = view.at(box.west, lat)
        yield f'<path class="m-grid" d="M0 {y:g}H{WIDTH:g}"/>'
        if 24 < y < view.height - 8:
            yield f'<text class="m-tick" x="4" y="{y - 3:g}">{_degrees(lat, "N", "S")}</text>'


def _scale(view: View) -> Iterator[str]:
    box = view.box
    middle = math.cos(math.radians((box.north + box.south) / 2))
    km_wide = (box.east - box.west) * _KM_PER_DEGREE * max(0.05, middle)
    length = max(
        (km for e in range(5) for km in (1 * 10**e, 2 * 10**e, 5 * 10**e) if km <= km_wide / 4), default=1
    )
    pixels = length / km_wide * WIDTH
    x, y = WIDTH - pixels - 14, view.height - 12
    yield f'<path class="m-scale" d="M{x:.1f} {y - 5:g}V{y:g}H{x + pixels:.1f}V{y - 5:g}"/>'
    yield (
        f'<text class="m-tick" x="{x + pixels / 2:.1f}" '
        f'y="{y - 7:g}" text-anchor="middle">{length:,} km</text>'
    )


def _radius(mark: Mark) -> float:
    return 6.0 if mark.is_site else min(14.0, 4.5 + 1.8 * math.sqrt(mark.count))


def _symbol(mark: Mark, x: float, y: float) -> str:
    r = _radius(mark)
    many = f"{mark.count} incident{'s' if mark.count > 1 else ''}"
    title = f"<title>{escape(mark.label)}: {'site' if mark.is_site else many}</title>"
    if mark.is_site:
        return (
            f'<path class="m-site" d="M{x:g} {y - r:g}L{x + r:g} '
            f'{y:g}L{x:g} {y + r:g}L{x - r:g} {y:g}Z">{title}</path>'
        )
    kind = f"{'m-contested' if mark.is_contested else 'm-incident'}{' m-area' if mark.is_area else ''}"
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{r:.1f}">{title}</circle>'


def _places_for(mark: Mark, x: float, y: float) -> Iterator[_Label]:
    text = mark.label if mark.is_site or mark.count == 1 else f"{mark.label} ({mark.count})"
    width, r = len(text) * _LETTER, _radius(mark) + 4
    for dx, dy in (
        (r, 4),
        (-r - width, 4),
        (-width / 2, -r - 2),
        (-width / 2, r + 11),
        (r, -r),
        (r, r + 8),
        (-r - width, -r),
        (-r - width, r + 8),
        (-width / 2, -r - 16),
        (-width / 2, r + 25),
        (-width / 4, r + 25),
        (-width * 3 / 4, r + 25),
    ):
        yield _Label(x + dx, y + dy, width, text)


def _labels(view: View, marks: Sequence[tuple[Mark, float, float]]) -> Iterator[_Label]:
    taken = [_Label(x - _radius(mark), y + 6, 2 * _radius(mark), "") for mark, x, y in marks]
    taken.append(_Label(WIDTH - 200, view.height, 200, ""))
    for mark, x, y in marks[:_LABELS]:
        for label in _places_for(mark, x, y):
            fits = label.x > 2 and label.x + label.width < WIDTH - 2 and 26 < label.y < view.height - 4
            if fits and not any(
                label.overlaps(other) for other in taken if other.text or (other.x, other.y) != (x, y)
            ):
                taken.append(label)
                yield label
                break


def svg_map(marks: Sequence[Mark]) -> str:
    """The map as one `<svg>` element that takes its colours from the page; empty text where there are no
    marks."""
    if not marks:
        return ""
    view = view_of(marks)
    ordered = sorted(marks, key=lambda mark: (-mark.count, mark.is_site, mark.label))
    lons = dict(zip(marks, _longitudes(marks), strict=True))
    placed = [(mark, *view.at(lons[mark], mark.lat)) for mark in ordered]
    parts = [*_ground(view, outline_in(view.box)), *_graticule(view), *_scale(view)]
    parts += [_symbol(*item) for item in placed]
    parts += [
        f'<text class="m-label" x="{label.x:.1f}" y="{label.y:.1f}">{escape(label.text)}</text>'
        for label in _labels(view, placed)
    ]
    names = escape("; ".join(mark.label for mark in ordered[:12]))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="map" '
        f'viewBox="0 0 {WIDTH:g} {view.height:g}" role="img" '
        f'aria-label="Map of {names}"><rect class="m-sea" width="{WIDTH:g}" '
        f'height="{view.height:g}"/>{"".join(parts)}</svg>'
    )
