"""Confidences: facts of a claim, weights that are fitted, reasons that a reader sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factory import make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.data.confidence_weights import FieldWeights, load_confidence_weights
from reportedly.evaluate.calibration import WHOLE
from reportedly.model.confidence import FIELDS
from reportedly.resolve.confidence import with_confidence
from reportedly.resolve.confidence_facts import FACTS, facts_of, settings_of

REPORT = make_report("Shelling hit Kursk on Saturday, killing 12 people, officials said.")


def test_the_shipped_weights_know_every_field_and_no_unknown_fact() -> None:
    weights = load_confidence_weights()
    assert set(weights) == {*FIELDS, WHOLE}
    assert {name for field in weights.values() for name in field.facts} <= {fact.name for fact in FACTS}


def test_facts_have_names_of_their_own() -> None:
    names = [fact.name for fact in FACTS]
    assert len(set(names)) == len(names)


def test_a_claim_without_figures_has_no_confidence_in_them() -> None:
    bare, counted = with_confidence([
        make_claim(REPORT), make_claim(REPORT, at=3, figures=(make_figure(),))
    ])  # fmt: skip
    assert bare.field_confidence is not None and bare.field_confidence.figures is None
    assert counted.field_confidence is not None and counted.field_confidence.figures is not None


def test_a_place_from_another_sentence_is_less_sure_and_says_so() -> None:
    here = make_claim(REPORT, place=make_place(), time=make_time(), speaker=make_speaker())
    assert here.place is not None
    elsewhere = replace(here, place=replace(here.place, inherited=True))
    (sure,), (unsure,) = with_confidence([here]), with_confidence([elsewhere])
    assert sure.field_confidence is not None and unsure.field_confidence is not None
    assert unsure.field_confidence.place < sure.field_confidence.place
    assert unsure.confidence < sure.confidence
    assert "less sure: the place stands in another sentence" in unsure.reasons
    assert "less sure: the place stands in another sentence" not in sure.reasons


def test_the_whole_is_hardly_surer_than_its_least_sure_field() -> None:
    (claim,) = with_confidence([make_claim(REPORT, place=make_place(), speaker=make_speaker())])
    assert claim.field_confidence is not None
    fields = [value for name in FIELDS if (value := claim.field_confidence.of(name)) is not None]
    assert 0 < claim.confidence <= min(fields) + 0.1


def test_neighbours_are_counted() -> None:
    claims = [make_claim(REPORT, at=at) for at in (0, 9, 13)]
    assert all("crowded" in facts_of(setting) for setting in settings_of(claims))
    assert "crowded" not in facts_of(settings_of(claims[:1])[0])


@pytest.mark.parametrize(("odds", "expected"), [(0.0, 0.5), (2.0, 0.881), (-2.0, 0.119)])
def test_log_odds_to_probability(odds: float, expected: float) -> None:
    weights = FieldWeights(0.0, {"long sentence": odds}, {})
    assert weights.probability("shelling", ["long sentence", "of no weight"]) == pytest.approx(
        expected, abs=1e-3
    )
