"""Decisions: a person's decision -> a judgement with the words that it was made on. In: claims, incidents and
what is decided of them. Out: judgements to be appended. What cannot be decided is refused here, before it is
written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from reportedly.fuse.anchors import anchor_of
from reportedly.fuse.corrections import Correction, correct_claim, value_of, value_words
from reportedly.model.claim import Claim
from reportedly.model.ids import judgement_id
from reportedly.model.incident import Incident
from reportedly.model.judgement import CORRECTED, STANDING, UNDO, Anchor, Judgement
from reportedly.model.judgement_records import value_text
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.toll import Toll, TollEntry
from reportedly.model.vocabulary import STANDINGS

MOST_ANCHORS = 12  # of one incident: enough to know it again
MOST_OF_PAIR = 60  # each bars each of the other side, so that what is apart stays apart


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when, and with what note."""

    made_by: str
    note: str = ""
    made_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat())


@dataclass(frozen=True, slots=True)
class Party:
    """What a pair is made of: a claim, or an incident, with its claims."""

    id: str
    claims: Sequence[Claim]


def judge_pair(
    signature: Signature, one: Party, other: Party, decision: str, reports: Mapping[str, Report]
) -> Judgement:
    """Two claims, or two incidents, are one happening, or are not. Raises ValueError for one and the same."""
    first, second = sorted((one, other), key=lambda party: party.id)
    if {claim.id for claim in first.claims} & {claim.id for claim in second.claims}:
        raise ValueError("the two have a claim in common; name two that have none")
    return _signed(
        signature, "pair", first.id, decision, other_id=second.id,
        anchors=_anchors(first.claims, reports, MOST_OF_PAIR),
        others=_anchors(second.claims, reports, MOST_OF_PAIR),
    )  # fmt: skip


def judge_claim(signature: Signature, claim: Claim, report: Report, decision: str) -> Judgement:
    """A claim is accepted, rejected, or was retracted by its source."""
    return _signed(signature, "claim", claim.id, decision, anchors=(anchor_of(claim, report),))


def judge_field(
    signature: Signature,
    claim: Claim,
    report: Report,
    *,
    field: str,
    value: Any,
    figure: int | None = None,
    named: Span | None = None,
) -> Judgement:
    """A field of the claim, as the machine read it, has this value. Raises ValueError where it cannot."""
    correct_claim(claim, Correction(field, value, "", named, figure))
    was = value_of(claim, field, figure)
    counted = None if figure is None else claim.figures[figure]
    anchor = anchor_of(claim, report, figure=counted, named=named)
    return _signed(
        signature, "claim", claim.id, CORRECTED, field=field,
        value=value_text(value), was=value_text(was), anchors=(anchor,),
    )  # fmt: skip


def judge_standing(
    signature: Signature,
    incident: Incident,
    value: str,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    toll: Toll | None = None,
) -> Judgement:
    """What may be concluded of an incident, or of one of its tolls. Raises ValueError for a value that is not
    on the list."""
    if value not in STANDINGS:
        raise ValueError(f"{value!r} is no standing; valid are: {', '.join(STANDINGS)}")
    if toll is None:
        was, among = incident.standing, set(incident.claim_ids)
        anchors = _anchors([claims[id_] for id_ in incident.claim_ids], reports, MOST_ANCHORS)
    else:
        was, among = toll.standing, {entry.claim_id for entry in toll.entries}
        anchors = tuple(_of_entry(entry, claims, reports) for entry in toll.entries[:MOST_ANCHORS])
    before = {"standing": (was.computed or was).value, "claims": len(among)}
    return _signed(
        signature, "toll" if toll else "incident", incident.id, STANDING, field=toll.measure if toll else "",
        value=value_text(value), was=value_text(before), anchors=anchors,
    )  # fmt: skip


def judge_undone(signature: Signature, judgement: Judgement) -> Judgement:
    """A judgement holds no more; undoing an undoing lets it hold again."""
    return _signed(signature, "judgement", judgement.id, UNDO)


def judgement_words(judgement: Judgement) -> str:
    """What was decided of what, in a few words."""
    id_, decision = judgement.subject_id, judgement.decision
    value, was = json.loads(judgement.value), json.loads(judgement.was)
    if judgement.subject == "pair":
        return (
            f"{id_} and {judgement.other_id}: {'one happening' if decision == 'same' else 'two happenings'}"
        )
    if decision == "corrected":
        return f"{id_}: {judgement.field} is {value_words(value)}, not {value_words(was)}"
    if decision == "standing":
        of = f", toll {judgement.field}" if judgement.field else ""
        return f"{id_}{of}: {str(value).replace('_', ' ')}"
    said = {"retract": "retracted", "restore": "retracted no more", "undo": "undone"}
    return f"{id_}: {said.get(decision, decision)}"


def _anchors(claims: Iterable[Claim], reports: Mapping[str, Report], most: int) -> tuple[Anchor, ...]:
    first = sorted(claims, key=lambda claim: claim.id)[:most]
    return tuple(anchor_of(claim, reports[claim.report_id]) for claim in first)


def _of_entry(entry: TollEntry, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Anchor:
    return anchor_of(claims[entry.claim_id], reports[entry.report_id], figure=entry.figure)


def _signed(signature: Signature, subject: str, subject_id: str, decision: str, **values: Any) -> Judgement:
    if not signature.made_by.strip():
        raise ValueError("a judgement needs its author")
    key = (
        signature.made_at, signature.made_by, subject, subject_id, decision,
        *(str(values.get(name, "")) for name in ("other_id", "field", "value")),
    )  # fmt: skip
    return Judgement(
        id=judgement_id(*key), made_at=signature.made_at, made_by=signature.made_by.strip(), subject=subject,
        subject_id=subject_id, decision=decision, note=signature.note.strip(), **values,
    )  # fmt: skip
