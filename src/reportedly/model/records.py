"""Records: claims and incidents as plain JSON values, and back. In: model nouns. Out: `reportedly.claim/1` and
`reportedly.incident/1`, as exports and the store write them. The round trip loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.claim import Claim, Instrument, Proof, Verification
from reportedly.model.figure import Figure
from reportedly.model.incident import Incident, Standing, Toll, TollEntry
from reportedly.model.place import Place, PlaceCandidate, RelativePlace, SiteNear
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

Record = dict[str, Any]
CLAIM_SCHEMA = "reportedly.claim/1"
INCIDENT_SCHEMA = "reportedly.incident/1"


def span_record(span: Span) -> Record:
    return {"text": span.text, "start": span.start, "end": span.end}


def _span(record: Mapping[str, Any]) -> Span:
    return Span(record["start"], record["end"], record["text"])


def _maybe_span(record: Mapping[str, Any] | None) -> Span | None:
    return None if record is None else _span(record)


def _actor_record(actor: Actor | Speaker) -> Record:
    return {
        "text": actor.span.text, "name": actor.name, "actor_id": actor.actor_id, "side": actor.side,
        "kind": actor.kind, "private": actor.private, "reason": actor.reason,
        "start": actor.span.start, "end": actor.span.end,
    }  # fmt: skip


def _actor_values(record: Mapping[str, Any]) -> Record:
    keys = ("name", "actor_id", "side", "kind", "private", "reason")
    return {
        "span": _span(record),
        **{key: record.get(key) for key in keys},
        "private": bool(record.get("private")),
    }


def _place_record(place: Place) -> Record:
    relative = place.relative
    return {
        "text": place.span.text, "name": place.name, "geonameid": place.geonameid, "country": place.country,
        "controlled_by": place.controlled_by, "admin1": place.admin1, "lat": place.lat, "lon": place.lon,
        "precision": place.precision,
        "relative": None if relative is None
        else {"anchor": relative.anchor, "km": relative.km, "bearing": relative.bearing},
        "inherited": place.inherited, "reason": place.reason,
        "candidates": [
            {"name": c.name, "country": c.country, "admin1": c.admin1, "lat": c.lat, "lon": c.lon,
             "geonameid": c.geonameid, "score": c.score, "reason": c.reason}
            for c in place.candidates
        ],
        "start": place.span.start, "end": place.span.end,
    }  # fmt: skip


def _place(record: Mapping[str, Any] | None) -> Place | None:
    if record is None:
        return None
    keys = ("name", "geonameid", "country", "controlled_by", "admin1", "lat", "lon", "precision", "reason")
    relative = record.get("relative")
    return Place(
        span=_span(record),
        relative=None if relative is None else RelativePlace(**relative),
        inherited=bool(record.get("inherited")),
        candidates=tuple(PlaceCandidate(**candidate) for candidate in record.get("candidates") or ()),
        **{key: record.get(key) for key in keys},
    )


def _time_record(time: TimeRef) -> Record:
    return {
        "text": time.span.text, "from": time.start, "to": time.end, "tz": time.tz, "precision": time.precision,
        "inherited": time.inherited, "reason": time.reason, "start": time.span.start, "end": time.span.end,
    }  # fmt: skip


def _time(record: Mapping[str, Any] | None) -> TimeRef | None:
    if record is None:
        return None
    return TimeRef(
        span=_span(record), start=record.get("from"), end=record.get("to"), tz=record.get("tz"),
        precision=record.get("precision"), inherited=bool(record.get("inherited")), reason=record.get("reason"),
    )  # fmt: skip


_FIGURE_KEYS = (
    "measure", "low", "best", "high", "bound", "counted", "status", "demographic", "side",
    "basis", "phase", "as_of", "subset_of", "superseded",
)  # fmt: skip


_POINTER = "figures/"


def figure_record(figure: Figure) -> Record:
    record: Record = {key: getattr(figure, key) for key in _FIGURE_KEYS}
    # A pointer, not a bare index: the first figure's index would read as "none".
    record["subset_of"] = None if figure.subset_of is None else f"{_POINTER}{figure.subset_of}"
    record["as_written"] = {"number": figure.number, "unit": figure.unit}
    return {
        **record,
        **span_record(figure.span),
        "more_spans": [span_record(span) for span in figure.more_spans],
    }


def figure_from_record(record: Mapping[str, Any]) -> Figure:
    written = record.get("as_written") or {}
    whole = record.get("subset_of")
    values = {key: record[key] for key in _FIGURE_KEYS if key in record}
    values["subset_of"] = None if whole is None else int(str(whole).removeprefix(_POINTER))
    return Figure(
        span=_span(record),
        number=written.get("number"),
        unit=written.get("unit"),
        more_spans=tuple(_span(span) for span in record.get("more_spans") or ()),
        **values,
    )


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


def claim_record(claim: Claim, report: Report) -> Record:
    """The claim as a `reportedly.claim/1` record, a JSON object of one line."""
    instrument = claim.instrument
    return {
        "schema": CLAIM_SCHEMA, "id": claim.id, "report_id": claim.report_id, "mention_group": claim.mention_group,
        "incident_id": claim.incident_id, "report": _report_record(report),
        "kind": claim.kind, "flags": list(claim.flags), "stance": claim.stance, "polarity": claim.polarity,
        "modality": claim.modality, "verification": _verification_record(claim.verification),
        "hearsay": claim.hearsay, "background": claim.background,
        "speaker": None if claim.speaker is None else _actor_record(claim.speaker),
        "via": [{**span_record(via.span), "name": via.name, "actor_id": via.actor_id} for via in claim.via],
        "cue": None if claim.cue is None else span_record(claim.cue),
        "stated": None if claim.stated is None else _time_record(claim.stated),
        "actor": None if claim.actor is None else _actor_record(claim.actor),
        "target": None if claim.target is None else _actor_record(claim.target),
        "instrument": None if instrument is None else {**span_record(instrument.span), "value": instrument.value},
        "place": None if claim.place is None else _place_record(claim.place),
        "time": None if claim.time is None else _time_record(claim.time),
        "sites": [
            {"site_id": s.site_id, "name": s.name, "kind": s.kind, "km": s.km, "named": s.named,
             "stated_km": s.stated_km, "agrees": s.agrees}
            for s in claim.sites
        ],
        "figures": [figure_record(figure) for figure in claim.figures],
        "proof": [{"kind": proof.kind, **span_record(proof.span)} for proof in claim.proof],
        "denies": claim.denies, "trigger": span_record(claim.trigger), "words": span_record(claim.words),
        "confidence": claim.confidence, "reasons": list(claim.reasons), "made_by": claim.made_by,
    }  # fmt: skip


def _verification(record: Mapping[str, Any] | None) -> Verification | None:
    if record is None:
        return None
    return Verification(record["status"], record["scope"], record.get("by"), _maybe_span(record.get("words")))


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """The claim of a `reportedly.claim/1` record; raises KeyError or ValueError where the record is broken."""
    actor, target, speaker = (record.get(key) for key in ("actor", "target", "speaker"))
    instrument, verification = record.get("instrument"), record.get("verification")
    plain = ("id", "report_id", "mention_group", "kind", "stance", "polarity", "modality", "hearsay", "background",
             "denies", "incident_id", "confidence", "made_by")  # fmt: skip
    return Claim(
        words=_span(record["words"]),
        trigger=_span(record["trigger"]),
        flags=tuple(record["flags"]),
        verification=_verification(verification),
        speaker=None if speaker is None else Speaker(**_actor_values(speaker)),
        via=tuple(Via(_span(via), via.get("name"), via.get("actor_id")) for via in record["via"]),
        cue=_maybe_span(record.get("cue")),
        stated=_time(record.get("stated")),
        actor=None if actor is None else Actor(**_actor_values(actor)),
        target=None if target is None else Actor(**_actor_values(target)),
        instrument=None if instrument is None else Instrument(_span(instrument), instrument.get("value")),
        place=_place(record.get("place")),
        time=_time(record.get("time")),
        sites=tuple(SiteNear(**site) for site in record["sites"]),
        figures=tuple(figure_from_record(figure) for figure in record["figures"]),
        proof=tuple(Proof(proof["kind"], _span(proof)) for proof in record["proof"]),
        reasons=tuple(record["reasons"]),
        **{key: record[key] for key in plain},
    )


def _standing_record(standing: Standing) -> Record:
    return {"value": standing.value, "reasons": list(standing.reasons)}


def _standing(record: Mapping[str, Any]) -> Standing:
    return Standing(record["value"], tuple(record["reasons"]))


def _toll_record(toll: Toll) -> Record:
    keys = ("claim_id", "report_id", "origin", "speaker", "side", "stated")
    entries = [{**{k: getattr(e, k) for k in keys}, "figure": figure_record(e.figure)} for e in toll.entries]
    return {"measure": toll.measure, "demographic": toll.demographic, "standing": _standing_record(toll.standing),
            "entries": entries}  # fmt: skip


def _toll(record: Mapping[str, Any]) -> Toll:
    entries = tuple(
        TollEntry(**{**entry, "figure": figure_from_record(entry["figure"])}) for entry in record["entries"]
    )
    return Toll(record["measure"], entries, _standing(record["standing"]), record["demographic"])


def incident_record(incident: Incident) -> Record:
    """The incident as a `reportedly.incident/1` record."""
    return {
        "schema": INCIDENT_SCHEMA, "id": incident.id, "kind": incident.kind,
        "standing": _standing_record(incident.standing),
        "claim_ids": list(incident.claim_ids), "report_ids": list(incident.report_ids),
        "place": None if incident.place is None else _place_record(incident.place),
        "time": None if incident.time is None else _time_record(incident.time),
        "tolls": [_toll_record(toll) for toll in incident.tolls],
        "origins": list(incident.origins), "links": list(incident.links),
    }  # fmt: skip


def incident_from_record(record: Mapping[str, Any]) -> Incident:
    """The incident of a `reportedly.incident/1` record."""
    return Incident(
        id=record["id"], kind=record["kind"], claim_ids=tuple(record["claim_ids"]),
        report_ids=tuple(record["report_ids"]), standing=_standing(record["standing"]),
        place=_place(record.get("place")), time=_time(record.get("time")),
        tolls=tuple(_toll(toll) for toll in record["tolls"]),
        origins=tuple(record["origins"]), links=tuple(record["links"]),
    )  # fmt: skip
