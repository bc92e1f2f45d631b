"""Tellings: who says what of a happening, and how far off. In: a happening and the noise. Out: tellings, the
values that a sentence will state, each by a source."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tools.simulate.happenings import NEEDED, STRIKES, Happening
from tools.simulate.noise import Noise
from tools.simulate.world import Body, Side

from reportedly.data.gazetteer import PlaceEntry

GENERAL = dict.fromkeys(STRIKES, ("attack", "explosion", "casualties")) | {
    "killing": ("attack", "casualties"),
    "armed_clash": ("attack",),
}
SIBLINGS = {kind: tuple(sorted(STRIKES - {kind})) for kind in STRIKES}
ACTORLESS = frozenset(("displacement", "evacuation", "explosion", "casualties"))  # told without who did it
_ACTS = STRIKES | {"killing", "looting", "abduction", "arrest"}


@dataclass(frozen=True, slots=True)
class Source:
    """Who knows it. `key` is the same for all that have it from there, None where nobody can say from where;
    `body` is the speaker, None where an outlet itself tells; `bias` multiplies his figures."""

    key: str | None
    body: Body | None = None
    denies: bool = False
    blames: Side | None = None
    bias: float = 1.0

    @property
    def side(self) -> str | None:
        return self.body.side if self.body else None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as told, with its words: "at least 12"."""

    measure: str
    words: str
    low: float
    best: float | None
    high: float | None
    bound: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence says: None where it says nothing of it. `precision` is that of the place; `hours` are
    the first and last minute when the time is a part of a day; `on` is the day of telling."""

    happening: Happening
    source: Source
    kind: str
    blamed: Side | None
    place: PlaceEntry | None
    precision: str
    day: date | None
    hours: tuple[datetime, datetime] | None
    counts: tuple[Count, ...]
    on: date
    background: bool = False


def tell(happening: Happening, source: Source, on: date, noise: Noise, rng: random.Random) -> Told:
    """How `source` tells the happening in a report of the day `on`."""
    kind = happening.kind if source.denies else _kind(happening, noise, rng)
    lag = max(0, (on - happening.moment.date()).days)
    place, precision = _place(happening, noise, rng)
    day = _day(happening, on, noise, rng)
    right = day is None or day == happening.moment.date()
    return Told(
        happening=happening,
        source=source,
        kind=kind,
        blamed=None if kind in ACTORLESS else _blamed(happening, source, noise, rng),
        place=place,
        precision=precision,
        day=day,
        hours=_hours(happening, day, rng) if right and day and lag <= 2 and rng.random() < 0.4 else None,
        counts=() if source.denies else _counts(happening, kind, source, lag=lag, noise=noise, rng=rng),
        on=on,
        background=lag > 10,
    )


def _kind(happening: Happening, noise: Noise, rng: random.Random) -> str:
    roll = rng.random()
    if roll < noise.kind_general and happening.kind in GENERAL:
        general = rng.choice(GENERAL[happening.kind])
        return "attack" if general == "casualties" and "killed" not in happening.stages else general
    if roll > 1 - noise.kind_wrong and happening.kind in SIBLINGS:
        return rng.choice(SIBLINGS[happening.kind])
    return happening.kind


def _blamed(happening: Happening, source: Source, noise: Noise, rng: random.Random) -> Side | None:
    if source.blames is not None:
        return source.blames
    if source.body is None and rng.random() < noise.blame_wrong and happening.kind in _ACTS:
        return happening.target
    if rng.random() < noise.actor_unsaid and not source.denies and source.side != happening.actor.id:
        return None
    return happening.actor


def _place(happening: Happening, noise: Noise, rng: random.Random) -> tuple[PlaceEntry | None, str]:
    town, roll = happening.town, rng.random()
    for rate, place, precision in (
        (noise.place_near, town.nearest, "town"),
        (noise.place_namesake, town.namesake or town.entry, "town"),
        (noise.place_coarse, town.province or town.entry, "province" if town.province else "town"),
        (noise.place_unsaid, None, ""),
    ):
        if roll < rate:
            return place, precision
        roll -= rate
    return town.entry, "town"


def _day(happening: Happening, on: date, noise: Noise, rng: random.Random) -> date | None:
    """The day told; of what goes on for days any of them, up to the day of the report."""
    if rng.random() < noise.time_unsaid:
        return None
    first = happening.moment.date()
    gone = min(happening.days - 1, max(0, (on - first).days))
    day = first + timedelta(days=rng.randint(0, gone))
    if rng.random() < noise.day_wrong:
        day += timedelta(days=rng.choice((-1, 1)))
    return min(day, on)


def _hours(happening: Happening, day: date, rng: random.Random) -> tuple[datetime, datetime] | None:
    """The part of the day, right however it is told; a night also stands for the calendar day it is of."""
    hour = happening.moment.hour
    start = datetime.combine(day, time())
    if happening.days > 1:
        return None
    if hour >= 21 or hour < 5:
        night = start + timedelta(hours=18) if hour >= 21 else start - timedelta(hours=6)
        return night, night + timedelta(hours=12)
    if 6 <= hour < 18:
        part = start + timedelta(hours=hour // 6 * 6)
        return part, part + timedelta(hours=6)
    return None


def _counts(
    happening: Happening, kind: str, source: Source, *, lag: int, noise: Noise, rng: random.Random
) -> tuple[Count, ...]:
    told = []
    for measure in happening.stages:
        optional = measure not in (NEEDED.get(kind), "killed" if kind == "casualties" else None)
        if optional and rng.random() < 0.25:
            continue
        seen = max(0, lag - 1) if rng.random() < noise.stale else lag
        value = max(1, round(happening.known_after(measure, seen) * source.bias))
        if rng.random() < noise.figure_wrong:
            value = _misread(value, rng)
        rounded = rng.random() < noise.rounded
        told.append(_rounded(measure, value, rng) if rounded else _exact(measure, value))
    return tuple(told)


def _misread(value: int, rng: random.Random) -> int:
    swapped = int(str(value)[::-1]) if value >= 10 else value + rng.randint(1, 4)
    return swapped if swapped not in (0, value) else value * 10


def _exact(measure: str, value: int) -> Count:
    return Count(measure, f"{value} {'person' if value == 1 else 'people'}", value, value, value, "exact")


_VAGUE = (("hundreds of", 200), ("dozens of", 24), ("several", 3))


def _rounded(measure: str, value: int, rng: random.Random) -> Count:
    """The value in looser words that are still true."""
    vague = next(((words, low) for words, low in _VAGUE if value >= low), None)
    step = 10 if value >= 30 else 5 if value >= 10 else 1
    form = rng.choice(("about", "at least", "more than", "vague"))
    if form == "vague" and vague and value < vague[1] * 5:
        return Count(measure, f"{vague[0]} people", vague[1], None, None, "vague")
    if form == "about" and value >= 10:
        near = round(value / step) * step
        return Count(measure, f"about {near} people", near, near, near, "about")
    if form == "more than" and value >= 10:
        below = (value - 1) // step * step
        return Count(measure, f"more than {below} people", below, None, None, "over")
    return Count(
        measure, f"at least {value} {'person' if value == 1 else 'people'}", value, None, None, "over"
    )


def weighed(sources: Sequence[tuple[Source, float]], rng: random.Random) -> Source:
    return rng.choices([source for source, _ in sources], [weight for _, weight in sources])[0]
