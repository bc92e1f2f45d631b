"""The archive: original bytes -> files named by their SHA-256, written once and never changed, with a custody
log.

`<root>/originals/ab/cd/<sha256>` and `<root>/custody.jsonl`. Only the pipeline calls it.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reportedly.errors import StoreError
from reportedly.ingest.custody import CustodyEntry, CustodyLog, Flaw, find_break, write_all
from reportedly.model.ids import bytes_digest

_REMEDIES = {
    errno.ENOSPC: "free some space on the disk and read again",
    errno.EDQUOT: "free some of your quota and read again",
    errno.EROFS: "the disk is read-only: choose another folder",
    errno.EACCES: "make the folder writable or choose another",
    errno.EPERM: "make the folder writable or choose another",
    errno.ENOTDIR: "a file stands in the way: choose another folder",
}


@dataclass(frozen=True, slots=True)
class CustodyCheck:
    """What `verify` found: how many entries and originals there are, and the first flaw, None where all is
    whole."""

    entries: int
    originals: int
    flaw: Flaw | None

    @property
    def is_whole(self) -> bool:
        return self.flaw is None


def _altered(path: Path) -> StoreError:
    return StoreError(f"{path}: the archived original was altered; restore it from a copy")


def _now() -> datetime:
    return datetime.now(UTC)


class Archive:
    """A content-addressed store of original bytes under one folder, which is made with the first original."""

    def __init__(self, root: str | Path, *, now: Callable[[], datetime] = _now) -> None:
        self.root = Path(root)
        self._now = now
        self._log = CustodyLog(self.root / "custody.jsonl")

    def keep(self, content: bytes, name: str) -> str:
        """Archive `content`, which came under `name`, and return its SHA-256. The same bytes again change
        nothing.

        Raises StoreError where they cannot be written, or where the archived original was altered; nothing
        half written stays."""
        digest = bytes_digest(content)
        try:
            with self._log.locked():
                self._keep_locked(digest, content, name)
        except OSError as error:
            raise self._store_error(error) from error
        return digest

    def fetch(self, digest: str) -> bytes:
        """The original bytes. Raises StoreError where they are missing or no longer what they were."""
        try:
            content = self.path_of(digest).read_bytes()
        except OSError as error:
            raise self._store_error(error) from error
        if bytes_digest(content) != digest:
            raise _altered(self.path_of(digest))
        return content

    def path_of(self, digest: str) -> Path:
        """Where the original with this SHA-256 stands, or would stand."""
        return self.root / "originals" / digest[:2] / digest[2:4] / digest

    def verify(self) -> CustodyCheck:
        """Check the chain, then every original against its entry, and name the first that does not hold."""
        try:
            entries = list(self._log.entries())
            originals = sorted(path.name for path in self._originals())
            flaw = find_break(iter(entries)) or self._find_flaw(entries, originals)
        except OSError as error:
            raise self._store_error(error) from error
        return CustodyCheck(len(entries), len(originals), flaw)

    def _keep_locked(self, digest: str, content: bytes, name: str) -> None:
        path = self.path_of(digest)
        is_new = not path.exists()
        if is_new:
            self._place(path, content)
        elif path.read_bytes() != content:
            raise _altered(path)
        known = digest in self._log.logged
        if known and not is_new:
            return
        time = self._now().astimezone(UTC).isoformat(timespec="seconds")
        try:
            self._log.append(CustodyEntry(time, "restored" if known else "archived", digest, name))
        except OSError:
            if is_new:
                path.unlink()
            raise

    def _place(self, path: Path, content: bytes) -> None:
        """Write beside the place, then move there in one step: a reader sees all of it or nothing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            try:
                write_all(descriptor, content)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            Path(part).chmod(0o444)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    def _originals(self) -> Iterator[Path]:
        return (path for path in (self.root / "originals").glob("*/*/*") if not path.name.startswith("."))

    def _find_flaw(self, entries: list[tuple[int, CustodyEntry | None]], originals: list[str]) -> Flaw | None:
        checked: set[str] = set()
        for line, entry in entries:
            if entry is None or entry.sha256 in checked:
                continue
            checked.add(entry.sha256)
            path = self.path_of(entry.sha256)
            if not path.is_file():
                return Flaw(line, f"its original {path} is missing")
            if bytes_digest(path.read_bytes()) != entry.sha256:
                return Flaw(line, f"its original {path} was altered")
        orphan = next((name for name in originals if name not in checked), None)
        return Flaw(None, f"the original {orphan} has no custody entry") if orphan else None

    def _store_error(self, error: OSError) -> StoreError:
        remedy = _REMEDIES.get(error.errno or 0, "check the disk and the folder")
        where = error.filename or self.root
        return StoreError(f"{where}: {(error.strerror or str(error)).lower()}; {remedy}")
