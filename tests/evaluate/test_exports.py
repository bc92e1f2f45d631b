"""Exports: claims by file, masked names put back, and an error for each thing that can be wrong."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.evaluate.pairs import given_claims, load_one

from reportedly.errors import InputError
from reportedly.evaluate import GoldReport, SideNames, score_alignments
from reportedly.evaluate.exports import STANDARD_INPUT, align_reports, read_export
from reportedly.model.records import claim_record

Record = dict[str, Any]


def _records(gold: GoldReport) -> list[Record]:
    return [claim_record(claim, gold.report) for claim in given_claims(gold)]


def _write(path: Path, records: list[Record]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_claims_come_by_the_file_of_their_report(tmp_path: Path) -> None:
    gold = load_one(tmp_path / "gold")
    records = _records(gold)
    for record in records:
        record["report"] = {**record["report"], "path": f"/somewhere/else/{gold.report.path}"}
    elsewhere = {**records[0], "report": {**records[0]["report"], "path": "99-other.txt"}}
    export = read_export(_write(tmp_path / "claims.jsonl", [*records, elsewhere]), [gold])
    assert [claim.kind for claim in export.claims["01-a.txt"]] == [claim.kind for claim in gold.coded]
    assert export.others == {"99-other.txt": 1}


def test_standard_input_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = load_one(tmp_path / "gold")
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(_records(gold)[0]) + "\n\n"))
    assert len(read_export(STANDARD_INPUT, [gold]).claims["01-a.txt"]) == 1


def test_masking_costs_no_score(tmp_path: Path) -> None:
    gold = load_one(tmp_path / "gold")
    records = _records(gold)
    masked = json.loads(json.dumps(records).replace("the ministry", "[name]"))
    assert masked != json.loads(json.dumps(records))
    export = read_export(_write(tmp_path / "claims.jsonl", masked), [gold])
    (alignment,) = align_reports([gold], export.claims, SideNames())
    assert score_alignments([alignment]).value("speaker.accuracy") == 1.0
    assert all(claim.words.text in gold.report.text for claim in export.claims["01-a.txt"])


def test_a_report_without_claims_is_given_none(tmp_path: Path) -> None:
    gold = load_one(tmp_path / "gold")
    (alignment,) = align_reports([gold], {}, SideNames())
    assert (alignment.given, len(alignment.missed)) == ((), len(gold.claims))


def _drop(key: str) -> Callable[[Record], None]:
    return lambda record: record.pop(key)


def _shift(record: Record) -> None:
    for end in ("start", "end"):
        record["words"][end] += 3


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda record: record.update(schema="reportedly.incident/1"), "is reportedly.incident/1, not"),
        (_drop("schema"), "is no record, not reportedly.claim/1"),
        (lambda record: record["report"].update(path=None), "does not say the file"),
        (_drop("report"), "does not say the file"),
        (_drop("kind"), "is a broken reportedly.claim/1"),
        (lambda record: record.update(figures=7), "is a broken reportedly.claim/1"),
        (_shift, "its words are not at"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, spoil: Callable[[Record], None], said: str) -> None:
    gold = load_one(tmp_path / "gold")
    records = _records(gold)[:2]
    spoil(records[1])
    with pytest.raises(InputError, match=rf"claims\.jsonl:2: {said}.*; \w"):
        read_export(_write(tmp_path / "claims.jsonl", records), [gold])


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"{", "claims.jsonl:1: is no JSON"), (b"\xff\xfe", "is not UTF-8"), (None, "no such file")],
)
def test_a_file_that_is_none_is_named(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "claims.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_export(path, [load_one(tmp_path / "gold")])
