"""Fusion gives the same incidents in whatever order claims and reports come, keeps every claim, and is
quick."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factory import (
    PLACES,
    make_actor,
    make_claim,
    make_figure,
    make_place,
    make_report,
    make_speaker,
    make_time,
)
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.ids import incident_id
from reportedly.model.report import Report

KINDS = (
    "shelling",
    "attack",
    "air_strike",
    "armed_clash",
    "ground_advance",
    "evacuation",
    "casualties",
    "statement",
)
REPORTS = tuple(
    make_report(f"Report number {i}, with its own words.", publisher=f"Outlet {i}") for i in range(5)
)


@st.composite
def claims_of_reports(draw: st.DrawFn) -> list[Claim]:
    claims = []
    for number in range(draw(st.integers(1, 14))):
        report = draw(st.sampled_from(REPORTS))
        day = draw(st.integers(8, 12))
        wide = draw(st.integers(0, 2))
        side = draw(st.sampled_from((None, "RUS", "UKR")))
        claim = make_claim(
            report,
            kind=draw(st.sampled_from(KINDS)),
            at=number,
            place=draw(st.none() | st.sampled_from(sorted(PLACES)).map(make_place)),
            time=draw(st.none() | st.just(make_time(f"2024-08-{day:02}", f"2024-08-{day + wide:02}"))),
            actor=make_actor("forces", side) if side else None,
            speaker=draw(st.none() | st.just(make_speaker())),
            figures=draw(st.just(()) | st.integers(1, 40).map(lambda n: (make_figure(best=n),))),
            modality=draw(st.sampled_from(("actual", "actual", "planned"))),
            polarity=draw(st.sampled_from(("affirmed", "affirmed", "denied"))),
        )
        earlier = draw(st.none() | st.sampled_from([None, *claims]))
        if earlier is not None and claim.polarity == "denied":
            claim = replace(claim, denies=earlier.id)
        claims.append(claim)
    return claims


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims=claims_of_reports(), seed=st.integers(0, 1000))
def test_order_never_matters(claims: list[Claim], seed: int) -> None:
    expected = PlainLinker().link(claims, REPORTS)
    shuffle = random.Random(seed)
    mixed = shuffle.sample(claims, len(claims))
    assert PlainLinker().link(mixed, shuffle.sample(REPORTS, len(REPORTS))) == expected


@settings(max_examples=100, deadline=None)
@given(claims=claims_of_reports())
def test_every_claim_is_in_one_incident_and_realms_never_mix(claims: list[Claim]) -> None:
    incidents = PlainLinker().link(claims, REPORTS)
    members = [id_ for incident in incidents for id_ in incident.claim_ids]
    assert sorted(members) == sorted(claim.id for claim in claims)
    by_id = {claim.id: claim for claim in claims}
    for incident in incidents:
        assert incident.id == incident_id(list(incident.claim_ids))
        assert len({by_id[id_].modality for id_ in incident.claim_ids}) == 1
        assert len(incident.links) == len(incident.claim_ids) - 1


def test_an_incident_takes_the_most_precise_place_and_time() -> None:
    report = REPORTS[0]
    group = {"mention_group": "grp-x"}
    rough = make_claim(report, place=make_place("Kursk region"), time=make_time(precision="week"), **group)
    fine = make_claim(report, ordinal=1, place=make_place("Kursk"), time=make_time(precision="hour"), **group)
    (incident,) = PlainLinker().link([rough, fine], [report])
    assert incident.place == fine.place
    assert incident.time == fine.time


def test_nothing_gives_nothing() -> None:
    assert PlainLinker().link([], []) == ()


def _many(count: int) -> tuple[list[Claim], list[Report]]:
    pick = random.Random(7)
    claims, reports = [], []
    for number in range(count // 10):
        words = " ".join(
            pick.choice(("war", "town", "shell", "night", "said", "army", "aid", "road")) for _ in range(60)
        )
        report = make_report(f"{words} {number}", publisher=f"Outlet {number % 40}")
        reports.append(report)
        for at in range(10):
            day = pick.randint(1, 29)
            place = make_place(
                "Kursk", geonameid=pick.randint(1, 300), lat=pick.uniform(45, 55), lon=pick.uniform(25, 40)
            )
            claims.append(
                make_claim(
                    report,
                    kind=pick.choice(KINDS),
                    at=at,
                    place=place,
                    time=make_time(f"2024-08-{day:02}"),
                    figures=(make_figure(best=pick.randint(1, 50)),),
                )
            )
    return claims, reports


def test_ten_thousand_claims_link_in_seconds() -> None:
    claims, reports = _many(10_000)
    began = time.perf_counter()
    incidents = PlainLinker().link(claims, reports)
    assert 1 < len(incidents) < len(claims)
    assert time.perf_counter() - began < 20
