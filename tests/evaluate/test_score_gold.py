"""The benchmark's command: scores of an export, errors of seen reports only, and floors."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.evaluate.pairs import given_claims, load_one

from reportedly.model.records import claim_record

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "score_gold.py"


def _main() -> Callable[[Sequence[str]], int]:
    spec = importlib.util.spec_from_file_location("score_gold", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    main: Callable[[Sequence[str]], int] = module.main
    return main


def _export(folder: Path) -> Path:
    gold = load_one(folder)
    path = folder.parent / "claims.jsonl"
    records = [json.dumps(claim_record(claim, gold.report)) for claim in given_claims(gold)[:2]]
    path.write_text("\n".join(records) + "\n", encoding="utf-8")
    return path


def test_an_export_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "seen"
    claims = str(_export(folder))
    assert _main()([str(folder), "--claims", claims, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["claims_kind"]["right"] == 2
    assert _main()([str(folder), "--claims", claims, "--errors"]) == 0
    assert "MISSED  line 5" in capsys.readouterr().out


def test_errors_of_unseen_reports_stay_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "unseen"
    claims = str(_export(folder))
    assert _main()([str(folder), "--claims", claims, "--errors"]) == 2
    assert capsys.readouterr().out == ""
    link = tmp_path / "other"
    link.symlink_to(folder)
    assert _main()([str(link), "--claims", claims, "--errors"]) == 2
    assert _main()([str(folder), "--claims", claims]) == 0
    assert _main()([str(folder), "--claims", claims, "--errors", "--i-know"]) == 0


def test_floors_decide_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "seen"
    arguments = [str(folder), "--claims", str(_export(folder)), "--floors", str(tmp_path / "floors.json")]
    for floor, code in ((0.5, 0), (0.99, 1)):
        (tmp_path / "floors.json").write_text(
            json.dumps({"gold/seen": {"claims_kind.f1": floor}}), encoding="utf-8"
        )
        assert _main()(arguments) == code
    assert "below its floor: claims_kind.f1" in capsys.readouterr().err
    assert _main()([*arguments, "--corpus", "other"]) == 2
    assert _main()([str(tmp_path / "nowhere")]) == 2
