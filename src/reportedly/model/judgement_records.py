"""Records of judgements: plain JSON values, and back. In: judgements. Out: `reportedly.judgement/1`, as
exports and the store write it. The round trip loses nothing; what comes from outside is checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from reportedly.model.corrected_values import checked_value
from reportedly.model.judgement import CORRECTED, DECISIONS, FIELDS, STANDING, Anchor, Judgement
from reportedly.model.record_parts import Record
from reportedly.model.vocabulary import STANDINGS

JUDGEMENT_SCHEMA = "reportedly.judgement/1"
_TEXTS = (
    "id", "made_at", "made_by", "subject", "subject_id", "decision", "note", "other_id", "field",
)  # fmt: skip
_NEEDED = ("id", "made_at", "made_by", "subject", "subject_id", "decision")
_OF_ANCHORS = {part.name: str(part.type) for part in fields(Anchor)}


def judgement_record(judgement: Judgement) -> Record:
    """The judgement as a `reportedly.judgement/1` record."""
    return {
        "schema": JUDGEMENT_SCHEMA,
        **{key: getattr(judgement, key) for key in _TEXTS},
        "value": json.loads(judgement.value),
        "was": json.loads(judgement.was),
        "anchors": [asdict(anchor) for anchor in judgement.anchors],
        "others": [asdict(anchor) for anchor in judgement.others],
    }


def judgement_from_record(record: Mapping[str, Any]) -> Judgement:
    """The judgement of a record; raises ValueError with what is wrong where it is none."""
    if record.get("schema", JUDGEMENT_SCHEMA) != JUDGEMENT_SCHEMA:
        raise ValueError(f"its schema is {record['schema']!r}, not {JUDGEMENT_SCHEMA}")
    texts = {key: _text(record, key) for key in _TEXTS}
    if missing := [key for key in _NEEDED if not texts[key].strip()]:
        raise ValueError(f"it has no {missing[0]}")
    _check_moment(texts["made_at"])
    if texts["decision"] not in DECISIONS.get(texts["subject"], frozenset()):
        raise ValueError(f"a {texts['subject']} cannot be judged {texts['decision']!r}")
    judgement = Judgement(
        **texts,
        value=value_text(record.get("value")),
        was=value_text(record.get("was")),
        anchors=_anchors(record, "anchors"),
        others=_anchors(record, "others"),
    )
    _check_whole(judgement)
    return judgement


def _check_whole(judgement: Judgement) -> None:
    """Raises ValueError where a part is missing without which it decides nothing."""
    if judgement.decision == CORRECTED and judgement.field not in FIELDS:
        raise ValueError(f"its field is {judgement.field!r}; valid are: {', '.join(FIELDS)}")
    value = json.loads(judgement.value)
    if judgement.decision == CORRECTED:
        checked_value(judgement.field, value)
    if judgement.decision == STANDING and not (isinstance(value, str) and value in STANDINGS):
        raise ValueError(f"its value is {judgement.value}; valid are: {', '.join(STANDINGS)}")
    if judgement.subject == "pair" and not (judgement.anchors and judgement.others):
        raise ValueError("it is of a pair, and lacks the anchors or the others")


def value_text(value: object) -> str:
    """A value as the JSON that a judgement keeps: the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f"its {key} is {value!r}, not a text")
    return value


def _check_moment(made_at: str) -> None:
    try:
        datetime.fromisoformat(made_at)
    except ValueError:
        raise ValueError(f"its made_at is {made_at!r}, not an ISO date-time") from None


def _anchors(record: Mapping[str, Any], key: str) -> tuple[Anchor, ...]:
    given = record.get(key) or []
    if not isinstance(given, list) or not all(isinstance(anchor, dict) for anchor in given):
        raise ValueError(f"its {key} are no list of objects")
    for anchor in given:
        for name, value in anchor.items():
            if name not in _OF_ANCHORS or type(value).__name__ != _OF_ANCHORS[name]:
                raise ValueError(f"its {key} have {name}: {value!r}, which cannot be read")
        if not anchor.get("claim_id"):
            raise ValueError(f"its {key} have no claim_id")
    return tuple(Anchor(**anchor) for anchor in given)
