"""Judgements: what a person decided. In: a person's decision. Out: a value to be appended, never edited, and
what all of them together say to fusion."""

from __future__ import annotations

from dataclasses import dataclass, field

RETRACT, RESTORE = "retract", "restore"

Pair = tuple[str, str]


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


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided of pairs of claims, each pair with the smaller id first: `same` with the reason to
    show, and `different`, which holds against everything, also against what the text ties."""

    same: tuple[tuple[str, str, str], ...] = ()
    different: frozenset[Pair] = field(default=frozenset())


NO_RULINGS = Rulings()


def retracted_claims(judgements: tuple[Judgement, ...]) -> frozenset[str]:
    """The claims that the latest judgement about each takes back."""
    latest = {
        j.subject_id: j.decision
        for j in judgements
        if j.subject == "claim" and j.decision in (RETRACT, RESTORE)
    }
    return frozenset(claim_id for claim_id, decision in latest.items() if decision == RETRACT)
