"""Figures in words: numbers with their bounds and what they count. In: `Figure`s. Out: phrases for sentences
("at least 12 people") and cells for the table of tolls. Unknown is "unknown", never 0; a vague word stays a
word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.brief.names import quoted
from reportedly.brief.wording import is_loaded, listed, measure_words, words
from reportedly.model.figure import Figure

_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "aircraft": "aircraft",
    "crew": "crew",
}
_MORE = re.compile(r"\b(?:more than|over|above|exceed\w*)\b", re.IGNORECASE)
_FEWER = re.compile(r"\b(?:fewer than|less than|under|below|almost|nearly)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A phrase and whether a verb after it is plural; `is_none` where the text says that there were none."""

    text: str
    is_plural: bool
    is_none: bool = False


def number_words(value: float | None) -> str:
    """`76,000`, `58.6`; `unknown` for None."""
    if value is None:
        return "unknown"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def bounded_words(figure: Figure) -> str:
    """The number with its bound: `13`, `about 40`, `at least 12`, `up to 27`, `20 to 30`, or the vague word
    quoted."""
    low, best, high = figure.low, figure.best, figure.high
    if figure.bound == "vague" or (low is None and best is None and high is None):
        return quoted(figure.number or figure.span.text)
    if figure.bound == "over" and low is not None:
        return f"{'more than' if _MORE.search(figure.span.text) else 'at least'} {number_words(low)}"
    if figure.bound == "at_most" and high is not None:
        return f"{'fewer than' if _FEWER.search(figure.span.text) else 'up to'} {number_words(high)}"
    if figure.bound == "range" and low is not None and high is not None:
        return f"{number_words(low)} to {number_words(high)}"
    single = next(value for value in (best, low, high) if value is not None)
    return f"about {number_words(single)}" if figure.bound == "about" else number_words(single)


def _is_one(figure: Figure) -> bool:
    number = {"exact": figure.best, "about": figure.best, "over": figure.low, "at_most": figure.high}.get(
        figure.bound
    )
    return number == 1


def _plural(noun: str) -> str:
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR.values() or last.endswith("s"):
        return noun
    many = _IRREGULAR.get(last) or (f"{last[:-1]}ies" if re.search(r"[^aeiou]y$", last) else f"{last}s")
    return f"{head} {many}".strip()


def _singular(noun: str) -> str:
    head, _, last = noun.rpartition(" ")
    back = {many: one for one, many in _IRREGULAR.items()}
    one = back.get(last) or (f"{last[:-3]}y" if last.endswith("ies") else re.sub(r"(?<=[^s])s$", "", last))
    return f"{head} {one}".strip()


def _default_nouns(figure: Figure) -> tuple[str, str]:
    for table, value in (("demographics", figure.demographic), ("statuses", figure.status)):
        if value in words()[table]:
            one, many = words()[table][value]
            return one, many
    measure = measure_words(figure.measure)
    return measure.one, measure.many


def _is_usable(counted: str) -> bool:
    plain = re.fullmatch(r"[a-z][a-z-]*(?: [a-z][a-z-]*){0,2}", counted) is not None
    inside = counted.split()
    joined = {
        "and",
        "or",
        "including",
        "of",
        "more",
        "other",
        "others",
        "least",
        "casualties",
        "injuries",
        "deaths",
        "dead",
        "wounded",
    }
    return (
        plain
        and not is_loaded(counted)
        and not joined.intersection(inside)
        and not listed("pronouns").intersection(inside)
    )


def counted_noun(figure: Figure) -> str:
    """What is counted, singular or plural as the number asks."""
    one, many = _default_nouns(figure)
    counted = (figure.counted or "").strip()
    has_unit = figure.measure in {"distance_km", "area_km2", "population"}
    if _is_usable(counted) and not has_unit:
        one, many = _singular(counted), _plural(counted)
    return one if _is_one(figure) else many


def amount_of(figure: Figure) -> Amount:
    """The figure with what it counts: `at least 12 people`, `no one`, `“dozens of people”`."""
    if figure.best == 0 and figure.bound == "exact":
        is_person = measure_words(figure.measure).one == "person" and not _is_usable(figure.counted or "")
        return Amount("no one" if is_person else f"no {counted_noun(figure)}", not is_person, is_none=True)
    if figure.bound == "vague" or (figure.low is None and figure.best is None and figure.high is None):
        return Amount(quoted(figure.span.text), True)
    return Amount(f"{bounded_words(figure)} {counted_noun(figure)}", not _is_one(figure))


_PHASES = {"planned": "to be ", "ongoing": "being "}


def participle_of(figure: Figure, done: str | None = None) -> str:
    """The figure as an addition to a sentence: `11 drones launched`, `a distance of 10 km`."""
    measure = measure_words(figure.measure)
    amount = amount_of(figure)
    if measure.frame:
        return measure.frame.format(n=amount.text)
    return f"{amount.text} {_PHASES.get(figure.phase, '')}{done or measure.done}{_basis(figure)}"


def outcome_of(figure: Figure, done: str | None = None) -> str:
    """The figure as a clause: `13 people were injured`."""
    amount = amount_of(figure)
    be = {
        "planned": "are to be" if amount.is_plural else "is to be",
        "ongoing": "are being" if amount.is_plural else "is being",
    }
    verb = be.get(figure.phase, "were" if amount.is_plural else "was")
    return f"{amount.text} {verb} {done or measure_words(figure.measure).done}{_basis(figure)}"


def _basis(figure: Figure) -> str:
    return {
        "cumulative": " in total so far",
        "stock": " as things stood",
        "rate": " at a rate given in the report",
    }.get(figure.basis, "")


def subset_words(figure: Figure) -> str:
    """A part of another figure: `1 of them a child`, `“several” of them children`."""
    one, many = _default_nouns(figure)
    if _is_one(figure):
        article = "an" if one[0] in "aeiou" else "a"
        return f"{bounded_words(figure)} of them {article} {one}"
    if (one, many) == ("person", "people"):
        return f"{bounded_words(figure)} of them counted apart"
    return f"{bounded_words(figure)} of them {many}"
