"""Sources: every path gives its bytes or says why not."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportedly.errors import InputError
from reportedly.ingest import sources
from reportedly.ingest.sources import find_sources, sniff_suffix
from reportedly.model.source import Source

SUFFIXES = frozenset({".txt", ".html", ".csv"})


def refusal(path: str | Path) -> InputError:
    (item,) = find_sources([path], SUFFIXES)
    assert isinstance(item, InputError)
    return item


def test_folders_are_read_in_a_fixed_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.HTML",
        "c.pdf",
        ".hidden.txt",
        "README.txt",
        "sub/z.csv",
        "sub/.git/x.txt",
        "another/y.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    found = [item for item in find_sources([tmp_path], SUFFIXES) if isinstance(item, Source)]
    names = [Path(source.name).relative_to(tmp_path).as_posix() for source in found]
    assert names == ["a.HTML", "b.txt", "another/y.txt", "sub/z.csv"]
    assert [source.suffix for source in found] == [".html", ".txt", ".txt", ".csv"]


def test_a_link_to_its_own_folder_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(find_sources([tmp_path], SUFFIXES))) == 1


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path / "none.txt")
    assert error.source == str(tmp_path / "none.txt")
    assert error.reason == "there is no such file or folder"


def test_a_folder_without_reports_tells_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("words")
    error = refusal(tmp_path)
    assert error.reason == "the folder holds no reports"
    assert error.remedy == "Reportedly reads .csv, .html, .txt"


@pytest.mark.parametrize(("name", "reason"), [("a.pdf", 'end in ".pdf"'), ("noending", "no ending")])
def test_an_unknown_ending_lists_the_known_ones(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / name).write_text("words")
    error = refusal(tmp_path / name)
    assert reason in error.reason
    assert ".csv, .html, .txt" in error.remedy


@pytest.mark.parametrize("content", ["", " \n\t\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(content)
    assert refusal(tmp_path / "a.txt").reason == "is empty"


def test_a_huge_file_is_refused_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_BYTES", 2**20)
    (tmp_path / "a.txt").write_bytes(b"x" * (2**20 + 1))
    error = refusal(tmp_path / "a.txt")
    assert (error.reason, error.remedy) == ("is larger than 1 MB", "split it into several files")


def test_the_largest_size_is_64_mb() -> None:
    assert sources.LARGEST_BYTES == 64 * 2**20


def test_an_address_is_not_downloaded() -> None:
    assert refusal("https://example.org/a.html").reason == "web addresses are not read"


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("words")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(tmp_path / "a.txt").reason == "cannot be read (permission denied)"


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(os, "scandir", refuse)
    assert refusal(tmp_path).reason == "cannot be opened (permission denied)"


def test_one_bad_path_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    found = list(find_sources([tmp_path / "none.txt", tmp_path / "a.txt"], SUFFIXES))
    assert [type(item) for item in found] == [InputError, Source]


def test_a_name_in_no_encoding_can_still_be_shown(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff.txt")
    try:
        Path(path).write_text("words")
    except OSError:
        pytest.skip("the file system takes no such name")
    (source,) = find_sources([path], SUFFIXES)
    assert isinstance(source, Source)
    assert source.name.encode().endswith(b"odd?.txt")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"Three people were hurt, he said.\n", ".txt"),
        (b"---\ntitle: A\n---\nThree people", ".txt"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><html>", ".html"),
        (b"<?xml version='1.0'?><html>", ".html"),
        (b"<unclear> sign", ".txt"),
        (b'{"text": "a"}\n{"text": "b"}', ".jsonl"),
        (b"{no json}", ".txt"),
        (b'title,"text",date\na,b,c', ".csv"),
        (b"headline;body\na;b", ".csv"),
        (b"title\ttext\na\tb", ".tsv"),
        (b"The text, the title, and the date", ".txt"),
        (b"PAR1\x00\x00", ".parquet"),
        (b"", ".txt"),
    ],
)
def test_standard_input_is_known_by_its_beginning(content: bytes, suffix: str) -> None:
    assert sniff_suffix(content) == suffix


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Three people were hurt.")))
    assert list(find_sources(["-"], SUFFIXES)) == [Source("-", b"Three people were hurt.", ".txt")]


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert str(refusal("-")).startswith("standard input: is empty")
