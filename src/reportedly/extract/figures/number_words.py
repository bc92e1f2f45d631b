"""Number words: the value of a number in digits or words. In: tokens. Out: a number with its token range;
`numerals` gives it the bounds that the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from reportedly.data.lexicons import load_lexicon

_DIGITS = re.compile(r"^\d{1,3}(?:[, ]\d{3})+$|^\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number's token range and value; of a `kind` vague, the value is the low bound."""

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


def number_at(doc: Doc, index: int, last: int) -> Number | None:
    """The number that begins at a token, reading no further than `last`."""
    units, scales, vague = _words()
    token = doc[index]
    word = token.lower_
    for words, low in _vague_phrases().get(word, ()):
        if tuple(t.lower_ for t in doc[index : index + len(words)]) == words:
            return Number(index, index + len(words), low, "vague")
    if word in vague:
        return Number(index, index + 1, vague[word], "vague")
    part = _part_at(doc, index, last)
    if part is not None or word in ("couple", "half"):
        return part
    if word == "dozen":
        return Number(index, index + 1, 12, "dozen")
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
        return Number(index, index + 1, float(scales[word]), "about")
    return None


def _part_at(doc: Doc, index: int, last: int) -> Number | None:
    """ "A couple of people", "half a million", "a quarter of a million"."""
    word = doc[index].lower_
    if word == "couple":
        return _couple_of(doc, index)
    if word == "half":
        return _half_of(doc, index, last)
    return _quarters_of(doc, index, last) if word in _QUARTERS else None


def _couple_of(doc: Doc, index: int) -> Number | None:
    """ "A couple of people"; a couple by itself are two persons."""
    is_amount = [token.lower_ for token in doc[index + 1 : index + 2]] == ["of"]
    return Number(index, index + 1, 2.0, "vague") if is_amount else None


def _half_of(doc: Doc, index: int, last: int) -> Number | None:
    """ "Half a million"; "half a dozen" is among the vague phrases, "half a day" no count."""
    words = [token.lower_ for token in doc[index + 1 : min(index + 3, last)]]
    scale = _words()[1].get(words[1]) if words[:1] == ["a"] and len(words) > 1 else None
    return None if scale is None else Number(index, index + 3, scale / 2, "about")


_QUARTERS = frozenset({"a", "one", "three", "quarter"})


def _quarters_of(doc: Doc, index: int, last: int) -> Number | None:
    """ "A quarter of a million", "three quarters of a million": parts of a scale, not a million."""
    first = doc[index].lower_
    begin = index if first == "quarter" else index + 1
    if begin < last and doc[begin].text == "-":
        begin += 1
    words = [token.lower_ for token in doc[begin : min(begin + 4, last)]]
    scale = _words()[1].get(words[3]) if len(words) == 4 else None
    if scale is None or words[0] not in ("quarter", "quarters") or words[1:3] != ["of", "a"]:
        return None
    return Number(index, begin + 4, scale * (0.75 if first == "three" else 0.25), "about")


def _scaled(doc: Doc, index: int, last: int, value: float) -> Number:
    _, scales, _ = _words()
    end = index + 1
    while end < last and _continues_digits(doc, index, end):
        value, end = value * 1000 + float(doc[end].text), end + 1
    if end < last and doc[end].lower_ in scales:
        return Number(index, end + 1, value * scales[doc[end].lower_], "exact")
    if end < last and doc[end].lower_ == "dozen":
        return Number(index, end + 1, value * 12, "dozen")
    return Number(index, end, value, "exact")


def _continues_digits(doc: Doc, index: int, end: int) -> bool:
    """ "200 000": three digits after a blank go on with the number."""
    first, token = doc[index].text, doc[end].text
    return (
        first.isdigit()
        and len(first) <= 3
        and token.isdigit()
        and len(token) == 3
        and doc[end - 1].whitespace_ == " "
    )


def _spelled(doc: Doc, index: int, last: int) -> Number:
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
            return Number(index, end + 1, current * 12, "dozen")
        elif word == "and" and end + 1 < last and doc[end + 1].lower_ in units and current >= 100:
            current, end = current + units[doc[end + 1].lower_], end + 2
        elif word in units and (current >= 100 or total):
            current, end = current + units[word], end + 1
        else:
            break
    return Number(index, end, total + current, "exact")
