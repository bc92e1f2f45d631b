"""What keeps claims apart holds whatever they weigh; the order of claims never matters; links explain
themselves. Over small constructed worlds, dense enough that claims meet."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_actor, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.fuse.families import Relation, relate_kinds
from reportedly.fuse.figure_levels import tell_apart
from reportedly.fuse.intervals import Interval, stated_interval
from reportedly.fuse.nearness import Nearness, relate_places
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report

_KINDS = ("shelling", "air_strike", "attack", "armed_clash", "casualties", "evacuation", "withdrawal")
_DAYS = ("2024-08-08", "2024-08-09", "2024-08-10", "2024-08-11")
_PLACES = ("Kursk", "Sudzha", "Kursk region", "Belgorod region", None)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Claim], list[Report]]:
    reports = [
        make_report(f"Words of the outlet of number {number}.", publisher=str(number), id=f"rep_{number}")
        for number in range(draw(st.integers(2, 5)))
    ]
    claims = [
        make_claim(report, at=at, kind=draw(st.sampled_from(_KINDS)), **_values(draw))
        for report in reports
        for at in range(draw(st.integers(1, 3)))
    ]
    return claims, reports


def _values(draw: st.DrawFn) -> dict[str, Any]:
    place, day = draw(st.sampled_from(_PLACES)), draw(st.sampled_from((*_DAYS, None)))
    side = draw(st.sampled_from(("UKR", "RUS", None)))
    number = draw(st.sampled_from((None, 2, 12, 40)))
    return {
        "place": None if place is None else make_place(place),
        "time": None if day is None else make_time(day),
        "actor": None if side is None else make_actor(f"{side} forces", side),
        "figures": () if number is None else (make_figure(best=number),),
        "speaker": draw(st.sampled_from((None, make_speaker(), make_speaker("Ivo Marekov", "UKR")))),
        "modality": draw(st.sampled_from(("actual", "actual", "planned"))),
    }


@settings(max_examples=150, deadline=None)
@given(worlds(), st.randoms(use_true_random=False))
def test_order_never_matters(made: tuple[list[Claim], list[Report]], rng: random.Random) -> None:
    claims, reports = made
    first = PlainLinker().link(claims, reports)
    shuffled, others = rng.sample(claims, len(claims)), rng.sample(reports, len(reports))
    assert PlainLinker().link(shuffled, others) == first


@settings(max_examples=150, deadline=None)
@given(worlds())
def test_constraints_hold_in_every_incident(made: tuple[list[Claim], list[Report]]) -> None:
    claims, reports = made
    by_id = {claim.id: claim for claim in claims}
    for incident in PlainLinker().link(claims, reports):
        own = [by_id[id_] for id_ in incident.claim_ids]
        assert len({claim.modality for claim in own}) == 1
        for link in incident.links:
            a, b = by_id[link.a], by_id[link.b]
            assert relate_kinds(a.kind, b.kind) is not None
            assert relate_places(a.place, b.place) is not Nearness.APART
            assert not _days_apart(a, b)
        for a in own:
            for b in own:
                assert a.kind == b.kind or relate_kinds(a.kind, b.kind) is not None


def _days_apart(a: Claim, b: Claim) -> bool:
    one, other = stated_interval(a.time), stated_interval(b.time)
    lasts = "evacuation" in (a.kind, b.kind)
    if not isinstance(one, Interval) or not isinstance(other, Interval) or lasts:
        return False
    return not (one.overlaps(other) or one.nearly_meets(other))


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_every_link_explains_itself(made: tuple[list[Claim], list[Report]]) -> None:
    claims, reports = made
    by_id = {claim.id: claim for claim in claims}
    for incident in PlainLinker().link(claims, reports):
        for link in incident.links:
            assert link.reason
            assert link.forced or link.weights
            assert link.strength == pytest.approx(sum(weight.bits for weight in link.weights), abs=0.02)
            if not link.forced and by_id[link.a].report_id == by_id[link.b].report_id:
                assert relate_kinds(by_id[link.a].kind, by_id[link.b].kind) is not Relation.SIBLING


def test_a_judgement_of_kinds_told_twice_holds_against_a_chain() -> None:
    """Two reports tell of shelling, two of an air strike; one calls it an attack and has figures of both."""
    toll, other = (make_figure(best=12),), (make_figure("injured", 30),)
    told = [("shelling", toll), ("shelling", toll), ("air_strike", other), ("air_strike", other)]
    claims, reports = _reports([*told, ("attack", toll + other)])
    incidents = PlainLinker().link(claims, reports)
    assert not any({"shelling", "air_strike"} <= _kinds(incident, claims) for incident in incidents)


def test_one_slip_of_a_kind_is_forgiven() -> None:
    toll = (make_figure(best=25),)
    claims, reports = _reports([("shelling", toll), ("shelling", toll), ("air_strike", toll)])
    assert len(PlainLinker().link(claims, reports)) == 1


def test_one_voice_that_counts_twice_counts_two() -> None:
    one, two = (make_claim(figures=(make_figure(best=number),)) for number in (12, 15))
    assert tell_apart(one, two)
    assert not tell_apart(one, one)


def _reports(told: list[tuple[str, Any]]) -> tuple[list[Claim], list[Report]]:
    reports = [make_report(f"Number {n} of the outlets.", publisher=str(n)) for n in range(len(told))]
    claims = [
        make_claim(
            report, kind=kind, figures=figures, place=make_place("Kursk"), time=make_time("2024-08-10")
        )
        for report, (kind, figures) in zip(reports, told, strict=True)
    ]
    return claims, reports


def _kinds(incident: Incident, claims: list[Claim]) -> set[str]:
    return {claim.kind for claim in claims if claim.id in incident.claim_ids}
