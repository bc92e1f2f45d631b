"""Families: which kinds may tell the same happening. In: two kinds. Out: how they relate, and how long one
lasts. Deed and success stay apart: an advance, a capture and a repelled attack never share an incident."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

FAMILIES: dict[str, frozenset[str]] = {
    "strikes": frozenset((
        "air_strike", "missile_strike", "drone_strike", "shelling", "bombing",
        "explosion", "attack", "killing", "casualties", "property_damage",
    )),
    "clashes": frozenset(("armed_clash", "attack", "killing", "casualties")),
    "displacement": frozenset(("displacement", "evacuation", "forcible_transfer")),
    "detention": frozenset(("arrest", "abduction", "captured_persons")),
    "pillage": frozenset(("looting", "property_damage")),
}  # fmt: skip

# Kinds that leave means or cause unsaid and so agree with any other of their families.
GENERAL = frozenset(("attack", "explosion", "killing", "casualties", "property_damage", "displacement"))

# What goes on for days: without a time of its own such a claim counts for the day on which it was told.
PROCESSES = frozenset((
    "ground_advance", "territory_captured", "displacement", "evacuation", "forcible_transfer",
    "siege", "restriction", "outage",
))  # fmt: skip

# What happens at one spot: told of three towns in one sentence it happened three times.
AT_ONE_SPOT = FAMILIES["strikes"] | FAMILIES["clashes"] | FAMILIES["pillage"] | FAMILIES["detention"]

SPEECH = frozenset(("statement", "warning", "sanction"))


class Relation(Enum):
    """How two kinds relate; `SIBLING` is two specific kinds of one family, which takes a common figure to
    link."""

    SAME = "same kind"
    GENERAL = "kinds of one family, one of them general"
    SIBLING = "two kinds of one family"


class Lasting(NamedTuple):
    """How wide a claim's time may be, how far two may lie apart, and how long an incident may last; in
    days."""

    width: int
    gap: int
    whole: int


_EVENT = Lasting(width=3, gap=0, whole=3)
_PROCESS = Lasting(width=7, gap=3, whole=14)


def relate_kinds(a: str, b: str) -> Relation | None:
    """How two kinds relate, None where they can never tell the same happening. `other` says nothing in
    common."""
    if a == b:
        return None if a == "other" else Relation.SAME
    if not any(a in family and b in family for family in FAMILIES.values()):
        return None
    return Relation.GENERAL if a in GENERAL or b in GENERAL else Relation.SIBLING


def families_of(kind: str) -> tuple[str, ...]:
    """The families that a kind belongs to; a kind of none is a family of its own."""
    return tuple(name for name, kinds in FAMILIES.items() if kind in kinds) or (kind,)


def lasting(kind: str) -> Lasting:
    return _PROCESS if kind in PROCESSES else _EVENT
