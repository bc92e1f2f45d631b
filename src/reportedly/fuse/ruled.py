"""Ruled pairs: which claims people said are of one happening, and which are not. In: judgements of pairs with
the claims of each side. Out: rulings for fusion, and the judgements that cannot hold beside others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from reportedly.fuse.unions import UnionFind
from reportedly.model.judgement import DIFFERENT, Fate, Judgement, Pair, Rulings

Ruled = tuple[Judgement, tuple[str, ...], tuple[str, ...]]


def ruled_pairs(judged: Sequence[Ruled]) -> tuple[Rulings, list[Fate]]:
    """The rulings of judgements in their order, with the ids of either side.

    `different` bars each claim of one side from each of the other, `same` ties one of each: what else belongs
    to them is for fusion to say. A later judgement takes back what an earlier one said of the same claims."""
    same: dict[Pair, Judgement] = {}
    different: dict[Pair, Judgement] = {}
    for judgement, ones, others in judged:
        pairs = [_pair(a, b) for a, b in product(ones, others)]
        if not pairs:
            continue  # one side was rejected
        if judgement.decision == DIFFERENT:
            for pair in pairs:
                same.pop(pair, None)
                different[pair] = judgement
        else:
            for pair in pairs:
                different.pop(pair, None)
            same[_pair(min(ones), min(others))] = judgement
    ties = tuple(
        (a, b, judgement.signed("judged one happening")) for (a, b), judgement in sorted(same.items())
    )
    return Rulings(ties, frozenset(different)), _unheeded(same, different)


def _unheeded(same: dict[Pair, Judgement], different: dict[Pair, Judgement]) -> list[Fate]:
    """The ties that lead, by way of others, to claims that were judged different."""
    unions = UnionFind({id_ for pair in (*same, *different) for id_ in pair})
    for one, other in same:
        unions.unite(one, other)
    torn = {
        unions.root(one): f"{bar.id} keeps {one} and {other} apart"
        for (one, other), bar in different.items()
        if unions.root(one) == unions.root(other)
    }
    return [
        Fate(judgement, "unheeded", why)
        for (a, _), judgement in same.items()
        if (why := torn.get(unions.root(a)))
    ]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
