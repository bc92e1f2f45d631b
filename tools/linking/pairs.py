"""Labelled pairs: claims of known happenings -> pairs that meet in a block, with their levels and whether
they are of one happening. In: the simulator. Out: pairs, counted by their levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tools.simulate.dispatches import Dispatch
from tools.simulate.noise import Noise
from tools.simulate.stream import simulate
from tools.simulate.world import World

from reportedly.fuse.blocking import pairs_across, pairs_within
from reportedly.fuse.comparisons import compare
from reportedly.fuse.constraints import near_across, near_loosely, near_unsaid, near_within
from reportedly.fuse.duplicates import copy_groups, find_duplicates
from reportedly.fuse.nearness import Nearness
from reportedly.fuse.origins import find_origins
from reportedly.fuse.tellings import Telling, make_tellings
from reportedly.fuse.unsaid import open_pairs
from reportedly.model.claim import Claim
from reportedly.model.report import Report

WITHIN, LOOSE, ACROSS, OPEN = "within", "loosely", "across", "unsaid"
SETTINGS = (WITHIN, LOOSE, ACROSS, OPEN)
_Pairs = Iterable[tuple[Telling, Telling]]


class Case(NamedTuple):
    """What a pair looks like: where it meets, the level of each comparison, and whether it is of one
    happening."""

    setting: str
    levels: tuple[str, ...]
    same: bool


Cases = Counter[Case]


def simulated_cases(world: World, noise: Noise, *, seed: int, claims: int) -> Cases:
    """The cases of a simulated stream; copies of one text meet too, as they do in fusion."""
    found: list[Claim] = []
    reports: list[Report] = []
    happening_of: dict[str, str] = {}
    for item in simulate(world, noise, seed=seed, claims=claims):
        if isinstance(item, Dispatch):
            reports.append(item.report)
            found += [true.claim for true in item.claims]
            happening_of |= {true.claim.id: true.told.happening.id for true in item.claims}
    return cases_of(tellings_of(found, reports), happening_of)


def tellings_of(claims: Sequence[Claim], reports: Sequence[Report]) -> Mapping[str, Telling]:
    """The claims as linking sees them."""
    copies = copy_groups(find_duplicates(reports), reports)
    return make_tellings(claims, reports, copies, find_origins(claims, reports, copies))


def cases_of(tellings: Mapping[str, Telling], happening_of: Mapping[str, str]) -> Cases:
    """The cases of all pairs that meet in a block and that no constraint keeps apart."""
    return Counter(
        Case(setting, compare(a, b, nearness), happening_of[a.id] == happening_of[b.id])
        for setting, a, b, nearness in candidates(tellings)
        if a.id in happening_of and b.id in happening_of
    )


def candidates(tellings: Mapping[str, Telling]) -> Iterator[tuple[str, Telling, Telling, Nearness]]:
    """The pairs that linking would weigh, with the setting in which it does."""
    everyone = tuple(tellings.values())
    settings: tuple[tuple[str, _Pairs, Callable[[Telling, Telling], Nearness | None]], ...] = (
        (WITHIN, pairs_within(everyone), near_within),
        (LOOSE, pairs_within(everyone), near_loosely),
        (ACROSS, pairs_across(everyone), near_across),
        (OPEN, open_pairs(everyone), near_unsaid),
    )
    for setting, pairs, near in settings:
        for a, b in pairs:
            nearness = near(a, b)
            in_one = setting in (WITHIN, LOOSE)
            if nearness is not None and (a.copies != b.copies or in_one):
                yield setting, a, b, nearness
