"""Fields: which fields of an aligned pair are compared, and how. In: a gold and a given claim or figure.
Out: by field name, whether it is right. The scores count these and the explanation prints them, so that both
say the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.evaluate.agreement import same_actor, same_place, same_speaker, same_start_day, same_time
from reportedly.evaluate.sides import SideNames
from reportedly.evaluate.tallies import Agreed
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

_Compare = Callable[[Claim, Claim, SideNames], Agreed]


def _speaker(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    return Agreed.one(same_speaker(gold.speaker, given.speaker, sides), said=gold.speaker is not None)


def _speaker_side(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    """Where both name a speaker: the same side, none included."""
    if gold.speaker is None or given.speaker is None:
        return Agreed()
    return Agreed.one(sides.same(gold.speaker.side, given.speaker.side), said=gold.speaker.side is not None)


def _speaker_kind(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    """Where both name a speaker: the same sort of speaker."""
    if gold.speaker is None or given.speaker is None:
        return Agreed()
    return Agreed.one(gold.speaker.kind == given.speaker.kind, said=gold.speaker.kind is not None)


def _actor(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    return Agreed.one(same_actor(gold.actor, given.actor), said=gold.actor is not None)


def _actor_side(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    """Where both name an actor: the same side, none included."""
    if gold.actor is None or given.actor is None:
        return Agreed()
    return Agreed.one(sides.same(gold.actor.side, given.actor.side), said=gold.actor.side is not None)


def _target(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    return Agreed.one(same_actor(gold.target, given.target), said=gold.target is not None)


def _place(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    return Agreed.one(same_place(gold.place, given.place), said=gold.place is not None)


def _place_precision(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    """Where both name a place: the same precision."""
    if gold.place is None or given.place is None:
        return Agreed()
    return Agreed.one(gold.place.precision == given.place.precision)


def _time(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    return Agreed.one(same_time(gold.time, given.time), said=gold.time is not None)


def _time_start_day(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    return Agreed.one(same_start_day(gold.time, given.time), said=gold.time is not None)


def _hearsay(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    """Whether there is hearsay, not by which cue."""
    return Agreed.one(bool(gold.hearsay) == bool(given.hearsay), said=bool(gold.hearsay))


def _verification(gold: Claim, given: Claim, sides: SideNames) -> Agreed:
    """What the text says of verification, none included; its scope and by whom aside."""
    mine = gold.verification.status if gold.verification else None
    other = given.verification.status if given.verification else None
    return Agreed.one(mine == other, said=mine is not None)


CLAIM_FIELDS: Mapping[str, _Compare] = {
    "kind": lambda gold, given, _: Agreed.one(gold.kind == given.kind),
    "speaker": _speaker,
    "speaker_side": _speaker_side,
    "speaker_kind": _speaker_kind,
    "place": _place,
    "place_precision": _place_precision,
    "time": _time,
    "time_start_day": _time_start_day,
    "actor": _actor,
    "actor_side": _actor_side,
    "target": _target,
    "stance": lambda gold, given, _: Agreed.one(gold.stance == given.stance, said=gold.stance != "asserted"),
    "polarity": lambda gold, given, _: Agreed.one(
        gold.polarity == given.polarity, said=gold.polarity != "affirmed"
    ),
    "modality": lambda gold, given, _: Agreed.one(
        gold.modality == given.modality, said=gold.modality != "actual"
    ),
    "hearsay": _hearsay,
    "background": lambda gold, given, _: Agreed.one(
        gold.background == given.background, said=gold.background
    ),
    "verification": _verification,
}

FIGURE_FIELDS: Mapping[str, Callable[[Figure, Figure], Agreed]] = {
    "figure_status": lambda gold, given: Agreed.one(
        gold.status == given.status, said=gold.status != "unknown"
    ),
    "figure_demographic": lambda gold, given: Agreed.one(
        gold.demographic == given.demographic, said=gold.demographic != "unknown"
    ),
    "figure_basis": lambda gold, given: Agreed.one(gold.basis == given.basis, said=gold.basis != "event"),
    "figure_superseded": lambda gold, given: Agreed.one(
        gold.superseded == given.superseded, said=gold.superseded
    ),
    "figure_subset": lambda gold, given: Agreed.one(
        (gold.subset_of is None) == (given.subset_of is None), said=gold.subset_of is not None
    ),
}


def compare_claims(gold: Claim, given: Claim, sides: SideNames) -> dict[str, Agreed]:
    """By field, whether the given claim is right; an empty tally where the field does not apply to the
    pair."""
    return {name: compare(gold, given, sides) for name, compare in CLAIM_FIELDS.items()}


def compare_figures(gold: Figure, given: Figure) -> dict[str, Agreed]:
    return {name: compare(gold, given) for name, compare in FIGURE_FIELDS.items()}


def wrong_fields(gold: Claim, given: Claim, sides: SideNames) -> tuple[str, ...]:
    """The fields in which the given claim differs, in the order of the table."""
    return tuple(name for name, tally in compare_claims(gold, given, sides).items() if tally.right < tally.of)
