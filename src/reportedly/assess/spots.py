"""Spots: whether a claim tells of one street or building alone. In: a claim. Out: yes or no, by the precision
of its place or by words for a spot of somebody's own ("in her street"), which no gazetteer holds."""

from __future__ import annotations

import re
from functools import cache

from reportedly.data.lexicons import load_lexicon
from reportedly.model.claim import Claim

_SPOTS = frozenset(("exact", "site"))
_AREAS = frozenset(("town", "district", "province", "country"))


def is_within(fine: Claim, coarse: Claim) -> bool:
    """Whether the first claim is of a spot in the second's town or area, as far as they tell."""
    return is_of_a_spot(fine) and not is_of_a_spot(coarse) and _precision(coarse) in _AREAS


def is_of_a_spot(claim: Claim) -> bool:
    return _precision(claim) in _SPOTS or _own_spots().search(claim.words.text) is not None


def _precision(claim: Claim) -> str:
    return (claim.place.precision if claim.place else None) or ""


@cache
def _own_spots() -> re.Pattern[str]:
    rules = load_lexicon("tolls")
    owners, spots = ("|".join(map(re.escape, rules[name])) for name in ("spot_owners", "own_spots"))
    return re.compile(rf"\b(?:in|on|at|from|inside) (?:{owners}) (?:own )?(?:{spots})\b", re.IGNORECASE)
