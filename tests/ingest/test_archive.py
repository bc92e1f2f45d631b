"""The archive: originals are written whole or not at all, never changed, and every change is found."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from reportedly.errors import StoreError
from reportedly.ingest.archive import Archive
from reportedly.model.ids import bytes_digest

ONE, TWO = b"Three people were hurt.", b"Four people were hurt."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def files(archive: Archive) -> list[str]:
    return sorted(
        path.relative_to(archive.root).as_posix() for path in archive.root.rglob("*") if path.is_file()
    )


def log(archive: Archive) -> list[dict[str, str]]:
    return [json.loads(line) for line in (archive.root / "custody.jsonl").read_text("utf-8").splitlines()]


def fail(monkeypatch: pytest.MonkeyPatch, name: str, code: int, after: int = 0) -> None:
    """Let `os.<name>` raise once it was called `after` times; a failing write writes half first."""
    real, calls = getattr(os, name), [0]

    def failing(*args: object, **named: object) -> object:
        calls[0] += 1
        if calls[0] <= after:
            return real(*args, **named)
        if name == "write" and calls[0] == after + 1:
            return real(args[0], bytes(args[1])[:5])  # type: ignore[call-overload]
        raise OSError(code, os.strerror(code), "somewhere")

    monkeypatch.setattr(os, name, failing)


def test_an_original_is_kept_under_its_hash_and_read_only(archive: Archive) -> None:
    digest = archive.keep(ONE, "a.txt")
    path = archive.root / "originals" / digest[:2] / digest[2:4] / digest
    assert digest == bytes_digest(ONE)
    assert path.read_bytes() == archive.fetch(digest) == ONE
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_the_same_bytes_again_change_nothing(archive: Archive) -> None:
    archive.keep(ONE, "a.txt")
    before = (files(archive), log(archive))
    archive.keep(ONE, "b.txt")
    Archive(archive.root).keep(ONE, "a.txt")
    assert (files(archive), log(archive)) == before


def test_the_log_is_a_chain(archive: Archive) -> None:
    archive.keep(ONE, "a.txt")
    Archive(archive.root).keep(TWO, "Zoë \udcff.txt")
    first, second = log(archive)
    assert first["previous"] == "0" * 64
    assert second["previous"] == first["hash"]
    assert (first["action"], first["sha256"], first["name"]) == ("archived", bytes_digest(ONE), "a.txt")
    assert first["time"].endswith("+00:00")
    check = archive.verify()
    assert (check.is_whole, check.entries, check.originals) == (True, 2, 2)


def test_two_archives_of_one_folder_share_one_chain(archive: Archive) -> None:
    other = Archive(archive.root)
    for number in range(10):
        (archive if number % 2 else other).keep(b"%d" % number, "a.txt")
    assert archive.verify().is_whole


@pytest.mark.parametrize(
    ("name", "after"),
    [("write", 0), ("fsync", 0), ("replace", 0), ("write", 1)],
    ids=["bytes", "sync", "move", "log"],
)
def test_a_full_disk_leaves_nothing_half_written(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, name: str, after: int
) -> None:
    archive.keep(ONE, "a.txt")
    before = (files(archive), log(archive))
    with monkeypatch.context() as context:
        fail(context, name, errno.ENOSPC, after)
        with pytest.raises(StoreError, match=r"somewhere: no space left on device; free some space"):
            archive.keep(TWO, "b.txt")
    assert (files(archive), log(archive)) == before
    archive.keep(TWO, "b.txt")
    assert archive.verify().is_whole


@pytest.mark.parametrize(
    ("code", "remedy"),
    [(errno.EROFS, "read-only"), (errno.EACCES, "writable"), (errno.EIO, "check the disk")],
)
def test_a_folder_that_cannot_be_written_is_named(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, code: int, remedy: str
) -> None:
    fail(monkeypatch, "open", code)
    with pytest.raises(StoreError, match=remedy):
        archive.keep(ONE, "a.txt")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("in the way")
    with pytest.raises(StoreError, match="archive"):
        Archive(tmp_path / "archive").keep(ONE, "a.txt")


def test_a_changed_original_is_found(archive: Archive) -> None:
    archive.keep(ONE, "a.txt")
    digest = archive.keep(TWO, "b.txt")
    path = archive.path_of(digest)
    path.chmod(0o644)
    path.write_bytes(b"Five")
    flaw = archive.verify().flaw
    assert flaw is not None
    assert flaw.line == 2 and "was altered" in flaw.reason
    with pytest.raises(StoreError, match="altered"):
        archive.fetch(digest)
    with pytest.raises(StoreError, match="altered"):
        archive.keep(TWO, "b.txt")
    assert path.read_bytes() == b"Five"


def test_a_missing_original_is_found_and_can_be_restored(archive: Archive) -> None:
    path = archive.path_of(archive.keep(ONE, "a.txt"))
    path.unlink()
    flaw = archive.verify().flaw
    assert flaw is not None and flaw.line == 1 and "is missing" in flaw.reason
    with pytest.raises(StoreError, match="no such file"):
        archive.fetch(bytes_digest(ONE))
    archive.keep(ONE, "a.txt")
    assert [entry["action"] for entry in log(archive)] == ["archived", "restored"]
    assert archive.verify().is_whole


def test_an_original_without_an_entry_is_found_and_logged_when_it_comes_again(archive: Archive) -> None:
    archive.keep(ONE, "a.txt")
    path = archive.path_of(bytes_digest(TWO))
    path.parent.mkdir(parents=True)
    path.write_bytes(TWO)
    flaw = archive.verify().flaw
    assert flaw is not None and flaw.line is None and "has no custody entry" in flaw.reason
    archive.keep(TWO, "b.txt")
    assert archive.verify().is_whole


def test_an_archive_that_does_not_exist_is_whole_and_empty(archive: Archive) -> None:
    check = archive.verify()
    assert (check.is_whole, check.entries, check.originals) == (True, 0, 0)
    assert not archive.root.exists()
