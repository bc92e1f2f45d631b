"""What a brief says of numbers that nobody counted: denied ones, feared ones, and of tolls on which sides
differ."""

from __future__ import annotations

from typing import Any

from assess.test_standings import NEUTRAL, OTHER_RUSSIAN, SMIRNOV, SYRSKYI, evidence_of
from factory import TableSides, make_claim, make_figure, make_place, make_report, make_time
from reportedly.assess.standings import assess_incidents
from reportedly.brief import Brief, build_brief
from reportedly.fuse.incidents import make_incident
from reportedly.model.claim import Claim
from reportedly.model.report import Report

_Told = tuple[Report, Claim]


def _told(number: int, value: int | None, **values: Any) -> _Told:
    text = f"In Kursk on 10 August 2024 shelling killed {value} people, said source {number}."
    report = make_report(text, publisher=f"Outlet {number}", published="2024-08-11")
    words = f"{value} people"
    figures = () if value is None else (make_figure("killed", value, words=words),)
    place, time = make_place("Kursk", report), make_time("2024-08-10")
    return report, make_claim(report, at=number, place=place, time=time, figures=figures, **values)


def _brief(*told: _Told) -> Brief:
    reports, claims, evidence = [r for r, _ in told], [c for _, c in told], evidence_of(told)
    incident = make_incident(claims, evidence.origins, evidence.reports)
    return build_brief(reports, claims, assess_incidents([incident], evidence), TableSides())


def test_a_denied_number_is_in_no_toll_and_no_column() -> None:
    brief = _brief(_told(1, 12, speaker=SMIRNOV), _told(2, 5, speaker=SYRSKYI, polarity="denied"))
    (series,) = brief.tolls
    assert [point.best for point in series.points] == [12]
    assert [rival.title for rival in brief.rivals if "killed" in rival.title.lower()] == []


def test_a_feared_number_is_headed_so_and_has_no_range() -> None:
    brief = _brief(_told(1, 12, speaker=SMIRNOV), _told(2, 500, speaker=SMIRNOV, modality="feared"))
    assert sorted((series.counted, len(series.ranges)) for series in brief.tolls) == [
        ("People killed", 1),
        ("People killed: feared, not counted", 0),
    ]


def test_a_toll_on_which_sides_differ_contests_the_happening_that_both_tell() -> None:
    brief = _brief(_told(1, 6, speaker=SMIRNOV), _told(2, 52, speaker=SYRSKYI))
    (group,) = brief.happened
    assert group.standing == "contested"
    (paragraph,) = group.paragraphs
    assert len(paragraph.sentences) == 2, "both tell of it, and neither denies it"
    assert "figures differ" in paragraph.carried
    (rival,) = brief.rivals
    assert [column.voice for column in rival.columns] == ["Russia", "Ukraine"]


def test_a_denied_happening_is_told_in_one_sentence() -> None:
    brief = _brief(_told(1, 6, speaker=SMIRNOV), _told(2, None, speaker=SYRSKYI, polarity="denied"))
    (paragraph,) = brief.happened[0].paragraphs
    assert len(paragraph.sentences) == 1


def test_independent_origins_are_told_where_origins_are_more() -> None:
    told = [_told(n, 6, speaker=who) for n, who in enumerate((SMIRNOV, OTHER_RUSSIAN, NEUTRAL))]
    assert "3 outlets, 3 origins, 2 of them independent" in _brief(*told).happened[0].paragraphs[0].carried
