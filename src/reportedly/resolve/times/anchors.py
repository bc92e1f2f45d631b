"""What a time is reckoned from. In: publication, the last time told. Out: a day to count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.resolve.times.calendar import WEEKDAYS, Interval, say, valid_day

NEAR_PAST = timedelta(days=275)  # about nine months: a date without year is looked for within it

_TURN_OF_YEAR = 8  # months back, from which on a month without year is that of the year after


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication, the last time of the text, and whether the clause looks ahead. `told_as` are
    the words that tell of `previous`, where it is not just the last one."""

    published: date | None
    previous: Interval | None = None
    future: bool = False
    told_as: str | None = None

    @property
    def told_day(self) -> date | None:
        """The day that the text last spoke of, else that of publication."""
        return self.previous.last_day if self.previous is not None else self.published

    @property
    def told_from(self) -> str:
        """What `told_day` is, in words."""
        if self.told_as is not None:
            return self.told_as
        return "the time told before" if self.previous is not None else "the publication date"

    @property
    def from_published(self) -> str:
        return f"the publication date {self.published}"


def pick_year(month: int, day: int | None, weekday: int | None, anchor: Anchor) -> tuple[int, str] | None:
    """The year meant by a date without one, with the reason; None where nothing says it."""
    published = anchor.published
    if published is None:
        return None if anchor.previous is None else _told_year(month, anchor.previous)
    past = _latest(month, day, weekday, published)
    if past is None:
        return None
    ahead = _soonest(month, day, published)
    if anchor.future and ahead is not None and ahead - published <= NEAR_PAST:
        return ahead.year, f"the next one after {anchor.from_published}"
    told = anchor.previous.start.year if anchor.previous is not None else None
    if published - past > NEAR_PAST and told is not None and told < past.year and weekday is None:
        return told, f"the year of the time told before, {told}"
    on_weekday = (
        f" that is a {WEEKDAYS[weekday]}" if weekday is not None and past.weekday() == weekday else ""
    )
    return past.year, f"the last one{on_weekday} up to {anchor.from_published}"


def _told_year(month: int, told: Interval) -> tuple[int, str]:
    """The year of a history's last date; "in January" after a December is the next one."""
    year = told.start.year
    is_dated = told.precision not in {"season", "year"}
    if is_dated and told.start.month - month >= _TURN_OF_YEAR:
        return year + 1, f"the first one after the time told before, {year}"
    return year, f"the year of the time told before, {year}"


def _latest(month: int, day: int | None, weekday: int | None, published: date) -> date | None:
    """The last such day up to publication; with a weekday that fits, if one does within seven years."""
    years = range(published.year, max(published.year - 8, 0), -1)
    found = [valid_day(year, month, day or 1) for year in years]
    past = [value for value in found if value is not None and value <= published]
    fitting = [value for value in past if value.weekday() == weekday]
    return next(iter(fitting or past), None)


def _soonest(month: int, day: int | None, published: date) -> date | None:
    for year in range(published.year, published.year + 5):
        value = valid_day(year, month, day or 28)
        if value is not None and value >= published:
            return value
    return None


def pick_weekday(weekday: int, relation: str | None, anchor: Anchor) -> tuple[date, str] | None:
    """The day meant by a weekday: the last one up to publication, unless words or clause look ahead."""
    published = anchor.published
    if relation in {"previous", "following"} and anchor.told_day is not None and anchor.previous is not None:
        told = anchor.told_day
        back, ahead = (told.weekday() - weekday - 1) % 7 + 1, (weekday - told.weekday() - 1) % 7 + 1
        step = -back if relation == "previous" else ahead
        return _weekday(told + timedelta(days=step), f"{'before' if step < 0 else 'after'} {say(told)}")
    return None if published is None else _from_published(weekday, relation, published, anchor)


def _from_published(weekday: int, relation: str | None, published: date, anchor: Anchor) -> tuple[date, str]:
    back = (published.weekday() - weekday) % 7
    ahead = (weekday - published.weekday()) % 7
    if relation in {"next", "coming", "following"}:
        return _weekday(published + timedelta(days=ahead or 7), f"after {anchor.from_published}")
    if relation in {"last", "past", "previous"}:
        return _weekday(published - timedelta(days=back or 7), f"before {anchor.from_published}")
    if anchor.future:
        day = published + timedelta(days=ahead)
        return _weekday(day, f"from {anchor.from_published} on, as the clause speaks of the future,")
    if back == 0:
        return published, f"{say(published)}, {anchor.from_published}, is itself a {WEEKDAYS[weekday]}"
    return _weekday(published - timedelta(days=back), f"before {anchor.from_published}")


def _weekday(day: date, which: str) -> tuple[date, str]:
    return day, f"{WEEKDAYS[day.weekday()]} {which} is {say(day)}"
