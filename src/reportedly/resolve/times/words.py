"""Words of time: In: a text. Out: its tokens, each with a class, and one code letter a token.

The phrases of the lexicon `times` are patterns over these codes, matched a word at a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.data.lexicons import load_lexicon
from reportedly.data.time_zones import offset_name

OTHER = "_"
BREAK = "|"
# Classes of tokens that are recognised by their form, not by a word list.
_FORMS = ("iso", "slashed", "time", "dot_time", "decade", "ordinal", "hour12", "hour24", "upto31", "year",
          "digits4", "bignum", "word_number", "comma", "hyphen", "open", "close", "stop", "weak_month",
          "short_month", "short_weekday")  # fmt: skip
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<slashed>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<time>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<decade>(?:1[5-9]|20)\d0['’]?s\b)"
    r"|(?P<ordinal>(?:[12]?\d|3[01])(?:st|nd|rd|th)\b)"
    r"|(?P<dot_time>(?:[01]?\d|2[0-3])\.[0-5]\d(?![\d.,]|\w))"
    r"|(?P<digits>\d+(?:[.,]\d+)*(?![^\W\d_]))"
    r"|(?P<word>\b(?:[ap]\.m\b\.?|b\.c\b\.?|o['’]clock)"
    r"|\b(?:GMT|UTC) ?[+−-](?:0?\d|1[0-4])(?::?[0-5]\d)?(?![\d:])"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.(?=[ ,]+\d)"
    r"|(?:[Nn]o|M(?:rs?|s))\.|\d*[^\W\d_]\w*)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:GMT|UTC) ?([+−-])(\d\d?):?(\d\d)?", re.IGNORECASE)
_TIMED = frozenset({"ampm", "time", "dot_time", "digits4", "hour12", "hour24", "year"})
_MARKS = {",": "comma", "-": "hyphen", "–": "hyphen", "—": "hyphen", "(": "open", ")": "close", ".": "stop",
          ";": "stop", "?": "stop", "!": "stop", "&": "and"}  # fmt: skip


class TimeToken(NamedTuple):
    """A word, number or mark with its class and what it means (a month's number, an hour, a part of day).
    A tuple, since every word of a text becomes one."""

    text: str
    start: int
    end: int
    kind: str
    value: object


@cache
def class_codes() -> Mapping[str, str]:
    """One letter for each class; none of them means anything in a regular expression."""
    names = [*load_lexicon("times")["values"], *_FORMS]
    return {name: chr(0x100 + index) for index, name in enumerate(dict.fromkeys(names))}


@cache
def _word_classes() -> Mapping[str, tuple[str, object]]:
    lexicon = load_lexicon("times")
    classes: dict[str, tuple[str, object]] = {}
    for word, value in load_lexicon("numbers")["units"].items():
        classes[word] = ("word_number", value)
    for name, words in lexicon["values"].items():
        for word, value in words.items():
            classes.setdefault(word, (name, value))
    return classes


@cache
def _capital_classes() -> Mapping[str, tuple[str, object]]:
    lexicon = load_lexicon("times")
    names = ("weak_month", "short_month", "short_weekday")
    return {word: (name, value) for name in names for word, value in lexicon[name].items()}


def classify(form: str, text: str) -> tuple[str, object] | None:
    """The class and value of a token of this form; None where it says nothing of time."""
    if form == "word":
        lower = text.lower()
        if lower.startswith(("gmt", "utc")) and (match := _OFFSET.fullmatch(text)):
            minutes = 60 * int(match[2]) + int(match[3] or 0)
            return ("zone", offset_name(minutes if match[1] == "+" else -minutes))
        known = _word_classes().get(lower)
        if known is None and text[0].isupper():
            known = _capital_classes().get(lower.rstrip("."))
        return known
    if form == "digits":
        return _number_class(text)
    if form == "mark":
        name = _MARKS.get(text)
        return None if name is None else (name, text)
    if form == "ordinal":
        return (form, int(text[:-2]))
    return (form, text)


def _number_class(text: str) -> tuple[str, object] | None:
    if not text.isdecimal():
        return None
    number = int(text)
    if len(text) == 4:
        if 1000 <= number <= 2099:
            return ("year", number)
        return ("digits4", text) if number // 100 < 24 and number % 100 < 60 else ("bignum", number)
    if len(text) > 3:
        return None
    if len(text) == 3 or number == 0 or number > 31:
        return ("bignum", number)
    return ("hour12" if number <= 12 else "hour24" if number <= 24 else "upto31", number)


@cache
def compile_phrases() -> Mapping[str, re.Pattern[str]]:
    """The pieces of phrases that are matched by themselves, as patterns over codes."""
    lexicon = load_lexicon("times")
    pieces: dict[str, str] = dict(class_codes())
    for name, pattern in lexicon["pieces"].items():
        pieces[name] = _expand(pattern, pieces)
    patterns = {name: pieces[name] for name in lexicon["any"]}
    patterns |= {"joined": _expand(lexicon["joined"], pieces)}
    for name in ("alone", "only_mentioned"):
        patterns[name] = "|".join(_expand(pattern, pieces) for pattern in lexicon[name])
    for index, frame in enumerate(lexicon["frames"]):
        patterns[f"before {index}"] = _expand(frame["before"], pieces)
        patterns[f"link {index}"] = _expand(frame["link"], pieces)
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def _expand(pattern: str, pieces: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: pieces[match[1]], pattern.replace(" ", ""))


def read_tokens(text: str) -> tuple[list[TimeToken], str]:
    """The tokens of a text, and their codes as one string: `_` for other words, `|` between paragraphs."""
    tokens: list[TimeToken] = []
    codes = class_codes()
    letters: list[str] = []
    for match in _TOKEN.finditer(text):
        form = match.lastgroup or ""
        known = classify(form, match[0])
        kind, value = known if known is not None else ("other", match[0])
        start = match.start()
        if kind == "timeword" and tokens and (zone := _zone_of_words(tokens[-1], match)):
            start, kind, value = tokens.pop().start, "zone", zone
            letters.pop()
        elif kind == "local_word":
            kind, value = _local_word(tokens, text, match)
        tokens.append(TimeToken(text[start : match.end()], start, match.end(), kind, value))
        letters.append(codes.get(kind, BREAK if form == "gap" else OTHER))
    return tokens, "".join(letters)


def _zone_of_words(before: TimeToken, match: re.Match[str]) -> object:
    """The zone of "local time", "Moscow time"; None where the word before names none."""
    if match.start() - before.end != 1 or match[0] != "time":
        return None
    return load_lexicon("times")["clocks_of"].get(before.text.lower())


def _local_word(tokens: Sequence[TimeToken], text: str, match: re.Match[str]) -> tuple[str, object]:
    """ "(7.30 a.m. local)" names a clock; "at 7.30 a.m. local residents" does not."""
    is_last = re.match(r"\s*(?:[(),.;]|$)", text[match.end() : match.end() + 4]) is not None
    if is_last and tokens and tokens[-1].kind in _TIMED:
        return "zone", "local time"
    return "other", match[0]
