"""What looks like a time and is none. In: a phrase of tokens within a text. Out: where it has to end.

Names ("April 6 Movement"), counts ("2000 people"), ages, durations, persons ("Theresa May").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.resolve.time_words import TimeToken

_MONTHS = frozenset({"month", "weak_month", "short_month"})
_NUMBERS = frozenset({"hour12", "hour24", "upto31", "year", "digits4", "bignum"})
_NAMED = frozenset({*_MONTHS, "weekday", "short_weekday", "season", "weak_season", "hour12", "hour24", "upto31"})
_YEAR_LEADS = frozenset({"in", "since", "until", "by", "from", "between", "early", "of", "the", "to", "and", "hyphen",
                         "open", "comma", "earlier", "as", "before", "after", "at"})  # fmt: skip
_AFTER_UNIT = frozenset({"before", "after"})


@cache
def _words() -> Mapping[str, frozenset[str]]:
    lexicon = load_lexicon("times")
    return {name: frozenset(lexicon[name]) for name in ("name_heads", "name_tails", "counted_after", "counted_before")}


def allowed_end(tokens: Sequence[TimeToken], first: int, last: int) -> int:
    """`last`, or the earlier place where the phrase has to end; `first` where it is no time at all."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if _is_named(tokens, first, last, before, after) or _is_counted(tokens, first, last, before, after):
        return first
    if _is_counted_day(tokens, first, last, before, after):
        return last - 1
    if tokens[last - 1].kind in _AFTER_UNIT and after is not None and _goes_on(after):
        return last - 1 if tokens[last - 1].kind == "before" and last - first > 9 else first
    return last


def _is_named(tokens: Sequence[TimeToken], first: int, last: int, before: TimeToken | None, after: TimeToken | None) -> bool:
    """Whether the phrase is part of a name, as in "Sunday Times" or "Black September"."""
    words = _words()
    if before is not None and before.text.lower() in words["name_heads"]:
        return True
    if after is None or not after.text[0].isupper() or tokens[last - 1].kind not in _NAMED:
        return False
    if after.text.lower() in words["name_tails"]:
        return True
    # A given name: "April Jones", "August Hanning"; not "In April Israel ...".
    alone = last - first == 1 and tokens[first].kind == "month"
    return alone and (before is None or before.kind == "other") and not after.text.isupper() and after.kind == "other"


def _is_counted(tokens: Sequence[TimeToken], first: int, last: int, before: TimeToken | None, after: TimeToken | None) -> bool:
    """Whether a bare four-figure number counts something."""
    if last - first != 1 or tokens[first].kind != "year":
        return False
    words = _words()
    if after is not None and after.text.lower() in words["counted_after"]:
        return before is None or before.kind not in {"in", "since", "of"} or after.kind == "other"
    if before is None or before.kind in _YEAR_LEADS:
        return False
    return True
    

def _is_counted_day(tokens: Sequence[TimeToken], first: int, last: int, before: TimeToken | None, after: TimeToken | None) -> bool:
    """Whether the number at the end counts what follows, as in "in May 20 civilians were killed"."""
    if tokens[last - 1].kind not in _NUMBERS or last - first < 2 or tokens[last - 2].kind not in _MONTHS:
        return False
    led_by_in = before is not None and before.kind == "in"
    return led_by_in or (after is not None and after.text.lower() in _words()["counted_after"])


def _goes_on(after: TimeToken) -> bool:
    """Whether a word follows to which "before" or "after" belongs: "the day after the attack"."""
    return after.text[0].isalnum() and after.text.lower() not in {"and", "but", "when", "that"}
