"""Blocking: which pairs of claims are worth comparing. In: tellings. Out: candidate pairs, each once.
No loop over all pairs: claims meet only where their kinds' family, their place and their days do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations, product

from reportedly.fuse.families import PROCESSES, families_of, lasting
from reportedly.fuse.figure_levels import stated_number
from reportedly.fuse.nearness import Cell, area_key, cell_of, is_country, is_point, is_unknown
from reportedly.fuse.tellings import Telling

Pair = tuple[Telling, Telling]
Key = tuple[str, Hashable]
Blocks = Mapping[Key, list[Telling]]
LONGEST_GAP = max(lasting(kind).gap for kind in PROCESSES)  # days
_STEPS = tuple(product((-1, 0, 1), repeat=3))
_FORWARD = [step for step in _STEPS if step > (0, 0, 0)]


def pairs_within(tellings: Iterable[Telling]) -> Iterator[Pair]:
    """The pairs of each report whose kinds share a family."""
    blocks: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        for family in families_of(telling.claim.kind):
            blocks[telling.claim.report_id, family].append(telling)
    yield from _once(pair for block in blocks.values() for pair in combinations(block, 2))


def pairs_across(tellings: Iterable[Telling]) -> Iterator[Pair]:
    """The pairs of different reports whose kinds share a family and whose places and days may meet."""
    everyone = tuple(tellings)
    yield from _once(
        pair
        for keys, slack in ((_area_keys, 0), (_cell_keys, 0), (_number_keys, 1))
        for pair in _pairs_of_blocks(_blocks(everyone, keys), slack)
        if pair[0].claim.report_id != pair[1].claim.report_id
    )


def block_keys(telling: Telling) -> Iterator[Key]:
    """The blocks in which a telling stands; none where it lacks a place, or a time narrow enough."""
    if _is_narrow(telling):
        yield from _area_keys(telling)
        yield from _cell_keys(telling)
        yield from _number_keys(telling)


def keys_around(telling: Telling) -> Iterator[Key]:
    """The blocks in which all stand that `pairs_across` may pair it with: its own and the cells around."""
    if _is_narrow(telling):
        yield from _area_keys(telling)
        yield from _number_keys(telling)
        for family, cell in _cell_keys(telling):
            yield from ((family, _moved(cell, step)) for step in _STEPS)


def _is_narrow(telling: Telling) -> bool:
    interval = telling.interval
    return interval is not None and interval.days <= lasting(telling.claim.kind).width


def _area_keys(telling: Telling) -> Iterator[Key]:
    """Blocks of one area or name; in a country, also of one day and kind, which is what its rule asks for."""
    place, interval = telling.place, telling.interval
    if place is None or interval is None:
        return
    key: Hashable = area_key(place)
    if is_country(place):
        key = (key, telling.claim.kind, interval.start.date())
    for family in families_of(telling.claim.kind):
        yield family, key


def _number_keys(telling: Telling) -> Iterator[Key]:
    """Blocks of one place and number: there those meet whose days lie next to each other."""
    place, interval = telling.place, telling.interval
    if place is None or interval is None or interval.days > 1 or telling.claim.kind in PROCESSES:
        return
    if not (is_point(place) or is_unknown(place)):
        return
    for figure in telling.claim.figures:
        if (number := stated_number(figure)) is not None:
            key = area_key(place), figure.measure, number
            yield from ((family, key) for family in families_of(telling.claim.kind))


def _cell_keys(telling: Telling) -> Iterator[tuple[str, Cell]]:
    if telling.place is not None and telling.interval is not None and is_point(telling.place):
        cell = cell_of(telling.place)
        yield from ((family, cell) for family in families_of(telling.claim.kind))


def _blocks(tellings: Iterable[Telling], keys: Callable[[Telling], Iterable[Key]]) -> Blocks:
    blocks: dict[Key, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for key in keys(telling):
            blocks[key].append(telling)
    return blocks


def _moved(cell: Cell, step: tuple[int, ...]) -> Cell:
    return cell[0] + step[0], cell[1] + step[1], cell[2] + step[2]


def _pairs_of_blocks(blocks: Blocks, slack: int = 0) -> Iterator[Pair]:
    """Pairs in each block, and for cells also with the neighbours on one side, so that each pair comes
    once; `slack` is by how many days two may miss each other."""
    for (family, key), block in blocks.items():
        yield from _sweep(block, slack)
        if isinstance(key, tuple) and len(key) == 3 and all(isinstance(part, int) for part in key):
            near = [(family, _moved(key, step)) for step in _FORWARD]
            for other in (blocks[cell] for cell in near if cell in blocks):
                mine = {telling.id for telling in block}
                yield from (
                    pair for pair in _sweep(block + other) if (pair[0].id in mine) != (pair[1].id in mine)
                )


def _sweep(block: Sequence[Telling], slack: int = 0) -> Iterator[Pair]:
    """Pairs whose days meet or lie within the kind's gap: sorted by start, a pair that is too late ends the
    search."""
    if len(block) < 2:
        return
    timed = [(t.interval, t) for t in block if t.interval and t.interval.days <= lasting(t.claim.kind).width]
    timed.sort(key=lambda item: (item[0].start, item[1].id))
    for index, (interval, telling) in enumerate(timed):
        latest = interval.end.date() + timedelta(days=max(slack, lasting(telling.claim.kind).gap))
        for later, other in timed[index + 1 :]:
            if later.start.date() > latest:
                break
            yield telling, other


def _once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    seen: set[tuple[str, str]] = set()
    for a, b in pairs:
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if key not in seen:
            seen.add(key)
            yield a, b
