"""Numbers as they are written, made comparable. In: a text. Out: the values in it: `76,000`, `76 000` and
`seventy-six thousand` are all 76000, `twelve` is 12, `2.5 million` 2500000."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: float(value) for value, word in enumerate(_UNITS)}
_SMALL |= {word: float(10 * value) for value, word in enumerate(_TENS, 2)}
_SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}:\d\d)"
    r"|(?P<digits>\d{1,3}(?:[,\u00a0\u202f ’']\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+)"
)
Value = float | str  # a time of day stays a text


def numbers_in(text: str) -> Iterator[Value]:
    """Every number that the text writes, in digits or in words; a clock time as its text."""
    total: float | None = None
    end = 0
    for found in _TOKEN.finditer(text):
        is_near = re.fullmatch(r"[\s-]*", text[end : found.start()]) is not None
        word = (found["word"] or "").lower()
        if word == "and" and total is not None and total >= 100 and is_near:
            end = found.end()  # "one hundred and one"
            continue
        longer = _next(total, word) if is_near and total is not None and word else None
        if longer is None and total is not None:
            yield total
        total = longer if longer is not None else _first(found)
        end = found.end()
        if found["clock"]:
            yield found["clock"]
    if total is not None:
        yield total


def _first(found: re.Match[str]) -> float | None:
    """The number that a token begins; None where it is none."""
    if found["digits"]:
        return float(re.sub(r"[^\d.]", "", found["digits"]))
    word = (found["word"] or "").lower()
    return _SMALL.get(word, _SCALES.get(word))


def _next(total: float, word: str) -> float | None:
    """The number so far with one word more; None where the word begins another."""
    if word in _SCALES:
        rest = total % 1000 if _SCALES[word] == 100 and total >= 1000 else total
        return total - rest + rest * _SCALES[word]
    small = _SMALL.get(word)
    after_hundred = total >= 100 and total % 100 == 0
    after_tens = total % 100 >= 20 and total % 10 == 0
    return total + small if small and (after_hundred or (after_tens and small < 10)) else None
