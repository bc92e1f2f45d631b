"""The store's contract: what goes in comes out, the same report twice changes nothing, judgements are
kept."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from factory import (
    TableSides,
    make_actor,
    make_claim,
    make_figure,
    make_place,
    make_report,
    make_span,
    make_speaker,
    make_time,
)
from reportedly.errors import ConfigError, StoreError
from reportedly.fuse.anchors import anchor_of
from reportedly.fuse.plain import PlainLinker
from reportedly.model.actor import Via
from reportedly.model.claim import Claim, Instrument, Proof, Verification
from reportedly.model.judgement import Judgement
from reportedly.model.place import PlaceCandidate, RelativePlace, SiteNear
from reportedly.situation import Situation, with_incidents
from reportedly.store import engines, tables

TEXT = "Shelling killed twelve people in Kursk on Saturday, the governor said. A video shows the smoke."
REPORT = make_report(
    TEXT, publisher="Harbour Post", title="Twelve dead", url="https://example.org/a", path="a.txt"
)


def full_claim() -> Claim:
    """A claim with every field set."""
    candidate = PlaceCandidate("Kursk", "RUS", "Kursk Oblast", 51.7, 36.2, 538560, 0.9, "population")
    return make_claim(
        REPORT,
        at=0,
        trigger="Shelling",
        hearsay="reportedly",
        background=True,
        flags=("chemical",),
        confidence=0.75,
        verification=Verification("unverified", "claim", None, make_span("video", REPORT)),
        speaker=make_speaker(actor_id="RUS.kursk", private=True, reason="title"),
        made_by="rules/1",
        reasons=("a", "b"),
        via=(Via(make_span("governor", REPORT), "TASS", "tass"),),
        cue=make_span("said", REPORT),
        stated=make_time("2024-08-11"),
        actor=make_actor(),
        target=make_actor("people", None, kind="civilian"),
        instrument=Instrument(make_span("Shelling", REPORT), "artillery"),
        denies="clm_x",
        place=make_place(
            "Kursk", REPORT, relative=RelativePlace("Sudzha", 60.0, "north"), candidates=(candidate,)
        ),
        time=make_time(
            "2024-08-10T18:00", "2024-08-11T06:00", tz="+03:00", precision="part_of_day", inherited=True
        ),
        sites=(SiteNear("kursk-npp", "Kursk nuclear plant", "nuclear", 58.6, True, 60.0, True),),
        figures=(
            make_figure(words="twelve people", more_spans=(make_span("smoke", REPORT),), number="twelve"),
            make_figure("killed", 3, subset_of=0, demographic="child", as_of="2024-08-11"),
        ),
        proof=(Proof("video", make_span("video", REPORT)),),
    )


CLAIMS = (full_claim(), make_claim(REPORT, at=9, kind="casualties", words="A video shows the smoke."))


@pytest.fixture(params=["file", "memory"])
def situation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Situation]:
    with Situation.open(tmp_path / "a %20 ü#?.db" if request.param == "file" else None) as opened:
        yield opened


def test_what_goes_in_comes_out(situation: Situation) -> None:
    assert situation.add(REPORT, CLAIMS) is True
    assert situation.reports() == (REPORT,)
    assert situation.report(REPORT.id) == REPORT
    assert situation.claims() == CLAIMS
    assert situation.claims(REPORT.id) == CLAIMS
    assert situation.claim(CLAIMS[0].id) == CLAIMS[0]
    assert situation.claim("clm_none") is None and situation.report("rep_none") is None
    assert situation.incident("inc_none") is None


def test_the_same_report_twice_changes_nothing(situation: Situation) -> None:
    situation.add(REPORT, CLAIMS)
    situation.refuse(PlainLinker(), TableSides())
    before = situation.claims(), situation.incidents()
    assert situation.add(REPORT, tuple(reversed(CLAIMS))) is False
    assert (situation.claims(), situation.incidents()) == before
    assert situation.add(REPORT, before[0]) is False  # claims that know their incident are the same claims


def test_other_claims_take_the_place_of_the_old(situation: Situation) -> None:
    situation.add(REPORT, CLAIMS)
    changed = replace(CLAIMS[0], confidence=0.9)
    assert situation.add(REPORT, [changed]) is True
    assert situation.claims() == (changed,)


def test_a_claim_of_another_report_is_refused(situation: Situation) -> None:
    with pytest.raises(StoreError, match="is not of report"):
        situation.add(make_report("Another."), CLAIMS)
    assert situation.reports() == ()


def test_fusion_writes_incidents_and_marks_claims(situation: Situation) -> None:
    situation.add(REPORT, CLAIMS)
    incidents = situation.refuse(PlainLinker(), TableSides())
    assert situation.incidents() == incidents
    assert situation.incident(incidents[0].id) == incidents[0]
    assert situation.claims() == with_incidents(CLAIMS, incidents)
    assert situation.refuse(PlainLinker(), TableSides()) == incidents


def test_judgements_are_kept_appended_and_read_by_fusion(situation: Situation) -> None:
    report, claim = make_report("Shelling."), make_claim(make_report("Shelling."), speaker=make_speaker())
    situation.add(report, [claim])
    decision = Judgement(
        "jdg_1", "2024-08-12T09:00", "ada", "claim", claim.id, "retract", anchors=(anchor_of(claim, report),)
    )
    situation.judge(decision)
    assert situation.refuse(PlainLinker(), TableSides())[0].standing.value == "retracted"
    situation.add(report, [])
    assert situation.judgements() == (decision,)
    situation.add(report, [claim])
    situation.judge(replace(decision, id="jdg_2", decision="restore"))
    assert situation.refuse(PlainLinker(), TableSides())[0].standing.value == "party_claim"


@pytest.mark.parametrize("change", ["UPDATE judgements SET made_by = 'x'", "DELETE FROM judgements"])
def test_judgements_cannot_be_changed(situation: Situation, change: str) -> None:
    situation.judge(Judgement("jdg_1", "2024-08-12T09:00", "ada", "claim", "clm_1", "retract"))
    with pytest.raises(StoreError, match="append a new judgement"), situation._store._writing() as connection:
        connection.exec_driver_sql(change)
    assert len(situation.judgements()) == 1


def test_claims_are_found_by_their_words(situation: Situation) -> None:
    situation.add(REPORT, CLAIMS)
    assert set(situation.find_claims("video smoke")) == {claim.id for claim in CLAIMS}
    assert situation.find_claims("governor") == (CLAIMS[0].id,)
    assert situation.find_claims("governor harbour") == ()
    assert situation.find_claims('" OR *') == situation.find_claims("  ") == ()
    situation.add(REPORT, [])
    assert situation.find_claims("video") == ()


def test_incidents_do_not_depend_on_the_order_of_adding() -> None:
    told = []
    for number in range(6):
        report = make_report(f"Report {number}", publisher=str(number))
        place, time = make_place("Kursk"), make_time(f"2024-08-{10 + number % 2}")
        told.append((report, [make_claim(report, place=place, time=time, speaker=make_speaker())]))
    found = set()
    for seed in range(4):
        with Situation.open() as situation:
            for report, claims in random.Random(seed).sample(told, len(told)):
                situation.add(report, claims)
            found.add(situation.refuse(PlainLinker(), TableSides()))
    assert len(found) == 1


def test_a_file_is_still_there_when_opened_again(tmp_path: Path) -> None:
    with Situation.open(tmp_path / "s.db") as situation:
        situation.add(REPORT, CLAIMS)
    with Situation.open(str(tmp_path / "s.db")) as again:
        assert again.claims() == CLAIMS
    assert [path.name for path in tmp_path.iterdir()] == ["s.db"]


def test_the_migrations_make_the_tables_that_the_store_knows(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(engines._MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == tables.HEAD
    path = tmp_path / "s.db"
    with Situation.open(path) as situation, situation._store.engine.connect() as connection:
        found = inspect(connection)
        for table in tables.metadata.sorted_tables:
            columns = {
                (c["name"], c["nullable"]) for c in found.get_columns(table.name) if c["name"] != "number"
            }
            assert columns == {(c.name, c.nullable) for c in table.c if c.name != "number"}
            made = {index["name"] for index in found.get_indexes(table.name)} - {None}
            assert made >= {index.name for index in table.indexes}


def test_a_situation_in_memory_has_the_schema_of_a_file(tmp_path: Path) -> None:
    assert _schema(None) == _schema(tmp_path / "s.db")


def _schema(path: Path | None) -> tuple[set[tuple[str, str, str]], list[tuple[str, str]]]:
    """What SQLite holds, Alembic's own table apart, and the rows that are there from the first."""
    with Situation.open(path) as situation, situation._store.engine.connect() as connection:
        made = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master")
        parts = {
            (kind, name, " ".join(str(sql).replace('"before"', "before").split()))
            for kind, name, sql in made
            if "alembic" not in name
        }
        rows = [tuple(row) for row in connection.exec_driver_sql("SELECT key, value FROM meta")]
    return parts, rows


def test_a_judgement_that_is_there_is_not_appended_again(situation: Situation) -> None:
    first = Judgement("jdg_1", "2024-08-12T09:00", "ada", "claim", "clm_1", "retract", "a note")
    other = replace(first, id="jdg_2", note="ü")
    assert situation.judge(first) == 1
    assert situation.judge(other, replace(first, note="another"), other) == 1
    assert situation.judgements() == (first, other)
    assert situation.judge() == 0


def test_the_rules_that_a_fusion_left_out_are_kept_until_the_next(situation: Situation) -> None:
    situation.add(REPORT, CLAIMS)
    assert situation.rules_off() == frozenset()
    situation.refuse(PlainLinker(), TableSides(), off=["party_claim", "agreed"])
    assert situation.rules_off() == {"party_claim", "agreed"}
    with pytest.raises(ConfigError):
        situation.refuse(PlainLinker(), TableSides(), off=["no such rule"])
    assert situation.rules_off() == {"party_claim", "agreed"}  # the incidents are still of that fusion
    situation.refuse(PlainLinker(), TableSides())
    assert situation.rules_off() == frozenset()
