"""What an expression of time means where it is no date: durations, sets, references, years BC. In: its
tokens and fields. Out: its kind and its code in the notation of ISO 8601 and TIMEX2."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.resolve.times.calendar import Interval, last_of_month
from reportedly.resolve.times.fields import TimeFields
from reportedly.resolve.times.words import TimeToken

_UNITS = {"minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W", "month": "{}M",
          "year": "{}Y", "decade": "{}DE", "century": "{}CE"}  # fmt: skip
_REFERENCES = frozenset({"former", "future", "present"})
_WINDOWS = frozenset({"past", "recent", "coming"})
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_WEEK, _DECADE = 6, 120
_STEPS = {"later": "FUTURE_REF", "after": "FUTURE_REF", "earlier": "PAST_REF", "before": "PAST_REF",
          "ago": "PAST_REF"}  # fmt: skip
_COUNTS = frozenset({"hour12", "hour24", "upto31", "bignum", "word_number", "a", "another"})


def code_of(tokens: Sequence[TimeToken], said: TimeFields) -> tuple[str, str | None] | None:
    """The kind and code; None where the expression is a date, to be placed on the calendar."""
    kinds = {token.kind: token for token in tokens}
    if "era" in kinds:
        return _before_christ(tokens)
    if "century" in kinds:
        return _century(said, tokens)
    if "often" in kinds or "every" in kinds:
        unit = _UNITS.get(said.unit or "")
        rate = "every" in kinds and kinds["every"].text.lower() == "per" and unit is not None
        return ("duration", f"P{unit.format(1)}") if rate and unit else ("set", None)
    if said.shift in _STEPS and said.unit is not None and (said.count is None or said.vague):
        return "reference", _STEPS[said.shift]
    if reference := _reference(kinds, said):
        return "reference", reference
    if "period" in kinds or "timeword" in kinds:
        return "open", None
    return _duration(said, kinds)


def date_code(found: Interval) -> str:
    """A year, decade, season, half or quarter, month, week or day; the first day of anything else."""
    first, last = found.first_day, found.last_day
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if found.precision == "day" or found.timed or first.day != 1:
        monday = found.precision == "week" and first.weekday() == 0 and (last - first).days == _WEEK
        return f"{first.isocalendar().year}-W{first.isocalendar().week:02}" if monday else first.isoformat()
    if last != last_of_month(last.year, last.month):
        return first.isoformat()
    pieces = {1: f"-{first.month:02}", 3: f"-{_SEASONS.get(first.month) or f'Q{first.month // 3 + 1}'}",
              6: f"-H{first.month // 6 + 1}", 12: ""}  # fmt: skip
    if months in pieces:
        return f"{first.year:04}{pieces[months]}"
    return f"{first.year // 10:03}" if months == _DECADE and first.year % 10 == 0 else first.isoformat()


def _before_christ(tokens: Sequence[TimeToken]) -> tuple[str, str | None]:
    years = [int(str(token.value)) for token in tokens if token.kind in {"year", "bignum", *_COUNTS}
             and str(token.value).isdecimal()]  # fmt: skip
    return "date", f"BC{years[-1]:04}" if years else None


def _century(said: TimeFields, tokens: Sequence[TimeToken]) -> tuple[str, str | None]:
    """ "the 19th century" is 18; "two centuries" P2CE."""
    if said.count is not None:
        return "duration", f"P{said.count:g}CE"
    number = said.ordinal or (said.days[-1] if said.days else None)
    return "date", None if number is None else f"{number - 1:02}"


def _reference(kinds: dict[str, TimeToken], said: TimeFields) -> str | None:
    for kind in _REFERENCES:
        if kind in kinds:
            return str(kinds[kind].value)
    if said.now is not None:
        return "PRESENT_REF" if said.now == "now" else "PAST_REF"
    if said.unit is not None or said.has_day or said.has_hours or said.month is not None:
        return None
    if said.relation == "this" and said.season is None and not said.weekend:
        return None if kinds.keys() & {"period", "timeword"} else "PRESENT_REF"
    if said.relation in {"recent", "past"}:
        return "PAST_REF"
    return None


def _duration(said: TimeFields, kinds: dict[str, TimeToken]) -> tuple[str, str | None] | None:
    """ "three days" is P3D; "the past year" P1Y; "a few days" PXD."""
    unit = _UNITS.get(said.unit or "")
    if unit is None or said.shift is not None or said.now is not None:
        return None
    of_whole = said.month is not None or said.year is not None
    counted = said.count is not None and (said.ordinal is None or of_whole)
    piece = of_whole and (said.ordinal is not None or said.relation == "last")
    if counted or piece or said.relation in _WINDOWS or "length" in kinds:
        count = "X" if said.vague else f"{(said.count or 1) + (0.5 if said.half else 0):g}"
        return "duration", "P" + unit.format(count)
    bare = said.relation is None and said.ordinal is None and not said.definite and said.edge is None
    return ("duration", "P" + unit.format("X")) if bare and not of_whole else None
