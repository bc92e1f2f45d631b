"""`reportedly brief`: its formats, its scope, what changed since an earlier one, and its check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "held"),
    [
        (("--place", "Russia"), True),
        (("--place", "Kursk", "--km", "10"), True),
        (("--place", "Ukraine"), False),
        (("--from", "2024-08-01", "--to", "2024-08-31"), True),
        (("--to", "2024-08-01"), False),
        (("--from", "2024-09-01"), False),
    ],
)
def test_scope(run: Run, db: Path, arguments: tuple[str, ...], held: bool) -> None:
    result = run("brief", "--db", db, *arguments)
    assert result.exit_code == 0, result.output
    assert ("12 people were killed" in " ".join(result.stdout.split())) is held
    assert ("Nothing that belongs in a brief was found" in result.stdout) is not held


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--place", "Qolvany"), "no place is called 'Qolvany'"),
        (("--place", "Kursck"), "nearest: Kursk"),
        (("--km", "10"), "give --place too"),
        (("--conflict", "ukr_rus"), "nearest: "),
        (("--from", "yesterday"), "write it as 2024-08-11"),
        (("--from", "2024-08-12", "--to", "2024-08-11"), "is after"),
        (("--since", "none.json"), "reportedly brief --format json"),
        (("--format", "docx"), "docx"),
    ],
)
def test_what_cannot_be_meant_is_2(run: Run, db: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("brief", "--db", db, *arguments)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split())


def test_json_and_what_changed_since(run: Run, db: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    assert run("brief", "--db", db, "--format", "json", "-o", earlier).exit_code == 0
    record = json.loads(earlier.read_text(encoding="utf-8"))
    assert record["schema"] == "reportedly.brief/1" and record["incidents"]
    assert "Nothing changed." in run("brief", "--db", db, "--since", earlier).stdout
    (tmp_path / "more.txt").write_text("Shelling killed 3 people in Sudzha on Monday, the army said.")
    assert run("read", tmp_path / "more.txt", "--db", db, "--published", "2024-08-13").exit_code == 0
    later = run("brief", "--db", db, "--since", earlier, "--format", "json")
    assert {item["sort"] for item in json.loads(later.stdout)["changes"]["items"]} >= {"new"}


def test_check_says_what_it_proved(run: Run, db: Path) -> None:
    result = run("brief", "--db", db, "--check")
    assert result.exit_code == 0, result.output
    assert "0 sentences fail" in " ".join(result.stderr.split())


def test_a_fault_is_told_and_is_1(run: Run, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.brief.sentences.finished", lambda text: f"{text}, and 8,917 more.")
    result = run("brief", "--db", db, "--check")
    assert result.exit_code == 1
    assert "8,917: in no cited words and not declared as computed" in " ".join(result.stderr.split())
    assert "Situation brief" in result.stdout  # it is written all the same, to be looked at


def test_private_names_are_in_no_format(run: Run, db: Path) -> None:
    for form in ("text", "md", "html", "json"):
        assert "Testova" not in run("brief", "--db", db, "--format", form).stdout
        assert "Testova" in run("brief", "--db", db, "--format", form, "--show-names").stdout


def test_pdf(run: Run, db: Path, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    target = tmp_path / "brief.pdf"
    result = run("brief", "--db", db, "--format", "pdf", "-o", target)
    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"%PDF-")


def test_without_typst_a_pdf_says_what_to_install(
    run: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    result = run("brief", "--db", db, "--format", "pdf", "-o", tmp_path / "brief.pdf")
    assert result.exit_code == 1
    assert "pip install 'reportedly[pdf]'" in " ".join(result.stderr.split())
    assert not (tmp_path / "brief.pdf").exists()


STRATEGIES = ("latest_then_range", "conservative", "source_priority", "ucdp", "acled")


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_brief_says_by_which_strategy(run: Run, db: Path, strategy: str) -> None:
    record = json.loads(run("brief", "--db", db, "--strategy", strategy, "--format", "json").stdout)
    assert record["strategy"] == strategy
    assert {r["strategy"] for toll in record["tolls"] for r in toll["ranges"]} == {strategy}
    name = strategy.replace("_", " ")
    assert record["method"][-1].startswith(f"The range of a toll is chosen by the strategy “{name}”: ")
    assert "_" not in record["method"][-1]
    if strategy == STRATEGIES[0]:
        assert record == json.loads(run("brief", "--db", db, "--format", "json").stdout)


@pytest.mark.parametrize(
    "command", [("brief",), ("export", "jsonl", "--incidents"), ("explain", "inc_00")], ids=lambda c: c[0]
)
def test_a_strategy_that_is_none_names_those_there_are(run: Run, db: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--db", db, "--strategy", "mean")
    assert result.exit_code == 2
    assert f"there is no strategy 'mean'; valid are: {', '.join(STRATEGIES)}" in " ".join(
        result.output.split()
    )


def test_a_strategy_is_for_incidents(run: Run, db: Path) -> None:
    result = run("export", "jsonl", "--db", db, "--strategy", "ucdp")
    assert result.exit_code == 2 and "give --incidents too" in " ".join(result.output.split())


def test_grades_stand_in_the_brief_the_export_and_the_explanation(run: Run, db: Path) -> None:
    exported = [
        json.loads(line) for line in run("export", "jsonl", "--incidents", "--db", db).stdout.splitlines()
    ]
    grades = {incident["id"]: incident["grades"] for incident in exported}
    assert all(g["event_clarity"] in (1, 2) and g["admiralty"][0] in "BCDF" for g in grades.values())
    assert {"weak"} <= {g["airwars"] for g in grades.values()}
    assert all(g["reasons"]["admiralty_digit"] and g["reasons"]["event_clarity"] for g in grades.values())
    record = json.loads(run("brief", "--db", db, "--format", "json").stdout)
    assert {item["id"]: item["grades"] for item in record["incidents"]} == grades
    assert "Airwars" not in run("brief", "--db", db).stdout
    shown = " ".join(run("brief", "--db", db, "--grades").stdout.split())
    assert "Airwars weak, Admiralty" in shown and "UCDP event clarity" in shown
    harmed = next(id_ for id_, g in grades.items() if g["airwars"])
    explained = " ".join(run("explain", harmed, "--db", db, "--strategy", "conservative").stdout.split())
    assert f"Airwars: {grades[harmed]['airwars']}. {grades[harmed]['reasons']['airwars'][0]}" in explained
    assert f"Admiralty code: {grades[harmed]['admiralty']}. " in explained
    assert "by the strategy conservative: low 12, best 12, high 12; " in explained
