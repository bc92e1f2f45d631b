"""Clocks: whose hours a time is told in, and the same hours where it happened. In: clock times with the zones
that the text names, the place. Out: local time of the place, its zone and the reason.

`from` and `to` of a claim are local time of its place wherever the place's zone is known; else they are as
the text tells them, and `tz` says on whose clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from reportedly.data.time_zones import clock_of, offset_name, zone_at
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef
from reportedly.resolve.times.calendar import at_midnight, say

LOCAL = "local time"  # what the text says of a clock, until the place is known

_QUARTER, _WEST, _EAST = 15, -12 * 60, 14 * 60  # offsets of the world's clocks, in minutes


def local_clock(
    day: date, first: tuple[int, str | None], second: tuple[int, str | None]
) -> tuple[int, str | None, str] | None:
    """The minute that is local of two clock times for one moment, as counted from the midnight of `day`, the
    day of the first; its zone; and the reason. None where not just one of them is told on a named clock."""
    (minute, zone), (other, other_zone) = first, second
    named, other_named = (z is not None and not z.startswith(LOCAL) for z in (zone, other_zone))
    if named == other_named:
        return None
    apart = (other - minute + 720) % 1440 - 720
    local = minute + apart if named else minute
    known, far = (minute, zone) if named else (minute + apart, other_zone)
    assert far is not None
    words = f"local time; the same moment is given as {known % 1440 // 60:02}:{known % 60:02} in {far}"
    offset = _offset(far, at_midnight(day) + timedelta(minutes=known))
    if offset is None:
        return local, None, words
    ahead = offset + local - known
    if ahead % _QUARTER or not _WEST <= ahead <= _EAST:
        return local, None, words + ", which no clock bears out"
    return local, f"{LOCAL}, {offset_name(ahead)}", words


def _offset(zone: str, moment: datetime) -> int | None:
    """Minutes ahead of UTC at a moment told in that zone."""
    clock = clock_of(zone)
    ahead = None if clock is None else moment.replace(tzinfo=clock).utcoffset()
    return None if ahead is None else round(ahead.total_seconds() / 60)


def at_place(time: TimeRef, place: Place | None) -> TimeRef:
    """The time in local time of the place, if the text names a clock and the place's own is known."""
    if time.tz is None or time.start is None or time.end is None:
        return time
    if "T" not in time.start:
        return replace(time, tz=None)
    zone = None if place is None or _is_held_by_another(place) else zone_at(place.country, place.admin1)
    if time.tz.startswith(LOCAL):
        return _on_own_clock(time, zone)
    if zone is None or zone == time.tz:
        return time
    start, end = _moved(time.start, time.tz, zone), _moved(time.end, time.tz, zone)
    if start is None or end is None:
        return time
    reason = f"{time.reason}; {_said(time.start, time.tz, start, zone)}"
    return replace(time, start=_text(start), end=_text(end), tz=zone, reason=reason)


def _on_own_clock(time: TimeRef, zone: str | None) -> TimeRef:
    """Told in local time: the hours stay. The place's zone where it fits what the text says of its clock."""
    assert time.tz is not None and time.start is not None
    stated = time.tz.partition(", ")[2] or None
    if zone is None or stated is None:
        words = f"{time.reason}; local time is that of {zone}" if zone else time.reason
        return replace(time, tz=zone or stated, reason=words)
    offset = _offset(zone, datetime.fromisoformat(time.start))
    fits = offset is not None and offset_name(offset) == stated
    return replace(time, tz=zone if fits else stated)


def _is_held_by_another(place: Place) -> bool:
    """Whoever holds a place may have set its clocks; whether they did, no table says."""
    return place.controlled_by is not None and place.controlled_by != place.country


def _moved(moment: str, zone: str, other: str) -> datetime | None:
    clock, other_clock = clock_of(zone), clock_of(other)
    if clock is None or other_clock is None:
        return None
    try:
        return datetime.fromisoformat(moment).replace(tzinfo=clock).astimezone(other_clock)
    except OverflowError:  # at the ends of the calendar
        return None


def _said(told: str, zone: str, moved: datetime, other: str) -> str:
    day = "" if moved.date().isoformat() == told[:10] else f" on {say(moved.date())}"
    return f"{told[11:]} {zone} is {moved:%H:%M}{day} in {other}"


def _text(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat("T", "minutes")
