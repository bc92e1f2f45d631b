"""Numerals: counts as news writes them, with their bounds. In: a sentence's tokens. Out: quantities, by position.

"over 76,000", "between 20 and 30", "a dozen", "tens of thousands", "as many as 27"; not ages, money, years, unit numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon

_DIGITS = re.compile(r"^\d{1,3}(?:[, ]\d{3})+$|^\d+(?:\.\d+)?$")
_JOINED_RANGE = re.compile(r"^(\d[\d,]*)[-–](\d[\d,]*)$")
_DASHES = frozenset({"-", "–", "—", "to"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression: token range, bounds, and `core`, the token that the parse hangs on the counted noun."""

    first: int
    last: int
    core: Token
    low: float | None
    best: float | None
    high: float | None
    bound: str
    number: str

    @property
    def is_vague(self) -> bool:
        return self.bound == "vague"


@dataclass(frozen=True, slots=True)
class _Number:
    first: int
    last: int
    value: float
    kind: str


@cache
def _words() -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    lexicon = load_lexicon("numbers")
    return lexicon["units"], lexicon["scales"], lexicon["vague"]


@cache
def _vague_phrases() -> Mapping[str, list[tuple[tuple[str, ...], int]]]:
    """Vague phrases of several words by their first word."""
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase, low in _words()[2].items():
        words = tuple(phrase.split())
        if len(words) > 1:
            table.setdefault(words[0], []).append((words, low))
    return table


def find_quantities(doc: Doc, first: int, last: int, blocked: frozenset[int]) -> list[Quantity]:
    """The quantities among the tokens `first` to `last` (exclusive); `blocked` are tokens of dates and names."""
    found: list[Quantity] = []
    index = first
    while index < last:
        number = None if index in blocked else _number(doc, index, last)
        if number is None:
            index += 1
            continue
        quantity, index = _quantity(doc, number, first, last)
        if quantity is not None:
            found.append(quantity)
    return found


def _number(doc: Doc, index: int, last: int) -> _Number | None:
    units, scales, vague = _words()
    token = doc[index]
    word = token.lower_
    for words, low in _vague_phrases().get(word, ()):
        if tuple(t.lower_ for t in doc[index : index + len(words)]) == words:
            return _Number(index, index + len(words), low, "vague")
    if word in vague:
        return _Number(index, index + 1, vague[word], "vague")
    if word == "dozen":
        return _Number(index, index + 1, 12, "dozen")
    if _DIGITS.match(token.text):
        return _scaled(doc, index, last, float(token.text.replace(",", "").replace(" ", "")))
    if word in units:
        return _spelled(doc, index, last)
    if (
        word in scales
        and word not in ("k", "m", "mn")
        and index > 0
        and doc[index - 1].lower_ in ("a", "one")
    ):
        return _Number(index, index + 1, float(scales[word]), "about")
    return None


def _scaled(doc: Doc, index: int, last: int, value: float) -> _Number:
    _, scales, _ = _words()
    end = index + 1
    while end < last and _continues_digits(doc, index, end):
        value, end = value * 1000 + float(doc[end].text), end + 1
    if end < last and doc[end].lower_ in scales:
        return _Number(index, end + 1, value * scales[doc[end].lower_], "exact")
    if end < last and doc[end].lower_ == "dozen":
        return _Number(index, end + 1, value * 12, "dozen")
    return _Number(index, end, value, "exact")


def _continues_digits(doc: Doc, index: int, end: int) -> bool:
    """ "200 000": three digits after a blank go on with the number."""
    first, token = doc[index].text, doc[end].text
    return first.isdigit() and len(first) <= 3 and token.isdigit() and len(token) == 3 and doc[end - 1].whitespace_ == " "


def _spelled(doc: Doc, index: int, last: int) -> _Number:
    """Words: "twenty-five", "one hundred and twelve", "two dozen", "three thousand"."""
    units, scales, _ = _words()
    total, current, end = 0.0, float(units[doc[index].lower_]), index + 1
    while end < last:
        word = doc[end].lower_
        if (
            word == "-"
            and end + 1 < last
            and doc[end + 1].lower_ in units
            and current % 10 == 0
            and current >= 20
        ):
            current, end = current + units[doc[end + 1].lower_], end + 2
        elif word in units and current >= 20 and current % 10 == 0 and units[word] < 10:
            current, end = current + units[word], end + 1
        elif word in scales and word not in ("k", "m"):
            current, end = current * scales[word], end + 1
            if scales[word] >= 1000:
                total, current = total + current, 0.0
        elif word == "dozen":
            return _Number(index, end + 1, current * 12, "dozen")
        elif word == "and" and end + 1 < last and doc[end + 1].lower_ in units and current >= 100:
            current, end = current + units[doc[end + 1].lower_], end + 2
        elif word in units and (current >= 100 or total):
            current, end = current + units[word], end + 1
        else:
            break
    return _Number(index, end, total + current, "exact")


