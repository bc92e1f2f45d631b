"""How far a time lies from what it is counted from. In: words such as "two days after", "the eve of". Out: an
expression of time that is reckoned from a time told before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.data.lexicons import load_lexicon

_AROUND = re.compile(
    r"^(?:(?:about|around|approximately|shortly|just|roughly|nearly|almost|only|barely|some|exactly) )+"
)
_BOUND = re.compile(r"^(within|less than|more than|at least|over) ")
_TIES = re.compile(r"\b(?:following|prior to|ahead of)$")
_OPEN = frozenset({"more than", "at least", "over"})
_WEEKS = re.compile(r"(\w+) weeks? (\w+)$")
_NUMBERED = re.compile(r"the (\w+) (?:day|night) of$")
_STRETCH = re.compile(r"the (?=\w+ (?:minutes|hours|days|nights|weeks|months|years) )")
_PART_OF = re.compile(r"the (\w+) of$")
_PART_TIED = re.compile(r"the (?!day\b)(\w+) (after|before)$")
_BACK = {"after": "before", "before": "after"}


@dataclass(frozen=True, slots=True)
class Distance:
    """Words that `resolve_time` reckons from the time told before; `at_most` where it lies no farther."""

    expression: str
    at_most: bool = False


def read_distance(words: str, *, back: bool = False) -> Distance | None:
    """The distance that the words tell, or its opposite; None where it is open ("more than a week after",
    "the run-up to"). "The 24 hours before" lie no farther than that."""
    text = _TIES.sub(lambda tie: "after" if tie[0] == "following" else "before", words.lower())
    is_exact = "exactly " in text or " to the day" in text
    text = _AROUND.sub("", text.replace(" to the day", ""))
    bound = _BOUND.match(text)
    if bound is not None:
        if bound[1] in _OPEN:
            return None
        text = text[bound.end() :]
    stretch = _STRETCH.match(text)
    text = text[stretch.end() :] if stretch is not None else text
    expression = _plain(text, is_exact)
    if expression is None or (back and _NUMBERED.match(text)) or "-up to" in text or " up to" in text:
        return None
    return Distance(_reversed(expression) if back else expression, bound is not None or stretch is not None)


def _plain(text: str, is_exact: bool) -> str | None:
    if text == "the eve of":
        return "the day before"
    if match := _NUMBERED.match(text):
        number = load_lexicon("times")["values"]["ordinal_word"].get(match[1])
        return None if number is None else "that day" if number == 1 else f"{number - 1} days after"
    if match := _PART_OF.match(text):
        return "that day" if match[1] in {"day", "hour"} else f"that {match[1]}"
    if is_exact and (match := _WEEKS.match(text)):
        count = _number(match[1])
        return text if count is None else f"{7 * count} days {match[2]}"
    return text


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    known: int | None = {"a": 1, "one": 1}.get(word) or load_lexicon("numbers")["units"].get(word)
    return known


def _reversed(expression: str) -> str:
    """Of the morning after a raid, the raid was on the day before."""
    if expression.startswith("that "):
        return "that day"
    if match := _PART_TIED.match(expression):
        return f"the day {_BACK[match[2]]}"
    head, _, tie = expression.rpartition(" ")
    return f"{head} {_BACK.get(tie, tie)}"
