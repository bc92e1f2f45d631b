"""Sentences: one telling in words. In: a told, the day of the report. Out: pieces of text, each with the slot
that it fills, so that every value has its words."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tools.simulate.phrases import WORDINGS, month_day
from tools.simulate.tellings import Told

_PART = re.compile(r"\{(\w+)\}|\[([^\]]+)\]")
_PARTS_OF_DAY = {6: "morning", 12: "afternoon", 18: "evening"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Pieces (slot or None, words). Of a wave of attacks it tells several parts at once: then the slots of
    the places are numbered in the order of `tolds`."""

    pieces: tuple[tuple[str | None, str], ...]
    tolds: tuple[Told, ...] = ()

    @property
    def text(self) -> str:
        joined = "".join(words for _, words in self.pieces)
        return joined[:1].upper() + joined[1:]


def tell_sentence(told: Told, on: date, rng: random.Random) -> Sentence:
    """The sentence of one telling in a report of the day `on`."""
    wording = WORDINGS[told.kind]
    when = time_words(told, on)
    if told.source.denies:
        return _filled("{speaker} denied that " + wording.denied + when[0] + ".", [told], when[1])
    core = (wording.active if told.blamed else wording.passive) + when[0] + _tail(told, wording.active)
    if told.source.body is None:
        return _filled(core + ".", [told], when[1])
    first = rng.random() < 0.3
    return _filled("{speaker} said " + core + "." if first else core + ", {speaker} said.", [told], when[1])


def wave_sentence(tolds: Sequence[Told], on: date) -> Sentence:
    """One sentence for the parts of a wave of attacks; only the first one's time is told, and no figures."""
    places = [f"{{place{index}}}" for index in range(len(tolds))]
    listed = ", ".join(places[:-1]) + " and " + places[-1]
    when = time_words(tolds[0], on)
    core = WORDINGS[tolds[0].kind].active.replace("{place}", listed)
    return _filled(core + when[0] + (", {speaker} said." if tolds[0].source.body else "."), tolds, when[1])


def time_words(told: Told, on: date) -> tuple[str, str]:
    """The template's end with a slot for the time, and the words in it; both empty where no time is told."""
    if told.day is None:
        return "", ""
    lag = (on - told.day).days
    if told.hours is not None:
        start, end = told.hours
        part = _PARTS_OF_DAY.get(start.hour, "")
        if start.date() == end.date():
            return " on {time}", f"{told.day:%A} {part}"
        if on == end.date():
            return " {time}", "overnight"
        first, last = start.date(), start.date() + timedelta(days=1)
        days = f"{first.day} to {month_day(last.month, last.day)}"
        if first.month != last.month:
            days = f"{month_day(first.month, first.day)} to {month_day(last.month, last.day)}"
        return " on {time}", f"the night of {days}"
    return " on {time}", f"{told.day:%A}" if lag <= 6 else month_day(told.day.month, told.day.day)


def _tail(told: Told, active: str) -> str:
    """ ", killing 12 people and wounding 30 people", as far as the core has not said it."""
    shown = {count.measure for count in told.counts}
    verbs = [
        f"{verb} {{{measure}}}"
        for measure, verb in (("killed", "killing"), ("injured", "wounding"))
        if measure in shown and f"{{{measure}}}" not in active
    ]
    return ", " + " and ".join(verbs) if verbs else ""


def _filled(template: str, tolds: Sequence[Told], when: str) -> Sentence:
    """The template with its slots filled."""
    values = _values(tolds, when)
    pieces: list[tuple[str | None, str]] = []
    at = 0
    for match in _PART.finditer(template):
        if match.start() > at:
            pieces.append((None, template[at : match.start()]))
        slot = match[1] or "trigger"
        pieces.append((slot, values[slot] if match[1] else match[2]))
        at = match.end()
    if template[at:]:
        pieces.append((None, template[at:]))
    return Sentence(tuple(pieces), tuple(tolds))


def _values(tolds: Sequence[Told], when: str) -> dict[str, str]:
    told = tolds[0]
    values = {count.measure: count.words for count in told.counts} | {"time": when}
    values |= {f"place{i}": _place_words(item) for i, item in enumerate(tolds)} | {
        "place": _place_words(told)
    }
    if told.source.body is not None:
        values["speaker"] = told.source.body.words
    if told.blamed is not None:
        other = told.happening.target if told.blamed is told.happening.actor else told.happening.actor
        values |= {"actor": told.blamed.forces.words, "target": other.forces.words}
    return values


def _place_words(told: Told) -> str:
    return told.place.name if told.place is not None else "a town"
