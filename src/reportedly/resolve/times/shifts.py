"""Distances and windows of time: "two days ago", "the past 24 hours", "earlier this week", "the next day".

In: fields, anchor. Out: an interval, as wide as the unit that the distance is told in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.resolve.times.anchors import Anchor
from reportedly.resolve.times.calendar import (
    DAY,
    Interval,
    of_day,
    of_days,
    of_month,
    of_year,
    say,
    shift_months,
)
from reportedly.resolve.times.fields import TimeFields
from reportedly.resolve.times.periods import unit_around, unit_period, year_before

_RECENT = {
    "day": 7,
    "night": 7,
    "hour": 1,
    "minute": 1,
    "week": 28,
    "month": 183,
    "year": 1826,
    "decade": 7305,
}
_LENGTHS = {
    "minute": 0,
    "hour": 0,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
}


def find_shift(said: TimeFields, anchor: Anchor) -> Interval | None:
    """The time that lies a distance away, or the stretch of time up to now; None where neither is told."""
    if said.now is not None or said.unit is None:
        return _now(said, anchor)
    if said.shift is not None:
        return _distance(said, anchor)
    if said.relation == "recent" or _is_window(said):
        return _window(said, anchor)
    if said.ordinal is not None and said.month is None and said.year is None:
        return _numbered_day(said, anchor)
    return None if said.sooner is None else _rest_of_unit(said, anchor)


def _now(said: TimeFields, anchor: Anchor) -> Interval | None:
    if anchor.published is None or said.now is None:
        return None
    if said.now == "now":
        return of_day(anchor.published, f"now is {anchor.from_published}")
    week = of_days(anchor.published - 7 * DAY, anchor.published, "week")
    return week.because(f"recently is taken as the seven days up to {anchor.from_published}")


def _is_window(said: TimeFields) -> bool:
    """ "the past week", "the last 24 hours", "the next few days": a stretch, not a calendar unit."""
    if said.month is not None or said.year is not None or said.edge is not None:
        return False
    if said.relation in {"past", "within"}:
        return True
    counted = said.count is not None and said.relation in {"last", "previous", "next", "coming", "following"}
    return counted or (said.relation in {"last", "coming"} and said.definite and said.unit != "night")


def _window(said: TimeFields, anchor: Anchor) -> Interval | None:
    told = said.relation in {"previous", "following"} or (
        said.relation in {"next", "within"} and anchor.previous is not None and not anchor.future
    )
    base = anchor.told_day if told else anchor.published
    if base is None or said.unit is None:
        return None
    recent = said.relation == "recent" or (said.vague and said.count is None)
    ahead = said.relation in {"next", "coming", "following"} or (
        said.relation == "within" and (told or anchor.future)
    )
    days = _RECENT.get(said.unit, 7) if recent else _days_of(said)
    if recent or days < 30:
        other = _by_days(base, days, ahead)
    else:
        other = _move(base, said.unit, said.count or 1, ahead)
    if other is None:
        return None
    stretch = f"{days} days" if recent else f"{said.count or 1:g} {said.unit}(s)"
    words = f"{said.relation} {said.unit}(s): {stretch} {'after' if ahead else 'up to'} {base}"
    first, last = (base, other) if ahead else (other, base)
    return of_days(first, last, _width(days), words)


def _width(days: int) -> str:
    """The precision of a stretch of so many days."""
    return (
        "day"
        if days <= 3
        else "week"
        if days <= 21
        else "month"
        if days <= 92
        else "season"
        if days <= 200
        else "year"
    )


def _days_of(said: TimeFields) -> int:
    """Whole days of a stretch: 24 hours are one."""
    count = said.count or 1
    if said.unit == "hour":
        return max(1, round(count / 24)) if count > 1 else 1
    if said.unit == "minute":
        return 1
    return max(1, int(count * _LENGTHS.get(said.unit or "day", 3652)))


def _by_days(base: date, days: int, ahead: bool) -> date | None:
    try:
        return base + (days if ahead else -days) * DAY
    except OverflowError:
        return None


def _move(base: date, unit: str, count: float, ahead: bool) -> date | None:
    """`base` moved by so many units of a month or more."""
    months = round(count * {"month": 1, "year": 12, "decade": 120}.get(unit, 0))
    if not months:
        return _by_days(base, round(count * _LENGTHS.get(unit, 1)), ahead)
    year, month = shift_months(base.year, base.month, months if ahead else -months)
    if not 1 <= year <= 9999:
        return None
    moved = year_before(base.replace(day=min(base.day, 28)), base.year - year)
    return moved.replace(month=month)


def _distance(said: TimeFields, anchor: Anchor) -> Interval | None:
    """ "two days ago" from publication; "earlier", "later", "before", "after" from the time told before."""
    ahead = said.shift in {"later", "after"}
    base = anchor.published if said.shift == "ago" else anchor.told_day
    unit = said.unit
    if base is None or unit is None or said.sooner or said.relation is not None:
        return None
    if said.count is None and said.definite:
        said = replace(said, count=1.0)
    count = said.count if said.count is not None else 1
    origin = anchor.from_published if said.shift == "ago" else f"{anchor.told_from} ({base})"
    words = f"{'some' if said.count is None else f'{count:g}'} {unit}(s) {said.shift}, reckoned from {origin}"
    if said.unit in {"hour", "minute"}:
        return _hours_away(said, anchor, base, words)
    moved = _move(base, unit, count, ahead)
    if moved is None:
        return None
    told = None if said.shift == "ago" else anchor.previous
    if told is not None and _is_coarser(told, unit):
        return _moved_whole(told, moved - base, words)
    return _around(said, moved, base, words)


def _is_coarser(told: Interval, unit: str) -> bool:
    """Whether a time is told less closely than the unit of a distance from it: "two days" after "in May"."""
    width = (told.last_day - told.first_day).days + 1
    return told.precision in {"month", "season", "year"} and width > 2 * _LENGTHS.get(unit, width)


def _moved_whole(told: Interval, by: timedelta, words: str) -> Interval:
    """The whole of the time told before, moved: two days after a day in May is one from 3 May on."""
    first, last = told.first_day + by, told.last_day + by
    return of_days(first, last, told.precision, f"{words}, which is told no closer")


def _hours_away(said: TimeFields, anchor: Anchor, base: date, words: str) -> Interval:
    """Hours from a known minute give a minute; otherwise the day stays."""
    previous = anchor.previous
    moment = previous is not None and previous.start == previous.end
    # The hours of a part of day tell no closer hour of "later", only of what is counted from that act itself.
    known = previous is not None and previous.timed and said.shift != "ago" and (moment or anchor.told_as)
    if known and previous is not None and said.count is not None and not said.vague:
        step = timedelta(minutes=said.count * (60 if said.unit == "hour" else 1))
        step = step if said.shift in {"later", "after"} else -step
        precision = "hour" if moment else "part_of_day"
        first, last = previous.start + step, previous.end + step
        return Interval(first, last, precision, timed=True, tz=previous.tz, why=(words,))
    days = int((said.count or 0) * (60 if said.unit == "hour" else 1) / 1440)
    day = base + (days if said.shift in {"later", "after"} else -days) * DAY
    return of_day(day, f"{words}, is taken as {say(day)}")


def _around(said: TimeFields, moved: date, base: date, words: str) -> Interval:
    """As wide as its unit: a day, a week around it, a month, a year."""
    vague = said.vague or said.count is None
    if said.unit in {"day", "night"}:
        if vague:
            first, last = sorted(
                (moved - 2 * DAY if moved < base else moved, moved if moved < base else moved + 2 * DAY)
            )
            return of_days(first, last, "week", f"{words}; vague, a few days")
        return of_day(moved, f"{words}, is {say(moved)}")
    if said.unit in {"week", "fortnight"}:
        first, last = moved - 3 * DAY, moved + 3 * DAY
        return of_days(first, last, "month" if vague else "week", f"{words}: three days around {say(moved)}")
    if said.unit == "month" or (said.unit == "year" and said.count == 1):
        return of_month(moved.year, moved.month, words)
    return of_year(moved.year, words)


def _numbered_day(said: TimeFields, anchor: Anchor) -> Interval | None:
    """ "for the third day": it is the day told of that is the third of a run, so the value is that day."""
    base = anchor.told_day
    if base is None or said.unit is None:
        return None
    found = unit_around(said.unit, base, 0, f"number {said.ordinal} of a run that reaches {anchor.told_from}")
    if found is None or anchor.published is None or found.last_day <= anchor.published:
        return found
    return (
        replace(found, end=min(found.end, of_day(anchor.published).end))
        if found.first_day <= anchor.published
        else found
    )


def _rest_of_unit(said: TimeFields, anchor: Anchor) -> Interval | None:
    """ "earlier this week": its days before publication; "later that year": those after the time told."""
    whole = unit_period(replace(said, sooner=None), replace(anchor, future=True))
    told = said.relation in {"that", "same"}
    base = anchor.told_day if told else anchor.published
    if whole is None or base is None or said.unit == "day" or not whole.first_day <= base <= whole.last_day:
        return whole
    first, last = whole.first_day, whole.last_day
    if said.sooner == "earlier":
        last = max(first, base - DAY)
    else:
        first = min(last, base + DAY)
    words = f"{said.sooner} in it, {'before' if said.sooner == 'earlier' else 'after'} {base}"
    return of_days(first, last, whole.precision, "; ".join((*whole.why, words)))
