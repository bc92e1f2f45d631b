"""What would change a standing is found by the rules themselves."""

from __future__ import annotations

from assess.test_standings import NEUTRAL, SMIRNOV, UKRAINIANS, _claim, evidence_of
from factory import make_figure
from reportedly.assess.cases import Evidence
from reportedly.assess.changes import what_would_change, what_would_change_toll
from reportedly.assess.comparisons import say_figure
from reportedly.assess.standings import assess_incidents
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report


def _changes(*told: tuple[Report, Claim]) -> dict[str, str]:
    evidence = evidence_of(told)
    (incident,) = _incidents(evidence, *told)
    found = what_would_change(incident, evidence)
    assert incident.standing.value not in {change.standing for change in found}
    return {change.what: change.standing for change in found}


def _incidents(evidence: Evidence, *told: tuple[Report, Claim]) -> tuple[Incident, ...]:
    reports, claims = [report for report, _ in told], [claim for _, claim in told]
    made = make_incident(claims, find_origins(claims, reports), evidence.reports)
    return assess_incidents([made], evidence)


UKRAINIAN, RUSSIAN = "a speaker for UKR states the same", "a speaker for RUS states the same"
OBSERVER = "an independent origin of no side states the same"


def test_a_party_claim_waits_for_the_other_side_or_for_an_observer() -> None:
    found = _changes(_claim(1, speaker=SMIRNOV))
    assert found[UKRAINIAN] == "agreed"
    assert found[OBSERVER] == "corroborated"
    assert found["a speaker for UKR denies it"] == "contested"
    assert RUSSIAN not in found


def test_an_admission_acknowledges_what_nobody_was_said_to_have_done() -> None:
    found = _changes(_claim(1, speaker=NEUTRAL, actor=None))
    assert found["a speaker for UKR says that UKR did it"] == "acknowledged"


def test_only_parties_that_the_reports_speak_of_are_waited_for() -> None:
    blamed = _changes(_claim(1, speaker=SMIRNOV, actor=UKRAINIANS))
    assert UKRAINIAN in blamed and not any("BLR" in what for what in blamed)


def test_a_rule_that_is_off_is_not_asked() -> None:
    told = _claim(1, speaker=NEUTRAL)
    evidence = evidence_of([told])
    (incident,) = _incidents(evidence, told)
    found = what_would_change(incident, evidence, frozenset(("corroborated",)))
    assert OBSERVER not in {change.what for change in found}


def test_what_would_change_a_toll() -> None:
    told = [_claim(1, speaker=SMIRNOV, actor=UKRAINIANS, figures=(make_figure("killed", 12),))]
    evidence = evidence_of(told)
    (incident,) = _incidents(evidence, *told)
    found = {c.what: c.standing for c in what_would_change_toll(incident, incident.tolls[0], evidence)}
    figure = say_figure(told[0][1].figures[0])
    assert found[f"a speaker for UKR gives {figure}"] in ("agreed", "acknowledged")
    assert found[f"an independent origin of no side gives {figure}"] == "corroborated"


def test_a_single_origin_needs_one_more() -> None:
    found = _changes(_claim(1, speaker=NEUTRAL))
    assert found[OBSERVER] == "corroborated"
    assert found["Rafael Grossi takes back what was said"] == "retracted"


def test_what_two_tell_outlives_one_that_takes_it_back() -> None:
    found = _changes(_claim(1, speaker=NEUTRAL), _claim(2, speaker=SMIRNOV))
    assert found["Rafael Grossi takes back what was said"] == "party_claim"
    assert found["Aleksei Smirnov (RUS) takes back what was said"] == "single_origin"
    assert OBSERVER not in found
