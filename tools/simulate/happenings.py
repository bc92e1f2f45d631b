"""Happenings: what truly happened. In: a theatre and its random numbers. Out: for each day the incidents that
begin on it, with kind, place, moment, parties and tolls that grow."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import NamedTuple

from tools.simulate.world import THEATRE_DAYS, Side, Theatre, Town

DAILY = 8  # incidents of a theatre on a usual day
_CAMPAIGNS = 0.04
_HEAT = 0.5  # the n-th hottest town has n ** -0.5 of the first one's incidents
_KNOWN = (0.6, 0.85, 1.0)  # how much of a toll is known on the day, the day after, and later


class Plan(NamedTuple):
    """How often a kind happens, what is counted of it, and for how many days it may go on."""

    weight: float
    measures: tuple[str, ...] = ()
    days: int = 1


PLANS: Mapping[str, Plan] = {
    "shelling": Plan(14, ("killed", "injured")),
    "air_strike": Plan(9, ("killed", "injured")),
    "missile_strike": Plan(7, ("killed", "injured")),
    "drone_strike": Plan(9, ("killed", "injured")),
    "bombing": Plan(5, ("killed", "injured")),
    "killing": Plan(5, ("killed",)),
    "armed_clash": Plan(11, ("killed", "injured")),
    "territory_captured": Plan(4),
    "attack_repelled": Plan(3),
    "withdrawal": Plan(2),
    "abduction": Plan(4, ("abducted",)),
    "arrest": Plan(4, ("arrested",)),
    "looting": Plan(2),
    "displacement": Plan(4, ("displaced",), 4),
    "evacuation": Plan(3, ("evacuated",), 4),
}
STRIKES = frozenset(("shelling", "air_strike", "missile_strike", "drone_strike", "bombing"))
NEEDED = {"killing": "killed", "abduction": "abducted", "arrest": "arrested",
          "displacement": "displaced", "evacuation": "evacuated"}  # fmt: skip
_LARGE = frozenset(("displaced", "evacuated"))


@dataclass(frozen=True, slots=True)
class Happening:
    """One true incident. `stages` are a toll's values as they become known; `renown` is how much is written
    about it; `campaign` is the id of the wave of attacks that it is part of, None for most."""

    id: str
    kind: str
    town: Town
    moment: datetime
    days: int
    actor: Side
    target: Side
    stages: Mapping[str, tuple[int, ...]]
    renown: float
    campaign: str | None = None

    def known_after(self, measure: str, days: int) -> int:
        stages = self.stages[measure]
        return stages[min(days, len(stages) - 1)]


def happenings(theatre: Theatre, rng: random.Random) -> Iterator[list[Happening]]:
    """Day by day, the incidents that begin; the parts of a campaign stand together."""
    holders = [theatre.sides[0] if rng.random() < 0.75 else theatre.sides[1] for _ in theatre.towns]
    heat = [(rank + 1) ** -_HEAT for rank in range(len(theatre.towns))]
    for day in range(THEATRE_DAYS):
        found: list[Happening] = []
        for _ in range(rng.randint(DAILY // 2, DAILY * 3 // 2)):
            index = rng.choices(range(len(heat)), heat)[0]
            made = _happening(theatre, day, index, holders[index], rng)
            found += _campaign(made, f"t{theatre.number}-{day}-wave{len(found)}", theatre, rng)
            if made.kind == "territory_captured":
                holders[index] = made.actor
        yield [replace(item, id=f"t{theatre.number}-{day}-{i}") for i, item in enumerate(found)]


def _happening(theatre: Theatre, day: int, index: int, holder: Side, rng: random.Random) -> Happening:
    kind = rng.choices(list(PLANS), [plan.weight for plan in PLANS.values()])[0]
    plan = PLANS[kind]
    other = theatre.sides[1] if holder is theatre.sides[0] else theatre.sides[0]
    holder_acts = kind in ("arrest", "withdrawal", "attack_repelled") or (
        kind != "territory_captured" and rng.random() < 0.1
    )
    actor, target = (holder, other) if holder_acts else (other, holder)
    later = timedelta(days=day, minutes=rng.randrange(24 * 60))
    stages = {measure: stage for measure in plan.measures if (stage := _stages(kind, measure, rng))}
    return Happening(
        id="",  # given once the day is known
        kind=kind,
        town=theatre.towns[index],
        moment=datetime.combine(theatre.start, time()) + later,
        days=rng.randint(1, plan.days),
        actor=actor,
        target=target,
        stages=stages,
        renown=min(14.0, rng.expovariate(0.5) + math.log1p(sum(s[-1] for s in stages.values())) / 2),
    )


def _stages(kind: str, measure: str, rng: random.Random) -> tuple[int, ...] | None:
    """A toll as it becomes known, None where nobody was harmed."""
    if measure in _LARGE:
        final = round(math.exp(rng.gauss(5.5, 1.2))) + 5
    elif NEEDED.get(kind) == measure or rng.random() < 0.7:
        final = 1 + round(math.exp(rng.gauss(1.3, 1.1)))
    else:
        return None
    grown = tuple(max(1, math.floor(final * share)) for share in _KNOWN)
    return grown if rng.random() < 0.5 else (final,)


def _campaign(first: Happening, wave: str, theatre: Theatre, rng: random.Random) -> list[Happening]:
    """The happening alone, or with others of one wave: the same kind in other towns within hours."""
    if first.kind not in STRIKES or rng.random() >= _CAMPAIGNS:
        return [first]
    towns = rng.sample([town for town in theatre.towns if town is not first.town], rng.randint(1, 3))
    parts = [
        replace(
            first,
            town=town,
            moment=first.moment + timedelta(minutes=rng.randrange(120)),
            stages={m: s for m in PLANS[first.kind].measures if (s := _stages(first.kind, m, rng))},
        )
        for town in towns
    ]
    return [replace(item, campaign=wave) for item in (first, *parts)]
