"""Event locations: sentences with a verb and the place where its act took place -> precision and recall of
the words that we give as that place. Source: Halterman, "Linking Events and Locations in Political Text",
2018, whose corpus is split here into halves by the sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportedly.errors import InputError
from reportedly.evaluate.corpora import half_of
from reportedly.evaluate.polnear import Range, Ranges
from reportedly.evaluate.rows import Rows
from reportedly.evaluate.tallies import Found

_WORD: Final = re.compile(r"\w+")

PlacesOf = Callable[[str, int], Iterable[Range]]
"""Gives the ranges of the places for a text and the offset of a verb in it."""


@dataclass(frozen=True, slots=True)
class LocatedVerb:
    """A sentence, the range of the verb asked about and those of its place; none where it says none."""

    text: str
    verb: Range
    places: Ranges


def read_event_location(path: Path, half: str | None = None) -> Iterator[LocatedVerb]:
    """The sentences of one half (`dev` or `test`), or of both; those with two verbs ask nothing and are left
    out. Raises InputError where the file is none of this corpus."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error})", "put the corpus there") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = _located_verb(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path}:{number}", f"is no text with spans ({error!r})", "fetch it anew"
            ) from error
        if found is not None and half in (None, half_of(found.text)):
            yield found


def _located_verb(raw: dict[str, Any]) -> LocatedVerb | None:
    marked: dict[str, list[Range]] = {"VERB": [], "LOCATION": []}
    for span in raw["spans"]:
        marked[span["label"]].append(Range(span["start"], span["end"]))
    if len(marked["VERB"]) != 1:
        return None
    return LocatedVerb(raw["text"], marked["VERB"][0], tuple(marked["LOCATION"]))


def score_verb(gold: LocatedVerb, given: Iterable[Range]) -> Rows:
    """One sentence: its words, whether the whole place is right, and whether a place is given at all."""
    right, ours = _words(gold.text, gold.places), _words(gold.text, given)
    return Rows(
        1,
        {
            "words of places": Found(len(right & ours), len(ours), len(right)),
            "whole places": Found(int(bool(right) and right == ours), int(bool(ours)), int(bool(right))),
            "sentences with a place": Found(int(bool(right and ours)), int(bool(ours)), int(bool(right))),
        },
    )


def nearest_name(names: Iterable[Range], verb: int) -> list[Range]:
    """The baseline: the place name that stands nearest to the verb, whatever the sentence says."""
    return sorted(names, key=lambda name: abs(name.start - verb))[:1]


def _words(text: str, ranges: Iterable[Range]) -> frozenset[int]:
    """Where the words begin that lie in any of the ranges, in part or whole."""
    parts = list(ranges)
    return frozenset(
        word.start()
        for word in _WORD.finditer(text)
        if any(word.start() < part.end and part.start < word.end() for part in parts)
    )
