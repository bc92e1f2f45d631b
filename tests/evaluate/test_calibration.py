"""Calibration: what counts as right, and what the bins make of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.evaluate.pairs import given_claims, load_one, with_figure, with_place

from factory import make_claim
from reportedly.evaluate import align_claims
from reportedly.evaluate.calibration import WHOLE, Judged, judge_claims, measure_reliability
from reportedly.model.confidence import FIELDS, FieldConfidence


def judged(confidence: float, *, right: bool) -> Judged:
    sure = FieldConfidence(confidence, 0.5, 0.5, 0.5)
    claim = make_claim(confidence=confidence, field_confidence=sure)
    return Judged(claim, {"kind": right, WHOLE: right})


def test_a_perfect_claim_is_right_in_every_field_that_it_has(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    found = list(judge_claims(align_claims(gold, given_claims(gold))))
    assert all(all(item.right.values()) for item in found)
    assert set(found[0].right) == {*FIELDS, WHOLE}
    assert set(found[-1].right) == {"kind", "speaker", "place", "time", WHOLE}


def test_one_wrong_field_makes_the_whole_wrong(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, *rest = given_claims(gold)
    for changed, field in (
        (with_place(first, country="TCD"), "place"),
        (with_figure(first, 0, low=8, best=8, high=8), "figures"),
        (replace(first, figures=first.figures[:1]), "figures"),
        (replace(first, speaker=None), "speaker"),
    ):
        right = next(judge_claims(align_claims(gold, [changed, *rest]))).right
        assert {name for name, holds in right.items() if not holds} == {field, WHOLE}


def test_a_claim_that_the_gold_has_not_is_wrong_in_kind_and_otherwise_not_judged(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    extra = make_claim(gold.report, kind="protest", words="Shells hit Omdurman")
    *_, last = judge_claims(align_claims(gold, [*given_claims(gold), extra]))
    assert last.right == {"kind": False, WHOLE: False}


def test_bins_hold_what_was_given_beside_what_was_right() -> None:
    cases = [judged(0.81, right=i < 3) for i in range(4)] + [judged(0.2, right=False)]
    found = measure_reliability(cases, "kind")
    assert found is not None
    assert [(b.cases, round(b.given, 2), b.right) for b in found.bins] == [(1, 0.2, 0.0), (4, 0.81, 0.75)]
    assert found.error == pytest.approx((4 * 0.06 + 0.2) / 5)
    assert found.brier == pytest.approx((3 * 0.19**2 + 0.81**2 + 0.2**2) / 5)


def test_certainty_falls_into_the_last_bin() -> None:
    found = measure_reliability([judged(1.0, right=True)], WHOLE)
    assert found is not None
    assert (found.brier, found.error, found.bins[0].cases) == (0, 0, 1)


def test_a_field_without_cases_has_no_reliability() -> None:
    assert measure_reliability([judged(0.5, right=True)], "figures") is None
