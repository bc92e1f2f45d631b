"""Confidence: how far a claim's reading can be trusted, as a product of written factors. In: a resolved
claim. Out: the same with a number between 0 and 1 and the reasons that lower it. Not yet calibrated against
gold."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.claim import Claim

_BASE = 0.9


def with_confidence(claim: Claim) -> Claim:
    """The claim with its confidence; each factor below one is named among the reasons."""
    value = _BASE
    reasons = []
    for holds, factor, reason in _factors(claim):
        if holds:
            value *= factor
            reasons.append(f"less sure: {reason}")
    return replace(claim, confidence=round(value, 2), reasons=(*claim.reasons, *reasons))


def _factors(claim: Claim) -> tuple[tuple[bool, float, str], ...]:
    place, time = claim.place, claim.time
    return (
        (
            claim.kind in ("attack", "explosion", "casualties", "other"),
            0.9,
            "the act is not told more closely",
        ),
        (place is None, 0.85, "no place"),
        (place is not None and place.name is None, 0.75, "the place is not in the gazetteer or not safe"),
        (place is not None and place.inherited, 0.85, "place taken from another sentence"),
        (time is None, 0.9, "no time"),
        (time is not None and time.inherited, 0.95, "time taken from another sentence"),
        (
            place is not None
            and len(place.candidates) > 1
            and place.candidates[0].score - place.candidates[1].score < 0.08,
            0.85,
            "another place of that name is nearly as likely",
        ),
    )
