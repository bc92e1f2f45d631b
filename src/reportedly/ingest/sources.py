"""Sources: the paths that a user names -> the bytes of each file, one at a time, with the suffix that picks a
reader.

Folders are gone through in a fixed order, `-` is standard input, and what cannot be used is an InputError in
its place.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from reportedly.errors import InputError
from reportedly.ingest.columns import recognised
from reportedly.ingest.drafts import STANDARD_INPUT
from reportedly.model.source import Source

LARGEST_BYTES = 64 * 1024 * 1024
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta)\b", re.IGNORECASE)
_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?P<line>[^\r\n]*)")
_HEAD = 4096


def find_sources(paths: Iterable[str | Path], suffixes: Collection[str]) -> Iterator[Source | InputError]:
    """The sources of `paths` in their order, each read when it is asked for; what cannot be read as
    InputError."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield _standard_input()
        elif Path(path).is_dir():
            yield from _folder_sources(Path(path), suffixes)
        else:
            yield _file_source(Path(path), suffixes)


def sniff_suffix(content: bytes) -> str:
    """The suffix under which bytes without a name are read: .parquet, .html, .jsonl, .csv, .tsv, else
    .txt."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    first = _first_line(content)
    if head.startswith(b"PAR1"):
        return ".parquet"
    if head.startswith(b"<") and _MARKUP.search(head):
        return ".html"
    if head.startswith(b"{") and _is_json_object(first):
        return ".jsonl"
    header = first.decode("utf-8", "replace")
    for sign, suffix in ((",", ".csv"), (";", ".csv"), ("\t", ".tsv")):
        cells = [cell.strip("\"' ") for cell in header.split(sign)]
        if len(cells) > 1 and recognised(cells, {}) > 1:
            return suffix
    return ".txt"


def describe_suffixes(suffixes: Collection[str]) -> str:
    """What an InputError tells of the formats that can be read."""
    return "Reportedly reads " + ", ".join(sorted(suffixes))


def _standard_input() -> Source | InputError:
    try:
        content = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    except OSError as error:
        return InputError("standard input", f"cannot be read ({_reason(error)})", "give a file instead")
    return _checked(STANDARD_INPUT, content, sniff_suffix(content))


def _folder_sources(folder: Path, suffixes: Collection[str]) -> Iterator[Source | InputError]:
    failures: list[OSError] = []
    found = False
    for path in _folder_files(folder, suffixes, failures):
        found = True
        yield _file_source(path, suffixes)
    for failure in failures:
        place = _shown(failure.filename or folder)
        yield InputError(place, f"cannot be opened ({_reason(failure)})", _PERMISSION)
    if not found and not failures:
        yield InputError(_shown(folder), "the folder holds no reports", describe_suffixes(suffixes))


def _folder_files(folder: Path, suffixes: Collection[str], failures: list[OSError]) -> Iterator[Path]:
    """Files first, then folders, each in the order of their names; nothing hidden, no README, no links to
    folders."""
    for parent, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            passed_over = name.lower().startswith((".", "readme"))  # a README tells of reports and is none
            if not passed_over and path.suffix.lower() in suffixes and path.is_file():
                yield path


def _file_source(path: Path, suffixes: Collection[str]) -> Source | InputError:
    name, suffix = _shown(path), path.suffix.lower()
    if re.match(r"https?:/", name):
        return InputError(name, "web addresses are not read", "save the page and name its file")
    if not os.path.lexists(path):
        return InputError(name, "there is no such file or folder", "check the path")
    if suffix not in suffixes:
        reason = f'files that end in "{suffix}" cannot be read' if suffix else "the file's name has no ending"
        return InputError(name, reason, describe_suffixes(suffixes))
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        return InputError(name, f"cannot be read ({_reason(error)})", _PERMISSION)
    return _checked(name, content, suffix)


def _checked(name: str, content: bytes, suffix: str) -> Source | InputError:
    label = "standard input" if name == STANDARD_INPUT else name
    if not content.strip():
        return InputError(label, "is empty", "leave it out, or save it again")
    if len(content) > LARGEST_BYTES:
        reason = f"is larger than {LARGEST_BYTES // 2**20} MB"
        return InputError(label, reason, "split it into several files")
    return Source(name, content, suffix)


def _first_line(content: bytes) -> bytes:
    match = _FIRST_LINE.match(content)
    return match["line"] if match else b""


def _is_json_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _shown(path: str | Path) -> str:
    """The path as text that can be stored and printed, whatever bytes its name has."""
    return os.fspath(path).encode("utf-8", "replace").decode("utf-8")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


_PERMISSION = "check that you may read it"
