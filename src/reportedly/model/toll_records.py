"""Records of tolls and standings: plain JSON values, and back. In: tolls. Out: parts of
`reportedly.incident/1`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reportedly.model.record_parts import Record, figure_from_record, figure_record
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll, TollEntry, TollRange

_ENTRY = ("claim_id", "report_id", "origin", "speaker", "side", "stated", "told", "source", "relation")
_TOLL = ("measure", "demographic", "status", "side", "basis", "phase", "is_part", "modality")


def standing_record(standing: Standing) -> Record:
    """`computed` stands only where a person overruled the rules."""
    record = {"value": standing.value, "reasons": list(standing.reasons)}
    return record if standing.computed is None else {**record, "computed": standing_record(standing.computed)}


def standing_from_record(record: Mapping[str, Any]) -> Standing:
    computed = record.get("computed")
    return Standing(
        record["value"],
        tuple(record["reasons"]),
        None if computed is None else standing_from_record(computed),
    )


def toll_record(toll: Toll) -> Record:
    return {
        **{key: getattr(toll, key) for key in _TOLL},
        "standing": standing_record(toll.standing),
        "entries": [_entry_record(entry) for entry in toll.entries],
        "range": None if toll.range is None else {**asdict(toll.range), "claim_ids": [*toll.range.claim_ids]},
    }


def toll_from_record(record: Mapping[str, Any]) -> Toll:
    found = record.get("range")
    return Toll(
        entries=tuple(_entry(entry) for entry in record["entries"]),
        standing=standing_from_record(record["standing"]),
        range=None if found is None else TollRange(**{**found, "claim_ids": tuple(found["claim_ids"])}),
        **{key: record[key] for key in _TOLL if key in record},
    )


def _entry_record(entry: TollEntry) -> Record:
    plain = {key: getattr(entry, key) for key in _ENTRY}
    return {**plain, "to": list(entry.to), "figure": figure_record(entry.figure)}


def _entry(record: Mapping[str, Any]) -> TollEntry:
    figure = figure_from_record(record["figure"])
    return TollEntry(**{**record, "figure": figure, "to": tuple(record.get("to", ()))})
