"""Rows: nouns as the tables hold them, and back. In: reports, claims, incidents, judgements. Out: rows with
their JSON records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.incident_records import incident_from_record, incident_record
from reportedly.model.judgement import Judgement
from reportedly.model.judgement_records import judgement_from_record, judgement_record
from reportedly.model.records import claim_from_record, claim_record
from reportedly.model.report import Report

Row = dict[str, Any]


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def report_row(report: Report) -> Row:
    columns = {
        "id": report.id,
        "digest": report.digest,
        "publisher": report.publisher,
        "published": report.published,
    }
    return {**columns, "record": _json(asdict(report))}


def report_of(record: str) -> Report:
    return Report(**json.loads(record))


def claim_row(claim: Claim, report: Report) -> Row:
    """The claim's record with the columns by which it is found; its incident stands in a column of its
    own."""
    place, time, speaker = claim.place, claim.time, claim.speaker
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "position": claim.trigger.start,
        "kind": claim.kind,
        "country": place.country if place else None,
        "geonameid": place.geonameid if place else None,
        "began": time.start if time else None,
        "side": speaker.side if speaker else None,
        "words": claim.words.text,
        "record": _json({**claim_record(claim, report), "incident_id": None}),
    }


def claim_of(record: str, incident_id: str | None) -> Claim:
    return claim_from_record({**json.loads(record), "incident_id": incident_id})


def incident_row(incident: Incident) -> Row:
    return {
        "id": incident.id,
        "kind": incident.kind,
        "standing": incident.standing.value,
        "country": incident.place.country if incident.place else None,
        "began": incident.time.start if incident.time else None,
        "record": _json(incident_record(incident)),
    }


def incident_of(record: str) -> Incident:
    return incident_from_record(json.loads(record))


def judgement_row(judgement: Judgement) -> Row:
    keys = ("id", "made_at", "made_by", "subject", "subject_id", "decision")
    columns = {key: getattr(judgement, key) for key in keys}
    return {**columns, "record": _json(judgement_record(judgement))}


def judgement_of(record: str) -> Judgement:
    return judgement_from_record(json.loads(record))
