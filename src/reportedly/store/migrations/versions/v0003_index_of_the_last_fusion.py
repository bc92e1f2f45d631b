"""What a fusion leaves for the next one, so that a new report costs by what it touches. A file that was made
before has none of it until its next fusion."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.errors import StoreError

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty."""
    _make_tables_of_reports()
    _make_tables_of_claims()
    op.create_table(
        "incident_keys",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("incident_id", sa.Text, primary_key=True),
        sa.Column("is_whole", sa.Boolean, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stale_reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Text, nullable=False, unique=True),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Refused: a situation is never made older, for judgements would be lost."""
    raise StoreError("a situation's schema is never made older; open a copy that was kept from before")


def _make_tables_of_reports() -> None:
    op.create_table(
        "fused_reports",
        sa.Column("report_id", sa.Text, primary_key=True),
        sa.Column("digest", sa.LargeBinary, index=True),
        sa.Column("leader", sa.Text, nullable=False, index=True),
        sa.Column("publisher", sa.Text, index=True),
    )
    op.create_table(
        "fused_texts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "text_bands",
        sa.Column("band", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "texts_alike",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("other", sa.LargeBinary, primary_key=True),
        sqlite_with_rowid=False,
    )


def _make_tables_of_claims() -> None:
    op.create_table(
        "fused_claims",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.Text, nullable=False, unique=True),
        sa.Column("report_id", sa.Text, nullable=False, index=True),
        sa.Column("circle", sa.Text, nullable=False, index=True),
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("surname", sa.Text),
        sa.Column("full_name", sa.Text),
        sa.Column("keys", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_fused_claims_name", "fused_claims", ["surname", "full_name"])
    op.create_table(
        "claim_keys",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
