"""The brief's words, as data. In: `wording.yaml` beside it, read once. Out: the forms of each kind and
measure, labels for standings and speakers, and the lists that the grammar of names needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind reads: its heading, its noun, what joins target and place, and its clauses by
    known parts."""

    heading: str
    noun: str
    bare_noun: str
    to: str
    place: str
    forms: Mapping[str, str]
    own: tuple[str, ...]
    quote: bool
    plural: bool
    present: bool
    held: str = ""


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """How a measure reads; `frame` instead of `done` where it counts no things ("a distance of {n}")."""

    one: str
    many: str
    done: str
    table: str
    outcome: bool
    frame: str | None


@cache
def words() -> Mapping[str, Any]:
    """The whole file."""
    import yaml  # noqa: PLC0415 - only a brief needs it

    text = resources.files("reportedly.brief").joinpath("wording.yaml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.safe_load(text)
    return content


@cache
def kind_words(kind: str) -> KindWords:
    """The words of a kind; those of `other` for one that has none."""
    kinds = words()["kinds"]
    entry = kinds.get(kind, kinds["other"])
    forms = {form: entry.get(form, text) for form, text in words()["default"].items()}
    return KindWords(
        heading=entry["heading"],
        noun=entry["noun"],
        bare_noun=entry.get("bare_noun", entry["noun"]),
        to=entry.get("to", "on"),
        place=entry.get("place", "in"),
        forms=forms,
        own=tuple(entry.get("own", ())),
        quote=entry.get("quote", False),
        plural=entry.get("plural", False),
        present=entry.get("present", False),
        held=entry.get("held", ""),
    )


@cache
def measure_words(measure: str) -> MeasureWords:
    """The words of a measure; those of `other` for one that has none."""
    measures = words()["measures"]
    entry = measures.get(measure, measures["other"])
    return MeasureWords(
        one=entry["one"],
        many=entry["many"],
        done=entry.get("done", "mentioned"),
        table=entry["table"],
        outcome=entry.get("outcome", False),
        frame=entry.get("frame"),
    )


def label(table: str, value: str) -> str:
    """A value's words in one of the tables; the value itself, with spaces, where the table has none."""
    found: str = words()[table].get(value, value.replace("_", " "))
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists."""
    return frozenset(str(word) for word in words()[name])


@cache
def listed_texts(name: str) -> tuple[str, ...]:
    """One of the lists of whole texts, in its order."""
    return tuple(str(text) for text in words()[name])


@cache
def _loaded_pattern() -> re.Pattern[str]:
    stems = (re.escape(str(word)).replace(r"\*", r"[\w-]*") for word in words()["loaded"])
    return re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE)


def is_loaded(text: str) -> bool:
    """Whether a text judges in its own words and may stand only inside quotation marks."""
    return _loaded_pattern().search(text) is not None
