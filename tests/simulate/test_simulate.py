"""The simulator: the same seed tells the same, every value has its words, and the truth is kept beside it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest
from tools.simulate.__main__ import main
from tools.simulate.dispatches import Dispatch
from tools.simulate.noise import LEVELS, Noise, read_noise
from tools.simulate.stream import Settled, simulate

from reportedly.model.records import claim_from_record
from reportedly.model.span import Span
from reportedly.model.vocabulary import KINDS, MEASURES
from simulate.worlds import world


def _stream(seed: int = 1, noise: str = "middle", claims: int = 400) -> list[Dispatch | Settled]:
    return list(simulate(world(), read_noise(noise), seed=seed, claims=claims))


def _dispatches(**values: int | str) -> list[Dispatch]:
    return [item for item in _stream(**values) if isinstance(item, Dispatch)]  # type: ignore[arg-type]


def test_the_same_seed_tells_the_same_and_another_something_else() -> None:
    assert _stream() == _stream()
    assert _dispatches()[0].report.text != _dispatches(seed=2)[0].report.text


def _spans(dispatch: Dispatch) -> Iterator[Span]:
    for true in dispatch.claims:
        claim = true.claim
        parts = (claim.speaker, claim.actor, claim.target, claim.place, claim.time, *claim.figures)
        yield from (claim.words, claim.trigger, *(part.span for part in parts if part is not None))


def test_every_value_has_its_words() -> None:
    for dispatch in _dispatches(noise="high"):
        for span in _spans(dispatch):
            assert dispatch.report.text[span.start : span.end] == span.text


def test_values_are_of_the_closed_lists() -> None:
    for dispatch in _dispatches(noise="high"):
        for true in dispatch.claims:
            assert true.claim.kind in KINDS
            assert all(figure.measure in MEASURES for figure in true.claim.figures)


def test_every_claim_has_its_incident_and_ids_are_never_given_twice() -> None:
    items = _stream(claims=1500)
    claims = [true for item in items if isinstance(item, Dispatch) for true in item.claims]
    told = {item.truth["incident"]: item.truth["claims"] for item in items if isinstance(item, Settled)}
    assert {true.told.happening.id for true in claims} == set(told)
    assert sum(told.values()) == len(claims) == len({true.claim.id for true in claims}) >= 1500


def test_a_theatre_is_told_in_the_order_of_its_days() -> None:
    theatres = defaultdict(list)
    for dispatch in _dispatches(claims=1000):
        theatre = (dispatch.report.url or "").rsplit("/", 1)[-1].partition("-")[0]
        theatres[theatre].append(dispatch.report.published or "")
    assert max(map(len, theatres.values())) > 100
    for days in theatres.values():
        assert all(a[:10] <= b[:10] for a, b in pairwise(days))


def test_more_noise_leaves_more_unsaid() -> None:
    def unsaid(level: str) -> float:
        claims = [true.claim for d in _dispatches(noise=level, claims=2000) for true in d.claims]
        return sum(c.time is None or c.place is None for c in claims) / len(claims)

    low, middle, high = (unsaid(level) for level in LEVELS)
    assert low < middle < high


def test_each_rate_is_a_share_that_grows_with_the_level() -> None:
    low, middle, high = (read_noise(level) for level in LEVELS)
    for field in fields(Noise):
        rates = [getattr(noise, field.name) for noise in (low, middle, high)]
        assert 0 < rates[0] < rates[1] < rates[2] < 1, field.name
    with pytest.raises(ValueError, match="choose from: low, middle, high"):
        read_noise("loud")


def test_the_command_writes_claims_with_their_truth(tmp_path: Path) -> None:
    assert main(["claims", "--claims", "100", "--out", str(tmp_path / "out")]) == 0
    lines = {
        name: [
            json.loads(line) for line in (tmp_path / "out" / f"{name}.jsonl").read_text("utf-8").splitlines()
        ]
        for name in ("claims", "reports", "truth", "incidents")
    }
    claims = [claim_from_record(record) for record in lines["claims"]]
    assert [claim.id for claim in claims] == [record["claim_id"] for record in lines["truth"]]
    assert {claim.report_id for claim in claims} <= {record["id"] for record in lines["reports"]}
    assert {record["incident"] for record in lines["truth"]} == {r["incident"] for r in lines["incidents"]}
    assert all("Constructed" in record["title"] for record in lines["reports"])
    assert main(["claims", "--claims", "100", "--out", str(tmp_path / "out")]) == 2


def test_the_texts_are_the_same_reports_without_their_claims(tmp_path: Path) -> None:
    assert main(["text", "--claims", "100", "--out", str(tmp_path / "out")]) == 0
    assert not (tmp_path / "out" / "claims.jsonl").exists()
    lines = (tmp_path / "out" / "dispatches.jsonl").read_text("utf-8").splitlines()
    assert json.loads(lines[0])["text"] == _dispatches(claims=100)[0].report.text
