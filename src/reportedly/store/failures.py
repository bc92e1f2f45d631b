"""Failures: what SQLite says, in words that name the file, the reason and the remedy. In: exceptions. Out:
StoreError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from reportedly.errors import StoreError

# What SQLite says -> the reason and the remedy.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("locked", "another process is writing to it", "wait until that has ended, or close it, and run again"),
    ("readonly", "it is read-only", "make it writable, or work on a copy"),
    ("disk is full", "the disk is full", "free some space and run again; what was stored before is intact"),
    ("not a database", "it is no situation: not an SQLite file", "give another path"),
    ("malformed", "it is damaged", "restore it from a copy, or read the reports again into a new file"),
    ("unable to open", "it cannot be opened", "check that its folder exists and that you may write there"),
    ("disk I/O error", "reading or writing it failed", "check the disk and its free space, then run again"),
    ("judgements are appended", "judgements are never changed", "append a new judgement instead"),
)


def failure(path: str, reason: str, remedy: str) -> StoreError:
    return StoreError(f"{path}: {reason}; {remedy}")


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn whatever the database raises inside into a StoreError; the transaction has been rolled back by
    then."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig)
        for mark, reason, remedy in _KNOWN:
            if mark in said:
                raise failure(path, reason, remedy) from error
        raise failure(path, f"the database refused: {said}", "report this with the message") from error
