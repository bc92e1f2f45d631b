"""A file that is brought up to date command by command holds what fusing all of it at once gives: incidents,
standings, ids, and the index from which the next command goes on."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as event_of

from factory import TableSides
from fuse.small_worlds import claims as claims_of
from fuse.small_worlds import reports
from judging import decided
from reportedly import resuming
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.fused import ROWS, ClaimKey, FusedClaim, TextBand
from reportedly.model.report import Report
from reportedly.situation import Situation, with_incidents
from reportedly.store.index_tables import TABLES

_VERSION = "as tested"


@pytest.fixture(autouse=True)
def _always_resumed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resuming, "MANY", 0)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty situation, of which each example takes a copy: making one takes half a second."""
    path = tmp_path_factory.mktemp("resuming") / "empty.db"
    Situation.open(path).close()
    return path


@pytest.fixture
def files(empty: Path, tmp_path: Path) -> Iterator[Path]:
    return _copies(empty, tmp_path)


def _copies(empty: Path, folder: Path) -> Iterator[Path]:
    number = 0
    while True:
        number += 1
        yield Path(shutil.copy(empty, folder / f"{number}.db"))


def _opened(path: Path) -> Situation:
    """The situation of a file that need not outlive a power cut."""
    situation = Situation.open(path)
    event_of.listen(
        situation._store.engine, "connect", lambda made, _: made.execute("PRAGMA synchronous = OFF")
    )
    return situation


def _renew(situation: Situation) -> resuming.Renewal:
    return situation.renew(PlainLinker(), TableSides(), version=_VERSION)


def check(situation: Situation, other: Situation) -> None:
    """That the situation holds what the other one does, which takes all of it at once."""
    claims: dict[str, list[Claim]] = {}
    for claim in situation.claims():
        claims.setdefault(claim.report_id, []).append(claim)
    for report in situation.reports():
        other.add(report, claims.get(report.id, []))
    other.judge(*situation.judgements())
    expected = other.growing(PlainLinker(), TableSides(), version=_VERSION).incidents
    assert situation.incidents() == expected
    assert situation.claims() == with_incidents(situation.claims(), expected)
    assert index_of(situation) == index_of(other)


def index_of(situation: Situation) -> dict[str, list[Any]]:
    """The rows of the index, with claims and texts in place of the numbers that they happen to have."""
    found: dict[type, list[Any]] = {}
    with situation._store._reading() as connection:
        for sort in ROWS:
            query = f"SELECT * FROM {TABLES[sort].name}"
            found[sort] = [sort(*row) for row in connection.exec_driver_sql(query)]
    claim_of = {row.number: row.claim_id for row in found[FusedClaim]}
    signature_of = {row.number: row.digest for row in found[ROWS[1]]}
    names = {FusedClaim: claim_of, ClaimKey: claim_of, ROWS[1]: signature_of, TextBand: signature_of}
    return {
        sort.__name__: sorted(
            (row._replace(number=names[sort][row.number]) if sort in names else row for row in rows), key=repr
        )
        for sort, rows in found.items()
    }


@st.composite
def _worlds(draw: st.DrawFn) -> list[list[tuple[Report, list[Claim]]]]:
    """What some commands read, each a few reports; the same report may be read again, with other claims."""
    lots = draw(st.lists(st.lists(reports(), min_size=1, max_size=3), min_size=2, max_size=6))
    return [[(report, draw(claims_of(report))) for report in lot] for lot in lots]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=_worlds(), seed=st.integers(0, 10_000))
def test_command_by_command_gives_what_reading_at_once_gives(
    world: list[list[tuple[Report, list[Claim]]]], seed: int, files: Iterator[Path]
) -> None:
    pick = random.Random(seed)
    with _opened(next(files)) as situation:
        for number, lot in enumerate(world):
            for report, claims in lot:
                situation.add(report, claims)
            renewal = _renew(situation)
            event(f"resumed: {not renewal.anew}")
            _check_apart(situation, files)
            if pick.random() < 0.5 and (judgement := decided(situation, pick, number)) is not None:
                situation.judge(judgement)
                event(f"judged: {judgement.decision}")
                if pick.random() < 0.7:
                    assert not _renew(situation).anew
                    _check_apart(situation, files)


def _check_apart(situation: Situation, files: Iterator[Path]) -> None:
    with _opened(next(files)) as other:
        check(situation, other)
