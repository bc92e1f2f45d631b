"""`reportedly quotes`: formats, masking, what is said of files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Run, written

TEXT = """Maria Testova fled, the governor said.

Shelling killed 12 people in Kursk, the governor said.
"""


def test_json_lines_where_nobody_looks_on(run: Run, tmp_path: Path) -> None:
    result = run("quotes", written(tmp_path / "a.txt", TEXT), "--show-names")
    assert result.exit_code == 0, result.output
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["content"][0]["text"] for record in records] == [
        "Maria Testova fled",
        "Shelling killed 12 people in Kursk",
    ]
    assert all(TEXT[part["start"] : part["end"]] == part["text"] for r in records for part in r["cue"])


def test_private_names_are_masked(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    for format_ in ("jsonl", "table"):
        shown = run("quotes", path, "--format", format_).stdout
        assert "Testova" not in shown
        assert "[name] fled" in shown


def test_a_table_has_who_how_and_what(run: Run, tmp_path: Path) -> None:
    result = run("quotes", written(tmp_path / "a.txt", TEXT), "--format", "table")
    assert "the governor = Aleksei" in result.stdout
    assert "said say" in result.stdout


def test_brat_writes_a_text_and_its_annotations(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    result = run("quotes", path, "--format", "brat", "--output", tmp_path / "brat")
    assert result.exit_code == 0, result.output
    assert "1 report written to" in result.stderr
    assert {p.name for p in (tmp_path / "brat").iterdir()} == {"a.txt", "a.ann", "annotation.conf"}
    assert "Testova" not in (tmp_path / "brat" / "a.txt").read_text(encoding="utf-8")


def test_brat_needs_a_folder(run: Run, tmp_path: Path) -> None:
    result = run("quotes", written(tmp_path / "a.txt", TEXT), "--format", "brat")
    assert result.exit_code == 2
    assert "--output FOLDER" in result.stderr


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    good, bad = written(tmp_path / "a.txt", TEXT), written(tmp_path / "b.txt", "breaks the extractor")
    result = run("quotes", bad, tmp_path / "none.txt", good)
    assert result.exit_code == 1
    assert "none.txt" in result.stderr and "quotes failed" in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_a_report_without_any_says_so(run: Run, tmp_path: Path) -> None:
    result = run("quotes", written(tmp_path / "a.txt", "A quiet day."), "--format", "table")
    assert result.exit_code == 0
    assert "nobody is said to say anything" in result.stdout
