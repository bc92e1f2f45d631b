"""The place names of one text, read together. In: a text, the spans of its place names, what the report is
about. Out: for each span the readings of the name, likeliest first, each with its chance and why.

Each name is first read alone; then, twice, in the light of how the others are read. The chances are those
of a conditional logit over the readings and "none of them", so that they sum to less than one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.data.gazetteer import PlaceEntry
from reportedly.data.place_weights import PlaceWeights, load_place_weights
from reportedly.model.span import Span
from reportedly.resolve.places.instances import Instance, find_instances, make_instance
from reportedly.resolve.places.neighbours import Neighbours
from reportedly.resolve.places.readings import PlaceReadings
from reportedly.resolve.places.reasons import reasons_for
from reportedly.resolve.places.traits import NAMES, Rows, TextContext, own_traits

_ROUNDS = 2
# How sure a reading is that takes the name for another spelling, beside one of the name itself; and one of a
# small place far from all others that the text names.
_SPELT, _SPELT_FAR = 0.8, 0.35
_FAR_KM, _FAR_AT_HOME, _WELL_KNOWN = 100.0, 400.0, 20_000
_SHOWN = 8  # readings of a name beyond these are never told


@dataclass(frozen=True, slots=True)
class Reading:
    """One place that a name may stand for; `chance` is how likely, 0 to 1, and `reasons` say why."""

    entry: PlaceEntry
    chance: float
    reasons: tuple[str, ...]


class TextPlaces:
    """All place names of one text, each name read once."""

    def __init__(
        self, text: str, spans: Iterable[Span], readings: PlaceReadings, context: TextContext
    ) -> None:
        self._readings = readings
        self._context = context
        self._alone, self._together = weight_vectors(load_place_weights())
        self._instances, self._numbers = find_instances(text, spans, readings)
        self._neighbours = Neighbours(self._instances)
        self._chances = self._solve()
        self._explained: dict[int, tuple[Reading, ...]] = {}
        self._added: dict[tuple[str, str], tuple[Reading, ...]] = {}

    def at(self, span: Span) -> tuple[Reading, ...]:
        """The readings of a name of the text; empty for a span that was not among those given."""
        number = self._numbers.get(span)
        if number is None:
            return ()
        return self._of_instance(number)

    def of_words(self, words: str, before: str = "") -> tuple[Reading, ...]:
        """The readings of any words as this text would mean them."""
        key = (words, before)
        if key not in self._added:
            added = make_instance(words, before, (), self._readings)
            known = [number for number, other in enumerate(self._instances) if other.key == added.key]
            self._added[key] = self._of_instance(known[0]) if known else self._of_added(added)
        return self._added[key]

    def _solve(self) -> list[Rows]:
        own = [own_traits(instance, self._context) for instance in self._instances]
        chances = [chances_of(rows, self._alone) for rows in own]
        for _ in range(_ROUNDS):
            together = with_neighbours(own, self._neighbours, chances)
            chances = [chances_of(rows, self._together) for rows in together]
        return chances

    def _of_instance(self, number: int) -> tuple[Reading, ...]:
        if number not in self._explained:
            first = sum(len(other.entries) for other in self._instances[:number])
            self._explained[number] = self._explain(
                self._instances[number], self._chances[number], self._neighbours, _flat(self._chances), first
            )
        return self._explained[number]

    def _of_added(self, added: Instance) -> tuple[Reading, ...]:
        """The readings of a name that is not among those of the text, in their light."""
        own = own_traits(added, self._context)
        neighbours = Neighbours([*self._instances, added])
        before = [*self._chances, chances_of(own, self._alone)]
        rows = with_neighbours(
            [*(np.zeros((len(c), len(NAMES))) for c in self._chances), own], neighbours, before
        )
        chances = chances_of(rows[-1], self._together)
        flat = _flat([*self._chances, chances])
        return self._explain(added, chances, neighbours, flat, len(flat) - len(added.entries))

    def _explain(
        self, instance: Instance, chances: Rows, neighbours: Neighbours, flat: Rows, first: int
    ) -> tuple[Reading, ...]:
        order = sorted(range(len(instance.entries)), key=lambda k: (-chances[k], k))[:_SHOWN]
        return tuple(
            self._reading(instance, instance.entries[k], chances[k], neighbours.nearest(first + k, flat))
            for k in order
        )

    def _reading(
        self, instance: Instance, entry: PlaceEntry, chance: float, nearest: tuple[PlaceEntry, float] | None
    ) -> Reading:
        reasons = reasons_for(instance, entry, self._context, nearest)
        listed = self._readings.spelling_of(instance.words, entry)
        if listed is None:
            return Reading(entry, float(chance), reasons)
        is_far = (
            nearest is not None
            and nearest[1] > (_FAR_AT_HOME if entry.country == self._context.countries.main else _FAR_KM)
            and entry.population < _WELL_KNOWN
        )
        sure = float(chance) * (_SPELT_FAR if is_far else _SPELT)
        return Reading(entry, sure, (f"another spelling of “{listed}”", *reasons))


def weight_vectors(weights: PlaceWeights) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both sets of weights in the order of the traits; a trait without a weight counts nothing."""

    def vector(table: Mapping[str, float]) -> NDArray[np.float64]:
        return np.array([table.get(name, 0.0) for name in NAMES])

    return vector(weights.alone), vector(weights.together)


def chances_of(rows: Rows, weights: NDArray[np.float64]) -> Rows:
    """The chance of each row, "none of them" at the end."""
    scores = rows @ weights
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


def with_neighbours(own: Sequence[Rows], neighbours: Neighbours, chances: Sequence[Rows]) -> list[Rows]:
    """The own traits of all instances with what the others say, given how likely each reading is."""
    shared = neighbours.traits(_flat(chances))
    together = []
    first = 0
    for rows in own:
        count = len(rows) - 1
        together.append(rows + np.vstack([shared[first : first + count], np.zeros((1, len(NAMES)))]))
        first += count
    return together


def _flat(chances: Sequence[Rows]) -> Rows:
    return np.concatenate([each[:-1] for each in chances]) if chances else np.zeros(0)
