"""Months, seasons, years, weeks and their edges. In: fields, anchor. Out: an interval of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.resolve.times.anchors import Anchor, pick_year
from reportedly.resolve.times.calendar import (
    DAY,
    MONTHS,
    Interval,
    last_of_month,
    of_days,
    of_month,
    of_year,
    say,
    shift_months,
    valid_day,
    week_of,
)
from reportedly.resolve.times.days import year_said
from reportedly.resolve.times.fields import TimeFields

SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_EDGES = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}
_ROLLING = {
    "minute": 1,
    "hour": 1,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3652,
}


def find_period(said: TimeFields, anchor: Anchor) -> Interval | None:
    """The month, season, year, weekend or calendar unit that the fields name."""
    found = _piece(said, anchor)
    published = anchor.published
    if found is None or published is None or anchor.future or said.month is None or said.year is not None:
        return found
    if found.first_day > published and said.unit != "year":  # "late August" in a report of early August
        return _piece(replace(said, year=found.first_day.year - 1), anchor)
    return found


def _piece(said: TimeFields, anchor: Anchor) -> Interval | None:
    whole = _whole(said, anchor)
    if whole is None:
        return None
    of_unit = said.unit in {"day", "week", "fortnight"} and (
        said.ordinal is not None or said.relation == "last"
    )
    if said.half is not None or (of_unit and (said.month is not None or said.year is not None)):
        return _share(said, whole)
    return _edge(said, whole)


def _whole(said: TimeFields, anchor: Anchor) -> Interval | None:
    if said.month is not None:
        return _month(said, anchor)
    if said.season is not None:
        return _season(said, anchor)
    if said.year is not None:
        whole = of_year(said.year, f"the year {said.year}")
        if said.last_year is not None and said.last_year > said.year:
            whole = of_days(
                whole.first_day, date(said.last_year, 12, 31), "year", f"{said.year} to {said.last_year}"
            )
        return _limited(whole, anchor)
    if said.decade is not None:
        first = said.decade
        return of_days(date(first, 1, 1), date(first + 9, 12, 31), "year", f"the ten years from {first} on")
    if said.weekend:
        return _weekend(said, anchor)
    return unit_period(said, anchor)


def _month(said: TimeFields, anchor: Anchor) -> Interval | None:
    month = said.month or 1
    picked = year_said(said, anchor)
    if picked is None:
        picked = pick_year(month, None, None, anchor)
        if (
            picked is not None
            and said.relation in {"last", "previous"}
            and said.unit is None
            and _is_current(picked[0], month, anchor)
        ):
            picked = picked[0] - 1, f"the last one before that of {anchor.from_published}"
    if picked is None:
        return None
    year, why = picked
    return _limited(of_month(year, month, f"{MONTHS[month - 1]}: {why}"), anchor)


def _is_current(year: int, month: int, anchor: Anchor) -> bool:
    return anchor.published is not None and (anchor.published.year, anchor.published.month) == (year, month)


def _season(said: TimeFields, anchor: Anchor) -> Interval | None:
    """A season of the northern hemisphere; winter begins in the December of the year that is named."""
    month = said.season or 3
    picked = year_said(said, anchor) or pick_year(month, None, None, anchor)
    if picked is None:
        return None
    year, why = picked
    if said.relation == "last" and said.year is None and said.unit is None and anchor.published is not None:
        end_year, end_month = shift_months(year, month, 2)
        if last_of_month(end_year, end_month) >= anchor.published:
            year -= 1
    end_year, end_month = shift_months(year, month, 2)
    whole = of_days(date(year, month, 1), last_of_month(end_year, end_month), "season",
                    f"{SEASONS[month]} of the northern hemisphere: {why}")  # fmt: skip
    return _limited(whole, anchor)


def _weekend(said: TimeFields, anchor: Anchor) -> Interval | None:
    """The last weekend that began up to publication; "last weekend" is over, "next weekend" to come."""
    if anchor.published is None:
        return None
    published = anchor.published
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    if said.relation in {"next", "coming"} or (anchor.future and published.weekday() < 5):
        saturday += 7 * DAY
    elif said.relation in {"last", "past", "previous"} and published.weekday() >= 5:
        saturday -= 7 * DAY
    return of_days(saturday, saturday + DAY, "day", f"the weekend as seen from {anchor.from_published}")


def unit_period(said: TimeFields, anchor: Anchor) -> Interval | None:
    """ "this week", "last month", "the previous year": a unit around publication or the time told before."""
    told = said.relation in {"that", "same", "previous", "following"} or (
        said.relation == "next" and said.definite
    )
    base = anchor.told_day if told or said.relation is None else anchor.published
    is_named = said.relation is not None or said.definite or said.edge is not None
    if base is None or said.unit is None or not is_named:  # "three hours" is a duration
        return None
    step = STEPS.get(said.relation or "", 0)
    origin = anchor.told_from if told else anchor.from_published
    why = f"{said.relation or 'the'} {said.unit}, reckoned from {origin} ({base})"
    found = unit_around(said.unit, base, step, why)
    return found if found is None or step > 0 else _limited(found, anchor)


def unit_around(unit: str, base: date, step: int, why: str) -> Interval | None:
    """The calendar unit that holds `base`, moved by `step` units."""
    if unit in {"day", "night", "hour", "minute"}:
        day = base + step * DAY
        return of_days(day, day, "day", f"{why}: {say(day)}")
    if unit in {"week", "fortnight"}:
        monday, sunday = week_of(base + 7 * step * DAY)
        return of_days(monday, sunday, "week", f"{why}: Monday to Sunday")
    if unit == "month":
        return of_month(*shift_months(base.year, base.month, step), why)
    if unit == "year" and base.year + step > 0:
        return of_year(base.year + step, why)
    first = base.year // 10 * 10 + 10 * step
    return of_days(date(first, 1, 1), date(first + 9, 12, 31), "year", why) if first > 0 else None


def _limited(whole: Interval, anchor: Anchor) -> Interval:
    """A unit that is still running ends, for what a report can tell, at publication."""
    if (
        anchor.published is None
        or anchor.future
        or whole.last_day <= anchor.published
        or whole.first_day > anchor.published
    ):
        return whole
    cut = of_days(whole.first_day, anchor.published, whole.precision)
    return Interval(cut.start, cut.end, whole.precision, why=(*whole.why, "up to the publication date"))


def _edge(said: TimeFields, whole: Interval) -> Interval:
    """ "early May", "mid-2023", "the end of the year": the first, second or last third."""
    third = _EDGES.get(said.edge or "")
    if third is None:
        return whole
    first, last = whole.first_day, whole.last_day
    why = f"{said.edge} is the {('first', 'second', 'last')[third]} third"
    if whole.precision == "month":
        end = (10, 20, last_of_month(first.year, first.month).day)[third]
        bounds = first.replace(day=(1, 11, 21)[third]), first.replace(day=end)
        return _within(whole, bounds[0], bounds[1], "week", why)
    if whole.precision == "year" and first.year == last.year:
        month = (1, 5, 9)[third]
        return _within(whole, date(first.year, month, 1), last_of_month(first.year, month + 3), "season", why)
    length = (last - first).days + 1
    start = first + timedelta(days=length * third // 3)
    end_day = first + timedelta(days=max(length * (third + 1) // 3 - 1, length * third // 3))
    return _within(whole, start, end_day, "day" if length < 10 else whole.precision, why)


def _within(whole: Interval, first: date, last: date, precision: str, why: str) -> Interval:
    """A piece of a period, cut at where the period was cut."""
    last = max(first, min(last, whole.last_day)) if whole.last_day >= first else last
    return of_days(first, last, precision, "; ".join((*whole.why, why)))


def _share(said: TimeFields, whole: Interval) -> Interval:
    """ "the first half of 2023", "the last week of May", "the first ten days of June"."""
    first, last = whole.first_day, whole.last_day
    if said.half is not None:
        parts = 2 if said.half == "half" else 4
        number = parts if said.relation == "last" else min(said.ordinal or 1, parts)
        if whole.precision == "year":
            return _months_of(whole, number, parts)
        length = (last - first).days + 1
        start = first + timedelta(days=length * (number - 1) // parts)
        return of_days(start, first + timedelta(days=length * number // parts - 1), "week",
                       "; ".join((*whole.why, f"part {number} of {parts}")))  # fmt: skip
    length = int(_ROLLING.get(said.unit or "day", 1) * (said.count or 1))
    precision = "day" if length == 1 else "week"
    if said.relation == "last":
        return of_days(
            max(first, last - (length - 1) * DAY),
            last,
            precision,
            "; ".join((*whole.why, f"its last {length} days")),
        )
    ordinal = said.ordinal or 1
    start = first + (ordinal - 1) * (length if said.count is None else 0) * DAY
    end = min(start + (length - 1) * DAY, last)
    return of_days(
        min(start, last), end, precision, "; ".join((*whole.why, f"days {start.day} to {end.day}"))
    )


def _months_of(whole: Interval, number: int, parts: int) -> Interval:
    """One half or quarter of a year, in whole months."""
    year, width = whole.first_day.year, 12 // parts
    last = last_of_month(year, width * number)
    return _within(
        whole, date(year, width * (number - 1) + 1, 1), last, "season", f"part {number} of {parts}"
    )


def year_before(day: date, years: int) -> date:
    """The same day some years earlier; 29 February becomes 28."""
    return valid_day(day.year - years, day.month, day.day) or date(day.year - years, 2, 28)
