"""Ids: hashes of documented keys. In: the parts of a key. Out: a short prefixed id that is the same on every
run."""

from __future__ import annotations

import hashlib

_LENGTH = 16  # 64 bits: a collision among 10 million claims is less likely than one in 300,000


def _hashed(prefix: str, *parts: str) -> str:
    key = "\x1f".join(parts).encode("utf-8")
    return prefix + hashlib.sha256(key).hexdigest()[:_LENGTH]


def bytes_digest(content: bytes) -> str:
    """The SHA-256 of the original bytes, in hexadecimal: the name under which they are archived."""
    return hashlib.sha256(content).hexdigest()


def report_id(digest: str, row: int | None, origin: str | None) -> str:
    """Key: the original bytes' SHA-256, the row in a table of reports, and the address or else the
    publisher."""
    return _hashed("rep_", digest, "" if row is None else str(row), origin or "")


def claim_id(report: str, trigger_start: int, ordinal: int) -> str:
    """Key: the report, the offset of the trigger's head, and the ordinal among the claims of that trigger."""
    return _hashed("clm_", report, str(trigger_start), str(ordinal))


def attribution_id(report: str, start: int, ordinal: int) -> str:
    """Key: the report, the offset of the cue, or of the content where there is none, and the ordinal among
    the attributions there."""
    return _hashed("att_", report, str(start), str(ordinal))


def group_id(report: str, trigger_start: int) -> str:
    """Key of a mention group: the report and the offset of the trigger's head."""
    return _hashed("grp-", report, str(trigger_start))


def incident_id(claim_ids: list[str]) -> str:
    """Key: the smallest claim id of the incident, so that a growing incident usually keeps its id."""
    return _hashed("inc_", min(claim_ids))


def judgement_id(*parts: str) -> str:
    """Key: when and by whom it was made, of what, what was decided, the field and the value."""
    return _hashed("jdg_", *parts)
