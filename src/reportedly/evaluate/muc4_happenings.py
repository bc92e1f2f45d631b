"""Happenings of one MUC-4 message: which of our claims belong to one template, and which to none. In: the
claims of a report. Out: groups of claims with their type of incident, in the order of the text.

Claims are of one happening if they share a mention group, or if their types go together and neither their
places nor their times contradict each other (taskdoc 5.0: another type, place or date is another template).
Results (casualties, damage) join the last happening that they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reportedly.evaluate.names import fold
from reportedly.model.claim import Claim
from reportedly.model.place import Place

ATTACK, BOMBING, KIDNAPPING, ARSON, ROBBERY = "ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY"
_RESULT: Final = ""

TYPES: Final[dict[str, str]] = {
    "bombing": BOMBING, "explosion": BOMBING, "abduction": KIDNAPPING, "looting": ROBBERY,
    # Bombs dropped from aircraft are ATTACK (taskdoc, part 2).
    "air_strike": ATTACK, "missile_strike": ATTACK, "drone_strike": ATTACK, "shelling": ATTACK,
    "attack": ATTACK, "killing": ATTACK, "armed_clash": ATTACK, "ill_treatment": ATTACK,
    "sexual_violence": ATTACK, "casualties": _RESULT, "property_damage": _RESULT, "bodies_found": ATTACK,
}  # fmt: skip
_EXPLOSIVE: Final = frozenset({"car_bomb", "suicide_bomb", "mine", "ied", "bomb"})
_BURNING: Final = ("burn", "torch", "arson", "set fire", "set on fire", "ablaze", "incinerat")
_COUNTRIES: Final = frozenset({"SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER"})
# Taskdoc 1.0: fights of guerrillas and the military among themselves are no terrorist acts.
_ARMED: Final = frozenset({"military", "armed_group", "militia"})
_TWO_MONTHS: Final = timedelta(days=62)
_FIGHTS: Final = frozenset({"armed_clash"})


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims of one happening and its type by MUC-4's set list."""

    type: str
    claims: tuple[Claim, ...]


def group_claims(claims: Sequence[Claim], published: str | None) -> tuple[Incident, ...]:
    """The relevant happenings; a result that fits none is an attack of its own."""
    groups: list[list[Claim]] = []
    types: list[str] = []
    told = [claim for claim in claims if _is_told(claim) and _is_recent(claim, published)]
    for claim in sorted(told, key=lambda c: c.trigger.start):
        kind = type_of(claim)
        home = next(
            (i for i in reversed(range(len(groups))) if _belongs(claim, kind, groups[i], types[i])), None
        )
        if home is None:
            groups.append([claim])
            types.append(kind)
        else:
            groups[home].append(claim)
            types[home] = types[home] or kind
    found = (Incident(kind or ATTACK, tuple(group)) for kind, group in zip(types, groups, strict=True))
    return tuple(incident for incident in found if _is_relevant(incident))


def type_of(claim: Claim) -> str:
    """The type that a claim alone has; empty for what is only a result."""
    if claim.kind == "property_damage" and _says(claim, _BURNING):
        return ARSON
    explosive = claim.instrument is not None and claim.instrument.value in _EXPLOSIVE
    if explosive and claim.kind in ("attack", "killing", "property_damage"):
        return BOMBING
    return TYPES[claim.kind]


def _is_told(claim: Claim) -> bool:
    """Taskdoc 1.0 (5) and (6): what is denied, only possible, or history is no incident of the report."""
    return (
        claim.kind in TYPES
        and claim.polarity == "affirmed"
        and claim.modality in ("actual", "planned")
        and not claim.background
    )


def _is_recent(claim: Claim, published: str | None) -> bool:
    """Taskdoc 1.0 (6) and (7): within two months of the report, and no sum of a longer time."""
    time = claim.time
    if time is None or not time.start or not time.end:
        return True
    start, end = date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10])
    late = published is None or date.fromisoformat(published) - end <= _TWO_MONTHS
    return late and end - start <= _TWO_MONTHS


def _belongs(claim: Claim, kind: str, group: Sequence[Claim], group_type: str) -> bool:
    if any(other.mention_group == claim.mention_group for other in group):
        return True
    if kind and group_type and kind != group_type:
        return False
    return all(_places_fit(claim.place, other.place) and _times_fit(claim, other) for other in group)


def _places_fit(one: Place | None, other: Place | None) -> bool:
    """Whether two places can be one: equal names, or one holds the other."""
    if one is None or other is None or one.inherited or other.inherited:
        return True
    if not {fold(p) for p in (one.span.text, one.name) if p}.isdisjoint(
        fold(p) for p in (other.span.text, other.name) if p
    ):
        return True
    if one.country != other.country:
        return False
    return "country" in (one.precision, other.precision) or bool(
        one.admin1 and one.admin1 == other.admin1 and "province" in (one.precision, other.precision)
    )


def _times_fit(claim: Claim, other: Claim) -> bool:
    one, two = claim.time, other.time
    if one is None or two is None or not one.start or not one.end or not two.start or not two.end:
        return True
    return one.start[:10] <= two.end[:10] and two.start[:10] <= one.end[:10]


def _is_relevant(incident: Incident) -> bool:
    """Taskdoc 1.0 (1), (4) and (7): civil targets in the nine countries, and not told in general alone."""
    claims = incident.claims
    countries = {c.place.country for c in claims if c.place is not None and c.place.country}
    if countries and not countries & _COUNTRIES:
        return False
    if all(c.kind in _FIGHTS or (c.target is not None and c.target.kind in _ARMED) for c in claims):
        return any(f.status in ("civilian", "official") for c in claims for f in c.figures)
    return any(c.target is not None or c.figures or c.instrument is not None for c in claims)


def _says(claim: Claim, words: Sequence[str]) -> bool:
    return any(word in claim.trigger.text.lower() for word in words)
