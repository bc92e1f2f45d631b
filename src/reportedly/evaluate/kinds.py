"""Kinds: which kinds of violence are near enough to count as partly right. In: two kinds. Out: how alike
they are. The families are the scorer's own, so that no change of the linking rules can move a score."""

from __future__ import annotations

from reportedly.model.vocabulary import VIOLENT_KINDS

FAMILIES: dict[str, frozenset[str]] = {
    "strikes": frozenset((
        "air_strike", "missile_strike", "drone_strike", "shelling", "bombing", "explosion",
        "attack", "killing", "casualties", "property_damage",
    )),
    "fighting": frozenset((
        "armed_clash", "attack", "attack_repelled", "ground_advance", "killing", "casualties",
    )),
    "ground": frozenset(("ground_advance", "territory_captured")),
    "deaths": frozenset(("killing", "casualties", "bodies_found")),
    "abuse": frozenset(("ill_treatment", "sexual_violence")),
    "pillage": frozenset(("looting", "property_damage")),
}  # fmt: skip


def same_family(a: str, b: str) -> bool:
    """Whether two kinds are the same, or two violent kinds of one family."""
    return a == b or any(a in family and b in family for family in FAMILIES.values())


def is_violent(kind: str) -> bool:
    return kind in VIOLENT_KINDS
