"""Confidence: how likely a claim's reading is right, as a whole and by field. In: the resolved claims of a
report. Out: the same with probabilities fitted on coded reports, and the reasons that lower them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.data.confidence_weights import load_confidence_weights
from reportedly.model.claim import Claim
from reportedly.model.confidence import FIELDS, FieldConfidence
from reportedly.resolve.confidence_facts import FACTS, Setting, facts_of, settings_of

# What lowers the odds by a quarter or more is worth a reader's time.
_NAMED = -0.3


def with_confidence(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with their confidences; what lowers one of them most is named among the reasons."""
    return [_sure(setting) for setting in settings_of(claims)]


def _sure(setting: Setting) -> Claim:
    claim, facts = setting.claim, facts_of(setting)
    weights = load_confidence_weights()
    values = {field: round(weights[field].probability(claim.kind, facts), 2) for field in FIELDS}
    by_field = FieldConfidence(
        values["kind"],
        values["speaker"],
        values["place"],
        values["time"],
        values["figures"] if claim.figures else None,
    )
    return replace(
        claim,
        confidence=round(weights["claim"].probability(claim.kind, facts), 2),
        field_confidence=by_field,
        reasons=(*claim.reasons, *_reasons(facts)),
    )


def _reasons(facts: Sequence[str]) -> list[str]:
    """Facts that speak against the field that they are about, or against the whole."""
    weights = load_confidence_weights()
    return [
        f"less sure: {fact.says}"
        for fact in FACTS
        if fact.name in facts and weights[fact.about or "claim"].facts.get(fact.name, 0.0) <= _NAMED
    ]
