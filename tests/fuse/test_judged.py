"""Judgements put to use: the last one of a thing holds, undoing restores exactly what was, and a new reading
keeps them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.fuse.decisions import (
    MOST_OF_PAIR,
    Party,
    Signature,
    judge_claim,
    judge_field,
    judge_pair,
    judge_undone,
    judgement_words,
)
from reportedly.fuse.judged import Judged, put_to_use
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.judgement import Anchor, Judgement, Rulings
from reportedly.model.report import Report

SENTENCES = [
    f"Shelling number {name} killed {n} people in Kursk." for n, name in enumerate(["one", "two", "three"], 5)
]
TEXT = " ".join(SENTENCES)
REPORT = make_report(TEXT, publisher="Post")
REPORTS = {REPORT.id: REPORT}


def _claims(report: Report) -> list[Claim]:
    """A claim a sentence, as a reading of the report gives them: with ids by their offsets."""
    return [_claim(report, sentence, number) for number, sentence in enumerate(SENTENCES, 5)]


def _claim(report: Report, sentence: str, number: int) -> Claim:
    start = report.text.index(sentence)
    figure = make_figure(best=number, words=f"{number} people")
    at = report.text.index(f"{number} people")
    figure = replace(figure, span=type(figure.span)(at, at + len(figure.span.text), figure.span.text))
    return make_claim(
        report, words=sentence, at=start, trigger="Shelling", figures=(figure,), speaker=make_speaker(),
        place=make_place("Kursk"), time=make_time(),
    )  # fmt: skip


A, B, C = _claims(REPORT)


def _signed(second: int = 0, note: str = "") -> Signature:
    return Signature("ada", note, f"2024-08-12T09:00:{second:02}+00:00")


def _pair(decision: str, one: Claim, other: Claim, second: int = 0) -> Judgement:
    return judge_pair(_signed(second), Party(one.id, [one]), Party(other.id, [other]), decision, REPORTS)


def _kind(claim: Claim, kind: str, second: int = 0) -> Judgement:
    return judge_field(_signed(second), claim, REPORT, field="kind", value=kind)


def _use(*judgements: Judgement, claims: list[Claim] | None = None, report: Report = REPORT) -> Judged:
    return put_to_use([A, B, C] if claims is None else claims, [report], judgements)


def _effect(judged: Judged) -> tuple[Any, ...]:
    """All that fusion and assessment see of it."""
    return judged.claims, judged.rejected, judged.retracted, judged.rulings, judged.overrulings


def _states(judged: Judged) -> dict[str, str]:
    return {fate.judgement.id: fate.state for fate in judged.fates}


def test_without_judgements_the_claims_are_as_they_were() -> None:
    assert _use() == Judged((A, B, C))


def test_a_correction_is_fused_and_says_who_and_when_while_the_claim_is_not_touched() -> None:
    judgement = judge_field(
        _signed(note="a drone, by the picture"), A, REPORT, field="kind", value="drone_strike"
    )
    fused = _use(judgement).fused[0]
    assert (fused.kind, A.kind) == ("drone_strike", "shelling")
    said = "kind corrected from shelling to drone_strike by ada on 2024-08-12: a drone, by the picture"
    assert fused.reasons == (*A.reasons, said)


def test_a_rejected_claim_is_kept_and_not_fused() -> None:
    judged = _use(judge_claim(_signed(), B, REPORT, "rejected"))
    assert judged.fused == (A, C) and len(judged.claims) == 3
    assert judged.claims[1].reasons == (*B.reasons, "rejected by ada on 2024-08-12")


def test_accepting_takes_a_rejection_back() -> None:
    rejected = judge_claim(_signed(1), B, REPORT, "rejected")
    accepted = judge_claim(_signed(2), B, REPORT, "accepted")
    judged = _use(rejected, accepted)
    assert not judged.rejected and judged.claims[1].reasons[-1] == "accepted by ada on 2024-08-12"
    assert _states(judged) == {rejected.id: "replaced", accepted.id: "holds"}


def test_a_retraction_stands_beside_a_verdict() -> None:
    judged = _use(
        judge_claim(_signed(1), B, REPORT, "retract"), judge_claim(_signed(2), B, REPORT, "accepted")
    )
    assert judged.retracted == {B.id}


def test_corrections_of_two_fields_hold_together_and_of_one_the_last() -> None:
    place = judge_field(_signed(1), A, REPORT, field="place", value=None)
    judged = _use(_kind(A, "bombing", 2), place, _kind(A, "explosion", 3))
    assert judged.fused[0].place is None and judged.fused[0].kind == "explosion"
    assert len(judged.fused[0].reasons) == len(A.reasons) + 2


def test_figures_are_taken_away_after_they_were_corrected() -> None:
    two = replace(A, figures=(A.figures[0], replace(A.figures[0], measure="injured", span=B.figures[0].span)))
    gone = judge_field(_signed(1), two, REPORT, field="figure", value=None, figure=0)
    more = judge_field(_signed(2), two, REPORT, field="figure.best", value=9, figure=1)
    (fused,) = _use(gone, more, claims=[two]).fused
    assert [(f.measure, f.best) for f in fused.figures] == [("injured", 9)]


def test_pairs_are_ruled_by_the_last_word() -> None:
    same, different = _pair("same", A, B, 1), _pair("different", B, A, 2)
    pair = (min(A.id, B.id), max(A.id, B.id))
    tie = (*pair, "judged one happening by ada on 2024-08-12")
    assert _use(same).rulings == Rulings((tie,))
    assert _use(same, different).rulings == Rulings((), frozenset((pair,)))
    assert _use(different, replace(same, made_at="2024-08-13")).rulings.different == frozenset()


def test_a_tie_that_others_bar_is_named() -> None:
    ties = _pair("same", A, B, 1), _pair("same", B, C, 2)
    judged = _use(*ties, _pair("different", A, C, 3))
    assert [_states(judged)[tie.id] for tie in ties] == ["unheeded", "unheeded"]
    (incident, *others) = PlainLinker().link(judged.fused, [REPORT], judged.rulings)
    assert others and not {A.id, C.id} <= set(incident.claim_ids)


def test_incidents_that_differ_keep_every_claim_apart() -> None:
    judgement = judge_pair(_signed(), Party("inc_1", [A, B]), Party("inc_2", [C]), "different", REPORTS)
    barred = {frozenset(pair) for pair in _use(judgement).rulings.different}
    assert barred == {frozenset((A.id, C.id)), frozenset((B.id, C.id))}


def test_a_rejected_side_rules_nothing() -> None:
    judged = _use(_pair("same", A, B, 1), judge_claim(_signed(2), B, REPORT, "rejected"))
    assert judged.rulings == Rulings()


def test_undoing_and_undoing_that() -> None:
    kind = _kind(A, "bombing", 1)
    undo = judge_undone(_signed(2), kind)
    again = judge_undone(_signed(3), undo)
    assert _effect(_use(kind, undo)) == _effect(_use())
    assert _effect(_use(kind, undo, again)) == _effect(_use(kind))
    assert _states(_use(kind, undo, again)) == {kind.id: "holds", undo.id: "undone", again.id: "holds"}


def test_undoing_the_last_lets_the_one_before_hold() -> None:
    first, second = _kind(A, "bombing", 1), _kind(A, "explosion", 2)
    assert _effect(_use(first, second, judge_undone(_signed(3), second))) == _effect(_use(first))


def test_undoing_what_is_not_there_is_stale() -> None:
    assert set(_states(_use(judge_undone(_signed(), _kind(A, "bombing")))).values()) == {"stale"}


def _decided(draw: st.DrawFn) -> list[Judgement]:
    kinds = ["bombing", "explosion", "attack"]
    made: list[Judgement] = []
    for second in range(draw(st.integers(1, 8))):
        claim, other = draw(st.permutations([A, B, C]))[:2]
        options = [
            _kind(claim, draw(st.sampled_from(kinds)), second),
            _pair(draw(st.sampled_from(["same", "different"])), claim, other, second),
            judge_claim(
                _signed(second), claim, REPORT, draw(st.sampled_from(["accepted", "rejected", "retract"]))
            ),
            judge_field(_signed(second), claim, REPORT, field="figure.best", value=second, figure=0),
            *([judge_undone(_signed(second), draw(st.sampled_from(made)))] if made else []),
        ]
        made.append(draw(st.sampled_from(options)))
    return made


JUDGEMENTS = st.composite(_decided)()


@given(JUDGEMENTS, st.randoms())
def test_the_order_of_arrival_does_not_matter(judgements: list[Judgement], chance: random.Random) -> None:
    shuffled = chance.sample(judgements, len(judgements))
    assert _effect(_use(*shuffled)) == _effect(_use(*judgements))


@given(JUDGEMENTS)
def test_undoing_the_latest_restores_what_was(judgements: list[Judgement]) -> None:
    undo = judge_undone(_signed(59), judgements[-1])
    assert _effect(_use(*judgements, undo)) == _effect(_use(*judgements[:-1]))


@given(JUDGEMENTS)
def test_every_judgement_has_a_fate_and_words(judgements: list[Judgement]) -> None:
    judged = _use(*judgements)
    assert {fate.judgement.id for fate in judged.fates} == {judgement.id for judgement in judgements}
    assert all(judgement_words(judgement) for judgement in judgements)


@given(JUDGEMENTS, st.text("abc \n", min_size=1, max_size=40))
def test_a_reading_with_moved_offsets_keeps_them(judgements: list[Judgement], before: str) -> None:
    """The same report, normalised otherwise by a later version: all ids and offsets are others."""
    later = replace(REPORT, text=f"{before} {TEXT}")
    moved = _claims(later)
    again = _use(*judgements, claims=moved, report=later)
    first = _use(*judgements)
    assert _states(again) == _states(first)
    renamed = dict(zip((A.id, B.id, C.id), (claim.id for claim in moved), strict=True))
    assert again.rejected == {renamed[id_] for id_ in first.rejected}
    assert again.retracted == {renamed[id_] for id_ in first.retracted}
    apart = {frozenset((renamed[a], renamed[b])) for a, b in first.rulings.different}
    assert {frozenset(pair) for pair in again.rulings.different} == apart
    assert [(c.kind, c.figures[0].best, c.reasons) for c in again.claims] == [
        (c.kind, c.figures[0].best, c.reasons) for c in first.claims
    ]


def test_what_lost_its_words_is_stale_and_does_nothing() -> None:
    judgement = _kind(B, "bombing")
    judged = _use(judgement, claims=[A, C])
    assert _states(judged) == {judgement.id: "stale"}
    assert _effect(judged) == _effect(_use(claims=[A, C]))


def test_a_correction_of_a_figure_that_is_read_otherwise_is_stale() -> None:
    judgement = judge_field(_signed(), A, REPORT, field="figure.best", value=9, figure=0)
    (fate,) = _use(judgement, claims=[replace(A, figures=())]).fates
    assert (fate.state, fate.why) == ("stale", "its claim has no figure '5 people' any more")


def test_a_value_that_no_longer_fits_is_stale() -> None:
    judgement = judge_field(_signed(), A, REPORT, field="figure.low", value=4, figure=0)
    (fate,) = _use(
        judgement, claims=[replace(A, figures=(replace(A.figures[0], low=3, best=3, high=3),))]
    ).fates
    assert fate.state == "stale" and "above high 3" in fate.why


def test_what_was_imported_broken_is_stale() -> None:
    broken = replace(
        _kind(A, "bombing"), field="place", value='{"name": "X", "precision": "town", "sites": [3]}'
    )
    (fate,) = _use(broken).fates
    assert fate.state == "stale"


def test_judgements_of_before_anchors_hold_by_id() -> None:
    old = Judgement("jdg_old", "2024-08-12T09:00", "ada", "claim", A.id, "retract")
    assert _use(old).retracted == {A.id}
    kept = replace(old, anchors=(Anchor(A.id, text="Shelling number one"),))
    assert _use(kept).retracted == {A.id}
    assert _states(_use(replace(old, subject_id="clm_gone"))) == {"jdg_old": "stale"}


def test_a_pair_of_one_claim_is_refused() -> None:
    with pytest.raises(ValueError, match="a claim in common"):
        _pair("same", A, A)


def test_an_author_is_needed() -> None:
    with pytest.raises(ValueError, match="needs its author"):
        judge_claim(Signature("  "), A, REPORT, "accepted")


def test_many_claims_of_an_incident_are_kept_up_to_a_bound() -> None:
    many = [replace(A, id=f"clm_{i:03}") for i in range(MOST_OF_PAIR + 5)]
    judgement = judge_pair(_signed(), Party("inc_1", many), Party("inc_2", [B]), "same", REPORTS)
    assert (len(judgement.anchors), len(judgement.others)) == (MOST_OF_PAIR, 1)


def test_the_corrections_that_hold_keep_what_was_read() -> None:
    away = judge_field(_signed(1), A, REPORT, field="figure", value=None, figure=0)
    kind, other = _kind(A, "drone_strike", 2), _kind(A, "air_strike", 3)
    judged = _use(away, kind, other)
    assert [(c.judgement.id, c.figure) for c in judged.corrections] == [(away.id, 0), (other.id, None)]
    first, last = judged.corrections
    assert first.read == last.read == A
    assert last.made.kind == "air_strike" and last.made.figures == A.figures  # taken away at the very end
    assert judged.claims[0].figures == () and _use(judge_undone(_signed(4), kind)).corrections == ()
