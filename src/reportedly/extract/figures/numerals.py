"""Numerals: counts as news writes them, with their bounds. In: a sentence's tokens. Out: quantities, by
position.

"over 76,000", "between 20 and 30", "a dozen", "tens of thousands", "as many as 27"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract.figures.number_words import Number, number_at
from reportedly.extract.figures.uncounted_numbers import is_no_count, is_uncounted_unit
from reportedly.extract.stance.changing_counts import counts_change

_JOINED_RANGE = re.compile(r"^(\d[\d,]*)[-–](\d[\d,]*)$")


_DASHES = frozenset({"-", "–", "—", "to"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression: token range, bounds, and `core`, the token that the parse hangs on the counted
    noun."""

    first: int
    last: int
    core: Token
    low: float | None
    best: float | None
    high: float | None
    bound: str
    number: str


def find_quantities(doc: Doc, first: int, last: int, blocked: frozenset[int]) -> list[Quantity]:
    """The quantities among the tokens `first` to `last` (exclusive); `blocked` are tokens of dates and
    names."""
    found: list[Quantity] = []
    index = first
    while index < last:
        joined = _JOINED_RANGE.match(doc[index].text)
        if joined is not None and index not in blocked:
            quantity = _joined_range(doc, index, first, joined)
            found += [quantity] if quantity is not None else []
            index += 1
            continue
        number = None if index in blocked else number_at(doc, index, last)
        if number is None:
            index += 1
            continue
        quantity, index = _quantity(doc, number, first, last)
        if quantity is not None:
            found.append(quantity)
    return found


def _joined_range(doc: Doc, index: int, first: int, joined: re.Match[str]) -> Quantity | None:
    """ "20–30" in one token; "2011-12" and scores are none, so the second has to be the larger."""
    low, high = (float(part.replace(",", "")) for part in joined.groups())
    if low >= high or is_no_count(doc, Number(index, index + 1, low, "exact"), len(doc)):
        return None
    start, _ = _modifier(doc, index, first)
    return Quantity(start, index + 1, doc[index], low, None, high, "range", doc[start : index + 1].text)


def _quantity(doc: Doc, number: Number, first: int, last: int) -> tuple[Quantity | None, int]:
    if is_no_count(doc, number, last):
        return None, number.last
    second = _range_end(doc, number, last)
    if second is not None and second.last < last and is_uncounted_unit(doc, second.last, last):
        return None, second.last  # "children of 5-8 years"
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


def _range_end(doc: Doc, number: Number, last: int) -> Number | None:
    if number.last + 1 >= last:
        return None
    link = doc[number.last].lower_
    if number.first > 0 and link == "to" and counts_change(doc[number.first - 1]):
        return None  # two counts, the first no longer held: "the toll rose from 12 to 15"
    between = number.first > 0 and doc[number.first - 1].lower_ in ("between", "from")
    if link in _DASHES or (link == "and" and between) or (link == "or" and number.value < 20):
        second = number_at(doc, number.last + 1, last)
        if second is not None and second.value > number.value and second.kind != "vague":
            return second
    return None


def _modifier(doc: Doc, index: int, first: int) -> tuple[int, str | None]:
    """The start of the whole expression and the bound that the words before the number give it."""
    lexicon = load_lexicon("numbers")
    start, bound = index, None
    turned = " ".join(token.lower_ for token in doc[max(first, start - 3) : start])
    if turned in ("at least at", "at most at"):
        return start - 3, "over" if "least" in turned else "at_most"  # "put the toll at least at 85"
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
    number: Number, second: Number | None, bound: str | None
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
