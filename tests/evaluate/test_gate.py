"""Gate: floors are held, and silence is no pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.evaluate.pairs import given_claims, load_one

from reportedly.errors import ConfigError
from reportedly.evaluate import check_floors, read_floors, score_gold


def test_only_what_is_below_its_floor_falls(tmp_path: Path) -> None:
    gold = load_one(tmp_path / "gold")
    scores = score_gold([gold], {gold.report.id: given_claims(gold)[:1]})
    floors = {"figures.f1": 0.8, "figures.recall": 0.7, "modality.said_accuracy": 0.1}
    fallen = check_floors(scores, floors)
    assert [str(item) for item in fallen] == [
        "figures.recall: 0.6667, floor 0.7000",
        "modality.said_accuracy: not measured, floor 0.1000",
    ]
    with pytest.raises(ConfigError, match="no score"):
        check_floors(scores, {"figurs.f1": 0.5})


def test_floors_are_read_for_one_corpus(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"gold/seen": {"figures.f1": 0.5}, "bad": {"a.f1": "high"}}), encoding="utf-8")
    assert read_floors(path, "gold/seen") == {"figures.f1": 0.5}
    for corpus, reason in (("gold/unseen", "no floors"), ("bad", "no number")):
        with pytest.raises(ConfigError, match=reason):
            read_floors(path, corpus)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_floors(tmp_path / "none.json", "bad")
