"""Hours: parts of day and clock times, on a day. In: fields and their day. Out: an interval of minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.resolve.times.anchors import Anchor
from reportedly.resolve.times.calendar import DAY, Interval, of_day, of_window
from reportedly.resolve.times.days import told_day
from reportedly.resolve.times.fields import TimeFields
from reportedly.resolve.times.zones import local_clock


@cache
def windows() -> Mapping[str, Sequence[int]]:
    """The minutes of the day that each part of day stands for."""
    table: Mapping[str, Sequence[int]] = load_lexicon("times")["windows"]
    return table


def at_hours(said: TimeFields, day: Interval, anchor: Anchor) -> Interval:
    """The part of day or clock time of `said` on that day."""
    if said.minute is not None:
        return _at_clock(said, day.last_day, day.why)
    if said.part == "overnight":
        return _night(
            day.first_day - DAY, day.why, "overnight runs from 18:00 on the evening before to 06:00"
        )
    if said.part == "midnight":
        return _midnight(day, anchor)
    if said.part is None:
        return _edge_of_day(said, day)
    name = f"{said.edge} {said.part}" if f"{said.edge} {said.part}" in windows() else said.part
    name = name if name in windows() else "night"
    return _window(name, day.first_day, day.last_day, day.why)


def _window(name: str, first: date, last: date, why: tuple[str, ...]) -> Interval:
    span = of_window(first, windows()[name], "part_of_day", why)
    end = of_window(last, windows()[name], "part_of_day").end
    precision = "hour" if span.start == end else "part_of_day"
    words = f"{name} is taken as {span.start:%H:%M}"
    words += (
        "" if span.start == end else f" to {end:%H:%M}" + (" of the next day" if end.date() > last else "")
    )
    return Interval(span.start, end, precision, timed=True, why=(*why, words))


def _night(first: date, why: tuple[str, ...], words: str) -> Interval:
    return of_window(first, windows()["night"], "part_of_day", (*why, words))


def _midnight(day: Interval, anchor: Anchor) -> Interval:
    """Midnight "on Saturday" ends the Saturday; that of the publication date begins it."""
    last = day.last_day
    ends = anchor.published is None or last < anchor.published
    words = (
        "midnight is taken as the end of that day" if ends else "midnight is taken as the start of that day"
    )
    return of_window(last, (1440, 1440) if ends else (0, 0), "hour", (*day.why, words))


def _edge_of_day(said: TimeFields, day: Interval) -> Interval:
    if said.edge not in {"early", "late"} or day.timed:
        return day
    return _window(said.edge, day.first_day, day.last_day, day.why)


def _at_clock(said: TimeFields, day: date, why: tuple[str, ...]) -> Interval:
    """The minute on that day; of two clock times for it ("3 a.m. (0100 GMT)") the one that is local."""
    minute, zone = said.minute or 0, said.tz
    words: tuple[str, ...] = ()
    if said.other_minute is not None:
        local = local_clock(day, (minute, said.tz), (said.other_minute, said.other_tz))
        if local is not None:
            minute, zone, words = local[0], local[1], (local[2],)
    precision = "minute" if said.has_minutes else "hour"
    at = f"at {minute % 1440 // 60:02}:{minute % 60:02}"
    told = of_window(day, (minute, minute), precision, (*why, at, *words))
    return Interval(told.start, told.end, precision, timed=True, tz=zone, why=told.why)


def bare_hours(said: TimeFields, anchor: Anchor) -> Interval | None:
    """A part of day or clock time without a day: on the day told before, else on that of publication."""
    found = told_day(said, anchor)
    if found is None:
        return None
    day, what = found
    why = (
        (f"no day is named: {what}",) if said.relation is None else (f"{said.relation} {said.part}: {what}",)
    )
    alone = said.part == "overnight" or (said.part == "night" and anchor.previous is None)
    if alone and said.relation is None and anchor.published is not None:
        why = (f"the night before {anchor.from_published}",)
        return _night(anchor.published - DAY, why, "night runs from 18:00 to 06:00")
    return at_hours(said, replace(of_day(day), why=why), anchor)
