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


def _digits(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))


def numbers_in(text: str) -> Iterator[Value]:
    """Every number that the text writes, in digits or in words; a clock time as its text.

    A number of several words gives each of its parts too, for a range may be told by halves."""
    total: float | None = None
    end = 0
    for found in _TOKEN.finditer(text):
        is_near = re.fullmatch(r"[\s-]*(?:and\s+)?", text[end : found.start()]) is not None
        word = (found["word"] or "").lower()
        if word == "and" and total is not None and is_near:
            continue
        end = found.end()
        if found["clock"]:
            yield found["clock"]
            total = None
        elif found["digits"]:
            total = _digits(found["digits"])
            yield total
        else:
            total = _next(total if is_near else None, word.removesuffix("s"), word)
            if total is not None:
                yield total


def _next(total: float | None, stem: str, word: str) -> float | None:
    """The number so far with one word more; None where the word is none."""
    if word in _SMALL:
        small = _SMALL[word]
        joins = total is not None and total >= 20 and small < (10 if total % 100 else 100)
        return (total or 0.0) + small if joins and small else small
    if stem in _SCALES and (total is not None or word == stem):
        return (total if total else 1.0) * _SCALES[stem]
    return None
