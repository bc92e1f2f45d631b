"""Records of tolls and standings: plain JSON values, and back. In: tolls. Out: parts of
`reportedly.incident/1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.model.record_parts import Record, figure_from_record, figure_record
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll, TollEntry


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
    keys = ("claim_id", "report_id", "origin", "speaker", "side", "stated")
    entries = [{**{k: getattr(e, k) for k in keys}, "figure": figure_record(e.figure)} for e in toll.entries]
    return {
        "measure": toll.measure,
        "demographic": toll.demographic,
        "standing": standing_record(toll.standing),
        "entries": entries,
    }


def toll_from_record(record: Mapping[str, Any]) -> Toll:
    entries = tuple(
        TollEntry(**{**entry, "figure": figure_from_record(entry["figure"])}) for entry in record["entries"]
    )
    return Toll(record["measure"], entries, standing_from_record(record["standing"]), record["demographic"])
