"""Judgements: what a person decided. In: a person's decision. Out: a value to be appended, never edited."""

from __future__ import annotations

from dataclasses import dataclass

RETRACT, RESTORE = "retract", "restore"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about a claim, link, place or standing.

    `subject` says about which of them, `subject_id` its id. `quote`, with `before` and `after`, are the words
    that it was made on: after a new reading of the report they say to which claim it belongs. `made_at` is an
    ISO date-time.
    """

    id: str
    made_at: str
    made_by: str
    subject: str
    subject_id: str
    decision: str
    note: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""


def retracted_claims(judgements: tuple[Judgement, ...]) -> frozenset[str]:
    """The claims that the latest judgement about each takes back."""
    latest = {
        j.subject_id: j.decision
        for j in judgements
        if j.subject == "claim" and j.decision in (RETRACT, RESTORE)
    }
    return frozenset(claim_id for claim_id, decision in latest.items() if decision == RETRACT)
