"""The brief as a record, what changed since an earlier one, and the PDF."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from brief.example import OPTIONS, ExampleSides, example
from brief.tolls import Given, situation
from doc_pages import text_of
from factory import TableSides
from reportedly.brief import Brief, Request, build_brief, check_brief
from reportedly.brief.markdown import markdown_brief
from reportedly.brief.page import html_brief
from reportedly.brief.records import brief_json, brief_record, read_record
from reportedly.brief.scope import Scope
from reportedly.errors import InputError
from reportedly.model.standing import Standing
from reportedly.model.vocabulary import MEASURES

GOVERNOR = "Aleksei Smirnov"


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(*example(), ExampleSides(), OPTIONS)


@pytest.fixture(scope="module")
def record(brief: Brief) -> dict[str, Any]:
    return json.loads(brief_json(brief))


def test_the_record_holds_every_sentence_with_its_words(brief: Brief, record: dict[str, Any]) -> None:
    text = json.dumps(record, ensure_ascii=False)
    assert record["schema"] == "reportedly.brief/1"
    assert all(json.dumps(s.text, ensure_ascii=False) in text for s in brief.sentences())
    reports = {report.id: report for report in example()[0]}
    for note in record["citations"]:
        words = reports[note["report_id"]].text[note["start"] : note["end"]]
        assert note["words"] == words.replace("Maryna Holub", "[name]")
    numbers = {note["number"] for note in record["citations"]}
    said = [s for g in record["happened"] for p in g["paragraphs"] for s in p["sentences"]]
    assert said and all(s["citations"] and set(s["citations"]) <= numbers for s in said)


def test_the_record_holds_every_incident_and_figure(brief: Brief, record: dict[str, Any]) -> None:
    assert {item["id"] for item in record["incidents"]} == {incident.id for incident in example()[2]}
    points = [p for toll in record["tolls"] for line in toll["lines"] for p in line["points"]]
    assert len(points) == sum(len(series.points) for series in brief.tolls)
    assert {"low": 76000, "best": None, "high": None}.items() <= next(
        p for p in points if "76,000" in p["wording"]
    ).items()


def test_private_names_are_in_no_record(record: dict[str, Any]) -> None:
    assert "Holub" not in json.dumps(record, ensure_ascii=False)


def test_a_record_is_read_back(brief: Brief, tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(brief_json(brief), encoding="utf-8")
    assert read_record(path) == json.loads(json.dumps(brief_record(brief)))


@pytest.mark.parametrize("content", ["no JSON", '{"schema": "reportedly.claim/1"}', "[]"])
def test_what_is_no_brief_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "brief.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"--since: .*reportedly brief --format json"):
        read_record(path)


def _since(before: Brief, now: tuple[Any, ...]) -> list[tuple[str, str]]:
    reports, claims, incidents = now
    request = Request(since=json.loads(brief_json(before)))
    brief = build_brief(reports, claims, incidents, TableSides(), request=request)
    assert brief.changes is not None and "What changed" in html_brief(brief)
    assert "## What changed" in markdown_brief(brief)
    assert check_brief(brief, reports, claims).faults == ()
    return [(change.sort, change.sentence.text) for change in brief.changes.items]


def _brief(now: tuple[Any, ...]) -> Brief:
    return build_brief(*now, TableSides())


FIRST = Given(GOVERNOR, "RUS", 12, "2024-08-12")
LATER = Given(GOVERNOR, "RUS", 15, "2024-08-13")


def test_nothing_changed() -> None:
    assert _since(_brief(situation(FIRST)), situation(FIRST)) == []


def test_a_new_incident() -> None:
    empty = build_brief([], [], [], TableSides())
    assert _since(empty, situation(FIRST)) == [("new", "Shelling in Kursk; stated by one side only.")]


def test_a_grown_toll() -> None:
    assert _since(_brief(situation(FIRST)), situation(FIRST, LATER)) == [
        (
            "toll",
            "People killed, Kursk, by the account of Russia: "
            "grew from 12 to 15 (Aleksei Smirnov, 13 August 2024).",
        )
    ]


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_a_change_of_any_measure_is_sound(measure: str) -> None:
    first, later = replace(FIRST, measure=measure), replace(LATER, measure=measure)
    assert all(sort == "toll" for sort, _ in _since(_brief(situation(first)), situation(first, later)))


def test_a_toll_by_a_new_voice() -> None:
    other = Given("Oleksandr Syrskyi", "UKR", 14, "2024-08-13")
    (change,) = _since(_brief(situation(FIRST)), situation(FIRST, other))
    assert change[0] == "toll" and change[1].endswith(
        "14 (Oleksandr Syrskyi, 13 August 2024), not given before."
    )


@pytest.mark.parametrize(("standing", "sort"), [("agreed", "standing"), ("retracted", "retracted")])
def test_a_changed_standing(standing: str, sort: str) -> None:
    reports, claims, (incident,) = situation(FIRST)
    now = replace(incident, standing=Standing(standing, ("a reason",)))
    (change,) = _since(_brief((reports, claims, [incident])), (reports, claims, [now]))
    assert change[0] == sort
    assert change[1].startswith("Shelling in Kursk: was “stated by one side only”, is now “")


def test_an_incident_that_was_joined_to_another_is_not_new() -> None:
    reports, claims, (incident,) = situation(FIRST, LATER)
    apart = [
        replace(incident, id=f"inc_{i}", claim_ids=(claim.id,), tolls=()) for i, claim in enumerate(claims)
    ]
    before = _brief((reports, claims, apart))
    assert not any(sort in ("new", "gone") for sort, _ in _since(before, (reports, claims, [incident])))


def test_another_scope_is_said() -> None:
    before = build_brief(*situation(FIRST), TableSides(), request=Request(Scope(first="2024-08-01")))
    request = Request(since=brief_record(before))
    changes = build_brief(*situation(FIRST), TableSides(), request=request).changes
    assert changes is not None
    assert changes.since == "“Situation brief”, of another scope (from 1 August 2024)"
    empty = build_brief([], [], [], TableSides(), request=request).changes
    assert empty is not None and empty.items == ()  # it may well be there, outside of what was asked for


def test_what_is_gone_is_said() -> None:
    assert _since(_brief(situation(FIRST)), ([], [], [])) == [
        ("gone", "Shelling in Kursk: no longer in this brief.")
    ]


def test_the_order_of_changes_does_not_hang_on_that_of_incidents() -> None:
    reports, claims, (incident,) = situation(FIRST, LATER)
    apart = [
        replace(incident, id=f"inc_{i}", claim_ids=(claim.id,), tolls=()) for i, claim in enumerate(claims)
    ]
    empty = build_brief([], [], [], TableSides())
    one, other = _since(empty, (reports, claims, apart)), _since(empty, (reports, claims, apart[::-1]))
    assert sorted(one) == sorted(other)


@pytest.fixture
def pdf() -> Callable[[Brief], bytes]:
    pytest.importorskip("typst")
    from reportedly.brief.pdf import pdf_brief

    return pdf_brief


def test_a_pdf_is_the_same_for_the_same_brief(pdf: Callable[[Brief], bytes], brief: Brief) -> None:
    made = pdf(brief)
    assert made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF")
    assert pdf(brief) == made


def test_a_pdf_of_nothing(pdf: Callable[[Brief], bytes]) -> None:
    assert pdf(build_brief([], [], [], ExampleSides())).startswith(b"%PDF-")


def test_words_of_a_report_are_no_markup_in_a_pdf(pdf: Callable[[Brief], bytes], brief: Brief) -> None:
    evil = '#panic("x") $ * _ @n1 <n1> \\ ] #read("/etc/passwd")'
    note = replace(brief.citations[0], words=evil)
    broken = replace(brief, citations=(note, *brief.citations[1:]), title=evil, scope=evil, summary=evil)
    assert pdf(broken).startswith(b"%PDF-")


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_every_field_of_the_record_is_documented() -> None:
    reports, claims, incidents = example()
    origins = {claim.id: "speaker:a" for claim in claims}
    request = Request(since=brief_record(_brief(situation(FIRST))), origins=origins)
    full = brief_record(build_brief(reports, claims, incidents, ExampleSides(), OPTIONS, request=request))
    assert all(full[part] for part in ("changes", "tolls", "contested", "origins", "sites", "marks"))
    page = text_of("docs/brief.md")
    assert [key for key in sorted(_keys(full)) if f"`{key}`" not in page] == []
    assert full["schema"] in page
