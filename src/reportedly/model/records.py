"""Records: claims as plain JSON values, and back. In: model nouns. Out: `reportedly.claim/1`, as exports and
the store write it. The round trip loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.claim import Claim, Instrument, Proof, Verification
from reportedly.model.confidence import FieldConfidence
from reportedly.model.place import SiteNear
from reportedly.model.record_parts import (
    Record,
    actor_record,
    actor_values,
    figure_from_record,
    figure_record,
    maybe_span,
    place_from_record,
    place_record,
    span_from_record,
    span_record,
    time_from_record,
    time_record,
)
from reportedly.model.report import Report

CLAIM_SCHEMA = "reportedly.claim/1"
# What of a claim stands in its record as it is.
_PLAIN_KEYS = (
    "id", "report_id", "mention_group", "kind", "stance", "polarity", "modality", "hearsay", "background",
    "denies", "incident_id", "confidence", "made_by",
)  # fmt: skip


def _report_record(report: Report) -> Record:
    return {
        "path": report.path, "url": report.url, "title": report.title,
        "publisher": report.publisher, "published": report.published,
    }  # fmt: skip


def _verification_record(verification: Verification | None) -> Record | None:
    if verification is None:
        return None
    span = None if verification.span is None else span_record(verification.span)
    return {"status": verification.status, "scope": verification.scope, "by": verification.by, "words": span}


def _instrument_record(instrument: Instrument | None) -> Record | None:
    return None if instrument is None else {**span_record(instrument.span), "value": instrument.value}


def claim_record(claim: Claim, report: Report) -> Record:
    """The claim as a `reportedly.claim/1` record, a JSON object of one line."""
    return {
        "schema": CLAIM_SCHEMA,
        "id": claim.id,
        "report_id": claim.report_id,
        "mention_group": claim.mention_group,
        "incident_id": claim.incident_id,
        "report": _report_record(report),
        "kind": claim.kind,
        "flags": list(claim.flags),
        "stance": claim.stance,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "verification": _verification_record(claim.verification),
        "hearsay": claim.hearsay,
        "background": claim.background,
        "speaker": None if claim.speaker is None else actor_record(claim.speaker),
        "via": [{**span_record(via.span), "name": via.name, "actor_id": via.actor_id} for via in claim.via],
        "cue": None if claim.cue is None else span_record(claim.cue),
        "stated": None if claim.stated is None else time_record(claim.stated),
        "actor": None if claim.actor is None else actor_record(claim.actor),
        "target": None if claim.target is None else actor_record(claim.target),
        "instrument": _instrument_record(claim.instrument),
        "place": None if claim.place is None else place_record(claim.place),
        "time": None if claim.time is None else time_record(claim.time),
        "sites": [asdict(site) for site in claim.sites],
        "figures": [figure_record(figure) for figure in claim.figures],
        "proof": [{"kind": proof.kind, **span_record(proof.span)} for proof in claim.proof],
        "denies": claim.denies,
        "trigger": span_record(claim.trigger),
        "words": span_record(claim.words),
        "confidence": claim.confidence,
        "field_confidence": None if claim.field_confidence is None else asdict(claim.field_confidence),
        "reasons": list(claim.reasons),
        "made_by": claim.made_by,
    }


def _verification(record: Mapping[str, Any] | None) -> Verification | None:
    if record is None:
        return None
    return Verification(record["status"], record["scope"], record.get("by"), maybe_span(record.get("words")))


def _field_confidence(record: Mapping[str, Any] | None) -> FieldConfidence | None:
    return None if record is None else FieldConfidence(**record)


def _instrument(record: Mapping[str, Any] | None) -> Instrument | None:
    return None if record is None else Instrument(span_from_record(record), record.get("value"))


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """The claim of a `reportedly.claim/1` record; raises KeyError or ValueError where the record is
    broken."""
    actor, target, speaker = (record.get(key) for key in ("actor", "target", "speaker"))
    return Claim(
        words=span_from_record(record["words"]),
        trigger=span_from_record(record["trigger"]),
        flags=tuple(record["flags"]),
        verification=_verification(record.get("verification")),
        speaker=None if speaker is None else Speaker(**actor_values(speaker)),
        via=tuple(Via(span_from_record(via), via.get("name"), via.get("actor_id")) for via in record["via"]),
        cue=maybe_span(record.get("cue")),
        stated=time_from_record(record.get("stated")),
        actor=None if actor is None else Actor(**actor_values(actor)),
        target=None if target is None else Actor(**actor_values(target)),
        instrument=_instrument(record.get("instrument")),
        place=place_from_record(record.get("place")),
        time=time_from_record(record.get("time")),
        sites=tuple(SiteNear(**site) for site in record["sites"]),
        figures=tuple(figure_from_record(figure) for figure in record["figures"]),
        proof=tuple(Proof(proof["kind"], span_from_record(proof)) for proof in record["proof"]),
        field_confidence=_field_confidence(record.get("field_confidence")),
        reasons=tuple(record["reasons"]),
        **{key: record[key] for key in _PLAIN_KEYS},
    )
