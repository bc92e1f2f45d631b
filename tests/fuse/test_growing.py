"""Fusion that grows gives exactly the incidents of reading all at once, whatever came in what order."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from tools.simulate.dispatches import Dispatch
from tools.simulate.noise import read_noise
from tools.simulate.stream import simulate

from factory import make_claim, make_figure, make_place, make_report, make_speaker, make_time
from fuse.small_worlds import BETWEEN, LONG, OTHER, Step, steps
from reportedly.fuse.growing import Fusion
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.judgement import NO_RULINGS, Rulings
from reportedly.model.report import Report
from simulate.worlds import world


class Known:
    """What stands after some steps: all of it, for a fusion at once, and the incidents as changes told
    them."""

    def __init__(self) -> None:
        self.fusion = Fusion()
        self.reports: dict[str, Report] = {}
        self.claims: dict[str, tuple[Claim, ...]] = {}
        self.rulings: Rulings = NO_RULINGS
        self.told: dict[str, Incident] = {}

    def take(self, step: Step) -> None:
        self.rulings = self.rulings if step.rulings is None else step.rulings
        change = self.fusion.change(step.reports, step.claims, step.gone, step.rulings)
        for report in step.reports:
            self.reports[report.id] = report
            self.claims[report.id] = tuple(c for c in step.claims if c.report_id == report.id)
        for id_ in step.gone:
            del self.reports[id_], self.claims[id_]
        for id_ in change.gone:
            del self.told[id_]
        self.told |= {incident.id: incident for incident in change.made}

    def at_once(self) -> tuple[Incident, ...]:
        claims = [claim for own in self.claims.values() for claim in own]
        return PlainLinker().link(claims, list(self.reports.values()), self.rulings)


def _removable(known: Known, step: Step) -> bool:
    return all(id_ in known.reports for id_ in step.gone)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=steps())
def test_growing_gives_what_reading_at_once_gives(made: list[Step]) -> None:
    known = Known()
    for step in filter(lambda step: _removable(known, step), made):
        known.take(step)
        expected = known.at_once()
        assert known.fusion.incidents() == expected
        assert known.told == {incident.id: incident for incident in expected}
        _note(step, expected, known)


def _note(step: Step, incidents: tuple[Incident, ...], known: Known) -> None:
    """Count what the worlds held, for `--hypothesis-show-statistics`."""
    across = any(len(incident.report_ids) > 1 for incident in incidents)
    event(f"an incident of several reports: {across}")
    event(f"step: {'rule' if step.rulings else 'gone' if step.gone else 'read'}")
    reasons = {link.reason for incident in incidents for link in incident.links}
    event(f"words of copies: {'the same words in copies of one text' in reasons}")
    event(f"nothing else fits: {any('nothing else fits' in reason for reason in reasons)}")
    event(f"a whole with parts: {any(incident.members for incident in incidents)}")


@pytest.mark.parametrize("seed", range(3))
def test_a_simulated_war_grows_in_any_order(seed: int) -> None:
    stream = simulate(world(), read_noise("high"), seed=seed, claims=200)
    dispatches = [item for item in stream if isinstance(item, Dispatch)]
    told = {d.report.id: [true.claim for true in d.claims] for d in dispatches}
    known = Known()
    for dispatch in random.Random(seed).sample(dispatches, len(dispatches)):
        known.take(Step((dispatch.report,), tuple(told[dispatch.report.id])))
    assert known.fusion.incidents() == known.at_once()
    assert known.told == {incident.id: incident for incident in known.at_once()}
    for dispatch in dispatches[::2]:
        known.take(Step(gone=(dispatch.report.id,)))
    assert known.fusion.incidents() == known.at_once()


def _claim(report: Report, **values: Any) -> Claim:
    return make_claim(report, **{"place": make_place("Kursk"), "time": make_time(), **values})


def _grown(*steps: Step) -> Known:
    known = Known()
    for step in steps:
        known.take(step)
        assert known.fusion.incidents() == known.at_once()
    return known


FIRST = make_report("Shells hit the town. Five were hurt.", publisher="One")
LATER = make_report("The chief of the district spoke again.", publisher="Two")


def test_a_name_that_comes_later_tells_who_a_surname_is() -> None:
    lone, full = _claim(FIRST, speaker=make_speaker("Smirnov")), _claim(LATER, speaker=make_speaker())
    known = _grown(Step((FIRST,), (lone,)))
    assert known.fusion.origins[lone.id].key == "speaker:smirnov"
    known.take(Step((LATER,), (full,)))
    assert known.fusion.origins[lone.id].key == "speaker:aleksei-smirnov"
    known.take(Step(gone=(LATER.id,)))
    assert known.fusion.origins[lone.id].key == "speaker:smirnov"


def test_a_name_that_comes_later_may_make_two_voices_of_a_report_one() -> None:
    # of one voice, five and twelve are two happenings; of two voices they are two counts of one
    lone = _claim(FIRST, speaker=make_speaker("Smirnov"), figures=(make_figure(best=5),))
    full = _claim(FIRST, at=14, speaker=make_speaker("Ivan Smirnov"), figures=(make_figure(best=12),))
    other = _claim(LATER, kind="statement", place=None, speaker=make_speaker("Petr Smirnov"))
    known = _grown(Step((LATER,), (other,)), Step((FIRST,), (lone, full)))
    assert len(known.told) == 2
    known.take(Step(gone=(LATER.id,)))
    assert len(known.told) == len(known.at_once()) == 2
    assert {len(incident.claim_ids) for incident in known.told.values()} == {1}


def test_an_outlet_that_comes_later_is_known_where_it_was_named() -> None:
    claim = _claim(FIRST, speaker=make_speaker("Eastern Line", None))
    own = make_report("Calm all day.", publisher="Eastern Line")
    known = _grown(Step((FIRST,), (claim,)))
    assert known.fusion.origins[claim.id].key == "speaker:eastern-line"
    known.take(Step((own,)))
    assert known.fusion.origins[claim.id].key == "outlet:eastern-line"


def test_a_text_between_two_binds_their_copies_and_lets_them_go() -> None:
    reports = [make_report(text, publisher=f"Outlet {n}") for n, text in enumerate((LONG, OTHER, BETWEEN))]
    claims = [_claim(report, words="It was hit.", place=None, time=None) for report in reports]
    known = _grown(Step((reports[0],), (claims[0],)), Step((reports[1],), (claims[1],)))
    assert len(known.told) == 2
    known.take(Step((reports[2],), (claims[2],)))
    assert len(known.told) == 1 == len(known.at_once())
    known.take(Step(gone=(reports[2].id,)))
    assert len(known.told) == 2 == len(known.at_once())


def test_reading_the_same_again_changes_nothing() -> None:
    fusion = Fusion()
    claim = _claim(FIRST)
    assert len(fusion.change((FIRST,), (claim,)).made) == 1
    change = fusion.change((FIRST,), (claim,))
    assert (change.made, change.gone) == ((), ())
    other = fusion.change((FIRST,), (replace(claim, kind="attack"),))
    assert [incident.kind for incident in other.made] == ["attack"] and other.gone == ()


def test_a_change_touches_what_is_near_alone() -> None:
    far = [make_report(f"Calm in place {n}.", publisher=f"Outlet {n}") for n in range(50)]
    near = [_claim(r, place=make_place("Sudzha"), time=make_time(f"2024-0{1 + n % 9}-{1 + n // 9:02}"))
            for n, r in enumerate(far)]  # fmt: skip
    known = _grown(Step(tuple(far), tuple(near)), Step((FIRST,), (_claim(FIRST),)))
    change = known.fusion.change((LATER,), (_claim(LATER),))
    assert [len(incident.claim_ids) for incident in change.made] == [2]
