"""Tables of the index: what a fusion leaves for the next one, all of which can be made anew. In: nothing.
Out: the tables, each named for the row of `model.fused` that it holds, with the columns of that row."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from reportedly.model.fused import (
    ClaimKey,
    FusedClaim,
    FusedReport,
    FusedText,
    IncidentKey,
    Row,
    TextBand,
    TextsAlike,
)
from reportedly.store.tables import metadata

fused_reports = Table(
    "fused_reports",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("digest", LargeBinary, index=True),
    Column("leader", Text, nullable=False, index=True),
    Column("publisher", Text, index=True),
)

fused_texts = Table(
    "fused_texts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("signature", LargeBinary, nullable=False),
)

text_bands = Table(
    "text_bands",
    metadata,
    Column("band", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

texts_alike = Table(
    "texts_alike",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("other", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

fused_claims = Table(
    "fused_claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("claim_id", Text, nullable=False, unique=True),
    Column("report_id", Text, nullable=False, index=True),
    Column("circle", Text, nullable=False, index=True),
    Column("incident_id", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("surname", Text),
    Column("full_name", Text),
    Column("keys", LargeBinary, nullable=False),
    Index("ix_fused_claims_name", "surname", "full_name"),
)

claim_keys = Table(
    "claim_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

incident_keys = Table(
    "incident_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("incident_id", Text, primary_key=True),
    Column("is_whole", Boolean, primary_key=True),
    sqlite_with_rowid=False,
)

# Reports that were written since the last fusion. A report that is written again gets another number.
stale_reports = Table(
    "stale_reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

TABLES: Mapping[type[Row], Table] = {
    FusedReport: fused_reports, FusedText: fused_texts, TextBand: text_bands, TextsAlike: texts_alike,
    FusedClaim: fused_claims, ClaimKey: claim_keys, IncidentKey: incident_keys,
}  # fmt: skip
