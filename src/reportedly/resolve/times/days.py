"""Days: dates, weekdays, today, the day told before. In: fields, anchor. Out: an interval of days."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from reportedly.resolve.times.anchors import Anchor, pick_weekday, pick_year
from reportedly.resolve.times.calendar import MONTHS, Interval, of_day, of_days, say, valid_day
from reportedly.resolve.times.fields import TimeFields

_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")
_TODAY = {0: "today", -1: "yesterday", 1: "tomorrow"}


def find_day(said: TimeFields, anchor: Anchor) -> Interval | None:
    """The day or days that the fields name; None where they name none or nothing places them."""
    if said.iso is not None:
        return _numeric(said.iso)
    if said.days and said.month is not None:
        return _dated(said, anchor)
    if said.weekday is not None and said.month is None:
        picked = pick_weekday(said.weekday, said.relation, anchor)
        return None if picked is None else of_day(*picked)
    if said.today is not None:
        return _today(said, anchor)
    if said.days and said.minute is None and said.year is None:
        return _numbered(said, anchor)
    return None


def _numeric(text: str) -> Interval | None:
    """`2024-08-10`, `10/08/2024`: day before month, unless only the other order is a date."""
    if text[:4].isdigit():
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        if "T" in text:
            return Interval(moment, moment, "minute", timed=True, why=(f"{text} is a full date and time",))
        return of_day(moment.date(), f"{text} is a full date")
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    first, second, year = (int(value) for value in match.groups())
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if day := valid_day(year, second, first):
        return of_day(day, f"{text} is {say(day)}, the day read before the month")
    other = valid_day(year, first, second)
    return None if other is None else of_day(other, f"{text} is {say(other)}, the month read before the day")


def year_said(said: TimeFields, anchor: Anchor) -> tuple[int, str] | None:
    """The year that is named, as a number or as "last year", "that year"."""
    if said.year is not None:
        return said.year, f"the year {said.year} is named"
    if said.unit != "year" or said.relation is None:
        return None
    if said.relation in {"that", "same"} and anchor.told_day is not None:
        return anchor.told_day.year, f"{said.relation} year is that of {anchor.told_from}"
    if anchor.published is None:
        return None
    year = anchor.published.year + {"last": -1, "next": 1}.get(said.relation, 0)
    return year, f"{said.relation} year is reckoned from {anchor.from_published}"


def _dated(said: TimeFields, anchor: Anchor) -> Interval | None:
    """Days of a named month, the year named or picked."""
    month = said.month or 1
    picked = year_said(said, anchor) or pick_year(month, said.days[-1], said.weekday, anchor)
    if picked is None:
        return None
    year, why = picked
    first, last = valid_day(year, month, said.days[0]), valid_day(year, month, said.days[-1])
    if first is None or last is None:
        return None
    if first > last:
        first, last = last, first
    words = say(first) if first == last else f"{say(first)} to {say(last)}"
    told = f"{said.days[0]} {MONTHS[month - 1]}" if first == last else "the days"
    return of_days(first, last, "day", f"{told}: {why}; {words}")


def _today(said: TimeFields, anchor: Anchor) -> Interval | None:
    if anchor.published is None or said.today is None:
        return None
    step = said.today + {"before": -1, "after": 1}.get(said.shift or "", 0)
    day = anchor.published + timedelta(days=step)
    return of_day(day, f"{_TODAY[said.today]}, reckoned from {anchor.from_published}, is {say(day)}")


def _numbered(said: TimeFields, anchor: Anchor) -> Interval | None:
    """ "the 10th": the last such day up to publication."""
    told = anchor.published or anchor.told_day
    if told is None:
        return None
    month = told.replace(day=1)
    for _ in range(3):
        day = valid_day(month.year, month.month, said.days[-1])
        if day is not None and day <= told:
            return of_day(day, f"the {said.days[-1]}th, the last one up to {told}, is {say(day)}")
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def told_day(said: TimeFields, anchor: Anchor) -> tuple[date, str] | None:
    """The day of a part of day or clock time that names none: that told before, else of publication."""
    step = {"previous": -1, "next": 1, "following": 1}.get(said.relation or "", 0)
    step = step or {"before": -1, "after": 1}.get(said.shift or "", 0)
    if said.relation in {"this", "last", "coming"} or anchor.previous is None:
        day, what = anchor.published, f"the publication date {anchor.published}"
    else:
        day, what = anchor.told_day, f"{anchor.told_from} ({anchor.told_day})"
    if day is None:
        return None
    if said.relation == "last":
        return day - timedelta(days=1), f"the day before {what}"
    day += timedelta(days=step)
    return day, what if step == 0 else f"the day {'before' if step < 0 else 'after'} {what}"
