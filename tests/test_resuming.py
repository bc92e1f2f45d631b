"""A file that is brought up to date command by command holds what fusing all of it at once gives: incidents,
standings, ids, and the index from which the next command goes on."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as event_of
from tools.simulate.dispatches import Dispatch
from tools.simulate.noise import read_noise
from tools.simulate.stream import simulate

from factory import TableSides, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from fuse.small_worlds import BETWEEN, LONG, OTHER, reports
from fuse.small_worlds import claims as claims_of
from judging import decided
from reportedly import resuming
from reportedly.fuse.decisions import Signature, judge_claim
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.fused import ROWS, ClaimKey, FusedClaim, TextBand
from reportedly.model.judgement import NO_RULINGS
from reportedly.model.report import Report
from reportedly.situation import Situation, with_incidents
from reportedly.store.index_tables import TABLES
from simulate.worlds import world

_VERSION = "as tested"
_Told = tuple[Report, list[Claim]]


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


def check(situation: Situation, other: Situation, *, with_index: bool = True) -> None:
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
    if with_index:
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
def _worlds(draw: st.DrawFn) -> list[list[_Told]]:
    """What some commands read, each a few reports; the same report may be read again, with other claims."""
    lots = draw(st.lists(st.lists(reports(), min_size=1, max_size=3), min_size=2, max_size=6))
    return [[(report, draw(claims_of(report))) for report in lot] for lot in lots]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=_worlds(), seed=st.integers(0, 10_000))
def test_command_by_command_gives_what_reading_at_once_gives(
    world: list[list[_Told]], seed: int, files: Iterator[Path]
) -> None:
    pick = random.Random(seed)
    with _opened(next(files)) as situation:
        for number, lot in enumerate(world):
            _read(situation, lot)
            renewal = _renew(situation)
            event(f"resumed: {not renewal.anew}")
            _check_apart(situation, files)
            if pick.random() < 0.5 and (judgement := decided(situation, pick, number)) is not None:
                situation.judge(judgement)
                event(f"judged: {judgement.decision}")
                if pick.random() < 0.7:
                    assert not _renew(situation).anew
                    _check_apart(situation, files)


_MANY = pytest.param(2000, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])


@pytest.mark.parametrize("size", [100, _MANY])
def test_a_simulated_war_comes_command_by_command(size: int, files: Iterator[Path]) -> None:
    stream = simulate(world(), read_noise("high"), seed=size, claims=size)
    told = [(d.report, [true.claim for true in d.claims]) for d in stream if isinstance(d, Dispatch)]
    pick = random.Random(size)
    pick.shuffle(told)
    with _opened(next(files)) as situation:
        _read(situation, told[: len(told) // 2])
        assert _renew(situation).anew == "new"
        rest = told[len(told) // 2 :]
        for number, start in enumerate(range(0, len(rest), 1 + len(rest) // 6)):
            for few in _lots(rest[start : start + 1 + len(rest) // 6], pick):
                _read(situation, few)
                assert not _renew(situation).anew
            if (judgement := decided(situation, pick, number)) is not None:
                situation.judge(judgement)
                assert not _renew(situation).anew
            _check_apart(situation, files)


def _lots(items: list[_Told], pick: random.Random) -> Iterator[list[_Told]]:
    """The items a few at a time."""
    while items:
        count = pick.choice((1, 1, 2, 5, 10))
        yield items[:count]
        items = items[count:]


def _read(situation: Situation, told: Iterable[_Told]) -> None:
    for report, claims in told:
        situation.add(report, claims)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=_worlds(), seed=st.integers(0, 10_000))
def test_a_growing_situation_between_commands_changes_nothing(
    world: list[list[_Told]], seed: int, files: Iterator[Path]
) -> None:
    pick = random.Random(seed)
    with _opened(next(files)) as situation:
        for number, lot in enumerate(world):
            if pick.random() < 0.5:
                _read(situation, lot)
            else:
                growing = situation.growing(PlainLinker(), TableSides(), version=_VERSION)
                for report, claims in lot:
                    growing.add(report, claims)
                if (judgement := decided(situation, pick, number)) is not None:
                    growing.judge(judgement)
            _renew(situation)
            with _opened(next(files)) as other:
                check(situation, other, with_index=False)


SHELLS = make_report("Shells hit it. Five were hurt.", publisher="One")
LATER = make_report("Shells hit it at noon, five hurt.", publisher="Two")
FAR = make_report("Calm all day.", publisher="Three")


def _claim(report: Report, place: str = "Kursk", **values: Any) -> Claim:
    return make_claim(report, place=make_place(place), time=make_time(), **values)


@pytest.fixture
def fused(files: Iterator[Path]) -> Iterator[Situation]:
    """A file of two happenings, fused."""
    with _opened(next(files)) as situation:
        _read(situation, [(SHELLS, [_claim(SHELLS)]), (FAR, [_claim(FAR, "Omdurman")])])
        assert _renew(situation).anew == "new"
        yield situation


def test_a_name_that_comes_later_ties_others_of_a_report(files: Iterator[Path]) -> None:
    # of one voice, five and twelve are two happenings; of two voices they are two counts of one
    lone = _claim(SHELLS, speaker=make_speaker("Smirnov"), figures=(make_figure(best=5),))
    full = _claim(SHELLS, at=14, speaker=make_speaker("Ivan Smirnov"), figures=(make_figure(best=12),))
    other = make_claim(LATER, kind="statement", speaker=make_speaker("Petr Smirnov"))
    with _opened(next(files)) as situation:
        _read(situation, [(SHELLS, [lone, full])])
        _renew(situation)
        assert [len(incident.claim_ids) for incident in situation.incidents()] == [1, 1]
        for claims, sizes in (([other], [1, 2]), ([], [1, 1])):
            _read(situation, [(LATER, claims)])
            assert not _renew(situation).anew
            assert sorted(len(incident.claim_ids) for incident in situation.incidents()) == sizes
            _check_apart(situation, files)


def test_a_text_between_two_binds_their_copies_and_lets_them_go(files: Iterator[Path]) -> None:
    one, other, between = (
        make_report(text, publisher=f"Outlet {n}") for n, text in enumerate((LONG, OTHER, BETWEEN))
    )
    with _opened(next(files)) as situation:
        for report in (one, other):
            _read(situation, [(report, [make_claim(report, words="It was hit.")])])
            _renew(situation)
        # one report under three texts, one after another: a link between the two, neither, and the first
        for text, sizes in ((BETWEEN, [3]), ("Calm all day.", [1, 1, 1]), (LONG, [1, 2]), (BETWEEN, [3])):
            report = replace(between, text=text)
            claim = replace(make_claim(between, words="It was hit."), confidence=len(text) / 1000)
            _read(situation, [(report, [claim])])
            assert not _renew(situation).anew
            assert sorted(len(incident.claim_ids) for incident in situation.incidents()) == sizes
            _check_apart(situation, files)


def test_a_whole_takes_its_parts_and_lets_them_go(files: Iterator[Path]) -> None:
    parts = [make_report(f"A blast in the town, report {n}.", publisher=f"Outlet {n}") for n in range(3)]
    towns = ("Kursk", "Sudzha", "Omdurman")
    told = [(r, [_claim(r, town, kind="attack")]) for r, town in zip(parts, towns, strict=True)]
    whole = make_report("Strikes across the region.", publisher="Far")
    wide = _claim(whole, "Kursk region", kind="attack", words="Strikes across the region.")
    with _opened(next(files)) as situation:
        _read(situation, told)
        _renew(situation)
        for claims, held in (([wide], 2), ([], 0), ([wide], 2)):
            _read(situation, [(whole, claims)])
            renewal = _renew(situation)
            assert not renewal.anew
            assert sum(incident.part_of is not None for incident in situation.incidents()) == held
            assert len(renewal.changed) == 2 + len(claims)
            _check_apart(situation, files)
        _read(situation, [(parts[0], [])])  # a part goes, the whole stays
        assert {len(incident.members) for incident in _renew(situation).changed} == {1}
        _check_apart(situation, files)


def test_only_what_is_touched_is_written(fused: Situation) -> None:
    before = fused.incidents()
    _read(fused, [(LATER, [_claim(LATER)])])
    renewal = _renew(fused)
    assert [len(incident.claim_ids) for incident in renewal.changed] == [2]
    assert [len(incident.claim_ids) for incident in renewal.before] == [1]
    assert len(set(before) & set(fused.incidents())) == 1
    assert _renew(fused) == resuming.Renewal(())


def test_nothing_but_what_is_touched_is_read(fused: Situation) -> None:
    with fused._store._writing() as connection:  # would end any reading of it
        for table in ("claims", "incidents"):
            connection.exec_driver_sql(f"UPDATE {table} SET record = '' WHERE record LIKE '%Omdurman%'")
    _read(fused, [(LATER, [_claim(LATER)])])
    assert [len(incident.claim_ids) for incident in _renew(fused).changed] == [2]


def test_other_rules_fuse_all_anew(fused: Situation) -> None:
    linker, sides = PlainLinker(), TableSides()
    assert fused.renew(linker, sides, version="another").anew == "version"
    assert not fused.renew(linker, sides, version="another").anew
    assert fused.renew(linker, sides, version="another", off=["agreed"]).anew == "rules"
    assert fused.renew(linker, sides, version="another").anew == "rules"


def test_a_fusion_without_a_version_is_none_to_go_on_from(fused: Situation) -> None:
    fused.refuse(PlainLinker(), TableSides())
    assert _renew(fused).anew == "no index"


def test_where_much_is_new_all_is_fused(fused: Situation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resuming, "MANY", 2)
    _read(fused, [(LATER, [_claim(LATER)])])
    assert not _renew(fused).anew  # one of three
    _read(fused, [(LATER, [_claim(LATER, "Sudzha")]), (FAR, [])])
    assert _renew(fused).anew == "many"


def test_what_came_during_a_fusion_is_not_forgotten(fused: Situation) -> None:
    class Slow(PlainLinker):
        def fuse(self, claims: Any, reports: Any, rulings: Any = NO_RULINGS) -> Any:
            if not fused.report(LATER.id):
                _read(fused, [(LATER, [_claim(LATER)])])
            return super().fuse(claims, reports, rulings)

    fused.refuse(Slow(), TableSides(), version=_VERSION)
    assert [len(incident.claim_ids) for incident in fused.incidents()] == [1, 1]
    assert [len(incident.claim_ids) for incident in _renew(fused).changed] == [2]


def test_a_fusion_that_was_overtaken_is_none_to_go_on_from(fused: Situation) -> None:
    class Slow(PlainLinker):
        def fuse(self, claims: Any, reports: Any, rulings: Any = NO_RULINGS) -> Any:
            _read(fused, [(LATER, [_claim(LATER)])])
            assert not _renew(fused).anew
            return super().fuse(claims, reports, rulings)

    fused.refuse(Slow(), TableSides(), version=_VERSION)
    assert _renew(fused).anew == "no index"
    assert sorted(len(incident.claim_ids) for incident in fused.incidents()) == [1, 2]


def test_a_renewal_that_fails_leaves_all_as_it_was(fused: Situation, monkeypatch: pytest.MonkeyPatch) -> None:
    before, index = fused.incidents(), index_of(fused)
    _read(fused, [(LATER, [_claim(LATER)])])
    with monkeypatch.context() as patched:
        patched.setattr(resuming, "assess_incidents", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            _renew(fused)
    assert (fused.incidents(), index_of(fused)) == (before, index)
    assert [len(incident.claim_ids) for incident in _renew(fused).changed] == [2]


def test_words_judged_in_another_edition_count(fused: Situation, files: Iterator[Path]) -> None:
    # a colleague's judgement speaks of a report that is not here; its words stand in one that is
    other = replace(SHELLS, id="rep_elsewhere")
    claim = replace(_claim(SHELLS), id="clm_elsewhere", report_id=other.id)
    signature = Signature("ada", "", "2024-08-12T09:00:00+00:00")
    fused.judge(judge_claim(signature, claim, other, "rejected"))
    renewal = _renew(fused)
    assert not renewal.anew and [incident.report_ids for incident in renewal.before] == [(SHELLS.id,)]
    assert len(fused.incidents()) == 1
    _check_apart(fused, files)
    # a second edition with the same words around: which is meant cannot be told any more
    _read(fused, [(replace(SHELLS, id="rep_second", publisher="Two"), [])])
    assert not _renew(fused).anew
    assert len(fused.incidents()) == 2
    _check_apart(fused, files)


def _check_apart(situation: Situation, files: Iterator[Path]) -> None:
    with _opened(next(files)) as other:
        check(situation, other)
