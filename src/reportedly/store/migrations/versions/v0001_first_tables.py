"""The first tables: reports, claims, incidents, judgements, meta, and the words of claims for full-text
search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.errors import StoreError

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, and on SQLite the triggers that keep judgements append-only."""
    _make_reports_and_incidents()
    _make_claims()
    _make_judgements_and_meta()
    if op.get_bind().dialect.name == "sqlite":
        _make_sqlite_parts()


def downgrade() -> None:
    """Refused: a situation is never made older, for judgements would be lost."""
    raise StoreError("a situation's schema is never made older; open a copy that was kept from before")


def _make_reports_and_incidents() -> None:
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("digest", sa.Text, nullable=False, index=True),
        sa.Column("publisher", sa.Text, index=True),
        sa.Column("published", sa.Text, index=True),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "incidents",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("standing", sa.Text, nullable=False, index=True),
        sa.Column("country", sa.Text, index=True),
        sa.Column("began", sa.Text, index=True),
        sa.Column("record", sa.Text, nullable=False),
    )


def _make_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("incident_id", sa.Text, sa.ForeignKey("incidents.id", ondelete="SET NULL"), index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("country", sa.Text, index=True),
        sa.Column("geonameid", sa.Integer, index=True),
        sa.Column("began", sa.Text, index=True),
        sa.Column("side", sa.Text, index=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )


def _make_judgements_and_meta() -> None:
    words = ("made_at", "made_by", "subject", "subject_id", "decision", "note", "quote", "before", "after")
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
    )
    op.create_index("ix_judgements_subject", "judgements", ["subject", "subject_id"])
    op.create_table(
        "meta", sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    op.execute("INSERT INTO meta (key, value) VALUES ('format', 'reportedly.situation')")


def _make_sqlite_parts() -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER judgements_no_{verb.lower()} BEFORE {verb} ON judgements "
            "BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END"
        )
    op.execute("CREATE VIRTUAL TABLE claim_words USING fts5(words, content='claims', content_rowid='number')")
    op.execute(
        "CREATE TRIGGER claim_words_in AFTER INSERT ON claims "
        "BEGIN INSERT INTO claim_words (rowid, words) VALUES (new.number, new.words); END"
    )
    op.execute(
        "CREATE TRIGGER claim_words_out AFTER DELETE ON claims BEGIN "
        "INSERT INTO claim_words (claim_words, rowid, words) VALUES ('delete', old.number, old.words); END"
    )
