"""Instances: the place names of a text, alike ones together. In: a text and the spans of its place names.
Out: each name with its readings and the units that the words beside it put it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.data.gazetteer import PlaceEntry, normalise_name
from reportedly.model.span import Span
from reportedly.resolve.places.evidence import containers_of
from reportedly.resolve.places.readings import PlaceReadings, hint_of

_BEFORE = 40
_UNITS = ("PCL", "ADM")

Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Instance:
    """One name as it stands in like places of a text: "Paris, Texas" is another than "Paris" alone.

    `inside` are the units that the words beside it may put it in, `elsewhere` those of the same name in
    other places of the text; `sure` are those inside whose
    own name has no other reading; `count` says how often it stands so."""

    key: Key
    words: str
    hint: str
    entries: tuple[PlaceEntry, ...]
    inside: tuple[PlaceEntry, ...] = ()
    sure: tuple[PlaceEntry, ...] = ()
    elsewhere: tuple[PlaceEntry, ...] = ()
    count: int = 1


def find_instances(
    text: str, spans: Iterable[Span], readings: PlaceReadings
) -> tuple[list[Instance], dict[Span, int]]:
    """The instances of a text, and for each span the number of its instance."""
    ordered = sorted(set(spans))
    made: dict[Key, Instance] = {}
    keys: dict[Span, Key] = {}
    for span, containers in zip(ordered, containers_of(text, ordered), strict=True):
        found = make_instance(
            span.text, text[max(0, span.start - _BEFORE) : span.start], containers, readings
        )
        keys[span] = found.key
        known = made.get(found.key)
        made[found.key] = found if known is None else replace(known, count=known.count + 1)
    numbers = {key: number for number, key in enumerate(made)}
    return _with_others(list(made.values())), {span: numbers[key] for span, key in keys.items()}


def make_instance(words: str, before: str, containers: Sequence[str], readings: PlaceReadings) -> Instance:
    """One name with the words right before it and the words that may name what contains it."""
    hint = hint_of(words, before)
    inside = {name: units for name in containers if (units := _units(name, readings))}
    key = (words if words.endswith(".") else normalise_name(words), hint, tuple(inside))
    units = tuple(unit for found in inside.values() for unit in found)
    sure = tuple(found[0] for found in inside.values() if len(found) == 1)
    entries = readings.entries(words, hint, before)
    return Instance(key, words, hint, entries, units, sure)


def _units(name: str, readings: PlaceReadings) -> tuple[PlaceEntry, ...]:
    for hint in ("", "region"):
        units = tuple(e for e in readings.entries(name, hint) if e.feature_code.startswith(_UNITS))
        if units:
            return units
    return ()


def _with_others(instances: Sequence[Instance]) -> list[Instance]:
    by_name: dict[str, list[Instance]] = defaultdict(list)
    for instance in instances:
        by_name[instance.key[0]].append(instance)
    return [
        replace(
            instance,
            elsewhere=tuple(
                unit for other in by_name[instance.key[0]] if other is not instance for unit in other.inside
            ),
        )
        for instance in instances
    ]
