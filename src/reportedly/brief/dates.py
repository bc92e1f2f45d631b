"""Dates and intervals in words. In: `TimeRef`s and ISO dates. Out: "10 August 2024", "6–10 August 2024",
"on the night of 10 to 11 August 2024"."""

from __future__ import annotations

from datetime import date

from reportedly.model.timeref import TimeRef

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNKNOWN = "unknown"
_PARTS = ((5, 12, "morning"), (12, 18, "afternoon"), (17, 22, "evening"))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def day_words(value: str | None) -> str:
    """`10 August 2024` for an ISO date or date-time; `unknown` where there is none."""
    day = _day(value)
    return UNKNOWN if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_words(value: str | None) -> str:
    """The day that a brief bears, as given where it is no ISO date; empty for none."""
    return (value or "") if _day(value) is None else day_words(value)


def span_words(first: str | None, last: str | None, dash: str = "–") -> str:
    """`6–10 August 2024`, `30 July–2 August 2024`; one day where both are the same or one is missing."""
    start, end = _day(first), _day(last)
    if start is None or end is None or start == end:
        return day_words(first if start is not None else last)
    if start > end:
        start, end = end, start
    tail = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start.year != end.year:
        return f"{start.day} {MONTHS[start.month - 1]} {start.year}{dash}{tail}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]}{dash}{tail}"
    return f"{start.day}{dash}{tail}"


def _part_of_day(start: str, end: str) -> str:
    first, last = int(start[11:13]), int(end[11:13])
    if start[:10] != end[:10]:
        return f"on the night of {span_words(start, end, ' to ')}"
    for begins, ends, part in _PARTS:
        if first >= begins and last <= ends:
            return f"on the {part} of {day_words(start)}"
    return f"in the night hours of {day_words(start)}" if last <= 6 else f"on {day_words(start)}"


def _long(time: TimeRef) -> str:
    start, end = _day(time.start), _day(time.end)
    assert start is not None and end is not None  # `when_words` asks only for placed times
    if time.precision == "year" and start.year == end.year:
        return f"in {start.year}"
    if time.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"in {MONTHS[start.month - 1]} {start.year}"
    return f"in the period {span_words(time.start, time.end)}"


def when_words(time: TimeRef | None) -> str:
    """When something happened, ready for a sentence; empty where the time cannot be placed on the
    calendar."""
    if time is None or _day(time.start) is None or _day(time.end) is None:
        return ""
    start, end = time.start or "", time.end or ""
    has_clock = len(start) >= 16 and len(end) >= 16
    zone = f" ({time.tz})" if time.tz and has_clock else ""
    if time.precision in {"minute", "hour"} and has_clock:
        about = "at" if time.precision == "minute" else "at about"
        return f"{about} {start[11:16]}{zone} on {day_words(start)}"
    if has_clock and time.precision == "part_of_day":
        return _part_of_day(start, end)
    return f"on {day_words(start)}" if start[:10] == end[:10] else _long(time)
