"""A command goes on from where the last one ended, and says where it could not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from cli.conftest import Run, lines, written
from reportedly import resuming

ANEW = "all claims were put together anew"


@pytest.fixture(autouse=True)
def _always_resumed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resuming, "MANY", 0)


@pytest.fixture
def later(tmp_path: Path) -> Path:
    return written(tmp_path / "later.txt", "Shelling killed 14 people in Kursk on Saturday, he said.\n")


def _read(run: Run, path: Path, db: Path, *options: str) -> list[str]:
    """What the command says on stderr."""
    result = run("read", path, "--db", db, "--published", "2024-08-12", "--publisher", "Other", *options)
    assert result.exit_code == 0, result.output
    return list(lines(result.stderr))


def _changed(db: Path, statement: str) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute(statement)
    connection.close()


def test_nothing_is_said_of_what_goes_as_it_should(run: Run, db: Path, later: Path) -> None:
    assert _read(run, later, db) == ["1 report, 1 claim, 1 incident; 0 files failed"]
    assert _read(run, later, db) == ["1 report, 1 claim, 1 incident; 0 files failed"]


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("DELETE FROM meta WHERE key = 'fusion'", "holds nothing of the last fusion"),
        (
            "UPDATE meta SET value = json_set(value, '$.version', 'old') WHERE key = 'fusion'",
            "by other rules, or by another version",
        ),
        (
            "UPDATE meta SET value = json_set(value, '$.off', json('[\"agreed\"]')) WHERE key = 'fusion'",
            "rules were left out",
        ),
    ],
)
def test_what_was_put_together_anew_is_said_once(
    run: Run, db: Path, later: Path, statement: str, why: str
) -> None:
    _changed(db, statement)
    note = " ".join(_read(run, later, db))
    assert ANEW in note and why in note
    assert ANEW not in " ".join(_read(run, later, db))


def test_quiet_says_nothing_of_it(run: Run, db: Path, later: Path) -> None:
    _changed(db, "DELETE FROM meta WHERE key = 'fusion'")
    assert _read(run, later, db, "--quiet") == []


def test_fuse_leaves_what_the_next_command_goes_on_from(run: Run, db: Path, later: Path) -> None:
    # read by the steps of the tests, fused by the shipped ones: the next reading is by others again
    assert run("fuse", "--db", db).exit_code == 0
    assert "by other rules" in " ".join(_read(run, later, db))
    incident = next(word for word in run("export", "jsonl", "--db", db).stdout.split('"') if "inc_" in word)
    first = run("judge", "standing", incident, "corroborated", "--db", db, "--by", "ada")
    again = run("judge", "standing", incident, "contested", "--db", db, "--by", "ada")
    assert (ANEW in first.stderr, ANEW in again.stderr) == (True, False)
    assert "changed" in again.stdout
