"""Expressions of time in a text. In: text. Out: character ranges, in order, none within another.

The longest phrase at each place counts. Durations, ages, counts and names ("April 6 Movement") are no times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from reportedly.data.lexicons import load_lexicon
from reportedly.resolve.times.refusals import allowed_end
from reportedly.resolve.times.words import BREAK, OTHER, TimeToken, class_codes, compile_phrases, read_tokens

# A run of classed words without one of these holds no time.
_HEARTS = ("month", "weak_month", "short_month", "weekday", "short_weekday", "part", "glow", "instant",
           "overnight", "today", "tonight", "now", "recently", "unit", "weekend", "season", "weak_season",
           "iso", "slashed", "time", "decade", "year", "ampm", "oclock", "zone", "era")  # fmt: skip


def find_times(text: str) -> list[tuple[int, int]]:
    """The character ranges of expressions of time: dates, weekdays, parts of day, ranges, "two days ago"."""
    tokens, codes = read_tokens(text)
    found: list[tuple[int, int]] = []
    for run in runs(codes):
        if not _heart().search(run[0]):
            continue
        first = run.start()
        while first < run.end():
            last = longest(tokens, first, partial(_ends, codes, first))
            if last > first:
                found.append((tokens[first].start, tokens[last - 1].end))
                first = last
            else:
                first += 1
    return found


def runs(codes: str) -> Iterator[re.Match[str]]:
    """The runs of words of time, in one of which every phrase lies."""
    return _runs().finditer(codes)


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[^{OTHER}{re.escape(BREAK)}]+")


@cache
def _heart() -> re.Pattern[str]:
    codes = class_codes()
    return re.compile("[" + "".join(codes[name] for name in _HEARTS) + "]")


def longest(tokens: Sequence[TimeToken], first: int, ends: Callable[[int | None], Iterator[int]]) -> int:
    """The end of the longest phrase that begins at `first` and is a time; `first` where there is none.
    `ends` gives the ends of phrases there, up to a limit."""
    last = max(ends(None), default=first)
    while last > first:
        allowed = allowed_end(tokens, first, last)
        if allowed == last:
            return last
        last = max((end for end in ends(allowed) if end <= allowed), default=first)
    return first


def _ends(codes: str, first: int, limit: int | None = None) -> Iterator[int]:
    """Where phrases that begin at `first` end."""
    patterns = compile_phrases()
    limit = len(codes) if limit is None else limit
    for name in ("joined", "alone"):
        if match := patterns[name].match(codes, first, limit):
            yield match.end()
    for before, link in _frames():
        lead = before.match(codes, first, limit)
        if lead is None or (head := _point_end(codes, lead.end(), limit)) == lead.end():
            continue
        yield head
        if join := link.match(codes, head, limit):
            is_open = codes[join.end() - 1] == class_codes()["onwards"]
            tail = _point_end(codes, join.end(), limit)
            yield join.end() if is_open else tail if tail > join.end() else first


def _point_end(codes: str, first: int, limit: int) -> int:
    """The end of the longest single time that begins at `first`."""
    matches = (pattern.match(codes, first, limit) for pattern in _points())
    return max((match.end() for match in matches if match), default=first)


@cache
def _points() -> tuple[re.Pattern[str], ...]:
    return tuple(compile_phrases()[name] for name in load_lexicon("times")["any"])


@cache
def _frames() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    patterns = compile_phrases()
    count = len(load_lexicon("times")["frames"])
    return tuple((patterns[f"before {index}"], patterns[f"link {index}"]) for index in range(count))
