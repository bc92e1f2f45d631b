"""Dates of publication: what a source or a flag says -> an ISO date (`2024-08-11`) or minutes
(`2024-08-11T10:15`).

The time is the publisher's own clock, as written: "on Sunday" in the text means the publisher's Sunday. A
zone is therefore read and dropped. What could mean two dates, or lies in the future, is refused, never
guessed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Literal

from reportedly.errors import InputError

DateOrder = Literal["month_first", "day_first"]

_MONTH_NAMES = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
    ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
    ("dec", "december"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?,?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_LEAD = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted|updated|dated?)(?:\s+on)?[\s:]+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?",
    re.IGNORECASE,
)
_WORDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}[\s-]+{_YEAR}",
        rf"{_MONTH}[\s-]*{_DAY}[\s,-]+{_YEAR}",
        r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    )
)
_NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})")
_CLOCK = re.compile(
    r"(?:\s*T\s*|\s*,\s*|\s+at\s+|\s+)(?P<hour>\d{1,2})[:.]?(?P<minute>\d{2})(?::?\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?$",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"^(?P<seconds>\d{9,10})(?P<thousandths>\d{3})?(?:\.\d*)?$")
_EARLIEST_YEAR = 1800
_LONGEST = 60


def parse_date(raw: str, *, name: str, order: DateOrder | None = None, today: date | None = None) -> str:
    """The ISO date or minutes that `raw` states; midnight exactly counts as no time of day.

    `order` says how 8/11/2024 is meant. Raises InputError, under `name`, for what is no date, could be two
    dates, or lies later than tomorrow."""
    text = " ".join(raw.split())
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "..."
    try:
        moment = _moment(text, order)
    except _AmbiguousError:
        reason = f'the date "{shown}" could be day/month or month/day'
        raise InputError(name, reason, "write it as 2024-08-11") from None
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.year < _EARLIEST_YEAR:
        raise InputError(name, f'the date "{shown}" cannot be understood', "write it as 2024-08-11")
    if moment.date() > (today or datetime.now(UTC).date()) + timedelta(days=1):
        raise InputError(name, f'the date "{shown}" lies in the future', "correct it or leave it out")
    return moment.date().isoformat() if _is_midnight(moment) else moment.strftime("%Y-%m-%dT%H:%M")


def find_order(values: Iterable[str]) -> DateOrder | None:
    """How a column writes its 8/11/2024, by the values that can be read in one way only; None where they
    disagree or none tells."""
    orders: set[DateOrder] = set()
    for value in values:
        numeric = _NUMERIC.match(value.strip())
        if numeric is None or numeric["sign"] == ".":
            continue
        if int(numeric["first"]) > 12:
            orders.add("day_first")
        elif int(numeric["second"]) > 12:
            orders.add("month_first")
    return orders.pop() if len(orders) == 1 else None


class _AmbiguousError(Exception):
    """A date that can be read in two ways."""


def _moment(text: str, order: DateOrder | None) -> datetime | None:
    epoch = _EPOCH.match(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch["seconds"]), UTC).replace(tzinfo=None)
    text = _LEAD.sub("", text, count=1)
    clock = _CLOCK.search(text)
    # A year at the end looks like a clock ("11 Aug 2024"): first without a clock, then with one.
    day = _day(text, order)
    if day is not None:
        return datetime(day.year, day.month, day.day)
    day = _day(text[: clock.start()], order) if clock else None
    if clock is None or day is None:
        return _lenient(text)
    return datetime(day.year, day.month, day.day, _hour(clock), int(clock["minute"]))


def _day(text: str, order: DateOrder | None) -> date | None:
    for pattern in _WORDED:
        match = pattern.fullmatch(text)
        if match:
            month = match["month"].lower()
            return date(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
    numeric = _NUMERIC.fullmatch(text)
    return _numeric_day(numeric, order) if numeric else None


def _numeric_day(match: re.Match[str], order: DateOrder | None) -> date:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["sign"] == ".":  # who writes full stops writes the day first
        order = "day_first"
    if first > 12 or second > 12:
        order = "day_first" if first > 12 else "month_first"
    if order is None and first != second:
        raise _AmbiguousError
    if len(match["year"]) == 2:
        year += 2000 if year <= datetime.now(UTC).year % 100 + 1 else 1900
    return date(year, second, first) if order == "day_first" else date(year, first, second)


def _hour(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), clock["half"]
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"{hour} is no hour of half a day")
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _lenient(text: str) -> datetime | None:
    """Other orders of the same parts ("10:15 GMT, 11 August 2024"), only where month and year are spelt
    out."""
    has_month = any(word in _MONTHS for word in re.findall(r"[a-z]+", text.lower()))
    if len(text) > _LONGEST or not has_month or not re.search(r"\b\d{4}\b", text):
        return None
    parse = import_module("dateutil.parser").parse
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [parse(text, default=default, ignoretz=True) for default in _DEFAULTS]
    # A part that the text leaves out comes from the default, and then the two differ.
    return found[0] if found[0] == found[1] and isinstance(found[0], datetime) else None


_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))


def _is_midnight(moment: datetime) -> bool:
    return moment.hour == 0 and moment.minute == 0
