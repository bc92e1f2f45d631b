"""`reportedly score`: tables and JSON, claims of a file or read now, and what is said of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run, written
from evaluate.pairs import line, write_pair

TEXT = "Shells on Kursk\n\nShelling killed 12 people in Kursk, the governor said.\n"
WORDS = "Shelling killed 12 people in Kursk, the governor said."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    write_pair(tmp_path / "gold", [line("shelling", WORDS, "Shelling")], text=TEXT)
    return tmp_path / "gold"


@pytest.fixture
def claims(run: Run, gold: Path, tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    assert run("read", gold / "01-a.txt", "--format", "jsonl", "--output", path).exit_code == 0
    return path


def test_a_table_of_an_export(run: Run, gold: Path, claims: Path) -> None:
    result = run("score", gold, claims)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 reports")
    assert (
        "claims found                            1.000  1.000  1.000       1      1      1" in result.stdout
    )


def test_json_has_the_counts(run: Run, gold: Path, claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.json"
    assert run("score", gold, claims, "--format", "json", "--output", out).exit_code == 0
    scores = json.loads(out.read_text(encoding="utf-8"))
    assert (scores["reports"], scores["claims_found"]["right"]) == (1, 1)


def test_standard_input(run: Run, gold: Path, claims: Path) -> None:
    result = run("score", gold, "-", "--format", "json", stdin=claims.read_bytes())
    assert json.loads(result.stdout)["claims_found"]["right"] == 1


def test_without_claims_the_gold_is_read_now(run: Run, gold: Path) -> None:
    result = run("score", gold, "--format", "json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["claims_found"]["right"] == 1


def test_errors_are_shown_on_demand(run: Run, gold: Path, claims: Path) -> None:
    assert "line 2" not in run("score", gold, claims).stdout
    assert "line 2" in run("score", gold, claims, "--errors").stdout
    result = run("score", gold, claims, "--errors", "--format", "json")
    assert (result.exit_code, "leave one of both out" in result.stderr) == (2, True)


def test_a_report_that_fails_counts_as_silent(run: Run, gold: Path) -> None:
    broken = "A day that breaks the extractor.\n"
    write_pair(gold, [line("shelling", broken.strip(), "day")], text=broken, name="02-b")
    result = run("score", gold, "--format", "json")
    assert result.exit_code == 1
    assert "extract (fake) failed" in result.stderr
    assert "no claim was given for 1 of 2 reports: 02-b.txt" in result.stderr
    assert json.loads(result.stdout)["claims_found"]["gold"] == 2
    assert "no claim" not in run("score", gold, "--quiet").stderr


def test_claims_of_other_reports_are_named(run: Run, gold: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "other.txt", TEXT)
    strange = tmp_path / "strange.jsonl"
    assert run("read", other, "--format", "jsonl", "--output", strange).exit_code == 0
    result = run("score", gold, strange)
    assert result.exit_code == 1
    assert "1 claims of other.txt, which the gold has not" in result.stderr


@pytest.mark.parametrize(
    ("content", "said"), [("{}\n", "bad.jsonl:1: is no record"), ("[", "bad.jsonl:1: is no JSON")]
)
def test_bad_claims(run: Run, gold: Path, tmp_path: Path, content: str, said: str) -> None:
    result = run("score", gold, written(tmp_path / "bad.jsonl", content))
    assert result.exit_code == 1
    assert said in result.stderr and "Traceback" not in result.stderr


def test_bad_gold(run: Run, gold: Path, claims: Path) -> None:
    result = run("score", "nowhere", claims)
    assert (result.exit_code, "holds no gold pair" in result.stderr) == (1, True)
    (gold / "01-a.jsonl").write_text("{}\n", encoding="utf-8")
    result = run("score", gold, claims)
    assert (result.exit_code, "01-a.jsonl:1" in result.stderr) == (1, True)
