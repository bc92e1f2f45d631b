"""Printed dates: the day of writing that the head of a text gives ("Agency Friday 3 May 2019", "Posted 3 May
2019"). In: a text and the date under which it came. Out: the day that its "on Friday" is counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

_HEAD = 350  # characters
_NEAR = timedelta(days=60)  # a date further off is of something else, or a slip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r",? (?P<year>(?:19|20)\d\d)\b"
_DATES = (rf"{_DAY} {_MONTH}{_YEAR}", rf"{_MONTH} {_DAY}{_YEAR}")
_NUMBERS = r"(?P<day>\d{1,2})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b"
_SAID = r"(?:(?:Published|Posted|Written)(?: on| at)?:? )"
# What may follow: the end of the line, or the body of the text.
_ENDS = r"(?=[ \t]*(?:\n|$)| [A-Z0-9\"“(À-Þ])"
_LINES = tuple(re.compile(rf"(?:^|\n)[ \t]*{_SAID}?{_WEEKDAY}?{form}{_ENDS}") for form in (*_DATES, _NUMBERS))
# After a name in the same line, as agencies print it; "on Friday 3 May" tells of something.
_BYLINES = tuple(
    re.compile(rf"(?<=[A-Za-z)] )(?<!\bon )(?P<stamp>{_WEEKDAY}{form}){_ENDS}") for form in _DATES
)
_OTHER = re.compile(
    r"(?:\b(?:on|of|since|from|until|till|by|after|before|last|for|and|to|in|at|the|updated?|modified|corrected)"
    r"[:,]?|[.!?]) ?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def written_on(text: str, published: str | None) -> str | None:
    """The day on which the text says that it was written, where its head prints one that is not far from
    `published`; else `published`, which it is to the minute where both are one day."""
    known = None if published is None else date.fromisoformat(published[:10])
    days = [day for day, _ in _printed(text, known)]
    if not days or days[0] == known:
        return published
    return days[0].isoformat()


@lru_cache(maxsize=16)
def stamp_of(text: str) -> tuple[int, int] | None:
    """The range of an agency's date in the head of a text, which says when it was written and no more."""
    return next((span for _, span in _printed(text, None) if span is not None), None)


def _printed(text: str, known: date | None) -> Iterator[tuple[date, tuple[int, int] | None]]:
    """The days that the head prints as its own, in the order of the text; ranges of those after a name."""
    head = text[:_HEAD]
    found = [(match, False) for form in _LINES for match in form.finditer(head)]
    found += [(match, True) for form in _BYLINES for match in form.finditer(head)]
    for match, is_byline in sorted(found, key=lambda item: item[0].start()):
        if is_byline and _OTHER.search(head[: match.start("stamp")]):
            continue
        days = [day for day in _days(match) if known is None or abs(day - known) <= _NEAR]
        if len(days) == 1 or (days and known is not None):
            day = days[0] if known is None else min(days, key=lambda day: abs(day - known))
            yield day, match.span("stamp") if is_byline else None


def _days(match: re.Match[str]) -> list[date]:
    """The day that is written; both readings of "6-09-2019"."""
    day, month, year = match["day"], match["month"], int(match["year"])
    if not month.isdigit():
        return _valid(year, _MONTHS.index(month[:3].lower()) + 1, int(day))
    readings = {(int(month), int(day)), (int(day), int(month))}
    return [found for a, b in sorted(readings) for found in _valid(year, a, b)]


def _valid(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []
