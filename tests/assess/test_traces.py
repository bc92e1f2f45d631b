"""Every rule that does not apply says why, and a trace ends with the rule that gave the standing."""

from __future__ import annotations

from typing import Any

import pytest

from factory import (
    TableSides,
    make_actor,
    make_claim,
    make_figure,
    make_place,
    make_report,
    make_speaker,
    make_time,
)
from reportedly.assess.cases import Evidence
from reportedly.assess.changes import what_would_change
from reportedly.assess.standings import INCIDENT_RULES, assess_incidents
from reportedly.assess.traces import trace_incident, trace_toll
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report

SMIRNOV, ZAKHAROVA = make_speaker("Aleksei Smirnov", "RUS"), make_speaker("Maria Zakharova", "RUS")
SYRSKYI, GROSSI = make_speaker("Oleksandr Syrskyi", "UKR"), make_speaker("Rafael Grossi", None, kind="igo")
KIRBY = make_speaker("John Kirby", "USA")
BOTH, TEN, FIFTY = make_figure(), make_figure(best=10), make_figure(best=50)
DATELINE = "KURSK - Shelling was heard."


def _told(*values: dict[str, Any], retracted: int = 0) -> tuple[Incident, Evidence]:
    """An incident of claims with these values, assessed; the first `retracted` of them are taken back."""
    told: list[tuple[Report, Claim]] = []
    for number, value in enumerate(values):
        given = {"place": make_place("Kursk"), "time": make_time(), **value}
        report = make_report(given.pop("text", f"Report {number}."), publisher=f"Outlet {number}")
        told.append((report, make_claim(report, at=number, **given)))
    reports, claims = [report for report, _ in told], [claim for _, claim in told]
    origins = find_origins(claims, reports)
    evidence = Evidence(
        claims={claim.id: claim for claim in claims}, reports={report.id: report for report in reports},
        origins=origins,
        sides=TableSides(), retracted=frozenset(claim.id for claim in claims[:retracted]),
    )  # fmt: skip
    (incident,) = assess_incidents([make_incident(claims, origins, {})], evidence)
    return incident, evidence


RUSSIANS = make_actor("Russian forces", "RUS")
DENIED = {"polarity": "denied"}
WHY_NOT: list[tuple[str, tuple[dict[str, Any], ...], int, str]] = [
    ("retracted", ({"speaker": SMIRNOV},), 0, "No claim of it was taken back."),
    ("retracted", ({"speaker": SMIRNOV}, {"speaker": GROSSI}), 1, "1 of its 2 claims were taken back."),
    (
        "contested",
        ({"speaker": SMIRNOV},),
        0,
        "Nobody denies it, and no two make opposing sides responsible.",
    ),
    ("contested", ({"speaker": SMIRNOV, **DENIED},), 0, "Nobody says that it happened, and no two"),
    (
        "contested",
        ({"speaker": SMIRNOV}, {"speaker": SMIRNOV, **DENIED}),
        0,
        "denies what nobody else states.",
    ),
    ("denied", ({"speaker": SMIRNOV},), 0, "Nobody denies it."),
    (
        "denied",
        ({"speaker": GROSSI, **DENIED},),
        0,
        "Rafael Grossi denies it, and speaks for no side that it",
    ),
    (
        "denied",
        ({"speaker": SMIRNOV}, {"speaker": SMIRNOV, **DENIED}),
        0,
        "Aleksei Smirnov (RUS) says that it",
    ),
    ("agreed", ({"speaker": GROSSI},), 0, "Nobody who says it answers for a side."),
    ("agreed", ({"speaker": SMIRNOV},), 0, "Of the sides only RUS says it: Aleksei Smirnov (RUS)."),
    (
        "agreed",
        ({"speaker": SMIRNOV}, {"speaker": KIRBY}),
        0,
        "RUS and USA are not known to oppose each other",
    ),
    (
        "acknowledged",
        ({"speaker": SYRSKYI, "actor": RUSSIANS},),
        0,
        "RUS is said to have done it, and does not",
    ),
    ("acknowledged", ({"speaker": GROSSI},), 0, "No side says that it did it, or speaks against its own"),
    ("corroborated", ({},), 0, "No origin of it is known."),
    ("corroborated", ({"speaker": GROSSI},), 0, "It has one known origin only: Rafael Grossi."),
    (
        "corroborated",
        ({"speaker": SMIRNOV}, {"speaker": ZAKHAROVA}),
        0,
        "All 2 origins speak for one side, or",
    ),
    ("party_claim", ({},), 0, "No origin of it is known."),
    ("party_claim", ({"speaker": GROSSI},), 0, "Rafael Grossi speaks for no side."),
    ("party_claim", ({"speaker": KIRBY},), 0, "John Kirby (USA) speaks for no side that fights there."),
]


