"""What would change a standing is found by the rules themselves."""

from __future__ import annotations

from assess.test_standings import NEUTRAL, SMIRNOV, _claim, evidence_of
from reportedly.assess.changes import what_would_change
from reportedly.assess.standings import assess_incidents
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins
from reportedly.model.claim import Claim
from reportedly.model.report import Report


def _changes(*told: tuple[Report, Claim]) -> dict[str, str]:
    reports, claims = [report for report, _ in told], [claim for _, claim in told]
    evidence = evidence_of(told)
    (incident,) = assess_incidents(
        [make_incident(claims, find_origins(claims, reports), evidence.reports)], evidence
    )
    found = what_would_change(incident, evidence)
    assert incident.standing.value not in {change.standing for change in found}
    return {change.what: change.standing for change in found}


UKRAINIAN, RUSSIAN = "a speaker for UKR states the same", "a speaker for RUS states the same"
OBSERVER = "an independent origin of no side states the same"


def test_a_party_claim_waits_for_the_other_side_or_for_an_observer() -> None:
    found = _changes(_claim(1, speaker=SMIRNOV))
    assert found[UKRAINIAN] == "agreed"
    assert found[OBSERVER] == "corroborated"
    assert found["a speaker for UKR denies it"] == "contested"
    assert RUSSIAN not in found


def test_a_single_origin_needs_one_more() -> None:
    found = _changes(_claim(1, speaker=NEUTRAL))
    assert found[OBSERVER] == "corroborated"
    assert found["Rafael Grossi takes back what was said"] == "retracted"


def test_what_two_tell_outlives_one_that_takes_it_back() -> None:
    found = _changes(_claim(1, speaker=NEUTRAL), _claim(2, speaker=SMIRNOV))
    assert found["Rafael Grossi takes back what was said"] == "party_claim"
    assert found["Aleksei Smirnov (RUS) takes back what was said"] == "single_origin"
    assert OBSERVER not in found
