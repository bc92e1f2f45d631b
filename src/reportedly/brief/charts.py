"""A toll over the days -> a small SVG chart to stand inside a page or a PDF. In: a `TollSeries`. Out: one
`<svg>` with a line for each side, each figure at the day of its statement with its words; empty where a
table says as much."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise

from reportedly.brief.amounts import number_words
from reportedly.brief.dates import MONTHS, day_words
from reportedly.brief.growth import UNITS
from reportedly.brief.rows import TollLine, TollPoint, TollSeries

WIDTH, HEIGHT = 640.0, 232.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 72.0, 124.0, 26.0, 30.0
_LETTER = 6.4
_LINES = 6  # a line more could not be told from the others
_DAYS = 8


@dataclass(frozen=True, slots=True)
class _Frame:
    """Days and values on the sheet; the scale of values begins at 0."""

    first: int
    last: int
    top: float

    def at(self, day: str, value: float) -> tuple[float, float]:
        span = max(1, self.last - self.first)
        x = (
            _LEFT
            + 18
            + (date.fromisoformat(day).toordinal() - self.first) / span * (WIDTH - _LEFT - _RIGHT - 36)
        )
        y = HEIGHT - _BOTTOM - value / self.top * (HEIGHT - _TOP - _BOTTOM)
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True)
class _Box:
    """Room that is taken: a text from its left end on its base line, or a piece of a drawn line."""

    x: float
    y: float
    width: float
    height: float = 11.0

    def meets(self, other: _Box) -> bool:
        beside = self.x < other.x + other.width and other.x < self.x + self.width
        return beside and self.y - self.height < other.y and other.y - other.height < self.y


def _pieces(a: tuple[float, float], b: tuple[float, float]) -> Iterator[_Box]:
    """A drawn line as a row of small boxes."""
    count = max(1, round(math.hypot(b[0] - a[0], b[1] - a[1]) / 5))
    for i in range(count + 1):
        part = i / count
        yield _Box(a[0] + part * (b[0] - a[0]) - 1, a[1] + part * (b[1] - a[1]) + 1, 2, 2)


def svg_chart(series: TollSeries) -> str:
    """The chart as one `<svg>` that takes its colours from the page; empty text where there are no two
    days."""
    lines = [(i, line, _drawn(line)) for i, line in enumerate(series.lines[:_LINES])]
    placed = [point for _, _, points in lines for point in points]
    if not series.is_drawn or len({point.day for point in placed}) < 2:
        return ""
    frame = _frame(placed)
    parts = [*_axes(frame, sorted({p.day or "" for p in placed}), UNITS.get(series.measure, ""))]
    taken: list[_Box] = []
    for index, _, points in lines:
        parts += _line(frame, index, points)
        at = [frame.at(p.day or "", p.value or 0.0) for p in points]
        taken += [_Box(x - 5, y + 5, 10, 10) for x, y in at]
        taken += [piece for a, b in pairwise(at) for piece in _pieces(a, b)]
    for index, line, points in lines:
        parts += _labels(frame, index, line, points, taken)
    told = "; ".join(f"{line.voice}: {_told(points)}" for _, line, points in lines if points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'role="img" aria-label="{escape(f"{series.counted}, {series.place}. {told}")}">'
        f"{''.join(parts)}</svg>"
    )


def _drawn(line: TollLine) -> list[TollPoint]:
    return [point for point in line.points if point.day is not None and point.value is not None]


def _told(points: Sequence[TollPoint]) -> str:
    return ", ".join(f"{point.wording} on {day_words(point.day)}{_beside(point)}" for point in points)


def _beside(point: TollPoint) -> str:
    return f" ({point.correction})" if point.correction else ""


def _frame(points: Sequence[TollPoint]) -> _Frame:
    days = [date.fromisoformat(point.day or "").toordinal() for point in points]
    most = max((point.value or 0.0) for point in points)
    return _Frame(min(days), max(days), _step(most) * math.ceil(max(most, 1e-9) / _step(most)))


def _step(most: float) -> float:
    """A round step of which three to five make up the scale."""
    rough = max(most, 1.0) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    return max(1.0, step) if most >= 1 else step


def _axes(frame: _Frame, days: Sequence[str], unit: str) -> Iterator[str]:
    step = _step(frame.top)
    for i in range(round(frame.top / step) + 1):
        _, y = frame.at(date.fromordinal(frame.first).isoformat(), i * step)
        yield f'<path class="c-grid" d="M{_LEFT:g} {y:g}H{WIDTH - _RIGHT:g}"/>'
        text = f"{number_words(i * step)}{unit if i else ''}"
        yield f'<text class="c-tick" x="{_LEFT - 7:g}" y="{y + 3.5:g}" text-anchor="end">{text}</text>'
    shown = (
        days if len(days) <= _DAYS else [days[round(i * (len(days) - 1) / (_DAYS - 1))] for i in range(_DAYS)]
    )
    right = -100.0
    for day in dict.fromkeys(shown):
        x, y = frame.at(day, 0)
        yield f'<path class="c-axis" d="M{x:g} {y:g}v5"/>'
        if x - right > 46:
            right = x
            at = date.fromisoformat(day)
            yield (
                f'<text class="c-tick" x="{x:g}" y="{y + 18:g}" text-anchor="middle">'
                f"{at.day} {MONTHS[at.month - 1][:3]}</text>"
            )
    _, base = frame.at(days[0], 0)
    yield f'<path class="c-axis" d="M{_LEFT:g} {base:g}H{WIDTH - _RIGHT:g}"/>'


def _line(frame: _Frame, index: int, points: Sequence[TollPoint]) -> Iterator[str]:
    at = [frame.at(point.day or "", point.value or 0.0) for point in points]
    if len(at) > 1:
        yield f'<path class="c-line c{index}" d="M{"L".join(f"{x:g} {y:g}" for x, y in at)}"/>'
    for point, (x, y) in zip(points, at, strict=True):
        said = f"{point.wording}, {point.speaker}, {day_words(point.day)}{_beside(point)}"
        title = f"<title>{escape(said)}</title>"
        kind = "c-open" if point.by_convention else "c-dot"
        yield f'<circle class="{kind} c{index}" cx="{x:g}" cy="{y:g}" r="4.5">{title}</circle>'
        if point.best is None:  # only one bound is known: an arrow to where the number may lie
            up = -1 if point.low is not None else 1
            arrow = f"M{x:g} {y + up * 6:g}v{up * 9}m-3.5 {-up * 4}l3.5 {up * 4}l3.5 {-up * 4}"
            yield f'<path class="c-more c{index}" d="{arrow}"/>'


def _labels(
    frame: _Frame, index: int, line: TollLine, points: Sequence[TollPoint], taken: list[_Box]
) -> Iterator[str]:
    for point in points:
        x, y = frame.at(point.day or "", point.value or 0.0)
        text = point.wording if len(point.wording) < 26 else f"{point.wording[:24]}…”"
        text += " (corrected)" if point.correction else ""
        yield from _placed(text, x, y, f"c-value c{index}", taken, is_up=point.best is None)
    if points:
        x, y = frame.at(points[-1].day or "", points[-1].value or 0.0)
        voice = line.voice if len(line.voice) < 20 else f"{line.voice[:18]}…"
        box = _Box(x + 10, y + 4, len(voice) * _LETTER)
        while any(box.meets(other) for other in taken) and box.y < HEIGHT - _BOTTOM - 6:
            box = _Box(box.x, box.y + 13, box.width)
        taken.append(box)
        yield f'<text class="c-voice c{index}" x="{box.x:g}" y="{box.y:g}">{escape(voice)}</text>'


def _placed(text: str, x: float, y: float, kind: str, taken: list[_Box], *, is_up: bool) -> Iterator[str]:
    width = len(text) * _LETTER
    above = 20 if is_up else 10
    sides = (-width / 2, -width - 2, 4.0, -width * 0.8, -width * 0.2)
    spots = [(dx, dy) for dy in (-above, 18.0, -above - 12, 30.0) for dx in sides]
    boxes = [_Box(max(_LEFT + 2, x + dx), y + dy, width) for dx, dy in spots]
    inside = [box for box in boxes if 10 < box.y < HEIGHT - _BOTTOM - 3]
    free = [box for box in inside if not any(box.meets(other) for other in taken)]
    box = next(iter(free), (inside or boxes)[0])
    taken.append(box)
    yield f'<text class="{kind}" x="{box.x:.1f}" y="{box.y:.1f}">{escape(text)}</text>'
