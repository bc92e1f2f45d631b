"""Decisions for tests that judge at random. In: a situation. Out: a judgement about some of its claims."""

from __future__ import annotations

import random

from reportedly.fuse.decisions import (
    Party,
    Signature,
    judge_claim,
    judge_field,
    judge_pair,
    judge_standing,
    judge_undone,
)
from reportedly.model.judgement import Judgement
from reportedly.situation import Situation

DECISIONS = ("same", "different", "retract", "rejected", "kind", "standing", "undo")


def decided(situation: Situation, pick: random.Random, number: int) -> Judgement | None:
    """Some decision about some claims, None where there is nothing to decide about."""
    claims = sorted(situation.claims(), key=lambda claim: claim.id)
    if len(claims) < 2:
        return None
    signature = Signature("ada", "", f"2024-08-12T09:00:{number:02}+00:00")
    known = {report.id: report for report in situation.reports()}
    (one, other), decision = pick.sample(claims, 2), pick.choice(DECISIONS)
    if decision in ("same", "different"):
        return judge_pair(signature, Party(one.id, [one]), Party(other.id, [other]), decision, known)
    if decision in ("retract", "rejected"):
        return judge_claim(signature, one, known[one.report_id], decision)
    if decision == "kind":
        return judge_field(signature, one, known[one.report_id], field="kind", value="air_strike")
    if decision == "undo":
        judged = situation.judgements()
        return judge_undone(signature, pick.choice(judged)) if judged else None
    incident = pick.choice(situation.incidents() or (None,))
    by_id = {claim.id: claim for claim in claims}
    return judge_standing(signature, incident, "corroborated", by_id, known) if incident else None
