"""What looks like a time and is none. In: a phrase of tokens within a text. Out: where it has to end.

Names ("April 6 Movement"), counts ("2000 people"), ages, durations, persons ("Theresa May").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.resolve.times.words import TimeToken

_MONTHS = frozenset({"month", "weak_month", "short_month"})
_NUMBERS = frozenset({"hour12", "hour24", "upto31"})
_NAMED = frozenset(
    {*_MONTHS, "weekday", "short_weekday", "season", "weak_season", "hour12", "hour24", "upto31"}
)
_YEAR_LEADS = frozenset({"in", "since", "until", "by", "from", "between", "early", "of", "the", "to", "and",
                         "hyphen", "open", "comma", "earlier", "as", "before", "after", "at"})  # fmt: skip
_LISTS = ("name_heads", "name_tails", "number_heads", "counted_after", "counted_before")
_DAYS_AND_MONTHS = frozenset({*_MONTHS, "weekday", "iso", "year", "today", "weekend"})
_AFTER_UNIT = frozenset({"before", "after"})


@cache
def _words() -> Mapping[str, frozenset[str]]:
    lexicon = load_lexicon("times")
    return {name: frozenset(lexicon[name]) for name in _LISTS}


def allowed_end(tokens: Sequence[TimeToken], first: int, last: int) -> int:
    """`last`, or the earlier place where the phrase has to end; `first` where it is no time at all."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if _is_named(tokens, first, last, before, after) or _is_counted(tokens, first, last, before, after):
        return first
    if tokens[first].kind in _AFTER_UNIT and not _is_opener(tokens, first, last, after):
        return first
    if tokens[last - 1].kind == "unit" and _is_of_something(tokens, first, last):
        return first
    if _is_counted_day(tokens, first, last, before, after):
        return last - 1
    if last - first == 3 and tokens[first].kind == "year" and tokens[last - 1].kind != "year":
        return last if _is_year_pair(tokens[first].text, tokens[last - 1].text) else first + 1
    if last - first == 2 and tokens[first].kind == "the" and not _is_calendar_unit(tokens[first + 1]):
        return first
    if tokens[last - 1].kind in _AFTER_UNIT and after is not None and _goes_on(after):
        return last - 1
    return last


def _is_named(
    tokens: Sequence[TimeToken], first: int, last: int, before: TimeToken | None, after: TimeToken | None
) -> bool:
    """Whether the phrase is part of a name, as in "Sunday Times" or "Black September"."""
    words = _words()
    if before is not None and before.text[0].isupper() and before.text.lower() in words["name_heads"]:
        return True
    numbered = tokens[first].kind in {*_NUMBERS, "year"}
    if before is not None and numbered and before.text.lower() in words["number_heads"]:
        return True
    if after is None or not after.text[0].isupper() or tokens[last - 1].kind not in _NAMED:
        return False
    if after.text.lower() in words["name_tails"]:
        return True
    # A given name: "April Jones", "August Hanning"; not "In April Israel ...".
    alone = last - first == 1 and tokens[first].kind == "month"
    return (
        alone
        and (before is None or before.kind == "other")
        and not after.text.isupper()
        and after.kind == "other"
    )


def _is_counted(
    tokens: Sequence[TimeToken], first: int, last: int, before: TimeToken | None, after: TimeToken | None
) -> bool:
    """Whether a bare four-figure number counts something."""
    if last - first != 1 or tokens[first].kind != "year":
        return False
    words = _words()
    number = int(tokens[first].text)
    if number < 1500:
        return before is None or before.kind not in {"in", "since"}
    counted = after is not None and (after.text.lower() in words["counted_after"] or _is_plural(after))
    if before is None:
        return counted
    if before.kind in _YEAR_LEADS and before.text.lower() not in words["counted_before"]:
        return counted and before.kind not in {"in", "since", "the"}
    return counted or before.text.lower() in words["counted_before"] or number % 50 == 0


def _is_plural(token: TimeToken) -> bool:
    text = token.text
    return text[0].islower() and len(text) > 4 and text.endswith("s") and not text.endswith("ss")


def _is_counted_day(
    tokens: Sequence[TimeToken], first: int, last: int, before: TimeToken | None, after: TimeToken | None
) -> bool:
    """Whether the number at the end counts what follows, as in "in May 20 civilians were killed"."""
    if tokens[last - 1].kind not in _NUMBERS or last - first < 2 or tokens[last - 2].kind not in _MONTHS:
        return False
    led_by_in = before is not None and before.kind == "in"
    return led_by_in and after is not None and after.text[0].isalpha()


def _is_of_something(tokens: Sequence[TimeToken], first: int, last: int) -> bool:
    """ "the second day of the truce": counted from an event, which the calendar does not know."""
    if last + 1 >= len(tokens) or not any(token.kind == "ordinal_word" for token in tokens[first:last]):
        return False
    return (
        tokens[last].kind == "of"
        and tokens[last + 1].kind in {"the", "this", "that", "a"}
        and (last + 2 >= len(tokens) or tokens[last + 2].kind == "other")
    )


def _is_opener(tokens: Sequence[TimeToken], first: int, last: int, after: TimeToken | None) -> bool:
    """Whether "before Friday" stands by itself: not "after Friday prayers", "after Friday's attack"."""
    if tokens[first + 1].kind in {"glow", "instant"}:
        return True
    named = any(token.kind in _DAYS_AND_MONTHS for token in tokens[first + 1 : last])
    return named and (
        after is None or not (after.text[0].isalnum() or after.text in "'’") or _ends_clause(after)
    )


def _ends_clause(after: TimeToken) -> bool:
    return after.text.lower() in {"and", "but", "or", "when", "as", "while", "because", "if", "unless"}


def _is_calendar_unit(token: TimeToken) -> bool:
    """Whether "the week" may stand alone; "the day", "the hours" and "the weeks" are durations."""
    return token.kind != "unit" or token.text.lower() in {"week", "month", "year"}


def _is_year_pair(first: str, last: str) -> bool:
    """Whether it is "1941-42", a pair of years."""
    return len(last) == 2 and last.isdecimal() and int(first[2:]) < int(last)


def _goes_on(after: TimeToken) -> bool:
    """Whether a word follows to which "before" or "after" belongs: "the day after the attack"."""
    return after.text[0].isalnum() and after.text.lower() not in {"and", "but", "when", "that"}
