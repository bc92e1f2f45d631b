"""PLOVER records: reading, which claim stands for a record, its kind and the words of its actors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factory import make_actor, make_claim, make_report, make_span
from reportedly.errors import InputError
from reportedly.evaluate.plover import (
    EVENTS_OF_KINDS,
    MATERIAL,
    PloverRecord,
    claim_of,
    events_of,
    read_plover,
    score_record,
)
from reportedly.model.claim import Claim
from reportedly.model.vocabulary import KINDS

TEXT = "Hill rebels shelled the Dale garrison after talks failed."
REPORT = make_report(TEXT)


def _raw(number: int, event: str = "FIGHT", **fields: Any) -> dict[str, Any]:
    return {
        "id": f"OWN-{event}-{number}", "text": TEXT, "event": event, "eventText": "shelled garrison",
        "textInfo": {"markup": "(SRC: Hill rebels) (EVT: shelled) the (TAR: Dale) garrison"},
        "source": [{"actorText": "Hill rebels", "code": "REB"}], "target": [{"actorText": "Dale"}], **fields,
    }  # fmt: skip


def _read(folder: Path, *records: dict[str, Any], half: str | None = None) -> list[PloverRecord]:
    path = folder / "records.txt"
    path.write_text(json.dumps([{"id": "D", "event": "DOCUMENT"}, *records]), encoding="utf-8")
    return list(read_plover(path, half))


def _claim(kind: str, trigger: str, **fields: Any) -> Claim:
    return make_claim(REPORT, kind, at=TEXT.index(trigger), trigger=trigger, **fields)


def _actor(words: str) -> Any:
    return make_actor(span=make_span(words, REPORT))


def test_records_are_read_whatever_their_form(tmp_path: Path) -> None:
    odd = _raw(2, "TALK", target="", textInfo="(EVT: failed)")
    first, second = _read(tmp_path, _raw(1), odd)
    assert (first.sources, first.targets) == (("Hill rebels",), ("Dale",))
    assert first.words == {"shelled", "garrison"}
    assert (second.targets, "failed" in second.words) == ((), True)


def test_the_halves_share_no_record(tmp_path: Path) -> None:
    records = [_raw(number) for number in range(20)]
    dev, test = (_read(tmp_path, *records, half=half) for half in ("dev", "test"))
    assert dev and test
    assert len(dev) + len(test) == 20
    assert not {record.id for record in dev} & {record.id for record in test}


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "records.txt"
    path.write_text('[{"event": "FIGHT"}]', encoding="utf-8")
    with pytest.raises(InputError, match="no file of PLOVER records"):
        list(read_plover(path))


def test_the_claim_of_the_events_words_is_scored(tmp_path: Path) -> None:
    (record,) = _read(tmp_path, _raw(1))
    talks, shelling = _claim("talks", "talks"), _claim("shelling", "shelled", actor=_actor("Hill rebels"))
    assert claim_of(record, [talks, shelling]) is shelling
    assert claim_of(record, [talks]) is talks
    rows = score_record(record, [talks, shelling])
    assert (rows.value("kind of deeds.f1"), rows.value("source, words.f1")) == (1.0, 1.0)
    assert rows.value("target, words.recall") == 0.0
    missed = score_record(record, [])
    assert (missed.value("kind.recall"), missed.value("kind.precision")) == (0.0, None)


def test_extra_words_of_an_actor_cost_precision(tmp_path: Path) -> None:
    (record,) = _read(tmp_path, _raw(1))
    rows = score_record(record, [_claim("shelling", "shelled", target=_actor("the Dale garrison"))])
    assert (rows.value("target, words.precision"), rows.value("target, words.recall")) == (0.5, 1.0)


def test_two_sides_of_one_act_are_one_set(tmp_path: Path) -> None:
    both = [{"actorText": "Hill rebels"}, {"actorText": "Dale"}]
    (record,) = _read(tmp_path, _raw(1, source=both, target=""))
    claim = _claim("armed_clash", "shelled", actor=_actor("Dale"), target=_actor("Hill rebels"))
    rows = score_record(record, [claim])
    assert rows.value("source, words.f1") == 1.0
    assert rows.found["target, words"].gold == 0


def test_the_map_knows_our_kinds_and_their_events_alone() -> None:
    assert set(EVENTS_OF_KINDS) <= set(KINDS)
    assert set().union(*EVENTS_OF_KINDS.values()) >= MATERIAL


@pytest.mark.parametrize(
    ("kind", "fields", "event"),
    [
        ("shelling", {}, "FIGHT"),
        ("shelling", {"modality": "planned"}, "THREATEN"),
        ("ceasefire", {"modality": "ordered"}, "DEMAND"),
        ("talks", {"modality": "planned"}, "AGREE"),
        ("talks", {"polarity": "denied"}, "REJECT"),
        ("statement", {}, "DISAPPROVE"),
    ],
)
def test_what_is_not_done_is_speech(kind: str, fields: dict[str, str], event: str) -> None:
    claim = _claim(kind, "talks", **fields)
    assert event in events_of(claim)
    assert len(events_of(claim)) < len(MATERIAL)
