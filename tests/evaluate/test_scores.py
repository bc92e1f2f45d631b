"""Scores: each definition of being right, on claims that differ from the gold in one thing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.evaluate.pairs import given_claims, load_one, span, with_figure, with_place

from reportedly.errors import ConfigError
from reportedly.evaluate import Found, GoldReport, Scores, SideNames, load_gold, score_gold
from reportedly.model.claim import Claim

SEEN = Path(__file__).parents[1] / "gold" / "seen"


def score(gold: GoldReport, given: Sequence[Claim], sides: SideNames | None = None) -> Scores:
    return score_gold([gold], {gold.report.id: given}, sides)


def test_the_gold_itself_is_wholly_right() -> None:
    reports = load_gold(SEEN)
    scores = score_gold(reports, {gold.report.id: gold.coded for gold in reports})
    assert {name for name, tally in scores.found.items() if tally.f1 != 1} == set()
    assert {name for name, tally in scores.agreed.items() if tally.right != tally.of} == set()
    assert scores.reports == len(reports)


def test_no_claims_have_no_precision(tmp_path: Path) -> None:
    scores = score_gold([load_one(tmp_path)], {})
    assert scores.found["figures"] == Found(0, 0, 3)
    assert (scores.value("figures.precision"), scores.value("figures.recall")) == (None, 0)
    assert scores.value("speaker.accuracy") is None


def test_a_figure_of_two_places_counts_once_but_twice_in_context(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    one_place = [claim for claim in given_claims(gold) if claim.id != "clm_2"]
    scores = score(gold, one_place)
    assert scores.found["figures"] == Found(3, 3, 3)
    assert scores.found["figures_in_context"] == Found(3, 3, 4)


def test_the_bound_counts_but_not_for_the_number(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, *rest = given_claims(gold)
    scores = score(gold, [with_figure(first, 1, low=20, best=20, high=20, bound="exact"), *rest])
    assert scores.found["figures"] == Found(2, 3, 3)
    assert scores.found["figures_number"] == Found(3, 3, 3)


def test_a_figure_from_other_words_is_right_by_number_alone(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, *rest = given_claims(gold)
    scores = score(gold, [with_figure(first, 0, span=span(gold, "two villages")), *rest])
    assert scores.found["figures_number"].right == 2
    assert scores.found["figures_number_anywhere"].right == 3


def test_the_measure_counts_always(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, *rest = given_claims(gold)
    scores = score(gold, [with_figure(first, 0, measure="injured"), *rest])
    assert scores.found["figures_number_anywhere"] == Found(2, 3, 3)


def test_the_speaker_needs_name_and_side(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, *rest = given_claims(gold)
    assert first.speaker is not None
    named = replace(first.speaker, span=span(gold, "hit"), name="health ministry")
    elsewhere = replace(named, side="grp_rsf")
    assert score(gold, [replace(first, speaker=named), *rest]).value("speaker.accuracy") == 1
    scores = score(gold, [replace(first, speaker=elsewhere), *rest])
    assert (scores.agreed["speaker"].right, scores.agreed["speaker_side"].right) == (3, 3)
    assert scores.found["figures_in_context"] == Found(2, 4, 4)
    silent = score(gold, [replace(first, speaker=None), *rest]).agreed
    assert (silent["speaker"].right, silent["speaker"].of, silent["speaker_side"].of) == (3, 4, 3)


def test_sides_have_other_names(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    *rest, last = given_claims(gold)
    assert last.speaker is not None
    renamed = [*rest, replace(last, speaker=replace(last.speaker, side="grp_rsf_sudan"))]
    assert score(gold, renamed).agreed["speaker"].right == 3
    names = SideNames({"grp_rsf": frozenset(("grp_rsf_sudan",))})
    assert score(gold, renamed, names).agreed["speaker"].right == 4


def test_an_event_needs_family_place_and_time(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, *rest = given_claims(gold)
    assert first.time is not None
    family = score(gold, [replace(first, kind="drone_strike"), *rest])
    assert (family.found["events"].right, family.found["events_exact_kind"].right) == (4, 3)
    assert score(gold, [with_place(first, country="SSD"), *rest]).found["events"].right == 3
    late = replace(first.time, start="2024-03-11", end="2024-03-12")
    assert score(gold, [replace(first, time=late), *rest]).found["events"].right == 3
    early = replace(first.time, start="2024-03-09T18:00", end="2024-03-10T06:00")
    scores = score(gold, [replace(first, time=early), *rest])
    assert scores.found["events"].right == 4
    assert (scores.agreed["time"].right, scores.agreed["time_start_day"].right) == (4, 3)


def test_what_is_not_violent_is_no_event(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    given = given_claims(gold)
    scores = score(gold, [*given, replace(given[0], id="more", kind="statement")])
    assert scores.found["events"] == Found(4, 4, 4)
    assert scores.found["claims_kind"] == Found(4, 5, 4)


def test_fields_are_counted_where_they_apply(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    *rest, last = given_claims(gold)
    changed = replace(last, polarity="affirmed", stance="attributed", hearsay="reportedly", background=True)
    agreed = score(gold, [*rest, changed]).agreed
    for name in ("polarity", "stance", "hearsay", "background"):
        assert (agreed[name].right, agreed[name].of) == (3, 4), name
    assert (agreed["polarity"].said_right, agreed["polarity"].said) == (0, 1)
    assert (agreed["actor_side"].right, agreed["actor_side"].of) == (1, 1)


def test_counts_of_reports_are_summed(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    both = score_gold([gold, gold], {gold.report.id: given_claims(gold)[:1]})
    assert both.found["figures"] == Found(4, 4, 6)
    assert both.value("figures.f1") == pytest.approx(0.8)


def test_a_table_and_json_for_everything(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    scores = score(gold, given_claims(gold))
    table, record = scores.as_table(), scores.as_json()
    assert json.loads(json.dumps(record)) == record
    assert record["figures"] == {"right": 3, "given": 3, "gold": 3, "precision": 1, "recall": 1, "f1": 1}
    assert record["modality"]["said_accuracy"] is None
    assert len(table.splitlines()) == len(scores.found) + len(scores.agreed) + 5
    with pytest.raises(ConfigError, match="figures_in_context"):
        scores.value("figure.f1")
