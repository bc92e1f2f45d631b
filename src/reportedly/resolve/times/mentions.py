"""Every expression of time in a text, with its meaning: dates, durations, sets, references. In: a text. Out:
mentions in order, the two ends of a range apart.

This is for reading a text's times as such. When a happening took place is asked of `expressions` and
`values`, which know no durations, so that "three days" never becomes a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from re import Pattern

from reportedly.data.lexicons import load_lexicon
from reportedly.resolve.times.anchors import Anchor
from reportedly.resolve.times.calendar import Interval
from reportedly.resolve.times.codes import code_of, date_code
from reportedly.resolve.times.expressions import longest, runs
from reportedly.resolve.times.fields import TimeFields, read_fields
from reportedly.resolve.times.ranges import completed
from reportedly.resolve.times.values import TimeValue, as_value, single_interval
from reportedly.resolve.times.words import TimeToken, compile_phrases, read_tokens

_LINKS = frozenset({"hyphen", "to", "until", "and"})
_JOINED = frozenset({"pre", "early", "small"})
_MONTHS = frozenset({"month", "weak_month", "short_month"})
_OPENERS = frozenset({"between", "from", "since", "until", "by", "in", "on", "at", "over"})
_PAIR = 2
_DAY = frozenset({"hour12", "hour24", "upto31", "ordinal"})


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression's range, what sort it is (`date`, `duration`, `set`, `reference`, `open`), its meaning
    in the notation of ISO 8601 and TIMEX2 ("1942-06", "P3D", "PRESENT_REF"; None where it is left open), and
    of a date the days it stands for, edges ("late", "the end of") left out."""

    start: int
    end: int
    kind: str
    code: str | None = None
    value: TimeValue | None = None


def read_mentions(text: str, published: str | None = None) -> list[TimeMention]:
    """The expressions of a text, each reckoned from the dates before it; a history has no `published`."""
    day = datetime.fromisoformat(published).date() if published else None
    anchor = Anchor(day)
    found: list[TimeMention] = []
    for tokens in find_mentions(text):
        parts = _with_fields(tokens)
        for part, said in parts:
            mention, told = _mention(part, said, anchor)
            found.append(mention)
            if told is not None and (told.precision != "year" or len(parts) == 1):
                anchor = replace(anchor, previous=told)
    return found


def find_mentions(text: str) -> Iterator[list[TimeToken]]:
    """The tokens of each expression, ranges not yet taken apart."""
    tokens, codes = read_tokens(text)
    for run in runs(codes):
        first = run.start()
        while first < run.end():
            last = longest(tokens, first, partial(_ends, codes, first))
            if last > first and _is_mention(tokens, first, last):
                yield tokens[_without_article(tokens, first, last) : last]
                first = last
            else:
                first += 1


def _ends(codes: str, first: int, limit: int | None) -> Iterator[int]:
    for pattern in _patterns():
        if match := pattern.match(codes, first, len(codes) if limit is None else limit):
            yield match.end()


@cache
def _patterns() -> tuple[Pattern[str], ...]:
    names = (*load_lexicon("times")["any"], "alone", "only_mentioned")
    return tuple(compile_phrases()[name] for name in names)


def _is_mention(tokens: Sequence[TimeToken], first: int, last: int) -> bool:
    """Whether words that only sometimes tell of time do so here."""
    if last - first > 1:
        return True
    token = tokens[first]
    if token.kind == "this":
        return token.text.lower() == "current"
    return token.kind != "unit" or token.text.endswith("s")


def _without_article(tokens: Sequence[TimeToken], first: int, last: int) -> int:
    """Where the words of time begin: before a noun, as in "the 1943 offensive" or "the one-year tour", the
    article is the noun's."""
    if last >= len(tokens) or tokens[first].kind not in {"the", "a"} or last - first < _PAIR:
        return first
    second, final, after = tokens[first + 1].kind, tokens[last - 1].kind, tokens[last]
    if not after.text[0].isalpha() or after.kind != "other":
        return first
    is_hyphened = final in {"unit", "length"} and tokens[last - 2].kind == "hyphen"
    is_dated = second == "year" or (final == "year" and second in _MONTHS | _DAY)
    is_named = final in {"season", "weak_season"} and after.text[0].isupper()
    return first + 1 if is_hyphened or is_dated or is_named else first


def _with_fields(tokens: Sequence[TimeToken]) -> list[tuple[Sequence[TimeToken], TimeFields]]:
    """The parts of an expression with what they say: "3 to 5 May" is "3", of May, and "5 May"."""
    parts = _parts(tokens)
    said = [read_fields(_unhyphened(part)) for part in parts]
    for index in range(len(parts) - 2, -1, -1):
        said[index] = _filled(completed(said[index], said[index + 1]), said[index + 1])
    for index in range(1, len(parts)):
        said[index] = _filled(said[index], said[index - 1])
    return list(zip(parts, said, strict=True))


def _filled(said: TimeFields, other: TimeFields) -> TimeFields:
    """A bare number with the month, or the century, of the other end."""
    number = said.days[-1] if said.days else said.count if said.unit is None else None
    if number is None or said.month is not None:
        return said
    if other.month is None and other.year is not None:  # "1941-42"
        return replace(said, days=(), count=None, year=other.year // 100 * 100 + int(number))
    return replace(said, month=other.month, year=said.year or other.year) if said.days else said


def _unhyphened(tokens: Sequence[TimeToken]) -> list[TimeToken]:
    """ "6-month" is read as "6 month"."""
    pairs = zip(tokens, (*(token.kind for token in tokens[1:]), ""), strict=True)
    return [token for token, after in pairs if token.kind != "hyphen" or after != "unit"]


def _parts(tokens: Sequence[TimeToken]) -> list[Sequence[TimeToken]]:
    """The tokens cut at the words that link two times."""
    if any(token.kind in {"unit", "century", "length"} for token in tokens):
        return [tokens]
    parts: list[list[TimeToken]] = [[]]
    for index, token in enumerate(tokens):
        if _links(tokens, index):
            parts.append([])
        else:
            parts[-1].append(token)
    return [opened for part in parts if (opened := _unopened(part))]


def _unopened(part: list[TimeToken]) -> list[TimeToken]:
    return part[1:] if part and part[0].kind in _OPENERS and not _is_counted(part) else part


def _is_counted(part: Sequence[TimeToken]) -> bool:
    return any(token.kind == "unit" for token in part)


def _links(tokens: Sequence[TimeToken], index: int) -> bool:
    if not 0 < index < len(tokens) - 1:
        return False
    kind, before, after = tokens[index].kind, tokens[index - 1].kind, tokens[index + 1].kind
    if kind == "comma":  # "3, 4 and 5 May"
        return before in _DAY and after in _DAY
    return kind in _LINKS and before not in _JOINED


def _mention(
    part: Sequence[TimeToken], said: TimeFields, anchor: Anchor
) -> tuple[TimeMention, Interval | None]:
    """The mention, and the time from which the next one is reckoned, if it is a date."""
    start, end = part[0].start, part[-1].end
    coded = code_of(part, said)
    if coded is not None:
        kind, code = coded
        return TimeMention(start, end, kind, code), None
    whole = replace(said, edge=None, sooner=None) if said.part is None else said
    interval = single_interval(whole, anchor)
    if interval is None:
        return TimeMention(start, end, "open"), None
    if said.shift is not None and interval.precision != "day" and said.unit == "day":
        return TimeMention(start, end, "open"), None  # a day that is known no closer than its month
    value = as_value(interval)
    return TimeMention(start, end, "date", date_code(interval), value), interval
