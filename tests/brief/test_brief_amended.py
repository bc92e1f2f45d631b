"""What a person corrected stands in the brief beside what was told (`amended.tsv`), in every format, and
never as if the speaker had said it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from case_tables import Case, read_table
from factory import TableSides, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.brief import Brief, Request, build_brief, check_brief
from reportedly.brief.charts import svg_chart
from reportedly.brief.markdown import markdown_brief
from reportedly.brief.page import html_brief
from reportedly.brief.records import brief_record
from reportedly.fuse.decisions import Signature, judge_field
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.situation import Situation

CASES = read_table(Path(__file__).with_name("amended.tsv"))
SIGNED = Signature("A. Coder", "a slip of the pen", "2024-08-16T09:00:00+00:00")
BY = "corrected by A. Coder on 16 August 2024 (“a slip of the pen”): "


def _report(count: str, day: str, publisher: str) -> tuple[Report, Claim]:
    text = f"Aleksei Smirnov said on that {day} day that shelling killed {count} people in Kursk."
    report = make_report(text, publisher=publisher, published=day)
    at = text.index(f"{count} people")
    number = {"12": 12.0, "14": 14.0}.get(count, 15.0)
    figure = replace(make_figure(best=number), span=Span(at, at + len(count) + 7, f"{count} people"))
    claim = make_claim(
        report, speaker=make_speaker(), place=make_place("Kursk", report), figures=(figure,),
        time=make_time(words="that"), at=text.index("shelling"), trigger="shelling",
    )  # fmt: skip
    return report, claim


@pytest.fixture
def situation() -> Iterator[Situation]:
    with Situation.open() as opened:
        for made in (
            _report("12", "2024-08-11", "Harbour Post"),
            _report("14", "2024-08-13", "Dale Courier"),
        ):
            opened.add(made[0], [made[1]])
        yield opened


def _judge(situation: Situation, number: int, field: str, value: Any, figure: int | None = None) -> Claim:
    claim = situation.claims()[number]
    report = situation.report(claim.report_id)
    assert report is not None
    situation.judge(judge_field(SIGNED, claim, report, field=field, value=value, figure=figure))
    return claim


def _brief(situation: Situation) -> Brief:
    judged = situation.judged()
    incidents = situation.refuse(PlainLinker(), TableSides())
    request = Request(corrections=judged.corrections)
    brief = build_brief(situation.reports(), judged.claims, incidents, TableSides(), request=request)
    found = check_brief(brief, situation.reports(), judged.claims, corrections=judged.corrections)
    assert found.faults == (), [str(fault) for fault in found.faults]
    return brief


def _sentence(brief: Brief, claim: Claim) -> str:
    paragraphs = [p for group in brief.happened for p in group.paragraphs]
    return next(s.text for p in paragraphs for s in p.sentences if claim.id in s.claim_ids)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['field']} {case['value'][:12]}")
def test_a_sentence_tells_what_was_said_and_what_was_corrected(situation: Situation, case: Case) -> None:
    figure = None if case["figure"] == "-" else int(case["figure"])
    claim = _judge(situation, 0, case["field"], json.loads(case["value"]), figure)
    brief = _brief(situation)
    text = _sentence(brief, claim)
    assert text.startswith(case["says"]), text
    assert f"; {BY}{case['note']}" in text
    assert brief.remarks == ("1 claim stands as corrected by a person, which is said where it is told.",)
    for page in (html_brief(brief), markdown_brief(brief)):
        assert (
            case["note"] in page.replace("&#39;", "'") and "corrected by A. Coder on 16 August 2024" in page
        )
    paragraph = next(
        p for g in brief.happened for p in g.paragraphs for s in p.sentences if claim.id in s.claim_ids
    )
    assert "with corrections" in paragraph.carried
    assert "Values that a person corrected are weighed as corrected." in paragraph.reasons


def test_without_corrections_nothing_is_said_of_them(situation: Situation) -> None:
    brief = _brief(situation)
    assert brief.remarks == () and "corrected" not in json.dumps(brief_record(brief)).replace(
        "correction", ""
    )


def test_a_toll_and_its_chart_say_which_figure_was_corrected(situation: Situation) -> None:
    _judge(situation, 1, "figure.best", 16, 0)
    brief = _brief(situation)
    (series,) = [s for s in brief.tolls if s.measure == "killed"]
    assert [(p.wording, bool(p.correction)) for p in series.points] == [("12", False), ("16", True)]
    note = f"{BY}16 people killed, not 14"
    assert series.points[1].correction == note
    assert note in series.sentences[0].text and "14" in series.points[1].correction
    chart = svg_chart(series)
    assert ">16 (corrected)</text>" in chart and ">12</text>" in chart and chart.count(note) == 2
    record = brief_record(brief)
    assert record["tolls"][0]["lines"][0]["points"][1]["correction"] == note


def test_a_number_that_the_words_hold_is_told_as_corrected() -> None:
    """A misreading: the words say 15, the machine read 12."""
    report, claim = _report("15", "2024-08-11", "Harbour Post")
    claim = replace(claim, figures=(replace(claim.figures[0], low=12, best=12, high=12),))
    with Situation.open() as situation:
        situation.add(report, [claim])
        _judge(situation, 0, "figure.best", 15, 0)
        text = _sentence(_brief(situation), claim)
    assert text.startswith("Aleksei Smirnov, speaking for Russia, says that 15 people were killed")
    assert f"; {BY}15 people killed, not 12" in text


def test_two_corrections_of_one_person_are_one_note(situation: Situation) -> None:
    claim = _judge(situation, 0, "figure.best", 15, 0)
    _judge(situation, 0, "kind", "drone_strike")
    text = _sentence(_brief(situation), claim)
    assert f"; {BY}15 people killed, not 12; a drone strike, not shelling" in text
    assert text.count("corrected by") == 1


def test_a_private_name_that_was_corrected_away_stays_masked(situation: Situation) -> None:
    report, claim = _report("12", "2024-08-11", "Tide Radio")
    hidden = replace(claim, speaker=make_speaker("Joss Tarrow", None, private=True, kind="resident"))
    situation.add(report, [hidden])
    judged = next(c for c in situation.claims() if c.id == hidden.id)
    situation.judge(judge_field(SIGNED, judged, report, field="speaker.side", value="UKR"))
    brief = _brief(situation)
    assert "Tarrow" not in json.dumps(brief_record(brief)) and "Tarrow" not in html_brief(brief)


def test_an_altered_correction_is_found(situation: Situation) -> None:
    _judge(situation, 0, "figure.best", 15, 0)
    brief = _brief(situation)
    judged = situation.judged()
    false = brief.with_sentences(
        lambda s: replace(s, text=re.sub(r"\b15 people killed", "17 people killed", s.text))
    )
    found = check_brief(false, situation.reports(), judged.claims, corrections=judged.corrections)
    assert [fault.loose for fault in found.faults] and all("17" in fault.loose for fault in found.faults)
