"""Files that cannot be used: a clear message with file, reason and remedy, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from factory import TableSides, make_claim, make_report
from reportedly.errors import StoreError
from reportedly.fuse.plain import PlainLinker
from reportedly.situation import Situation

REPORT = make_report("Shelling was heard in the town.")
CLAIM = make_claim(REPORT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A situation with one report."""
    file = tmp_path / "situation.db"
    with Situation.open(file) as situation:
        situation.add(REPORT, [CLAIM])
    return file


def _refused(path: Path, *words: str) -> None:
    with pytest.raises(StoreError) as caught:
        Situation.open(path, busy_seconds=0.1)
    for word in (str(path), *words):
        assert word in str(caught.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are notes, and no database at all. " * 50)
    before = file.read_bytes()
    _refused(file, "not an SQLite file", "another path")
    assert file.read_bytes() == before


def test_a_database_of_another_program(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE reports (id TEXT)")
    connection.close()
    before = file.read_bytes()
    _refused(file, "another program")
    assert file.read_bytes() == before


def test_a_newer_schema(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    _refused(path, "9999", "upgrade Reportedly")


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    _refused(tmp_path, "cannot be opened")
    _refused(tmp_path / "none" / "s.db", "check that its folder exists")


def test_a_damaged_file(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match="damaged"), Situation.open(path) as situation:
        situation.reports()


def test_a_locked_file_is_waited_for_and_then_named(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Situation.open(path, busy_seconds=0.1) as situation:
        assert situation.claims() == (CLAIM,)  # reading goes on beside a writer
        with pytest.raises(StoreError, match=r"another process is writing.*run again"):
            situation.add(make_report("Later."), [])
        other.execute("ROLLBACK")
        other.close()
        assert situation.add(make_report("Later."), [])


def test_a_new_file_that_another_process_is_making(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    _refused(file, "another process is writing")
    other.close()


def test_a_read_only_file_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # an administrator may write anything
    with Situation.open(path) as situation:
        assert situation.claims() == (CLAIM,)
        with pytest.raises(StoreError, match=r"read-only; make it writable"):
            situation.add(make_report("Later."), [])
        with pytest.raises(StoreError, match="read-only"):
            situation.refuse(PlainLinker(), TableSides())
        assert situation.claims() == (CLAIM,)


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with Situation.open(path) as situation:
        situation.refuse(PlainLinker(), TableSides())
        kept = situation.claims(), situation.incidents()

        @event.listens_for(situation._store.engine, "checkout")
        def _limit(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the file's present size

        large = make_report("Words. " * 200_000)
        with pytest.raises(StoreError, match=r"the disk is full; free some space.*intact"):
            situation.add(large, [make_claim(large, words="Words.")])
        assert (situation.claims(), situation.incidents()) == kept
    with Situation.open(path) as again:
        assert (again.claims(), again.incidents()) == kept


def test_a_failure_inside_a_write_leaves_all_as_it_was(path: Path) -> None:
    with Situation.open(path) as situation:
        twice = make_claim(make_report("Other."))
        with pytest.raises(StoreError), situation._store._writing() as connection:
            connection.exec_driver_sql("DELETE FROM claims")
            connection.exec_driver_sql(
                "INSERT INTO claims (id, report_id, position, kind, words, record) "
                "VALUES ('x', 'rep_none', 0, 'k', 'w', '{}')"
            )
        assert situation.claims() == (CLAIM,)
        assert twice.id != CLAIM.id
