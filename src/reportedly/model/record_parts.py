"""Parts of records: spans, actors, places, times and figures as plain JSON values, and back. In: model nouns.
Out: the values from which `records` makes those of claims and incidents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.model.actor import Actor
from reportedly.model.figure import Figure
from reportedly.model.place import Place, PlaceCandidate, RelativePlace
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef

Record = dict[str, Any]


def span_record(span: Span) -> Record:
    return {"text": span.text, "start": span.start, "end": span.end}


def span_from_record(record: Mapping[str, Any]) -> Span:
    return Span(record["start"], record["end"], record["text"])


def maybe_span(record: Mapping[str, Any] | None) -> Span | None:
    return None if record is None else span_from_record(record)


def actor_record(actor: Actor) -> Record:
    return {
        "text": actor.span.text, "name": actor.name, "actor_id": actor.actor_id, "side": actor.side,
        "kind": actor.kind, "private": actor.private, "reason": actor.reason,
        "start": actor.span.start, "end": actor.span.end,
    }  # fmt: skip


def actor_values(record: Mapping[str, Any]) -> Record:
    keys = ("name", "actor_id", "side", "kind", "private", "reason")
    return {
        "span": span_from_record(record),
        **{key: record.get(key) for key in keys},
        "private": bool(record.get("private")),
    }


def place_record(place: Place) -> Record:
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


def place_from_record(record: Mapping[str, Any] | None) -> Place | None:
    if record is None:
        return None
    keys = ("name", "geonameid", "country", "controlled_by", "admin1", "lat", "lon", "precision", "reason")
    relative = record.get("relative")
    return Place(
        span=span_from_record(record),
        relative=None if relative is None else RelativePlace(**relative),
        inherited=bool(record.get("inherited")),
        candidates=tuple(PlaceCandidate(**candidate) for candidate in record.get("candidates") or ()),
        **{key: record.get(key) for key in keys},
    )


def time_record(time: TimeRef) -> Record:
    return {
        "text": time.span.text,
        "from": time.start,
        "to": time.end,
        "tz": time.tz,
        "precision": time.precision,
        "inherited": time.inherited,
        "reason": time.reason,
        "start": time.span.start,
        "end": time.span.end,
    }


def time_from_record(record: Mapping[str, Any] | None) -> TimeRef | None:
    if record is None:
        return None
    return TimeRef(
        span=span_from_record(record),
        start=record.get("from"),
        end=record.get("to"),
        tz=record.get("tz"),
        precision=record.get("precision"),
        inherited=bool(record.get("inherited")),
        reason=record.get("reason"),
    )


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
    record["as_of_words"] = None if figure.as_of_span is None else span_record(figure.as_of_span)
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
        span=span_from_record(record),
        number=written.get("number"),
        unit=written.get("unit"),
        as_of_span=maybe_span(record.get("as_of_words")),
        more_spans=tuple(span_from_record(span) for span in record.get("more_spans") or ()),
        **values,
    )
