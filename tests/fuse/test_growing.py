"""Fusion that grows gives exactly the incidents of reading all at once, whatever came in what order."""

from __future__ import annotations

from hypothesis import HealthCheck, event, given, settings

from fuse.small_worlds import Step, steps
from reportedly.fuse.growing import Fusion
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.judgement import NO_RULINGS, Rulings
from reportedly.model.report import Report


class Known:
    """What stands after some steps: all of it for a fusion at once, and the incidents as changes tell them."""

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
