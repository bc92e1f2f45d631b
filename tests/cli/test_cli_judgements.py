"""Judgements out of one situation and into another, and after a new reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run, lines, written
from cli.test_cli_judge import claims, incidents, judge

TEXT = (
    "Shelling killed 12 people in Kursk on Saturday, the governor said. Maria Testova was killed at home.\n"
)


@pytest.fixture
def judged(run: Run, db: Path) -> Path:
    """A situation with three judgements, one of them undone."""
    post = claims(run, db)["The Post"]
    judge(run, db, "correct", post["id"], "killed.best", "13")
    judge(run, db, "undo", judge(run, db, "standing", post["incident_id"], "contested"))
    victim = next(
        record["id"] for record in map(json.loads, lines(run("export", "jsonl", "--db", db).stdout))
        if not record["figures"]
    )  # fmt: skip
    judge(run, db, "reject", victim)
    return db


def _twin(run: Run, report: Path, tmp_path: Path) -> Path:
    """Another situation of the same report, without judgements."""
    path = tmp_path / "twin.db"
    assert (
        run(
            "read", report, "--db", path, "--published", "2024-08-11", "--publisher", "The Post", "-q"
        ).exit_code
        == 0
    )
    return path


@pytest.mark.parametrize("names", [[], ["--show-names"]])
def test_out_and_in_again(run: Run, judged: Path, report: Path, tmp_path: Path, names: list[str]) -> None:
    file, twin = tmp_path / "judgements.jsonl", _twin(run, report, tmp_path)
    assert run("judge", "export", file, "--db", judged, *names).exit_code == 0
    assert ("Testova" in file.read_text()) == bool(names)
    done = run("judge", "import", file, "--db", twin)
    assert done.exit_code == 0 and "4 new, 0 known, 0 bad; 0 now stale" in done.stderr
    assert incidents(run, twin) == incidents(run, judged)
    assert claims(run, twin) == claims(run, judged)
    again = run("judge", "import", file, "--db", twin)
    assert again.exit_code == 0 and "0 new, 4 known, 0 bad" in again.stderr


def test_a_whole_export_comes_back_as_it_was(run: Run, judged: Path, report: Path, tmp_path: Path) -> None:
    first, twin = tmp_path / "first.jsonl", _twin(run, report, tmp_path)
    run("judge", "export", first, "--db", judged, "--show-names")
    run("judge", "import", first, "--db", twin)
    assert run("judge", "export", "-", "--db", twin, "--show-names").stdout == first.read_text()


def test_bad_lines_are_named_and_the_others_taken(
    run: Run, judged: Path, report: Path, tmp_path: Path
) -> None:
    twin = _twin(run, report, tmp_path)
    good = lines(run("judge", "export", "-", "--db", judged).stdout)
    bad = {**json.loads(good[0]), "made_at": "yesterday"}
    file = written(
        tmp_path / "mixed.jsonl", "\n".join([good[0], "{", "", "[]", json.dumps(bad), good[1]]) + "\n"
    )
    done = run("judge", "import", file, "--db", twin)
    assert done.exit_code == 1
    assert "mixed.jsonl:2: Expecting" in done.stderr and "correct the line, or export it anew" in done.stderr
    assert "mixed.jsonl:4: it is no JSON object" in done.stderr
    assert "mixed.jsonl:5: its made_at is 'yesterday', not an ISO date-time" in done.stderr
    assert "2 new, 0 known, 3 bad" in done.stderr


def test_from_standard_input_and_fused_later(run: Run, judged: Path, report: Path, tmp_path: Path) -> None:
    twin = _twin(run, report, tmp_path)
    stream = run("judge", "export", "-", "--db", judged).stdout.encode()
    before = incidents(run, twin)
    assert run("judge", "import", "-", "--db", twin, "--no-fuse", stdin=stream).exit_code == 0
    assert incidents(run, twin) == before
    assert run("fuse", "--db", twin, "-q").exit_code == 0
    assert incidents(run, twin) == incidents(run, judged)


def test_files_that_cannot_be_read(run: Run, db: Path, tmp_path: Path) -> None:
    done = run("judge", "import", tmp_path / "none.jsonl", "--db", db)
    assert done.exit_code == 1 and "cannot be read (no such file or directory)" in done.stderr
    done = run("judge", "import", written(tmp_path / "b.jsonl", b"\xff\xfe{"), "--db", db)
    assert done.exit_code == 1 and "is not UTF-8; give what `reportedly judge export` wrote" in done.stderr


def test_without_its_report_a_judgement_is_stale(run: Run, judged: Path, tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    run("judge", "export", file, "--db", judged)
    elsewhere, other = (
        tmp_path / "elsewhere.db",
        written(tmp_path / "o.txt", "Six people were killed in Odesa.\n"),
    )
    run("read", other, "--db", elsewhere, "--published", "2024-08-11", "-q")
    assert "2 now stale" in run("judge", "import", file, "--db", elsewhere).stderr
    listed = run("judge", "list", "--stale", "--db", elsewhere).stdout
    assert listed.count("stale: its words stand no more in the reports") == 2 and "holds" not in listed
    assert "no judgement is stale" in run("judge", "list", "--stale", "--db", judged).stderr


def test_reading_the_report_again_keeps_what_was_judged(run: Run, judged: Path, report: Path) -> None:
    before = incidents(run, judged)
    again = run("read", report, "--db", judged, "--published", "2024-08-11", "--publisher", "The Post", "-q")
    assert again.exit_code == 0 and incidents(run, judged) == before
