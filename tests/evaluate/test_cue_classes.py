"""Cue classes: of which class a claim is, and how the confusions are counted and printed."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.evaluate.pairs import given_claims, load_one

from reportedly.evaluate import align_claims
from reportedly.evaluate.cue_classes import classify_claim, count_classes, cue_classes
from reportedly.model.claim import Verification
from reportedly.model.records import claim_record

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "score_gold.py"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"speaker": None, "stance": "asserted"}, "asserted"),
        ({}, "attributed"),
        ({"hearsay": "reportedly"}, "hearsay"),
        ({"hearsay": "reportedly", "verification": Verification("unverified")}, "unverified"),
        ({"verification": Verification("verified_by")}, "attributed"),
        ({"modality": "feared", "verification": Verification("unverified")}, "feared"),
        ({"modality": "feared", "polarity": "denied"}, "denied"),
    ],
)
def test_the_first_class_that_applies(tmp_path: Path, changes: dict[str, Any], name: str) -> None:
    claim = load_one(tmp_path).coded[0]
    assert classify_claim(replace(claim, **changes)) == name
    assert name in cue_classes()


def test_confusions_are_counted_for_every_gold_claim(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    given = given_claims(gold)[:3]
    given[1] = replace(given[1], modality="possible")
    classes = count_classes([align_claims(gold, given)])
    assert classes.as_json() == {"attributed": {"attributed": 2, "possible": 1}, "denied": {"missed": 1}}
    attributed, denied = classes.as_table().splitlines()[2], classes.as_table().splitlines()[5]
    assert attributed.split()[:3] == ["attributed", ".", "2"] and attributed.endswith("0.667")
    assert denied.split()[-2:] == ["1", "-"]


def test_the_command_prints_counts_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("score_gold", SCRIPT)
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    folder = tmp_path / "unseen"
    gold = load_one(folder)
    records = [json.dumps(claim_record(claim, gold.report)) for claim in given_claims(gold)]
    export = tmp_path / "claims.jsonl"
    export.write_text("\n".join(records) + "\n", encoding="utf-8")
    arguments = [str(folder), "--claims", str(export), "--confusion"]
    assert script.main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["confusion"] == {
        "attributed": {"attributed": 3}, "denied": {"denied": 1},
    }  # fmt: skip
    assert script.main(arguments) == 0
    printed = capsys.readouterr().out
    assert "gold, given as" in printed and "Omdurman" not in printed
