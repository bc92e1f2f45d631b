"""Ranges and open ends: "from Monday to Wednesday", "since 6 August", "by Friday", "the night of 10 to 11".

In: the tokens of one expression. Out: the tokens of its parts, and the interval that they make together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.resolve.times.anchors import Anchor
from reportedly.resolve.times.calendar import DAY, Interval, at_midnight, of_window
from reportedly.resolve.times.fields import TimeFields, read_fields
from reportedly.resolve.times.parts import windows
from reportedly.resolve.times.words import TimeToken

_OPENERS = frozenset({"since", "until", "by", "from", "between", "as", "up", "before", "after"})
_LINKS = frozenset({"hyphen", "to", "until", "and", "by"})
_PREFIXES = frozenset({"pre", "early", "small"})  # "mid-March", "pre-dawn" are no ranges
_NIGHTS = frozenset({"night", "overnight"})


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """An expression in parts: the word that opens it, the first time, and the second one of a range."""

    opener: str | None
    head: TimeFields
    tail: TimeFields | None = None


def read_phrase(tokens: Sequence[TimeToken]) -> TimePhrase:
    """The parts of an expression; the split is where both sides name a time of their own."""
    tokens = [token for token in tokens if token.kind != "other"]
    while tokens and tokens[0].kind in {"on", "in", "over", "at", "for", "around", "comma"}:
        tokens = tokens[1:]
    opener = tokens[0].kind if _is_opened(tokens) else None
    rest = tokens[1:] if opener else tokens
    for index, token in enumerate(rest):
        if token.kind in _LINKS and 0 < index < len(rest) - 1 and rest[index - 1].kind not in _PREFIXES:
            head, tail = read_fields(rest[:index]), read_fields(rest[index + 1 :])
            if _splits(head, tail):
                return TimePhrase(opener, completed(head, tail), tail)
    return TimePhrase(opener, read_fields(rest))


def _is_opened(tokens: Sequence[TimeToken]) -> bool:
    """Whether the first word opens a range; "before dawn" is a part of day."""
    if len(tokens) < 2 or tokens[0].kind not in _OPENERS:
        return False
    return tokens[0].kind not in {"before", "after"} or tokens[1].kind not in {"glow", "instant"}


def _splits(head: TimeFields, tail: TimeFields) -> bool:
    """Whether both sides are times: not "6 | 10 August", "mid | March", "24 | hour"."""
    if not _is_time(head) or not _is_time(tail):
        return False
    one_month = bool(head.days and tail.days) and (head.month is None) != (tail.month is None)
    return not (one_month and head.weekday is None and tail.weekday is None)


def _is_time(said: TimeFields) -> bool:
    named = (
        said.iso,
        said.weekday,
        said.month,
        said.year,
        said.decade,
        said.season,
        said.today,
        said.minute,
        said.now,
    )
    return (
        any(value is not None for value in named)
        or (said.part not in {None, "before"})
        or said.weekend
        or bool(said.unit and (said.relation or said.shift or said.edge))
    )


def completed(head: TimeFields, tail: TimeFields) -> TimeFields:
    """The first time with what only the second one says: "3 to 5 May", "March to May 2022"."""
    if head.year is None and head.month is not None and tail.year is not None:
        later = tail.month is not None and head.month > tail.month
        head = replace(head, year=tail.year - 1 if later else tail.year)
    if head.minute is not None and not head.has_day and tail.has_day:
        head = replace(
            head,
            weekday=tail.weekday,
            days=tail.days,
            month=tail.month,
            year=tail.year,
            today=tail.today,
            iso=tail.iso,
        )
    return head


def over_night(phrase: TimePhrase, first: Interval, last: Interval) -> Interval | None:
    """ "overnight Saturday to Sunday": from the evening of the first day to the morning of the last."""
    if phrase.head.part not in _NIGHTS or phrase.tail is None or phrase.tail.has_hours:
        return None
    return _night(first, last)


def night_of_days(said: TimeFields, days: Interval) -> Interval | None:
    """ "the night of 10 to 11 August"."""
    if said.part not in _NIGHTS or len(said.days) < 2:
        return None
    return _night(days, days)


def _night(first: Interval, last: Interval) -> Interval:
    opens, closes = windows()["night"]
    start = of_window(first.first_day, (opens, opens), "part_of_day").start
    end = of_window(last.end.date() - DAY, (closes, closes), "part_of_day").end
    words = "the night runs from 18:00 on the first day to 06:00 on the last"
    return Interval(start, max(start, end), "part_of_day", timed=True, why=(*first.why, words))


def joined(first: Interval, last: Interval) -> Interval | None:
    """From the start of the first to the end of the last; None where they stand the wrong way round."""
    timed = first.timed or last.timed
    end = last.end if last.timed or not timed else last.end + DAY - (DAY / 1440)
    if first.start > end:
        return None
    precision = "day" if "day" in {first.precision, last.precision} else last.precision
    precision = "part_of_day" if timed and precision != "day" else precision
    why = (*first.why, *last.why, "a range, from the start of the one to the end of the other")
    return Interval(first.start, end, precision, timed, first.tz or last.tz, why)


def opened(opener: str, told: Interval, anchor: Anchor) -> Interval:
    """ "since X" and "from X" run to publication; "until X" and "by X" run up to X."""
    published = anchor.published
    if opener in {"since", "from"}:
        if published is None or told.start.date() > published or (opener == "from" and anchor.future):
            return told
        end = at_midnight(published)
        end = end + DAY - DAY / 1440 if told.timed else end
        return replace(told, end=end, why=(*told.why, f"from then up to {anchor.from_published}"))
    if opener == "after":
        return _from_next(told, anchor)
    if opener == "before":
        return _up_to(_eve_of(told), anchor)
    return _up_to(told, anchor) if opener in {"until", "by", "up"} else told


def _eve_of(told: Interval) -> Interval:
    """The day, or minute, that ends before X begins."""
    end = told.start - (DAY / 1440 if told.timed else DAY)
    start = at_midnight(end.date())
    precision = told.precision if told.timed else "day"
    return replace(told, start=start, end=end, precision=precision, why=(*told.why, "before that"))


def _from_next(told: Interval, anchor: Anchor) -> Interval:
    """From the end of X to publication; the end alone where it is to come."""
    start = told.end + (DAY / 1440 if told.timed else DAY)
    end = start if anchor.published is None else max(start, at_midnight(anchor.published))
    return replace(told, start=start, end=end, why=(*told.why, "after that"))


def _up_to(told: Interval, anchor: Anchor) -> Interval:
    """From the time told before, or from publication where X is to come, else from the start of X."""
    if anchor.published is not None and told.last_day > anchor.published:
        start, why = at_midnight(anchor.published), f"from {anchor.from_published} up to then"
    elif anchor.previous is not None and anchor.previous.start <= told.end:
        start, why = anchor.previous.start, "from the time told before up to then"
    else:
        start, why = at_midnight(told.first_day) if told.timed else told.start, "up to then; no start is told"
    return replace(told, start=start, why=(*told.why, why))
