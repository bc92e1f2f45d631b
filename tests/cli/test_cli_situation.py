"""`reportedly brief`, `show`, `explain` and `export` on a situation that was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run, lines


def ids(run: Run, db: Path) -> tuple[str, str, str]:
    """The ids of the report, of its first claim and of that claim's incident."""
    record = json.loads(lines(run("export", "jsonl", "--db", db).stdout)[0])
    return record["report_id"], record["id"], record["incident_id"]


@pytest.mark.parametrize(
    ("form", "begins"), [("text", "Situation brief"), ("md", "# "), ("html", "<!doctype html>")]
)
def test_brief(run: Run, db: Path, form: str, begins: str) -> None:
    result = run("brief", "--db", db, "--format", form)
    assert result.exit_code == 0, result.output
    assert result.stdout.lower().startswith(begins.lower())
    assert "Testova" not in result.stdout


def test_brief_into_a_file_with_a_title(run: Run, db: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "brief.md"
    assert run("brief", "--db", db, "--format", "md", "--title", "Kursk", "--output", target).exit_code == 0
    assert target.read_text().startswith("# Kursk")


def test_show_report_incident_and_claim(run: Run, db: Path) -> None:
    report, claim, incident = ids(run, db)
    shown = run("show", report, "--db", db).stdout
    assert "The Post" in shown and claim in shown and "SHA-256" in shown
    shown = run("show", incident, "--db", db).stdout
    assert "standing" in shown and "Why it stands so" in shown and "Toll, killed" in shown
    shown = run("show", claim, "--db", db).stdout
    assert "Figures" in shown and "12 killed" in shown and "stance" in shown


def test_an_id_may_be_cut_short(run: Run, db: Path) -> None:
    _, claim, _ = ids(run, db)
    assert run("show", claim[:10], "--db", db).exit_code == 0


def test_names_are_masked_in_show(run: Run, db: Path) -> None:
    report, _, _ = ids(run, db)
    assert "Testova" not in run("show", report, "--db", db).stdout
    assert "Testova" in run("show", report, "--db", db, "--show-names").stdout


def test_explain_says_words_rules_candidates_speaker_and_time(run: Run, db: Path) -> None:
    _, claim, _ = ids(run, db)
    result = run("explain", claim, "--db", db)
    assert result.exit_code == 0, result.output
    for words in (
        "Shelling killed 12 people in Kursk", "the verb kill", "0.90", "the most people", "named with Russia",
        "Aleksei Smirnov: side RUS", "“governor”", "the Saturday before", "2024-08-11 to 2024-08-11",
        "Standing:",
    ):  # fmt: skip
        assert words in result.stdout, words


@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_unknown_id_names_the_remedy(run: Run, db: Path, command: str) -> None:
    result = run(command, "clm_0000", "--db", db)
    assert result.exit_code == 1
    assert "holds nothing with this id; see: reportedly export" in result.stderr


def test_explain_takes_claims_and_incidents(run: Run, db: Path) -> None:
    report, claim, _ = ids(run, db)
    result = run("explain", report, "--db", db)
    assert result.exit_code == 1 and "a report needs no explanation" in result.stderr
    result = run("explain", claim, "--format", "json", "--db", db)
    assert result.exit_code == 2 and "json is for incidents" in result.stderr


@pytest.mark.parametrize(
    "command", [("brief",), ("show", "clm_1"), ("explain", "clm_1"), ("export", "jsonl")]
)
def test_a_missing_situation_is_not_made(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "there is no such situation; run: reportedly read REPORTS --db" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_export_of_incidents(run: Run, db: Path) -> None:
    records = [json.loads(line) for line in lines(run("export", "jsonl", "--incidents", "--db", db).stdout)]
    assert {record["schema"] for record in records} == {"reportedly.incident/1"}
    assert all(record["standing"]["value"] for record in records)


def test_a_rule_is_left_out_for_one_fusion(run: Run, db: Path) -> None:
    _, _, incident = ids(run, db)
    before = run("show", incident, "--db", db).stdout
    assert "standing" in before and "party claim" in before
    assert run("fuse", "--db", db, "--without", "party_claim").exit_code == 0
    assert "party claim" not in run("show", incident, "--db", db).stdout
    assert run("fuse", "--db", db, "--quiet").exit_code == 0
    assert run("show", incident, "--db", db).stdout == before
    unknown = run("fuse", "--db", db, "--without", "guesses")
    assert unknown.exit_code != 0 and "corroborated" in unknown.output


def test_explain_tells_how_the_knowledge_came(run: Run, db: Path) -> None:
    _, claim, incident = ids(run, db)
    for id_ in (claim, incident):
        shown = " ".join(run("explain", id_, "--db", db).stdout.split())
        assert "<- outlet The Post <-" in shown