def _quantity(doc: Doc, number: _Number, first: int, last: int) -> tuple[Quantity | None, int]:
    if _is_no_count(doc, number, last):
        return None, number.last
    second = _range_end(doc, number, last)
    start, bound = _modifier(doc, number.first, first)
    end = second.last if second else number.last
    after = " ".join(t.lower_ for t in doc[end : end + 2])
    lexicon = load_lexicon("numbers")
    if after in lexicon["after_over"]:
        bound, end = "over", end + 2
    elif after in lexicon["after_about"]:
        bound, end = "about", end + 2
    core = doc[(second or number).last - 1]
    low, best, high, bound = _bounds(number, second, bound)
    text = doc[start:end].text
    return Quantity(start, end, core, low, best, high, bound, text), end


def _range_end(doc: Doc, number: _Number, last: int) -> _Number | None:
    if number.last + 1 >= last:
        return None
    link = doc[number.last].lower_
    between = number.first > 0 and doc[number.first - 1].lower_ in ("between", "from")
    if link in _DASHES or (link == "and" and between) or (link == "or" and number.value < 20):
        second = _number(doc, number.last + 1, last)
        if second is not None and second.value > number.value and second.kind != "vague":
            return second
    return None


def _modifier(doc: Doc, index: int, first: int) -> tuple[int, str | None]:
    """The start of the whole expression and the bound that the words before the number give it."""
    lexicon = load_lexicon("numbers")
    start, bound = index, None
    if (
        start > first
        and doc[start - 1].lower_ in ("a", "an")
        and doc[start].lower_ in ("dozen", "few", "handful", "hundred", "thousand", "million")
    ):
        start -= 1
    for _ in range(2):
        for length in (3, 2, 1):
            if start - length < first:
                continue
            words = " ".join(t.lower_ for t in doc[start - length : start])
            name = next((n for n in ("over", "at_most", "about") if words in lexicon[n]), None)
            if name is not None and not _is_adverbial(doc, start - length, words):
                start, bound = start - length, bound or name
                break
    if bound is None and start > first and doc[start - 1].lower_ in ("between", "from"):
        bound = "between"
    return start, bound


def _is_adverbial(doc: Doc, index: int, words: str) -> bool:
    """ "at least" and the like belong to the number; "over" after a verb of motion or control may not."""
    return (
        words == "over"
        and index > 0
        and doc[index - 1].lower_ in ("control", "crossed", "flew", "passed", "took")
    )


def _bounds(
    number: _Number, second: _Number | None, bound: str | None
) -> tuple[float | None, float | None, float | None, str]:
    value = number.value
    if second is not None:
        if bound == "at_most":
            return None, None, second.value, "at_most"
        return value, None, second.value, "range"
    if bound == "over":
        return value, None, None, "over"
    if bound == "at_most":
        return None, None, value, "at_most"
    if number.kind == "vague":
        return value, None, None, "vague"
    if bound == "about" or number.kind == "about":
        return value, value, value, "about"
    return value, value, value, "exact"


def _is_no_count(doc: Doc, number: _Number, last: int) -> bool:
    """Ages, clock times, dates, money, percentages, unit numbers and other designations."""
    token = doc[number.first]
    before = doc[number.first - 1] if number.first else None
    after = doc[number.last] if number.last < last else None
    lexicon = load_lexicon("numbers")
    if before is not None and _is_designation(token, before, lexicon["not_counts_before"]):
        return True
    if after is None:
        return False
    if after.lower_ in lexicon["not_counts_after"] or after.lemma_.lower() in lexicon["not_counts_after"]:
        return True
    if after.text in ("-", "–") and number.last + 1 < last:
        follower = doc[number.last + 1].lower_
        if follower in ("year", "day", "month", "week", "hour", "minute", "storey", "story", "point", "member", "strong",
                        "mile", "km", "kilometer", "kilometre", "metre", "meter", "man", "nation", "time", "foot", "bed", "seat", "way"):  # fmt: skip
            return True
    return (
        token.shape_.startswith("dddd")
        and 1900 <= number.value <= 2100
        and "," not in token.text
        and _is_year(token, after)
    )


def _is_designation(token: Token, before: Token, words: list[str]) -> bool:
    if before.lower_ in words and not (before.lower_ == "no" and token.is_alpha):
        return True
    if (
        before.text in ("-", "–")
        and before.i > 0
        and before.doc[before.i - 1].is_alpha
        and before.doc[before.i - 1].text[0].isupper()
    ):
        return not before.whitespace_
    if (
        before.is_title
        and before.pos_ == "PROPN"
        and token.text.isdigit()
        and token.dep_ in ("nummod", "appos")
        and token.head == before
    ):
        return True
    return before.text == "," and before.i > 0 and _is_age(token)


def _is_age(token: Token) -> bool:
    """ "Ahmed, 34, said": a number between commas after a name."""
    doc = token.doc
    name = doc[token.i - 2] if token.i >= 2 else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if name is None or after is None or not token.text.isdigit():
        return False
    return (
        name.pos_ == "PROPN"
        and name.text[0].isupper()
        and after.text in (",", ".")
        and float(token.text) < 110
    )


def _is_year(token: Token, after: Token) -> bool:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return before in (
        "in",
        "since",
        "of",
        "from",
        "until",
        "by",
        "to",
        "and",
        "during",
        ",",
        "(",
        "mid",
        "late",
        "early",
        "around",
    ) or (after.is_punct or after.is_space)
