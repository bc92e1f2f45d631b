"""Intervals: when a claim says it happened, as far as linking may use it. In: a claim and its report. Out: an
interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from reportedly.fuse.families import PROCESSES
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.timeref import TimeRef

_TOLLS = frozenset(("killed", "injured", "casualties", "missing"))
_MANY = 10
_NEWS_REACH = timedelta(days=2)
_CLOCKS = timedelta(hours=12)  # how far the clocks of two zones lie apart
_DENIAL_REACH = timedelta(days=3)  # a denial without a time speaks of what was said in the days before it


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both inclusive. `told` marks the day of telling, taken where a process has no
    time of its own; it is used for linking only and is never written into a claim."""

    start: datetime
    end: datetime
    tz: str | None = None
    told: bool = False

    @property
    def days(self) -> int:
        """How many calendar days it touches; a night that ends by noon counts as the day on which it
        began."""
        touched = (self.end.date() - self.start.date()).days + 1
        return touched - 1 if touched == 2 and self.end - self.start <= timedelta(hours=18) else touched

    def gap_days(self, other: Interval) -> int:
        """Days between the two, 0 where they overlap or touch the same day."""
        later, earlier = (self, other) if self.start > other.start else (other, self)
        return max(0, (later.start.date() - earlier.end.date()).days)

    def overlaps(self, other: Interval) -> bool:
        """Whether both may be the same moment; times in different zones are compared by the day."""
        if self.tz != other.tz or self.told or other.told:
            return self.gap_days(other) == 0
        return self.start <= other.end and other.start <= self.end

    def nearly_meets(self, other: Interval) -> bool:
        """Whether both are days, or parts of one, that the clock of another zone could put together: not one
        moment as told, but no more than half a day apart."""
        if self.told or other.told or self.days > 1 or other.days > 1:
            return False
        later, earlier = (self, other) if self.start > other.start else (other, self)
        return timedelta() < later.start - earlier.end <= _CLOCKS

    def __str__(self) -> str:
        first, last = self.start.date().isoformat(), self.end.date().isoformat()
        return first if first == last else f"{first} to {last}"


def parse_moment(text: str | None, *, last: bool = False) -> datetime | None:
    """An ISO date or date-time; a bare date becomes its first minute, or its last one. None where it is
    neither."""
    if not text:
        return None
    try:
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), time(23, 59) if last else time())
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def stated_interval(ref: TimeRef | None) -> Interval | None:
    """The interval of words about time, None where they cannot be placed."""
    start, end = (parse_moment(ref.start), parse_moment(ref.end, last=True)) if ref else (None, None)
    return Interval(start, end, ref.tz) if ref and start and end and start <= end else None


def days_before(claim: Claim, report: Report) -> Interval | None:
    """The days up to the one on which it was told: when a piece of news without a time happened."""
    told = stated_interval(claim.stated)
    moment = told.end if told else parse_moment(report.published)
    return None if moment is None else Interval(moment - _NEWS_REACH, moment, told=True)


def claim_interval(claim: Claim, report: Report) -> Interval | None:
    """When the claim happened; for processes, running tolls and denials without a time, the day on which it
    was told."""
    if own := stated_interval(claim.time):
        return own
    if claim.kind not in PROCESSES and claim.polarity != "denied" and not _is_running_toll(claim):
        return None
    told = stated_interval(claim.stated)
    moment = told.end if told else parse_moment(report.published)
    if moment is None:
        return None
    reach = _DENIAL_REACH if claim.polarity == "denied" else timedelta()
    return Interval(moment - reach, moment, told=True)


def _is_running_toll(claim: Claim) -> bool:
    """Whether somebody gives a toll of many and no act or day of it: the same toll is told for days."""
    counts = (figure.low or figure.best or 0 for figure in claim.figures if figure.measure in _TOLLS)
    return claim.kind == "casualties" and claim.speaker is not None and max(counts, default=0) >= _MANY
