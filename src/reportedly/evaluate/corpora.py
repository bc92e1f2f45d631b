"""Corpora: large collections of reports outside the project, for measuring. In: a name. Out: its tables.

The folder that holds them is named by REPORTEDLY_CORPORA; none of their text goes into the project."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from reportedly.errors import InputError
from reportedly.model.ids import bytes_digest, report_id
from reportedly.model.report import Report

VARIABLE = "REPORTEDLY_CORPORA"
_TABLES = ("*.csv", "*.jsonl", "*.parquet")


def corpora_folder() -> Path | None:
    """The folder of corpora, None where the environment names none."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named) if named else None


def corpus_folder(name: str) -> Path:
    """The folder of the corpus of that name. Raises InputError where there is none."""
    folder = corpora_folder()
    if folder is None:
        raise InputError(name, "no folder of corpora is known", f"set {VARIABLE} to the folder that holds it")
    if not (folder / name).is_dir():
        raise InputError(
            str(folder / name), "there is no such folder", f"put the corpus there or set {VARIABLE}"
        )
    return folder / name


def half_of(key: str) -> str:
    """`dev` or `test`: the half of a corpus into which an article falls, by a hash of its key.

    It never changes, so that what rules were made on stays apart from what they are measured on."""
    return "dev" if hashlib.sha256(key.encode("utf-8")).digest()[0] < 128 else "test"


def corpus_report(text: str, published: str | None = None) -> Report:
    """A corpus's text as the report that the pipeline takes."""
    digest = bytes_digest(text.encode("utf-8"))
    return Report(report_id(digest, None, None), text, digest, published=published, language="en")


def corpus_tables(name: str) -> tuple[Path, ...]:
    """The tables of reports in the corpus of that name. Raises InputError where there is none."""
    folder = corpora_folder()
    if folder is None:
        raise InputError(name, "no folder of corpora is known", f"set {VARIABLE} to the folder that holds it")
    found = tuple(sorted(path for pattern in _TABLES for path in (folder / name).glob(pattern)))
    if not found:
        there = ", ".join(sorted(path.name for path in folder.glob("*/"))) or "nothing"
        raise InputError(
            str(folder / name), "there is no table of reports", f"in {VARIABLE} there is: {there}"
        )
    return found


def peak_megabytes() -> float | None:
    """The most memory that this process ever held; None where unknown."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not there on every system

    usage = resource.getrusage(resource.RUSAGE_SELF)
    # macOS counts bytes, the others kilobytes.
    return usage.ru_maxrss / (1_048_576 if sys.platform == "darwin" else 1_024)
