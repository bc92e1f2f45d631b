"""Tables: what a situation's file holds. In: nothing. Out: the tables as SQLAlchemy Core sees them.
The migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

HEAD = "0003"  # the newest migration that this version knows

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),  # the order in which reports came
    Column("id", Text, nullable=False, unique=True),
    Column("digest", Text, nullable=False, index=True),
    Column("publisher", Text, index=True),
    Column("published", Text, index=True),
    Column("record", Text, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False, index=True),
    Column("standing", Text, nullable=False, index=True),
    Column("country", Text, index=True),
    Column("began", Text, index=True),
    Column("record", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False, index=True),
    Column("incident_id", Text, ForeignKey("incidents.id", ondelete="SET NULL"), index=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("country", Text, index=True),
    Column("geonameid", Integer, index=True),
    Column("began", Text, index=True),
    Column("side", Text, index=True),
    Column("words", Text, nullable=False),
    Column("record", Text, nullable=False),
)

# Judgements outlive the claims that they speak of, so they refer to them by id and quoted words, not by a
# foreign key.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("ix_judgements_subject", "subject", "subject_id"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# What the newest schema has beside its tables, for a situation in memory, which no migration makes.
BESIDE_TABLES = (
    "INSERT INTO meta (key, value) VALUES ('format', 'reportedly.situation')",
    "CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements "
    "BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END",
    "CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements "
    "BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END",
    "CREATE VIRTUAL TABLE claim_words USING fts5(words, content='claims', content_rowid='number')",
    "CREATE TRIGGER claim_words_in AFTER INSERT ON claims "
    "BEGIN INSERT INTO claim_words (rowid, words) VALUES (new.number, new.words); END",
    "CREATE TRIGGER claim_words_out AFTER DELETE ON claims BEGIN "
    "INSERT INTO claim_words (claim_words, rowid, words) VALUES ('delete', old.number, old.words); END",
)
