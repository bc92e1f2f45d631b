"""Stated numbers: whether a figure's number stands in its words. In: a figure. Out: how they say it.

Reads numbers anew, by its own small grammar, so that it checks the extractor and does not repeat it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.model.figure import Figure

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?(?: \d{3}\b)*|[a-z]+|-")
_TIGHT_UNIT = re.compile(r"(?<=\d)(?=[a-z])")  # "80km"
# An age counts nobody.
_AGE = re.compile(r"\b\w+[- ](?:year|month|week|day)s?[- ]old\b")
_ARTICLE = re.compile(r"\b(?:a|an|another|my|our|his|her|its|their|whose|the|one)\b|['’]s\b")
_PAIR = re.compile(r"\b(?:couple|pair|twins?)\b")
_JOINT = re.compile(r"\band\b|,|&")
_NONE = re.compile(r"\b(?:no|none|nobody|without|zero|neither|0)\b")
_MEASURED = ("distance_km", "area_km2")


# "Mi-25", "4WD": names of makes, no numbers.
_MAKES = re.compile(r"\b(?:[a-z]+-\d+\w*|\d+(?:wd|th|st|nd|rd|mm))\b")
_THINGS = frozenset(
    {"vehicles_destroyed", "weapons_downed", "weapons_launched", "buildings_damaged", "other"}
)


def how_stated(figure: Figure) -> str | None:
    """`number`, `vague`, `none` or `persons` ("a father and son"); None where the words do not state it.

    A figure without any number has nothing to state: `open`."""
    values = [value for value in (figure.low, figure.best, figure.high) if value is not None]
    if not values:
        return "open"
    words = " / ".join(span.text for span in (figure.span, *figure.more_spans)).lower()
    words = _MAKES.sub("", _AGE.sub("", words))
    ways = [_how(value, words, figure.measure) for value in values]
    return None if None in ways else ways[0]


def _how(value: float, words: str, measure: str) -> str | None:
    numbers = set(stated_numbers(words))
    factors = _unit_factors() if measure in _MEASURED else (1.0,)
    if _is_among(value, numbers, factors):
        return "number"
    if _is_among(
        value, {low for phrase, low in _vague().items() if re.search(rf"\b{phrase}\b", words)}, factors
    ):
        return "vague"
    if value == 0 and _NONE.search(words):
        return "none"
    if value == 1 and (_tells_one_thing(words, measure) or _tells_one_relative(words, numbers)):
        return "persons"
    persons = 1 + len(_JOINT.findall(words)) + len(_PAIR.findall(words))
    if not _ARTICLE.search(words):
        return None
    if numbers:
        return "persons" if sum(numbers) < value <= _persons_and(numbers, words) else None
    return "persons" if value == persons else None


def _tells_one_thing(words: str, measure: str) -> bool:
    """ "A tank", "18 vehicles as well as a warehouse"."""
    pieces = re.split(r"\band |\bas well as |, ", words)
    return measure in _THINGS and any(_ARTICLE.match(piece.strip()) for piece in pieces)


def _tells_one_relative(words: str, numbers: Set[float]) -> bool:
    """ "Noras husband": one of whom there is one, where a text has lost its apostrophes."""
    kin = load_lexicon("numbers")["kin"]
    return not numbers and not _JOINT.search(words) and words.rsplit(maxsplit=1)[-1] in kin


def _persons_and(numbers: Set[float], words: str) -> float:
    """ "A mother and her four children": the four, and as many as are named beside them at most."""
    after = [words[found.end() :][:12].split(" and", maxsplit=1)[0] for found in _ARTICLE.finditer(words)]
    others = [following for following in after if not any(stated_numbers(following))]
    return sum(numbers) + len(others) + len(_PAIR.findall(words))


def _is_among(value: float, numbers: Set[float], factors: Sequence[float]) -> bool:
    """Whether the value is one of the numbers, as written or converted to our unit."""
    return any(
        abs(number * factor - value) < (0.051 if factor != 1 else 1e-6)
        for number in numbers
        for factor in factors
    )


def stated_numbers(words: str) -> Iterator[float]:
    """The numbers written in lower-case words: digits, "1.2 million", "twenty-five", "two dozen"."""
    tokens = _TOKEN.findall(_TIGHT_UNIT.sub(" ", words))
    index = 0
    while index < len(tokens):
        value, after = _read(tokens, index)
        if value is not None:
            yield value
        index = max(after, index + 1)


def _read(tokens: list[str], index: int) -> tuple[float | None, int]:
    """The number that begins at `index` and where it ends."""
    units, scales = _units(), _scales()
    value = _digits(tokens[index])
    if tokens[index : index + 2] == ["half", "a"] and tokens[index + 2 : index + 3] != ["dozen"]:
        return _part(tokens, index + 2, 2)
    if tokens[index : index + 3] == ["quarter", "of", "a"]:
        return _part(tokens, index + 3, 4)
    if value is None and tokens[index] in scales:
        value, index = 1.0, index - 1
    if value is None and (value := units.get(tokens[index])) is None:
        return None, index
    total, current, index = 0.0, value, index + 1
    while index < len(tokens):
        word = tokens[index]
        joined = word in ("-", "and") and index + 1 < len(tokens) and tokens[index + 1] in units
        if word in scales:
            current *= scales[word]
            total, current = (total + current, 0.0) if scales[word] >= 1000 else (total, current)
        elif joined and _adds(total, current, units[tokens[index + 1]], hyphen=word == "-"):
            index += 1
            current += units[tokens[index]]
        elif word in units and _adds(total, current, units[word], hyphen=True):
            current += units[word]
        else:
            break
        index += 1
    return total + current, index


def _part(tokens: list[str], index: int, parts: int) -> tuple[float | None, int]:
    """ "Half a million", "a quarter of a million": `index` is that of the scale."""
    scale = _scales().get("".join(tokens[index : index + 1]))
    return (None, index) if scale is None else (scale / parts, index + 1)


def _adds(total: float, current: float, unit: float, *, hyphen: bool) -> bool:
    """Whether a smaller number continues a larger one: "twenty five", "a hundred and twelve"."""
    if hyphen and current % 100 >= 20 and current % 10 == 0 and unit < 10:
        return True
    return (current >= 100 and current % 100 == 0 and unit < 100) or bool(total and not current)


def _digits(token: str) -> float | None:
    return float(re.sub(r"[, ]", "", token)) if token[0].isdigit() else None


@cache
def _units() -> Mapping[str, float]:
    return {word: float(value) for word, value in load_lexicon("numbers")["units"].items()}


@cache
def _scales() -> Mapping[str, float]:
    return {word: float(value) for word, value in load_lexicon("numbers")["scales"].items()} | {"dozen": 12.0}


@cache
def _vague() -> Mapping[str, float]:
    return {phrase: float(low) for phrase, low in load_lexicon("numbers")["vague"].items()}


@cache
def _unit_factors() -> tuple[float, ...]:
    lexicon = load_lexicon("numbers")
    return (1.0, *{float(f) for units in ("distance_units", "area_units") for f in lexicon[units].values()})
