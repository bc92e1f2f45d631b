"""Files of older versions open, and hold what they held."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from factory import TableSides, make_claim, make_report
from reportedly.errors import StoreError
from reportedly.fuse.plain import PlainLinker
from reportedly.model.judgement import Anchor, Judgement
from reportedly.situation import Situation
from reportedly.store import engines, tables

REPORT = make_report("Shelling was heard in the town.")
CLAIM = make_claim(REPORT)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A file of the first schema, with two judgements of that time."""
    path = tmp_path / "first.db"
    config = Config()
    config.set_main_option("script_location", str(engines._MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for number, decision in enumerate(("retract", "restore"), start=1):
            values = (
                f"jdg_{number}",
                f"2024-08-12T09:0{number}",
                "ada",
                "claim",
                CLAIM.id,
                decision,
                "a note",
            )
            columns = "id, made_at, made_by, subject, subject_id, decision, note, quote, before, after"
            connection.exec_driver_sql(
                f"INSERT INTO judgements ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, 'Shelling was', 'x', 'y')",
                values,
            )
        connection.commit()
    engine.dispose()
    return path


def test_judgements_of_the_first_schema_are_kept(first: Path) -> None:
    with Situation.open(first) as situation:
        anchor = Anchor(CLAIM.id, text="Shelling was", before="x", after="y")
        assert situation.judgements() == tuple(
            Judgement(f"jdg_{n}", f"2024-08-12T09:0{n}", "ada", "claim", CLAIM.id, decision, "a note",
                      anchors=(anchor,))
            for n, decision in ((1, "retract"), (2, "restore"))
        )  # fmt: skip
        situation.add(REPORT, [CLAIM])
        assert situation.refuse(PlainLinker(), TableSides())[0].standing.value == "single_origin"
        assert [fate.state for fate in situation.fates()] == ["replaced", "holds"]


def test_they_stay_append_only(first: Path) -> None:
    with Situation.open(first) as situation:
        assert situation.judge(Judgement("jdg_3", "2024-08-13", "ada", "claim", CLAIM.id, "retract")) == 1
    connection = sqlite3.connect(first)
    for change in ("UPDATE judgements SET made_by = 'x'", "DELETE FROM judgements"):
        with pytest.raises(sqlite3.DatabaseError, match="appended, never changed"):
            connection.execute(change)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (tables.HEAD,)
    connection.close()


def test_the_schema_is_that_of_a_new_file(first: Path, tmp_path: Path) -> None:
    def schema(path: Path) -> set[tuple[str, str]]:
        with Situation.open(path):
            pass
        with sqlite3.connect(path) as connection:
            made = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
        return {(name, " ".join(str(sql).split())) for name, sql in made}

    assert schema(first) == schema(tmp_path / "new.db")


def test_an_old_file_that_is_read_only_says_what_to_do(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "is_read_only", lambda path: True)  # the tests may run as a user who may all
    with pytest.raises(StoreError, match="read-only; make it writable, or work on a copy"):
        Situation.open(first)
