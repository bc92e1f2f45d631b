"""Counted again: "the council had put the number of dead at five": a toll without an act is of the act whose
dead were told before. In: a claim, its draft and the claims before it. Out: the claim where and when that act
was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.drafts import Draft
from reportedly.extract.events.no_news import counts_of
from reportedly.model.claim import Claim


def counted_again(claim: Claim, draft: Draft, told: Sequence[Claim]) -> Claim:
    """The claim with the place, time and kind of the count of the same measure that was told last."""
    if draft.happening.kind != "casualties" or claim.place is not None or not _is_the_count(draft):
        return claim
    measures = {figure.measure for figure in claim.figures if figure.basis == "event"}
    same = [c for c in told if c.place is not None and measures & {f.measure for f in c.figures}]
    if not same:
        return claim
    act = same[-1]
    assert act.place is not None
    time = claim.time or (None if act.time is None else replace(act.time, inherited=True))
    reason = f"counts those of “{act.trigger.text}” told before"
    place = replace(act.place, inherited=True)
    return replace(claim, kind=act.kind, place=place, time=time, reasons=(*claim.reasons, reason))


def _is_the_count(draft: Draft) -> bool:
    """ "The number of dead", "the death toll": the count of what was told before."""
    token = draft.happening.trigger.token
    nouns = [*counts_of(token), *([token] if token.lemma_ == "toll" else [])]
    return any(child.lower_ in ("the", "this", "that", "its") for noun in nouns for child in noun.children)
