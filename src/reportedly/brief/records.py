"""Brief -> `reportedly.brief/1`: plain JSON values with everything in it, private names masked. In: a
`Brief`. Out: a record to export, and to compare a later brief with (`read_record`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reportedly.brief.briefs import Brief, Extent
from reportedly.brief.content import Citation, Paragraph, Sentence, StandingGroup
from reportedly.brief.rows import OriginRow, Rival, SiteRow, TollLine, TollPoint, TollSeries
from reportedly.errors import InputError

BRIEF_SCHEMA = "reportedly.brief/1"

Record = dict[str, Any]


def brief_record(brief: Brief) -> Record:
    """The brief as a `reportedly.brief/1` record. See `docs/brief.md` for its fields."""
    return {
        "schema": BRIEF_SCHEMA,
        "title": brief.title,
        "written": brief.written,
        "scope": brief.scope,
        "summary": brief.summary,
        "remarks": list(brief.remarks),
        "strategy": brief.strategy,
        "changes": _changes(brief),
        "incidents": [_extent(extent) for extent in brief.incidents],
        "happened": [_group(brief, group) for group in brief.happened],
        "background": [_group(brief, group) for group in brief.background],
        "tolls": [_series(brief, series) for series in brief.tolls],
        "contested": [_rival(brief, rival) for rival in brief.rivals],
        "unknown": [_sentence(brief, sentence) for sentence in brief.unknown],
        "silent": [_sentence(brief, sentence) for sentence in brief.silent],
        "unverified": [_sentence(brief, sentence) for sentence in brief.unverified],
        "sites": [_site(brief, row) for row in brief.sites],
        "marks": [asdict(mark) for mark in brief.marks],
        "origins": [_origin(brief, row) for row in brief.origins],
        "sources": [asdict(row) for row in brief.sources],
        "citations": [_citation(note) for note in brief.citations],
        "method": list(brief.method),
        "attribution": brief.attribution,
    }


def brief_json(brief: Brief) -> str:
    """The record as indented JSON with a line end."""
    return json.dumps(brief_record(brief), ensure_ascii=False, indent=1) + "\n"


def read_record(path: Path) -> Mapping[str, Any]:
    """An earlier brief. Raises InputError where the file is no `reportedly.brief/1`."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("--since", f"{path} cannot be read as JSON ({error})", _REMEDY) from error
    if not isinstance(record, dict) or record.get("schema") != BRIEF_SCHEMA:
        raise InputError("--since", f"{path} is no {BRIEF_SCHEMA}", _REMEDY)
    return record


_REMEDY = "give one that was written with: reportedly brief --format json"


def _changes(brief: Brief) -> Record | None:
    if brief.changes is None:
        return None
    items = [
        {"sort": c.sort, "incident_id": c.incident_id, **_sentence(brief, c.sentence)}
        for c in brief.changes.items
    ]
    return {"since": brief.changes.since, "items": items}


def _extent(extent: Extent) -> Record:
    return {
        "id": extent.incident_id,
        "kind": extent.kind,
        "event": extent.event,
        "standing": extent.standing,
        "reasons": list(extent.reasons),
        "claim_ids": list(extent.claim_ids),
        "report_ids": list(extent.report_ids),
        "outlets": list(extent.outlets),
        "origins": list(extent.origins),
        "grades": extent.grades,
    }


def _sentence(brief: Brief, sentence: Sentence) -> Record:
    return {
        "text": sentence.text,
        "claim_ids": list(sentence.claim_ids),
        "citations": list(brief.numbers(sentence.claim_ids)),
        "standing": sentence.standing,
        "reasons": list(sentence.reasons),
        "computed": [asdict(item) for item in sentence.computed],
    }


def _group(brief: Brief, group: StandingGroup) -> Record:
    return {
        "standing": group.standing,
        "heading": group.heading,
        "meaning": group.meaning,
        "paragraphs": [_paragraph(brief, paragraph) for paragraph in group.paragraphs],
    }


def _paragraph(brief: Brief, paragraph: Paragraph) -> Record:
    keys = ("incident_id", "kind", "heading", "when", "carried", "standing")
    return {
        **{key: getattr(paragraph, key) for key in keys},
        "reasons": list(paragraph.reasons),
        "sentences": [_sentence(brief, sentence) for sentence in paragraph.sentences],
    }


def _series(brief: Brief, series: TollSeries) -> Record:
    keys = ("incident_id", "key", "measure", "counted", "place", "standing")
    return {
        **{key: getattr(series, key) for key in keys},
        "reasons": list(series.reasons),
        "ranges": [{**asdict(found), "claim_ids": list(found.claim_ids)} for found in series.ranges],
        "lines": [_line(brief, line) for line in series.lines],
        "sentences": [_sentence(brief, sentence) for sentence in series.sentences],
    }


def _line(brief: Brief, line: TollLine) -> Record:
    return {
        "voice": line.voice,
        "side": line.side,
        "points": [_point(brief, point) for point in line.points],
    }


def _point(brief: Brief, point: TollPoint) -> Record:
    keys = (
        "day",
        "is_published",
        "wording",
        "low",
        "best",
        "high",
        "by_convention",
        "state",
        "correction",
        "speaker",
    )
    return {
        **{key: getattr(point, key) for key in keys},
        "outlets": list(point.outlets),
        "claim_ids": list(point.claim_ids),
        "citations": list(brief.numbers(point.claim_ids)),
    }


def _rival(brief: Brief, rival: Rival) -> Record:
    columns = [
        {"voice": column.voice, "accounts": [_sentence(brief, account) for account in column.accounts]}
        for column in rival.columns
    ]
    return {"incident_id": rival.incident_id, "title": rival.title, "note": rival.note, "columns": columns}


def _site(brief: Brief, row: SiteRow) -> Record:
    record = asdict(row)
    return {**record, "claim_ids": list(row.claim_ids), "citations": list(brief.numbers(row.claim_ids))}


def _origin(brief: Brief, row: OriginRow) -> Record:
    record = asdict(row)
    return {**record, "outlets": list(row.outlets), "claim_ids": list(row.claim_ids)}


def _citation(note: Citation) -> Record:
    record = asdict(note)
    also = [{"for": role, "words": words} for role, words in note.also]
    return {**record, "claim_ids": list(note.claim_ids), "also": also}
