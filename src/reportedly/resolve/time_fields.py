"""What an expression of time says, word by word. In: its tokens. Out: `TimeFields`, before any calendar is asked.

"late on Saturday night" is weekday 5, part night, edge late; "three weeks earlier" is count 3, unit week, shift earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from reportedly.resolve.time_words import TimeToken

MONTH_KINDS = frozenset({"month", "weak_month", "short_month"})
_SMALL = frozenset({"hour12", "hour24", "upto31"})
_NUMBERS = frozenset({*_SMALL, "bignum", "word_number", "few", "a", "another"})
_RELATIONS = frozenset({"last", "past", "previous", "next", "following", "coming", "this", "that", "same", "recent"})
_SHIFTS = frozenset({"ago", "earlier", "later", "before", "after"})


@dataclass(frozen=True, slots=True)
class TimeFields:
    """The parts of one time; None is what it does not say. `minute` counts from midnight."""

    iso: str | None = None
    weekday: int | None = None
    days: tuple[int, ...] = ()
    month: int | None = None
    year: int | None = None
    decade: int | None = None
    season: int | None = None
    today: int | None = None
    part: str | None = None
    minute: int | None = None
    other_minute: int | None = None
    has_minutes: bool = False
    tz: str | None = None
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
        return bool(self.iso or self.weekday is not None or self.days or self.today is not None)

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


def _reading(said: TimeFields, token: TimeToken, before: str, after: str) -> dict[str, Any]:
    """The fields that this token adds."""
    kind, value = token.kind, token.value
    if kind in _PLAIN:
        return {_PLAIN[kind]: value}
    if kind in MONTH_KINDS:
        return {"month": value}
    if kind in _NUMBERS or kind in {"year", "digits4", "ordinal", "time", "dot_time"}:
        return _number(said, token, before, after)
    if kind in {"part", "glow", "instant", "overnight"}:
        return _part(said, str(value), before)
    if kind in _RELATIONS:
        return _relation(said, kind)
    if kind in _SHIFTS or kind in {"previously", "early", "small", "edge"}:
        return _modifier(said, kind, str(value), before, after)
    return _rest(said, token, after)


_PLAIN = {"iso": "iso", "slashed": "iso", "weekday": "weekday", "short_weekday": "weekday", "season": "season",
          "weak_season": "season", "today": "today", "ordinal_word": "ordinal", "half": "half"}  # fmt: skip


def _number(said: TimeFields, token: TimeToken, before: str, after: str) -> dict[str, Any]:
    kind, value = token.kind, token.value
    if kind in {"time", "dot_time", "digits4"} or after in {"ampm", "oclock"} or (after == "zone" and kind != "word_number"):
        return _clock(said, str(value))
    if kind == "year":
        return {"year": value}
    if kind == "ordinal" and after not in {"unit", "half"}:
        return {"days": (*said.days, value)}
    if kind == "ordinal":
        return {"ordinal": value}
    if kind in _SMALL and after != "unit" and not (after in {"of"} and before == "a"):
        return {"days": (*said.days, value)}
    if kind in {"a", "another"} and (said.count is not None or after in {"few", "ordinal_word", "unit"} and after != "unit"):
        return {}
    return {"count": float(str(value)), "vague": kind == "few"}


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
    return {"minute": total, "has_minutes": exact and minute != 0 or ":" in text}


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
    if said.relation == "that" and kind == "same" or said.relation == "this" and kind == "same":
        return {}
    return {"relation": kind}


def _modifier(said: TimeFields, kind: str, value: str, before: str, after: str) -> dict[str, Any]:
    if kind in {"early", "small"}:
        return {"part": "early morning"} if after == "unit" else {"edge": value}
    if kind == "edge":
        return {"edge": value}
    if kind in {"before", "after"} and after in {"glow", "instant"}:
        return {}
    if kind in {"earlier", "previously"} and said.unit is None and said.today is None and said.weekday is None:
        return {"sooner": value}
    if kind in {"earlier"} and (said.today is not None or said.weekday is not None):
        return {"sooner": value}
    return {"shift": value}


def _rest(said: TimeFields, token: TimeToken, after: str) -> dict[str, Any]:
    kind, value = token.kind, token.value
    if kind == "unit":
        return _unit(said, str(value))
    if kind == "ampm" and said.minute is not None:
        name = "minute" if said.other_minute is None else "other_minute"
        minute = said.minute if said.other_minute is None else said.other_minute
        hour = minute // 60
        return {name: minute % 60 + 60 * (hour if hour > 12 else hour % 12 + int(str(value)))}
    if kind == "zone":
        return {"tz": value}
    if kind == "tonight":
        return {"today": 0, "part": "night"}
    if kind in {"now", "recently"}:
        return {"now": kind}
    if kind == "weekend":
        return {"weekend": True}
    if kind == "decade":
        return {"decade": int(str(value)[:4])}
    return {"definite": True} if kind == "the" else {}


def _unit(said: TimeFields, value: str) -> dict[str, Any]:
    if said.part == "early morning" and value == "hour":
        return {}
    return {"unit": value}
