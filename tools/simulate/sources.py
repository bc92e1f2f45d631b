"""Sources: who knows of a happening and what they will say. In: a happening. Out: sources, with how often
each is quoted."""

from __future__ import annotations

import random
from functools import cache

from tools.simulate.happenings import STRIKES, Happening
from tools.simulate.noise import Noise
from tools.simulate.phrases import person_name
from tools.simulate.tellings import Source
from tools.simulate.world import Body, Side

from reportedly.data.register import Register

MEDICS = Body("hospital staff", "", "medical", None, "medic")
RESIDENTS = Body("residents", "", "witnesses", None, "witness")
_MONITORS = ("Human Rights Watch", "the International Committee of the Red Cross", "the United Nations")
_OWN = frozenset(("territory_captured", "attack_repelled", "withdrawal", "arrest"))  # told by who did it

Quoted = tuple[Source, float]  # a source, and how often it is quoted


class Sources:
    """The officials of each town and the monitors, made once a theatre."""

    def __init__(self, register: Register, rng: random.Random) -> None:
        self._rng = rng
        self._monitors = [body for words in _MONITORS if (body := _monitor(register, words))]
        self._governors: dict[tuple[str, str], Body] = {}

    def of(self, happening: Happening, wires: list[str], papers: list[str], noise: Noise) -> list[Quoted]:
        """All who will be quoted, at least one; no side says two things at once."""
        rng, target = self._rng, happening.target
        cast = [
            (0.45, 2.5, Source(f"outlet:{rng.choice(wires)}")),
            (0.3, 1.5, Source(f"outlet:{rng.choice(papers)}")),
            (0.15, 1, Source("medics", MEDICS)),
            (0.15, 1, Source("residents", RESIDENTS)),
            (0.12, 1, Source(None)),
            (0.12, 1, self._monitor()),
            (1.0, 2, self._actor_says(happening)),
            (1.0, 3, self._target_says(happening, noise)),
        ]
        found = [(who, weight) for chance, weight, who in cast if who is not None and rng.random() < chance]
        return found or [(self._official(happening, target, noise), 1.0)]

    def _actor_says(self, happening: Happening) -> Source | None:
        """The acting side: it claims the deed, denies it, says that the other did it, or mostly nothing."""
        body, roll = happening.actor.spokesman, self._rng.random()
        if happening.kind in _OWN:
            return Source(body.actor_id, body) if roll < 0.9 else None
        if happening.kind in STRIKES or happening.kind == "killing":
            if roll < 0.08:
                return Source(body.actor_id, body, denies=True)
            if roll < 0.11:
                return Source(body.actor_id, body, blames=happening.target)
        return Source(body.actor_id, body) if 0.11 <= roll < 0.36 else None

    def _target_says(self, happening: Happening, noise: Noise) -> Source | None:
        """The side that suffers it: it says so, but seldom of what it would rather not lose."""
        roll, body = self._rng.random(), happening.target.spokesman
        if happening.kind in _OWN:
            if roll < 0.15:
                return Source(body.actor_id, body, denies=True)
            return self._official(happening, happening.target, noise) if roll < 0.35 else None
        return self._official(happening, happening.target, noise) if roll < 0.7 else None

    def _official(self, happening: Happening, side: Side, noise: Noise) -> Source:
        bias = self._rng.choice((0.4, 0.7, 1.5, 1.8, 2.0)) if self._rng.random() < noise.partisan else 1.0
        body = self._rng.choice((side.authorities, side.spokesman, self._governor(happening, side)))
        return Source(body.actor_id, body, bias=bias)

    def _governor(self, happening: Happening, side: Side) -> Body:
        """A made-up official of the town, the same one each time; a group without a country has none."""
        if not side.forces.actor_id.startswith(f"{side.id}."):
            return side.spokesman
        key = happening.town.entry.key, side.id
        if key not in self._governors:
            name = person_name(self._rng)
            body = Body(f"Mayor {name}", name, f"{side.id}.local_authorities", side.id, "official")
            self._governors[key] = body
        return self._governors[key]

    def _monitor(self) -> Source:
        body = self._rng.choice(self._monitors)
        return Source(body.actor_id, body)


@cache
def _monitor(register: Register, words: str) -> Body | None:
    match = register.describe(words)
    return None if match is None else Body(words, match.name, match.id, None, match.kind)
