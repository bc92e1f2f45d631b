"""Grades: each scale's rules on both sides of their edges."""

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
from reportedly.assess.grades import Grades, grade_incident
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins

RUSSIAN, UKRAINIAN = (
    make_speaker("Aleksei Smirnov", "RUS"),
    make_speaker("Oleksandr Syrskyi", "UKR", kind="military"),
)
OBSERVER = make_speaker("Rafael Grossi", None, kind="igo")
DEAD = (make_figure(status="civilian"),)


def _grades(*told: dict[str, Any]) -> Grades:
    reports = [make_report(f"Report {i}.", publisher=f"Outlet {i}") for i, _ in enumerate(told)]
    common = {"place": make_place("Kursk"), "time": make_time("2024-08-10"), "figures": DEAD}
    claims = [
        make_claim(r, at=i, **{**common, **v}) for i, (r, v) in enumerate(zip(reports, told, strict=True))
    ]
    origins = find_origins(claims, reports)
    evidence = Evidence(
        {claim.id: claim for claim in claims},
        {report.id: report for report in reports},
        origins,
        TableSides(),
    )
    return grade_incident(make_incident(claims, origins, evidence.reports), evidence)


@pytest.mark.parametrize(
    ("told", "grade"),
    [
        ([{"speaker": RUSSIAN}], "weak"),
        ([{"speaker": RUSSIAN}, {"speaker": OBSERVER}], "fair"),
        ([{"speaker": UKRAINIAN, "actor": make_actor()}], "confirmed"),
        (
            [
                {"speaker": RUSSIAN, "actor": make_actor()},
                {"speaker": UKRAINIAN, "actor": make_actor("Russian forces", "RUS")},
            ],
            "contested",
        ),
        ([{"speaker": RUSSIAN, "figures": (make_figure(status="combatant"),)}], "discounted"),
    ],
)
def test_airwars_grades(told: list[dict[str, Any]], grade: str) -> None:
    found = _grades(*told).airwars
    assert found is not None and found.value == grade and found.reasons


def test_airwars_has_no_grade_without_harm() -> None:
    assert _grades({"figures": ()}).airwars is None


@pytest.mark.parametrize(
    ("told", "letter", "digit"),
    [
        ([{}], "F", "6"),
        ([{"speaker": UKRAINIAN}], "D", "6"),
        ([{"speaker": RUSSIAN}], "C", "6"),
        ([{"speaker": OBSERVER}], "B", "6"),
        ([{"speaker": make_speaker("A Medic", None, kind="medic")}], "C", "3"),
        ([{"speaker": UKRAINIAN, "actor": make_actor()}], "D", "2"),
        ([{"speaker": RUSSIAN}, {"speaker": OBSERVER}], "B", "1"),
        ([{"speaker": RUSSIAN}, {"speaker": UKRAINIAN, "polarity": "denied"}], "C", "4"),
    ],
)
def test_admiralty_letter_and_digit_are_independent(
    told: list[dict[str, Any]], letter: str, digit: str
) -> None:
    grades = _grades(*told)
    assert (grades.letter.value, grades.digit.value) == (letter, digit)


@pytest.mark.parametrize(
    ("values", "clarity"),
    [
        ({}, "1"),
        ({"place": make_place("Kursk region")}, "2"),
        ({"place": None}, "2"),
        ({"time": make_time(precision="week")}, "2"),
        ({"figures": (make_figure(basis="cumulative"),)}, "2"),
    ],
)
def test_event_clarity(values: dict[str, Any], clarity: str) -> None:
    assert _grades(values).event_clarity.value == clarity
