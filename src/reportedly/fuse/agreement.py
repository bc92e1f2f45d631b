"""Agreement: what speaks for or against two claims telling the same thing. In: two claims. Out: yes, no, or a
reason."""

from __future__ import annotations

from reportedly.data.link_words import common_words
from reportedly.fuse.tellings import CLASHES, Telling
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim

_FIGHTERS = frozenset(("military", "armed_group", "militia"))
_SHORT = 3  # letters of articles and prepositions

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


def targets_agree(a: Telling, b: Telling) -> bool:
    """Whether the one names who or what was hit in words that the other has too: "the monks" and "two
    Capuchin monks", but not "union leaders" and "village leaders". Fighters are hit every day."""
    ours, theirs = a.claim.target, b.claim.target
    if ours is None or theirs is None or _fights(ours) or _fights(theirs):
        return False
    one, other = _naming_words(ours), _naming_words(theirs)
    return bool(one and other) and (one <= other or other <= one)


def _fights(actor: Actor) -> bool:
    return actor.side is not None or actor.kind in _FIGHTERS


def _naming_words(actor: Actor) -> frozenset[str]:
    """The words that tell who is hit; "three people" or "the houses" tells nobody from others."""
    words = (word.strip(",.'’\"") for word in actor.span.text.casefold().split())
    return frozenset(word for word in words if len(word) > _SHORT and word not in common_words())