@pytest.mark.parametrize(("rule", "values", "retracted", "said"), WHY_NOT, ids=lambda value: str(value)[:30])
def test_why_a_rule_does_not_apply(
    rule: str, values: tuple[dict[str, Any], ...], retracted: int, said: str
) -> None:
    incident, evidence = _told(*values, retracted=retracted)
    (tried,) = [tried for tried in trace_incident(incident, evidence) if tried.rule == rule]
    assert not tried.applies and said in tried.why[0]


def test_a_trace_ends_with_the_rule_that_gave_the_standing() -> None:
    incident, evidence = _told({"speaker": SMIRNOV}, {"speaker": GROSSI})
    trace = trace_incident(incident, evidence)
    assert [tried.applies for tried in trace] == [False] * (len(trace) - 1) + [True]
    assert (trace[-1].rule, trace[-1].why) == (incident.standing.value, incident.standing.reasons)
    assert [tried.rule for tried in trace] == [rule.name for rule in INCIDENT_RULES][: len(trace)]


def test_a_rule_that_is_off_says_so() -> None:
    incident, evidence = _told({"speaker": SMIRNOV})
    trace = trace_incident(incident, evidence, frozenset(("contested",)))
    assert [tried.why for tried in trace if tried.rule == "contested"] == [("It is switched off.",)]


@pytest.mark.parametrize(
    ("figures", "speakers", "rule", "said"),
    [
        ((TEN,), (SMIRNOV,), "contested", "no second origin gives a figure."),
        ((TEN, TEN), (SMIRNOV, GROSSI), "contested", "the figures can all be true"),
        ((TEN, TEN), (SMIRNOV, GROSSI), "acknowledged", "No side gives the figure against its own interest."),
    ],
)
def test_why_not_of_a_toll(figures: Any, speakers: Any, rule: str, said: str) -> None:
    incident, evidence = _told(
        *({"figures": (figure,), "speaker": who} for figure, who in zip(figures, speakers, strict=True))
    )
    trace = trace_toll(incident, incident.tolls[0], evidence)
    assert trace[-1].rule == incident.tolls[0].standing.value
    (tried,) = [tried for tried in trace if tried.rule == rule]
    assert said in tried.why[0]


def _changes(*values: dict[str, Any]) -> dict[str, str]:
    return {change.what: change.standing for change in what_would_change(*_told(*values))}


def test_what_would_change_what_one_side_claims() -> None:
    changes = _changes({"speaker": SMIRNOV, "actor": make_actor(side="UKR")})
    assert changes["a speaker for UKR states the same"] == "agreed"
    assert changes["a speaker for UKR denies it"] == "contested"
    assert changes["an independent origin of no side states the same"] == "corroborated"
    assert changes["Aleksei Smirnov (RUS) takes back what was said"] == "retracted"
    assert "a speaker for RUS states the same" not in changes


def test_what_would_settle_what_is_contested() -> None:
    changes = _changes({"speaker": SYRSKYI}, {"speaker": SMIRNOV, **DENIED})
    assert changes["Aleksei Smirnov (RUS) takes back what was said"] == "party_claim"
    assert "an independent origin of no side states the same" not in changes


def test_who_speaks_for_one_body_takes_back_together() -> None:
    body = {"actor_id": "RUS.defence_ministry"}
    one, other = (make_speaker(name, "RUS", **body) for name in ("Igor Konashenkov", "Andrei Belousov"))
    changes = _changes({"speaker": SYRSKYI}, {"speaker": one, **DENIED}, {"speaker": other, **DENIED})
    said = "Andrei Belousov (RUS) and Igor Konashenkov (RUS) take back what was said"
    assert changes[said] == "party_claim"


def test_only_what_gives_another_standing_is_named() -> None:
    incident, evidence = _told({"speaker": SMIRNOV}, {"speaker": GROSSI, "text": DATELINE})
    assert incident.standing.value == "corroborated"
    assert "corroborated" not in {change.standing for change in what_would_change(incident, evidence)}


def test_nothing_would_change_what_was_taken_back_altogether() -> None:
    assert what_would_change(*_told({"speaker": SMIRNOV}, retracted=1)) == ()
