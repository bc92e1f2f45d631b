"""Records of incidents: plain JSON values, and back. In: incidents. Out: `reportedly.incident/1`, as exports
and the store write it. The round trip loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reportedly.model.incident import Incident
from reportedly.model.link import Link, Weight
from reportedly.model.record_parts import (
    Record,
    place_from_record,
    place_record,
    time_from_record,
    time_record,
)
from reportedly.model.toll_records import standing_from_record, standing_record, toll_from_record, toll_record

INCIDENT_SCHEMA = "reportedly.incident/1"
# What of an incident stands in its record as it is, lists for tuples.
_LISTS = ("claim_ids", "report_ids", "origins", "outlets", "updates", "members")


def incident_record(incident: Incident) -> Record:
    """The incident as a `reportedly.incident/1` record."""
    return {
        "schema": INCIDENT_SCHEMA, "id": incident.id, "kind": incident.kind,
        "standing": standing_record(incident.standing),
        "place": None if incident.place is None else place_record(incident.place),
        "time": None if incident.time is None else time_record(incident.time),
        "tolls": [toll_record(toll) for toll in incident.tolls],
        **{key: list(getattr(incident, key)) for key in _LISTS},
        "links": [asdict(link) for link in incident.links],
        "part_of": incident.part_of, "independent_origins": incident.independent_origins,
    }  # fmt: skip


def incident_from_record(record: Mapping[str, Any]) -> Incident:
    """The incident of a `reportedly.incident/1` record."""
    return Incident(
        id=record["id"], kind=record["kind"], standing=standing_from_record(record["standing"]),
        place=place_from_record(record.get("place")), time=time_from_record(record.get("time")),
        tolls=tuple(toll_from_record(toll) for toll in record["tolls"]),
        links=tuple(_link(link) for link in record["links"]),
        part_of=record.get("part_of"), independent_origins=record.get("independent_origins", 0),
        **{key: tuple(record.get(key, ())) for key in _LISTS},
    )  # fmt: skip


def _link(record: Mapping[str, Any] | str) -> Link:
    if isinstance(record, str):  # as written before links had weights: "clm_a and clm_b: why"
        pair, _, reason = record.partition(": ")
        a, _, b = pair.partition(" and ")
        return Link(a, b, reason)
    return Link(**{**record, "weights": tuple(Weight(**weight) for weight in record["weights"])})
