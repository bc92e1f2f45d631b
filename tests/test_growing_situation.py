"""A growing situation keeps in its store what fusing all anew would: after each report and each judgement."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factory import TableSides, make_claim, make_place, make_report, make_speaker, make_time
from fuse.small_worlds import claims as claims_of
from fuse.small_worlds import reports
from judging import decided
from reportedly.fuse.decisions import Signature, judge_claim, judge_undone
from reportedly.fuse.plain import PlainLinker
from reportedly.growing import GrowingSituation
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report
from reportedly.situation import Situation, with_incidents


def _by_id(incidents: Iterable[Incident]) -> dict[str, Incident]:
    return {incident.id: incident for incident in incidents}


def _expected(situation: Situation) -> dict[str, Incident]:
    """What fusing the same reports and judgements at once gives, in a situation of its own."""
    with Situation.open() as other:
        claims: dict[str, list[Claim]] = {}
        for claim in situation.claims():
            claims.setdefault(claim.report_id, []).append(claim)
        for report in situation.reports():
            other.add(report, claims.get(report.id, []))
        other.judge(*situation.judgements())
        return _by_id(other.refuse(PlainLinker(), TableSides()))


def _check(situation: Situation) -> None:
    expected = _expected(situation)
    assert _by_id(situation.incidents()) == expected
    assert situation.claims() == with_incidents(situation.claims(), expected.values())


@st.composite
def _worlds(draw: st.DrawFn) -> list[tuple[Report, list[Claim]]]:
    read = draw(st.lists(reports(), min_size=2, max_size=5))
    return [(report, draw(claims_of(report))) for report in read]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=_worlds(), seed=st.integers(0, 10_000), first=st.integers(0, 2))
def test_the_store_holds_what_fusing_anew_gives(
    world: list[tuple[Report, list[Claim]]], seed: int, first: int
) -> None:
    pick = random.Random(seed)
    with Situation.open() as situation:
        for report, claims in world[:first]:
            situation.add(report, claims)
        growing = situation.growing(PlainLinker(), TableSides())
        for number, (report, claims) in enumerate(world[first:]):
            growing.add(report, claims)
            _check(situation)
            if pick.random() < 0.6 and (judgement := decided(situation, pick, number)) is not None:
                growing.judge(judgement)
                _check(situation)


def _told(number: int) -> tuple[Report, list[Claim]]:
    report = make_report(f"Shells hit it. Report {number}.", publisher=f"Outlet {number}")
    return report, [make_claim(report, place=make_place(), time=make_time(), speaker=make_speaker())]


def test_a_report_changes_its_incident_and_no_other(tmp_path: Path) -> None:
    far = make_report("Calm.", publisher="Far")
    with Situation.open(tmp_path / "s.db") as situation:
        situation.add(far, [make_claim(far, place=make_place("Omdurman"), time=make_time())])
        situation.add(*_told(1))
        growing = situation.growing(PlainLinker(), TableSides())
        assert len(growing.incidents) == 2
        changed = growing.add(*_told(2))
        assert [len(incident.report_ids) for incident in changed] == [2]
        assert growing.add(*_told(2)) == ()
        _check(situation)


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    with Situation.open(tmp_path / "s.db") as situation:
        situation.add(*_told(1))
        situation.refuse(PlainLinker(), TableSides())
        before = _numbers(situation)
        situation.add(*_told(2))  # of another incident, if any
        far = make_report("Calm.", publisher="Far")
        situation.add(far, [make_claim(far, place=make_place("Omdurman"), time=make_time())])
        situation.refuse(PlainLinker(), TableSides())
        middle = _numbers(situation)
        situation.refuse(PlainLinker(), TableSides())
        assert before != middle == _numbers(situation)
        _check(situation)


def _numbers(situation: Situation) -> list[tuple[int, str]]:
    """The rows of incidents as written: a number that was given once is not given again to the same."""
    with situation._store._reading() as connection:
        rows = connection.exec_driver_sql("SELECT number, record FROM incidents ORDER BY number")
        return [(row[0], row[1]) for row in rows]


def test_growing_goes_on_after_what_is_judged(tmp_path: Path) -> None:
    with Situation.open(tmp_path / "s.db") as situation:
        growing: GrowingSituation = situation.growing(PlainLinker(), TableSides())
        (report, (claim,)) = _told(1)
        growing.add(report, [claim])
        signature = Signature("ada", "", "2024-08-12T09:00:00+00:00")
        (changed,) = growing.judge(judge_claim(signature, claim, report, "retract"))
        assert changed.standing.value == "retracted"
        growing.judge(judge_undone(signature, situation.judgements()[0]))
        assert situation.incidents()[0].standing.value != "retracted"
        _check(situation)
