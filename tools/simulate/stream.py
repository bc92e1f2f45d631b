"""The stream: dispatches one after another, and each incident's truth once all is written about it. In: seed,
noise and how many claims. Out: dispatches and truths; memory holds one theatre at a time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.simulate.dispatches import Dispatch, write_dispatch
from tools.simulate.happenings import Happening, happenings
from tools.simulate.newsrooms import Newsroom
from tools.simulate.noise import Noise
from tools.simulate.tellings import Told
from tools.simulate.truth import incident_truth
from tools.simulate.world import Theatre, World


@dataclass(frozen=True, slots=True)
class Settled:
    """An incident of which nothing more will be written, as a line of incidents.jsonl."""

    truth: dict[str, Any]


def simulate(world: World, noise: Noise, *, seed: int, claims: int) -> Iterator[Dispatch | Settled]:
    """Dispatches with `claims` claims or a few more; the same for the same seed and noise."""
    told = 0
    for theatre in world.theatres(seed):
        for item in _theatre(world, theatre, noise, seed, claims - told):
            if isinstance(item, Dispatch):
                told += len(item.claims)
            yield item
        if told >= claims:
            return


def _theatre(
    world: World, theatre: Theatre, noise: Noise, seed: int, most: int
) -> Iterator[Dispatch | Settled]:
    """One theatre until it ends or has given `most` claims."""
    rng = random.Random(f"{seed} {theatre.number}")
    newsroom = Newsroom(theatre, world.register, noise, rng)
    tellings: dict[str, tuple[Happening, list[Told]]] = {}
    told = 0
    for draft in newsroom.drafts(happenings(theatre, rng)):
        dispatch = write_dispatch(draft)
        for true in dispatch.claims:
            happening = true.told.happening
            tellings.setdefault(happening.id, (happening, []))[1].append(true.told)
        yield dispatch
        told += len(dispatch.claims)
        if told >= most:
            break
    for happening, tolds in tellings.values():
        yield Settled(incident_truth(happening, tolds))
