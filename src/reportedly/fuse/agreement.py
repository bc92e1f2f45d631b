"""Agreement: what speaks for or against two claims telling the same thing. In: two claims. Out: yes, no, or a
reason."""

from __future__ import annotations

from reportedly.fuse.tellings import CLASHES, Telling
from reportedly.model.claim import Claim

# Who saw it was no other party to it; a text that makes him one was misread.
_UNNAMED = "armed_unknown"
_BYSTANDERS = frozenset(("witness", "resident", "civilian", "medic", "rescuer"))


def actors_conflict(a: Telling, b: Telling) -> bool:
    """Whether the two name different sides, or different known bodies without a side, for who acts or is
    acted on."""
    if a.sides and b.sides and a.sides.isdisjoint(b.sides):
        return True
    if a.claim.kind in CLASHES or b.claim.kind in CLASHES:
        return False
    return _differ(a.claim, b.claim, "actor", "actor_id") or _differ(a.claim, b.claim, "target", "side")


def _differ(a: Claim, b: Claim, part: str, attribute: str) -> bool:
    ours, theirs = getattr(a, part), getattr(b, part)
    if ours is None or theirs is None or (ours.side and ours.side == theirs.side):
        return False
    if ours.kind in _BYSTANDERS or theirs.kind in _BYSTANDERS:
        return False
    values = getattr(ours, attribute), getattr(theirs, attribute)
    return None not in values and values[0] != values[1] and not any(map(_is_unnamed, values))


def _is_unnamed(value: str) -> bool:
    """Whether it stands for a group of which no more is said than that it is armed: it may be any."""
    return value.endswith(_UNNAMED)


def actors_agree(a: Telling, b: Telling) -> bool:
    """Whether both name the same side or the same known body as the one that acts."""
    if not a.sides.isdisjoint(b.sides):
        return True
    ours, theirs = a.claim.actor, b.claim.actor
    return bool(ours and theirs and ours.actor_id and ours.actor_id == theirs.actor_id)
