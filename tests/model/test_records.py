"""Claims as records: what the record holds of a claim's words. (That a claim comes back from its record as
it was is shown in `export/test_records.py`.)"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factory import make_report
from reportedly.model.records import claim_from_record, claim_record
from text_reader import TextReader

TEXT = (
    "Shelling killed at least 12 people, including three children, in Omdurman on Friday, "
    "the health ministry said. "
    "The army denied that its guns had shelled the market. This could not be independently verified."
)


def test_claims_that_were_read_come_back_as_they_were(reader: TextReader) -> None:
    report = make_report(TEXT)
    claims = reader.read_report(report)
    assert len(claims) >= 2
    for claim in claims:
        assert claim_from_record(json.loads(json.dumps(claim_record(claim, report)))) == claim


def test_every_text_in_a_record_is_the_slice_at_its_offsets(reader: TextReader) -> None:
    report = make_report(TEXT)
    for claim in reader.read_report(report):
        spans = list(spans_in(claim_record(claim, report)))
        assert spans
        for start, end, text in spans:
            assert report.text[start:end] == text


def test_a_record_names_its_schema(reader: TextReader) -> None:
    report = make_report(TEXT)
    record = claim_record(reader.read_report(report)[0], report)
    assert record["schema"] == "reportedly.claim/1"
    assert record["report_id"] == report.id


def spans_in(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every `start`, `end`, `text` of a record, however deep."""
    if isinstance(value, dict):
        if (
            value.get("start") is not None
            and isinstance(value.get("start"), int)
            and value.get("text") is not None
        ):
            yield value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)
