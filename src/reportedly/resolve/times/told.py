"""The time told before: what "the same day" and "the next morning" are reckoned from. In: a document. Out:
its times in reading order, each with its value, whether or not a claim was made of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from reportedly.data.printed_dates import written_on
from reportedly.model.document import Document
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef
from reportedly.resolve.times.values import TimeContext, TimeValue, resolve_time

_RUNNING = ("for ", "since ")  # up to publication, so that "the same day" is not reckoned from them
_HOURS = frozenset({"minute", "hour", "part_of_day"})


def told_days(document: Document, said: Container[Span]) -> list[tuple[int, TimeValue]]:
    """The days that the body of the text names, each with where its words end; not those on which something
    was `said`."""
    headline, rest = document.text.partition("\n")[::2]
    first_line = len(headline) if rest else 0
    told: list[tuple[int, TimeValue]] = []
    previous: TimeValue | None = None
    written = written_on(document.text, document.report.published)
    for mention in document.mentions_of("date"):
        if (
            mention.span.end <= first_line
            or mention.span in said
            or mention.span.text.lower().startswith(_RUNNING)
        ):
            continue
        value = resolve_time(mention.span.text, TimeContext(written, previous))
        if value is not None and _is_one_day(value):
            previous = value
            told.append((mention.span.end, value))
    return told


def told_before(told: Sequence[tuple[int, TimeValue]], start: int) -> TimeValue | None:
    """The last of them before the character `start`."""
    return next((value for end, value in reversed(told) if end <= start), None)


def _is_one_day(value: TimeValue) -> bool:
    """A day, a night, or a time within one; "the same day" is not reckoned from a month."""
    return value.precision in _HOURS or (value.precision == "day" and value.start == value.end)


def with_counted(
    told: Sequence[tuple[int, TimeValue]], times: Iterable[TimeRef]
) -> list[tuple[int, TimeValue]]:
    """The days told with those that were counted from something else: "two days after the raid"."""
    ends = {end for end, _ in told}
    values = {
        time.span.end: TimeValue(time.start, time.end, time.precision or "day", time.tz)
        for time in times
        if not time.inherited and time.start is not None and time.end is not None
    }
    added = [(end, value) for end, value in values.items() if end not in ends and _is_one_day(value)]
    return sorted((*told, *added), key=lambda found: found[0])
