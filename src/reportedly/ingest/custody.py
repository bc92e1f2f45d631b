"""The custody log: each step that was done with an original -> one line of a hash chain that is only ever
added to.

An entry holds the hash of the one before it, so that a changed, removed or inserted line is found by `check`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from reportedly.errors import StoreError

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One step: when (UTC), what was done, with which original, under which name, and the chain's two
    hashes."""

    time: str
    action: str
    sha256: str
    name: str
    previous: str = GENESIS
    hash: str = ""

    def sealed(self, previous: str) -> CustodyEntry:
        """The entry as the next one after that with the hash `previous`."""
        entry = replace(self, previous=previous, hash="")
        return replace(entry, hash=entry.computed_hash())

    def computed_hash(self) -> str:
        """The SHA-256 of everything but the hash itself, keys sorted, as compact JSON in UTF-8."""
        parts = {key: value for key, value in asdict(self).items() if key != "hash"}
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Flaw:
    """The first broken entry: its line (None where a file has no entry at all), and what is wrong."""

    line: int | None
    reason: str


class CustodyLog:
    """The log of one archive. Several processes may add to it: each takes a lock and reads what is new
    first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.logged: set[str] = set()
        self._last = GENESIS
        self._offset = 0
        self._lines = 0

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the log for one addition; raises OSError where it cannot be written, StoreError where it is
        broken."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            _lock(descriptor)
            self._catch_up()
            yield
        finally:
            os.close(descriptor)  # and with it the lock

    def append(self, entry: CustodyEntry) -> CustodyEntry:
        """Add the entry to the chain, within `locked`; what was half written is taken off again."""
        sealed = entry.sealed(self._last)
        line = (json.dumps(asdict(sealed), ensure_ascii=False) + "\n").encode("utf-8", "replace")
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND)
        try:
            write_all(descriptor, line)
        except OSError:
            os.ftruncate(descriptor, self._offset)
            raise
        finally:
            os.close(descriptor)
        self._remember(sealed, len(line))
        return sealed

    def entries(self) -> Iterator[tuple[int, CustodyEntry | None]]:
        """Each line's number and entry; None for a line that is no entry."""
        if not self.path.exists():
            return
        with self.path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                yield number, _parsed(line)

    def _catch_up(self) -> None:
        with self.path.open("rb") as stream:
            stream.seek(self._offset)
            for line in stream:
                entry = _parsed(line)
                if entry is None:
                    where = f"{self.path}, line {self._lines + 1}"
                    raise StoreError(f"{where}: no custody entry; verify the archive, then start a new one")
                self._remember(entry, len(line))

    def _remember(self, entry: CustodyEntry, size: int) -> None:
        self.logged.add(entry.sha256)
        self._last = entry.hash
        self._offset += size
        self._lines += 1


def find_break(entries: Iterator[tuple[int, CustodyEntry | None]]) -> Flaw | None:
    """The first entry that does not hold with the one before it; None where the chain is whole."""
    previous = GENESIS
    for line, entry in entries:
        if entry is None:
            return Flaw(line, "is no custody entry")
        if entry.hash != entry.computed_hash():
            return Flaw(line, "was changed after it was written")
        if entry.previous != previous:
            return Flaw(line, "does not follow the entry before it: an entry was removed, added or moved")
        previous = entry.hash
    return None


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte: one call may write fewer."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _parsed(line: bytes) -> CustodyEntry | None:
    if not line.endswith(b"\n"):
        return None
    try:
        entry = CustodyEntry(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None
    return entry if all(isinstance(value, str) for value in asdict(entry).values()) else None


def _lock(descriptor: int) -> None:
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  # not on Windows, where one process at a time is supposed

        fcntl.flock(descriptor, fcntl.LOCK_EX)
