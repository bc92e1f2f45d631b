"""Judgements are kept whole, as records: with what a correction says, and the words of both sides of a
pair."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from reportedly.errors import StoreError

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = ("id", "made_at", "made_by", "subject", "subject_id", "decision")


def upgrade() -> None:
    """Make the table anew, with every judgement that it had, in their order."""
    kept = op.get_bind().execute(sa.text("SELECT * FROM judgements ORDER BY number")).mappings().all()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        for verb in ("update", "delete"):
            op.execute(f"DROP TRIGGER judgements_no_{verb}")
    op.drop_table("judgements")
    table = op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in (*_KEYS[1:], "record")),
    )
    op.create_index("ix_judgements_subject", "judgements", ["subject", "subject_id"])
    if kept:
        op.bulk_insert(table, [_row(dict(row)) for row in kept])
    if is_sqlite:
        _forbid_changes()


def downgrade() -> None:
    """Refused: a situation is never made older, for judgements would be lost."""
    raise StoreError("a situation's schema is never made older; open a copy that was kept from before")


def _row(old: Mapping[str, Any]) -> dict[str, Any]:
    """The judgement as a record; its quoted words were all that it kept of its claim."""
    columns = {key: old[key] for key in _KEYS}
    anchor = {
        "claim_id": old["subject_id"],
        "text": old["quote"],
        "before": old["before"],
        "after": old["after"],
    }
    record = {"schema": "reportedly.judgement/1", **columns, "note": old["note"], "anchors": [anchor]}
    return {
        "number": old["number"],
        **columns,
        "record": json.dumps(record, ensure_ascii=False, separators=(",", ":")),
    }


def _forbid_changes() -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER judgements_no_{verb.lower()} BEFORE {verb} ON judgements "
            "BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END"
        )
