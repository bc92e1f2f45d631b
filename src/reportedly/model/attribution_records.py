"""Records of attributions as plain JSON values. In: attributions and their report. Out:
`reportedly.attribution/1`, as `reportedly quotes` writes it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.model.actor import Speaker, Via
from reportedly.model.attribution import Attribution
from reportedly.model.record_parts import (
    Record,
    actor_record,
    actor_values,
    span_from_record,
    span_record,
)
from reportedly.model.report import Report

ATTRIBUTION_SCHEMA = "reportedly.attribution/1"
_PLAIN_KEYS = ("id", "report_id", "cue_class", "manner", "within", "certainty", "made_by")


def attribution_record(found: Attribution, report: Report) -> Record:
    """The attribution as a JSON object of one line; parts that the text lacks are empty lists."""
    return {
        "schema": ATTRIBUTION_SCHEMA,
        "id": found.id,
        "report_id": found.report_id,
        "report": {
            "path": report.path, "url": report.url, "title": report.title,
            "publisher": report.publisher, "published": report.published,
        },
        "source": [span_record(span) for span in found.source],
        "cue": [span_record(span) for span in found.cue],
        "content": [span_record(span) for span in found.content],
        "cue_class": found.cue_class,
        "manner": found.manner,
        "speaker": None if found.speaker is None else actor_record(found.speaker),
        "via": [{**span_record(via.span), "name": via.name, "actor_id": via.actor_id} for via in found.via],
        "within": found.within,
        "certainty": found.certainty,
        "reasons": list(found.reasons),
        "made_by": found.made_by,
    }  # fmt: skip


def attribution_from_record(record: Mapping[str, Any]) -> Attribution:
    """The attribution of a record; raises KeyError or ValueError where the record is broken."""
    speaker = record["speaker"]
    return Attribution(
        **{key: record[key] for key in _PLAIN_KEYS},
        source=tuple(span_from_record(part) for part in record["source"]),
        cue=tuple(span_from_record(part) for part in record["cue"]),
        content=tuple(span_from_record(part) for part in record["content"]),
        speaker=None if speaker is None else Speaker(**actor_values(speaker)),
        via=tuple(Via(span_from_record(via), via["name"], via["actor_id"]) for via in record["via"]),
        reasons=tuple(record["reasons"]),
    )
