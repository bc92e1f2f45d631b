"""Intervals on the calendar. In: days, months, windows of hours. Out: `Interval`s, both ends inclusive.

Local time throughout; nothing here knows of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

DAY = timedelta(days=1)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both inclusive; `timed` where hours count. `why` holds the reasons so far."""

    start: datetime
    end: datetime
    precision: str
    timed: bool = False
    tz: str | None = None
    why: tuple[str, ...] = ()

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day; a night that ends in the morning belongs to the day on which it began."""
        if self.timed and self.end.hour <= 6 and self.end.date() == self.start.date() + DAY:
            return self.start.date()
        return self.end.date()

    def because(self, reason: str) -> Interval:
        return replace(self, why=(*self.why, reason))

    def text(self) -> tuple[str, str]:
        """The two ends in ISO form."""
        if self.timed:
            return self.start.isoformat("T", "minutes"), self.end.isoformat("T", "minutes")
        return self.start.date().isoformat(), self.end.date().isoformat()


def at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def of_days(first: date, last: date, precision: str, why: str = "") -> Interval:
    """Whole days from `first` to `last`."""
    return Interval(at_midnight(first), at_midnight(last), precision, why=(why,) if why else ())


def of_day(day: date, why: str = "") -> Interval:
    return of_days(day, day, "day", why)


def of_month(year: int, month: int, why: str = "") -> Interval:
    return of_days(date(year, month, 1), last_of_month(year, month), "month", why)


def of_year(year: int, why: str = "") -> Interval:
    return of_days(date(year, 1, 1), date(year, 12, 31), "year", why)


def of_window(day: date, minutes: Sequence[int], precision: str, why: tuple[str, ...] = ()) -> Interval:
    """Minutes of a day, counted from its midnight; beyond 1440 they lie on the next day."""
    midnight = at_midnight(day)
    first, last = (midnight + timedelta(minutes=value) for value in minutes)
    return Interval(first, last, precision, timed=True, why=why)


def last_of_month(year: int, month: int) -> date:
    first_of_next = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    return first_of_next if first_of_next == date.max else first_of_next - DAY


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + 6 * DAY


def valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def say(day: date) -> str:
    """A day in words: `10 August 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
