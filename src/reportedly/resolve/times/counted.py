"""Times that are counted from something told beside them. In: claims whose other times have their values.
Out: the same claims with "two days after the truce took effect" on the calendar, where the report says when
the truce did; else with the words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.data.printed_dates import written_on
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.span import Span
from reportedly.model.timeref import CountedFrom, TimeRef
from reportedly.resolve.times.bases import Base, base_of
from reportedly.resolve.times.distances import Distance, read_distance
from reportedly.resolve.times.values import TimeContext, TimeValue, resolve_time

_CHAIN = 3  # "a day after the raid", which was itself "two days before the vote"


def with_counted_times(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims in the same order; what cannot be counted keeps its words and says so."""
    found = list(claims)
    for _ in range(_CHAIN):
        waiting = [index for index, claim in enumerate(found) if is_counted(claim.time)]
        if not waiting:
            return found
        for index in waiting:
            found[index] = _counted(document, found[index], found)
    return [_left_open(claim) for claim in found]


def is_counted(time: TimeRef | None) -> bool:
    """Whether it has to be counted from another time, and has not been yet."""
    return time is not None and time.counted is not None


def dates_of_bases(document: Document, claims: Sequence[Claim]) -> set[Span]:
    """The dates of what others are counted from: the report does not go on from there."""
    bases = [c.time.counted.base for c in claims if c.time is not None and c.time.counted is not None
             and c.time.counted.apart is None]  # fmt: skip
    dates = [mention.span for mention in document.mentions_of("date")] if bases else []
    return {date for date in dates if any(base.contains(date) for base in bases)}


def _counted(document: Document, claim: Claim, claims: Sequence[Claim]) -> Claim:
    time = claim.time
    assert time is not None and time.counted is not None
    distance = read_distance(time.counted.words.text, back=time.counted.apart is not None)
    base = None if distance is None else base_of(document, claim, claims)
    if distance is None or base is None:
        return claim
    value = _value(distance, base, written_on(document.text, document.report.published))
    if value is None:
        return claim
    placed = replace(time, start=value.start, end=value.end, precision=value.precision, tz=value.tz)
    return replace(claim, time=replace(placed, reason=value.reason, counted=None))


def _value(distance: Distance, base: Base, published: str | None) -> TimeValue | None:
    """The time at that distance from the base; of "less than two days after" the stretch up to it."""
    context = TimeContext(published, base.value, told_as=f"“{base.words}”")
    far = resolve_time(distance.expression, context)
    if far is None or not distance.at_most:
        return far
    first, last = sorted((base.value, far), key=lambda value: value.start)
    if ("T" in first.start) != ("T" in last.end):
        return None
    return replace(far, start=first.start, end=last.end, reason=f"{far.reason}; at most so far")


def _left_open(claim: Claim) -> Claim:
    """Unplaced, with its words; what was only inferred from the rest of its sentence has no time at all."""
    time = claim.time
    if time is None or time.counted is None:
        return claim
    if time.counted.apart is not None:
        return replace(claim, time=None)
    return replace(claim, time=replace(time, counted=None, reason=_why_open(time.counted)))


def _why_open(counted: CountedFrom) -> str:
    words, base = counted.words.text, counted.base.text
    return f"“{words}” is counted from “{base}”, and the report does not say when that was"
