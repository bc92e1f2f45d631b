"""`reportedly read`: formats, options, what is kept, what is said where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import TEXT, Run, lines, written


def test_table_tells_what_where_when_and_who(run: Run, report: Path) -> None:
    result = run("read", report, "--published", "2024-08-11")
    assert result.exit_code == 0, result.output
    for words in (
        "killing",
        "12 killed",
        "Oblast, RUS",
        "11 Aug 2024",
        "Aleksei Smirnov",
        "(RUS)",
        "attributed",
    ):
        assert words in result.stdout
    assert "1 report, 2 claims, 1 incident; 0 files failed" in result.stderr
    assert "1 report," not in result.stdout


def test_words_only_on_request(run: Run, report: Path) -> None:
    assert "the governor said" not in run("read", report).stdout
    assert "the governor said" in run("read", report, "--words").stdout


@pytest.mark.parametrize("columns", [80, 100, 120])
def test_table_fits_its_columns(run: Run, report: Path, columns: int) -> None:
    result = run("read", report, "--words", env={"COLUMNS": str(columns)})
    assert max(map(len, result.stdout.splitlines())) <= columns
    assert "attributed" in result.stdout


def test_jsonl_is_one_record_a_line_with_incidents(run: Run, report: Path) -> None:
    result = run("read", report, "--format", "jsonl", "--publisher", "The Post", "--show-names")
    records = [json.loads(line) for line in lines(result.stdout)]
    assert [record["kind"] for record in records] == ["killing", "killing"]
    assert all(record["schema"] == "reportedly.claim/1" and record["incident_id"] for record in records)
    assert records[0]["report"]["publisher"] == "The Post"
    for words in (record["words"] for record in records):
        assert TEXT[words["start"] : words["end"]] == words["text"]


def test_brief(run: Run, report: Path) -> None:
    result = run("read", report, "--format", "brief", "--published", "2024-08-11")
    assert result.exit_code == 0, result.output
    assert "Situation brief" in result.stdout


def test_private_names_are_masked_unless_asked_for(run: Run, report: Path) -> None:
    for form in ("table", "jsonl"):
        assert "Testova" not in run("read", report, "--words", "--format", form).stdout
        assert "Testova" in run("read", report, "--words", "--format", form, "--show-names").stdout


def test_quiet_says_nothing_but_results(run: Run, report: Path) -> None:
    result = run("read", report, "--quiet")
    assert result.stderr == ""
    assert "killing" in result.stdout


def test_no_date_is_noted_with_the_remedy(run: Run, report: Path) -> None:
    result = run("read", report)
    assert "cannot be placed; give it with --published" in result.stderr
    assert "Saturday (?)" in result.stdout
    assert "--published" not in run("read", report, "--published", "2024-08-11").stderr


def test_another_language_is_kept_and_said(run: Run, tmp_path: Path) -> None:
    text = "Der Gouverneur sagte am Samstag, dass zwölf Menschen bei dem Angriff getötet worden seien. " * 3
    result = run("read", written(tmp_path / "bericht.txt", text))
    assert result.exit_code == 0
    assert "1 report is not in English: kept, not read" in result.stderr


def test_columns_of_a_table(run: Run, tmp_path: Path) -> None:
    table = written(
        tmp_path / "many.csv", "headline,story\nOne,Ten were killed.\nTwo,Nobody was harmed there.\n"
    )
    result = run("read", table, "--column", "text=story", "--column", "title=headline")
    assert result.exit_code == 0, result.output
    assert "2 reports, 1 claim, 1 incident; 0 files failed" in result.stderr
    assert "no claims found" in result.stdout


def test_standard_input(run: Run) -> None:
    result = run("read", "-", stdin=TEXT.encode())
    assert "2 claims" in result.stderr


def test_output_goes_to_the_file(run: Run, report: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "claims.jsonl"
    result = run("read", report, "--format", "jsonl", "--output", target)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert len(target.read_text().splitlines()) == 2
    assert [path.name for path in target.parent.iterdir()] == ["claims.jsonl"]


def test_reading_twice_changes_nothing(run: Run, db: Path, report: Path) -> None:
    before = run("export", "jsonl", "--db", db).stdout
    incidents = run("export", "jsonl", "--incidents", "--db", db).stdout
    again = run("read", report, "--db", db, "--published", "2024-08-11", "--publisher", "The Post")
    assert again.exit_code == 0
    assert run("export", "jsonl", "--db", db).stdout == before
    assert run("export", "jsonl", "--incidents", "--db", db).stdout == incidents
    assert len(list((db.parent / "situation.originals" / "originals").rglob("*/*/*"))) == 1


def test_originals_are_kept_beside_the_situation(db: Path) -> None:
    kept = [path for path in (db.parent / "situation.originals").rglob("*") if path.is_file()]
    assert TEXT.encode() in [path.read_bytes() for path in kept]


def test_no_color(run: Run, report: Path) -> None:
    result = run("read", report, "--words", env={"NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert "\x1b[3" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("floors", "count"),
    [(["0.5"], 1), (["0.3"], 2), (["speaker=0.7"], 1), (["figures=0.9", "kind=0.9"], 2), (["place=0.9"], 0)],
)
def test_min_confidence_leaves_out_what_is_below(
    run: Run, report: Path, floors: list[str], count: int
) -> None:
    options = [part for floor in floors for part in ("--min-confidence", floor)]
    result = run("read", report, "--format", "jsonl", *options)
    assert result.exit_code == 0, result.output
    assert len(lines(result.stdout)) == count
    assert f"{2 - count} of 2 claims are below --min-confidence" in result.stderr


@pytest.mark.parametrize("floor", ["2", "-0.1", "high", "where=0.5", "=0.5"])
def test_a_min_confidence_that_cannot_be_meant_is_refused(run: Run, report: Path, floor: str) -> None:
    result = run("read", report, "--min-confidence", floor)
    assert result.exit_code == 2
    assert "FIELD=0.5" in " ".join(result.stderr.split())


def test_a_brief_leaves_no_claim_out(run: Run, report: Path) -> None:
    result = run("read", report, "--format", "brief", "--min-confidence", "0.5")
    assert result.exit_code == 2
    assert "a brief tells of every claim" in " ".join(result.stderr.split())
