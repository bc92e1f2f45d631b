"""The value of an expression of time. In: its words and what is around it. Out: an interval with reason.

News tells of the past: a weekday is the last one up to publication, a date without year the last such date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from reportedly.resolve.times.anchors import Anchor
from reportedly.resolve.times.calendar import DAY, Interval, at_midnight
from reportedly.resolve.times.days import find_day
from reportedly.resolve.times.fields import TimeFields
from reportedly.resolve.times.parts import at_hours, bare_hours
from reportedly.resolve.times.periods import find_period
from reportedly.resolve.times.ranges import TimePhrase, joined, night_of_days, opened, over_night, read_phrase
from reportedly.resolve.times.shifts import find_shift
from reportedly.resolve.times.words import read_tokens

_AHEAD = frozenset({"next", "coming", "following"})


@dataclass(frozen=True, slots=True)
class TimeValue:
    """An interval in local time, both ends inclusive, as ISO dates or minutes, and the reason in words."""

    start: str
    end: str
    precision: str
    tz: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimeContext:
    """Publication (ISO date or minute), the last time told, whether the clause looks ahead, and whether "for
    two weeks" would be of something that still goes on (`lasting`); otherwise it is a duration, no time.
    `told_as` are the words that tell of `previous`, where it is what they count from."""

    published: str | None = None
    previous: TimeValue | None = None
    future: bool = False
    lasting: bool = False
    told_as: str | None = None


def resolve_time(expression: str, context: TimeContext) -> TimeValue | None:
    """When that was or will be; None where the words name no time or nothing places it on the calendar."""
    tokens = read_tokens(expression)[0]
    phrase = read_phrase(tokens)
    if context.lasting and tokens and tokens[0].kind == "for" and phrase.head.relation is None:
        phrase = replace(phrase, head=replace(phrase.head, relation="past"))
    anchor = _anchor(context)
    ahead = looks_ahead(phrase, anchor)
    try:
        found = _phrase_interval(phrase, replace(anchor, future=anchor.future or ahead))
    except (OverflowError, ValueError):  # beyond the years 1 to 9999
        return None
    if found is None:
        return None
    if not anchor.future and not ahead:
        limited = _never_later(found, anchor, names_year=_names_year(phrase))
        if limited is None:
            return None
        found = limited
    return as_value(_yet_to_come(found, anchor) if anchor.future else found)


def _yet_to_come(found: Interval, anchor: Anchor) -> Interval:
    """Of "this week", what is left of it for something that has not happened yet."""
    published = anchor.published
    if published is None or found.timed or found.precision not in {"week", "month", "season", "year"}:
        return found
    if not found.first_day < published < found.last_day:
        return found
    return replace(
        found, start=at_midnight(published), why=(*found.why, "no earlier than the publication date")
    )


def as_value(found: Interval) -> TimeValue:
    """An interval as it is written into claims."""
    start, end = found.text()
    reason = "; ".join(dict.fromkeys(found.why))
    return TimeValue(start, end, found.precision, found.tz, reason[:1].upper() + reason[1:])


def looks_ahead(phrase: TimePhrase, anchor: Anchor) -> bool:
    """Whether the words themselves point beyond publication: "tomorrow", "next week", a full date to come."""
    for said in (phrase.head, phrase.tail):
        if said is None:
            continue
        tells_next = said.relation in _AHEAD and (said.relation == "coming" or not _is_told(said, anchor))
        if (
            tells_next
            or said.today == 1
            or (said.sooner == "later" and said.unit is not None and not _is_told(said, anchor))
        ):
            return True
        if said.today == 0 and said.part == "night":
            return True
    return False


def _is_told(said: TimeFields, anchor: Anchor) -> bool:
    """ "the next day", "that year" follow the time told before, not publication."""
    return said.definite or anchor.previous is not None or said.relation in {"that", "same", "following"}


def _anchor(context: TimeContext) -> Anchor:
    published = date.fromisoformat(context.published[:10]) if context.published else None
    told = context.previous
    if told is None:
        return Anchor(published, None, context.future)
    timed = "T" in told.start or "T" in told.end
    previous = Interval(
        datetime.fromisoformat(told.start), datetime.fromisoformat(told.end), told.precision, timed, told.tz
    )
    return Anchor(published, previous, context.future, context.told_as)


def _phrase_interval(phrase: TimePhrase, anchor: Anchor) -> Interval | None:
    if phrase.tail is None:
        found = single_interval(phrase.head, anchor)
        if found is None or phrase.opener is None or len(phrase.head.days) > 1:
            return found
        return opened(phrase.opener, found, anchor)
    last = single_interval(phrase.tail, anchor)
    if last is None:
        return None
    night = phrase.head.part in {"night", "overnight"} and not phrase.tail.has_hours
    head = replace(phrase.head, part=None) if night and phrase.head.has_day else phrase.head
    first = single_interval(head, anchor)
    if first is None:
        return None
    if first.start > last.start and anchor.published is not None:
        first, last = _in_order(head, phrase.tail, first, last, anchor)
    return over_night(phrase, first, last) or joined(first, last)


def _in_order(
    head: TimeFields, tail: TimeFields, first: Interval, last: Interval, anchor: Anchor
) -> tuple[Interval, Interval]:
    """A range that came out backwards: the first is looked for before the last, or the last after it."""
    if anchor.future:
        later = single_interval(tail, replace(anchor, published=first.first_day))
        return first, later or last
    earlier = single_interval(head, replace(anchor, published=last.first_day))
    return earlier or first, last


def single_interval(said: TimeFields, anchor: Anchor) -> Interval | None:
    """The interval of one time: a day with its hours, a distance, a period, or hours alone."""
    if said.is_empty:
        return None
    day = find_day(said, anchor)
    if day is not None:
        return night_of_days(said, day) or at_hours(said, day, anchor)
    if said.has_day:
        return None
    if (
        said.has_hours
        and said.month is None
        and said.year is None
        and (said.unit is None or said.part is not None)
    ):
        return bare_hours(said, anchor)
    return find_shift(said, anchor) or find_period(said, anchor)


def _names_year(phrase: TimePhrase) -> bool:
    return any(
        said is not None and (said.year or said.iso or said.decade) for said in (phrase.head, phrase.tail)
    )


def _never_later(found: Interval, anchor: Anchor, *, names_year: bool) -> Interval | None:
    """What runs beyond publication ends with that day; what lies beyond it needs a year that is named."""
    if anchor.published is None:
        return found
    if found.start.date() > anchor.published:
        return found if names_year else None
    limit = at_midnight(anchor.published)
    limit = limit + DAY - DAY / 1440 if found.timed else limit
    if found.end <= limit:
        return found
    return replace(found, end=limit, why=(*found.why, "no later than the publication date"))
