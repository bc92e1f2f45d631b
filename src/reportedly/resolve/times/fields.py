"""What an expression of time says, word by word. In: its tokens. Out: `TimeFields`, no calendar asked.

"late on Saturday night" is weekday 5, part night, edge late; "three weeks earlier" is count 3, unit week.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from reportedly.resolve.times.words import TimeToken

_SMALL = frozenset({"hour12", "hour24", "upto31"})
_NUMBERS = frozenset({*_SMALL, "bignum", "word_number", "few", "a", "another"})
_RELATIONS = frozenset(
    {"last", "past", "previous", "next", "following", "coming", "this", "that", "same", "recent"}
)
_CLOCKS = frozenset({"time", "dot_time", "digits4"})
_MODIFIERS = frozenset({"ago", "earlier", "before", "after", "previously", "early", "small", "edge"})


@dataclass(frozen=True, slots=True)
class TimeFields:
    """The parts of one time; None is what it does not say. `minute` counts from midnight."""

    iso: str | None = None
    weekday: int | None = None
    days: tuple[int, ...] = ()
    month: int | None = None
    year: int | None = None
    last_year: int | None = None
    decade: int | None = None
    season: int | None = None
    today: int | None = None
    part: str | None = None
    minute: int | None = None
    other_minute: int | None = None
    has_minutes: bool = False
    tz: str | None = None
    other_tz: str | None = None
    edge: str | None = None
    sooner: str | None = None
    half: str | None = None
    relation: str | None = None
    definite: bool = False
    ordinal: int | None = None
    count: float | None = None
    vague: bool = False
    unit: str | None = None
    shift: str | None = None
    weekend: bool = False
    now: str | None = None

    @property
    def has_day(self) -> bool:
        """Whether a day of its own is named, be it by date, weekday or distance."""
        return bool(
            self.iso
            or self.weekday is not None
            or (self.days and (self.month is not None or self.year is None))
            or self.today is not None
        )

    @property
    def has_hours(self) -> bool:
        return self.part is not None or self.minute is not None

    @property
    def is_empty(self) -> bool:
        return all(getattr(self, field.name) == field.default for field in fields(self)
                   if field.name not in {"definite", "count", "vague"})  # fmt: skip


def read_fields(tokens: Sequence[TimeToken]) -> TimeFields:
    """The fields of the tokens of one time, read from left to right."""
    said = TimeFields()
    for index, token in enumerate(tokens):
        before = tokens[index - 1].kind if index else ""
        after = tokens[index + 1].kind if index + 1 < len(tokens) else ""
        said = replace(said, **_reading(said, token, before, after))
    return said


_PLAIN = {name: name for name in ("iso", "weekday", "season", "today", "half", "month")}
_PLAIN |= {"slashed": "iso", "short_weekday": "weekday", "weak_season": "season", "ordinal_word": "ordinal"}
_PLAIN |= {"weak_month": "month", "short_month": "month"}
# Words that say the same wherever they stand.
_FIXED: dict[str, dict[str, Any]] = {
    "pre": {"part": "before"},
    "tonight": {"today": 0, "part": "night"},
    "now": {"now": "now"},
    "recently": {"now": "recently"},
    "weekend": {"weekend": True},
    "the": {"definite": True},
    "all": {"definite": True},
    "within": {"relation": "within"},
}


def _reading(said: TimeFields, token: TimeToken, before: str, after: str) -> dict[str, Any]:
    """The fields that this token adds."""
    kind, value = token.kind, token.value
    if kind in _PLAIN:
        return {_PLAIN[kind]: value}
    if kind in _NUMBERS or kind in {"year", "digits4", "ordinal", "time", "dot_time"}:
        return _number(said, token, before, after)
    if kind in {"part", "glow", "instant", "overnight"}:
        return _part(said, str(value), before)
    if kind in _RELATIONS:
        return _relation(said, kind)
    return _modifier(said, kind, str(value), after) if kind in _MODIFIERS else _rest(said, token)


def _number(said: TimeFields, token: TimeToken, before: str, after: str) -> dict[str, Any]:
    """A number is a year, a clock time, a day of the month or a count, by what stands beside it."""
    kind, value = token.kind, token.value
    if before == "hyphen" and said.year is not None and len(token.text) == 2 and token.text.isdecimal():
        return {"last_year": said.year // 100 * 100 + int(token.text)}
    if kind in _CLOCKS or after in {"ampm", "oclock"} or (after == "zone" and kind != "word_number"):
        return _clock(said, str(value))
    if kind == "year":
        return {"year": value}
    if kind == "ordinal" and after in {"unit", "half"}:
        return {"ordinal": value}
    if kind == "ordinal" or (kind in _SMALL and after != "unit"):
        return {"days": (*said.days, value)}
    return (
        {}
        if kind in {"a", "another"} and after != "unit"
        else {"count": float(str(value)), "vague": kind == "few"}
    )


def _clock(said: TimeFields, text: str) -> dict[str, Any]:
    """A clock time; a second one, as in "3 a.m. (0100 GMT)", is kept apart."""
    digits = text.replace(":", "").replace(".", "")
    exact = len(digits) > 2
    hour, minute = (int(digits[:-2]), int(digits[-2:])) if exact else (int(digits), 0)
    if len(digits) > 4:
        hour, minute = int(digits[:-4]), int(digits[-4:-2])
    total = hour * 60 + minute
    if said.minute is not None:
        return {"other_minute": total}
    return {"minute": total, "has_minutes": (exact and minute != 0) or ":" in text}


def _part(said: TimeFields, part: str, before: str) -> dict[str, Any]:
    if before in {"before", "after"} or before == "pre" or (before == "hyphen" and said.part == "before"):
        word = "after" if before == "after" else "before"
        kind = "dawn" if part == "dawn" else part
        return {"part": f"{word} {kind}" if kind in {"dawn", "noon", "midnight"} else kind, "shift": None}
    if said.part in {"early morning", "overnight"}:
        return {}
    return {"part": "night" if part == "dawn" and said.part == "night" else part}


def _relation(said: TimeFields, kind: str) -> dict[str, Any]:
    if kind == "past" and said.relation == "last":
        return {}
    if (said.relation == "that" and kind == "same") or (said.relation == "this" and kind == "same"):
        return {}
    return {"relation": kind}


def _modifier(said: TimeFields, kind: str, value: str, after: str) -> dict[str, Any]:
    """ "early" and "late", "earlier this week" (`sooner`), "three weeks earlier" (`shift`)."""
    if kind in {"early", "small"}:
        return {"part": "early morning"} if after == "unit" else {"edge": value}
    if kind == "edge":
        return {"edge": value}
    if kind in {"before", "after"} and after in {"glow", "instant"}:
        return {}
    of_a_day = said.today is not None or said.weekday is not None
    if kind in {"earlier", "previously"} and (said.unit is None or of_a_day):
        return {"sooner": value}
    return {"shift": value}


def _rest(said: TimeFields, token: TimeToken) -> dict[str, Any]:
    kind, value = token.kind, token.value
    if kind == "unit":
        return _unit(said, str(value), token.text)
    if kind == "ampm" and said.minute is not None:
        name = "minute" if said.other_minute is None else "other_minute"
        minute = said.minute if said.other_minute is None else said.other_minute
        hour = minute // 60
        return {name: minute % 60 + 60 * (hour if hour > 12 else hour % 12 + int(str(value)))}
    if kind == "zone":
        return {"tz" if said.other_minute is None else "other_tz": value}
    if kind == "decade":
        return {"decade": int(str(value)[:4])}
    return _FIXED.get(kind, {})


def _unit(said: TimeFields, unit: str, text: str) -> dict[str, Any]:
    """The unit; in the plural without a number ("the coming days") it is vague."""
    if said.part == "early morning" and unit == "hour":
        return {}
    return {"unit": unit, "vague": said.vague or (said.count is None and text.endswith("s"))}
