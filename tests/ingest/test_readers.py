"""Readers: from paths to reports, each once, with every bad input in its place."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportedly.errors import InputError, StoreError
from reportedly.ingest import Archive, read_reports, read_source, shipped_readers
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source

TEXT = "Three people were hurt when shells hit the market, the governor said on Monday.\n"
READERS = shipped_readers()


def read(*paths: str | Path, options: ReadOptions | None = None) -> list[Report | InputError]:
    return list(read_reports(paths, options, readers=READERS))


def reasons(items: list[Report | InputError]) -> list[str]:
    return [item.reason for item in items if isinstance(item, InputError)]


def test_every_bad_input_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("")
    (tmp_path / "2.txt").write_bytes(b"\x00\x01\x02\x03")
    (tmp_path / "3.html").write_text("<html><body><nav>Home</nav></body></html>")
    (tmp_path / "4.csv").write_text('title,text\na,"one"\nb,"never closed\nc,"three"\n')
    (tmp_path / "5.jsonl").write_text('{"text": "one"}\n{"text": \n')
    (tmp_path / "6.txt").write_bytes("The governor said that “it’s over”.".encode("cp1252"))
    (tmp_path / "7.txt").write_text(TEXT)
    (tmp_path / "empty").mkdir()
    items = read(tmp_path, tmp_path / "none.txt", tmp_path / "empty", tmp_path / "8.docx")
    assert [item.text for item in items if isinstance(item, Report)] == [
        "a\n\none", "c\n\nthree", "one", "The governor said that “it’s over”.", TEXT,
    ]  # fmt: skip
    found = reasons(items)
    assert found[0] == "is empty"
    assert "binary" in found[1]
    assert "no article" in found[2]
    assert "malformed" in found[3]
    assert "not valid JSON" in found[4]
    assert found[5:] == [
        "there is no such file or folder",
        "the folder holds no reports",
        "there is no such file or folder",
    ]


def test_a_text_of_20_mb_is_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(TEXT * (20 * 2**20 // len(TEXT) + 1))
    (report,) = read(tmp_path / "big.txt")
    assert isinstance(report, Report)
    assert len(report.text) >= 20 * 2**20


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (ReadOptions(published="2999-01-01"), "lies in the future"),
        (ReadOptions(published="some day"), "cannot be understood"),
        (ReadOptions(columns={"headline": "x"}), "there is no field"),
    ],
)
def test_wrong_options_are_refused_before_anything_is_read(options: ReadOptions, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_reports(["none.txt"], options, readers=READERS)


def test_options_date_every_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (report,) = read(tmp_path, options=ReadOptions(published="Aug 11, 2024", publisher="P"))
    assert isinstance(report, Report)
    assert (report.published, report.publisher) == ("2024-08-11", "P")


def test_the_same_bytes_are_read_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    (report,) = read(tmp_path, tmp_path / "a.txt")
    assert isinstance(report, Report)
    assert report.path == str(tmp_path / "a.txt")


def test_standard_input_has_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    (report,) = read("-")
    assert isinstance(report, Report)
    assert (report.text, report.path) == (TEXT, None)


def test_the_id_is_the_same_wherever_the_file_lies(tmp_path: Path) -> None:
    ids = set()
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.txt").write_text(TEXT)
        ids |= {item.id for item in read(tmp_path / folder) if isinstance(item, Report)}
    assert len(ids) == 1


def test_originals_are_kept_before_their_report_and_only_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/1.txt").write_bytes(b"\x00\x01")
    (tmp_path / "in/2.csv").write_text("text\none\ntwo\n")
    archive = Archive(tmp_path / "archive")
    items = read_reports(
        [tmp_path / "in"], readers=READERS, keep=lambda source: archive.keep(source.content, source.name)
    )
    for item in items:
        if isinstance(item, Report):
            assert archive.fetch(item.digest) == b"text\none\ntwo\n"
    check = archive.verify()
    assert (check.is_whole, check.entries, check.originals) == (True, 1, 1)


def test_an_archive_that_fails_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def full(_: Source) -> None:
        raise StoreError("the disk is full")

    with pytest.raises(StoreError):
        list(read_reports([tmp_path], readers=READERS, keep=full))


class _OddReader:
    name = "odd"
    suffixes = frozenset({".odd"})

    def read(self, source: Source, options: ReadOptions) -> Iterator[Report | Exception]:
        yield ValueError("strange")
        raise InputError(source.name, "stranger")


def test_what_a_reader_refuses_is_an_input_error() -> None:
    items = list(read_source(Source("a.odd", b"x", ".odd"), ReadOptions(), readers=[_OddReader()]))
    assert [str(item) for item in items] == ["a.odd: strange", "a.odd: stranger"]
    (error,) = read_source(Source("a.xyz", b"x", ".xyz"), ReadOptions(), readers=[_OddReader()])
    assert "Reportedly reads .odd" in str(error)


def test_no_two_shipped_readers_want_the_same_ending() -> None:
    endings = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(endings) == len(set(endings))
