"""Engines: opening a situation's file. In: a path, or None for one in memory. Out: an engine on a file that
is ours, in the newest schema. Nothing is written to a file that is not."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.pool import StaticPool

from reportedly.store.failures import explained, failure
from reportedly.store.tables import BESIDE_TABLES, HEAD, metadata

BUSY_SECONDS = 5.0
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(path: Path | None, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine whose schema is the newest. Raises StoreError where the file cannot be used."""
    if path is None:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        uri = _uri(path)
        # made by hand, for SQLAlchemy would read the %, # and ? of a file's name as its own
        engine = create_engine(
            "sqlite:///file", creator=lambda: sqlite3.connect(uri, timeout=busy_seconds, uri=True)
        )
    _set_up(engine)
    name = name_of(path)
    try:
        with explained(name):
            _bring_up_to_date(engine, path)
            _prefer_wal(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def name_of(path: Path | None) -> str:
    return "situation in memory" if path is None else str(path)


def is_read_only(path: Path | None) -> bool:
    return path is not None and path.exists() and not os.access(path, os.W_OK)


def begin_writing(connection: Connection) -> None:
    """Ask for the write lock at once, so that a locked file is noticed before any work is done."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _uri(path: Path) -> str:
    """The file as an SQLite URI; one that may not be written is opened for reading alone."""
    uri = path.absolute().as_uri()
    if not is_read_only(path):
        return uri
    log = path.with_name(path.name + "-wal")
    # without its log nobody writes to it, and without `immutable` SQLite would want to make one
    return f"{uri}?mode=ro{'' if log.exists() else '&immutable=1'}"


def _set_up(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions behind our back
        connection.execute("PRAGMA foreign_keys = ON")


def _bring_up_to_date(engine: Engine, path: Path | None) -> None:
    name = name_of(path)
    with engine.connect() as connection:
        version = _version(connection, name)
    if version == HEAD:
        return
    with engine.connect() as connection:
        begin_writing(connection)
        # another process may have made the tables while this one waited for the lock
        if _version(connection, name) != HEAD:
            if path is None:
                _make_in_memory(connection)
            else:
                _migrate(connection)
        connection.commit()


def _version(connection: Connection, name: str) -> str | None:
    """The schema's version, None for an empty file; raises StoreError for another program's or a newer
    one."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "meta"} <= tables:
        raise failure(name, "it is a database of another program", "give another path")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is None or str(version) > HEAD:
        said = f"its schema {version} is newer than this version of Reportedly knows (up to {HEAD})"
        raise failure(name, said, "upgrade Reportedly to open it")
    return str(version)


def _make_in_memory(connection: Connection) -> None:
    """The newest schema at once: what lives in memory has no older form, and needs no Alembic."""
    metadata.create_all(connection)
    for statement in BESIDE_TABLES:
        connection.exec_driver_sql(statement)


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - half a second that only a new or older file needs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _prefer_wal(engine: Engine, path: Path | None) -> None:
    """Readers beside a writer, where the file system allows it; SQLite itself stays with its old way where
    not."""
    if path is None or is_read_only(path):
        return
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
