"""Reading simulated texts: whose claim a read one is, and what of it was read rightly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from tools.simulate.dispatches import Dispatch
from tools.simulate.noise import read_noise
from tools.simulate.reading import Read, read_dispatches
from tools.simulate.scores import counterparts, score_standings, score_tolls
from tools.simulate.stream import simulate

from factory import make_claim, make_place
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.pipeline import Pipeline, ReadResult
from simulate.worlds import world

Claims = tuple[Claim, ...]


@dataclass(frozen=True)
class Reader:
    """Reads each dispatch as the truth has it, with what a test does to it."""

    dispatches: tuple[Dispatch, ...]
    spoil: Callable[[Claims], Claims]

    def read_claims(self, reports: Iterable[Report]) -> Iterator[ReadResult]:
        for report, dispatch in zip(reports, self.dispatches, strict=True):
            yield ReadResult(report, self.spoil(tuple(true.claim for true in dispatch.claims)))


def _read(spoil: Callable[[Claims], Claims], claims: int = 300) -> Read:
    items = simulate(world(), read_noise("low"), seed=1, claims=claims)
    dispatches = tuple(item for item in items if isinstance(item, Dispatch))
    return read_dispatches(cast(Pipeline, Reader(dispatches, spoil)), dispatches)


def test_what_is_read_without_a_fault_is_all_right() -> None:
    read = _read(lambda claims: claims)
    named = [claim for claim in read.claims if claim.place is not None]
    assert read.told.keys() >= {claim.id for claim in named}
    assert all(true.claim.id == id_ for id_, true in read.told.items())
    assert read.well == set(read.told)
    assert read.shares()["read_kind"] == read.shares()["read_place"] == 1.0


def test_each_fault_is_counted_by_itself() -> None:
    def spoilt(**values: Any) -> dict[str, float]:
        shares = _read(lambda claims: tuple(replace(claim, **values) for claim in claims)).shares()
        return {name: round(share, 1) for name, share in shares.items()}

    assert spoilt(kind="other")["read_kind"] == 0.0
    assert spoilt(kind="other")["read_place"] == 1.0
    assert spoilt(time=None)["read_day"] < 0.2  # right only where no time is told
    lost = _read(lambda claims: ())
    assert (lost.found, lost.claims, lost.shares()["read_found"]) == (0, [], 0.0)


def test_a_claim_of_words_that_tell_nothing_is_nobodys() -> None:
    def with_stray(claims: Claims) -> Claims:
        stray = make_claim(place=make_place(), at=10_000)
        return (*claims, replace(stray, report_id=claims[0].report_id, id=f"stray of {claims[0].id}"))

    read = _read(lambda claims: with_stray(claims) if claims else claims)
    assert not any(id_.startswith("stray") for id_ in read.told)
    assert any(claim.id.startswith("stray") for claim in read.claims)


def test_what_was_never_found_counts_as_wrong_and_strays_as_nothing() -> None:
    report = Report("rep_1", "Shelling.", "0", published="2024-08-11")
    one, stray = make_claim(report, at=0), make_claim(report, at=4)
    incident = make_incident([one, stray], find_origins([one, stray], [report]), {})
    found = counterparts({one.id: "a"}, [incident])
    assert found == {"a": incident}
    truths = [{"incident": name, "standing": "unassessed", "tolls": {"killed": [1, 2]}} for name in "ab"]
    share, confused = score_standings(truths, found)
    assert share == 0.5
    assert confused["unassessed", "nothing"] == 1
    assert score_tolls(truths, found).covered == 1.0
