"""Delimited tables: CSV and TSV bytes -> records with the line each begins on, malformed ones by themselves.

Python's reader swallows the rest of a file after one open quote. Here a record that does not close, or closes
wrongly, costs its first line only: reading goes on with the next.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from reportedly.ingest.columns import recognised
from reportedly.ingest.encodings import open_lines
from reportedly.model.source import Source

_DELIMITERS = (",", "\t", ";", "|")
_SEPARATOR_LINE = re.compile(r"^sep=(?P<sign>.)\s*$", re.IGNORECASE)  # Excel's own first line
_ESCAPED_QUOTE = re.compile(r'\\"(?![",;\t|\r\n])')
_DOUBLED_QUOTE = re.compile(r'(?<=[^,;\t|\r\n])""(?=[^,;\t|\r\n])')
_SAMPLE_LINES = 200
_LARGEST_FIELD = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that is no record, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: the sign between cells, and whether quotes are escaped by a backslash."""

    delimiter: str
    backslash: bool = False
    separator_line: bool = False

    def reader(self, lines: Iterator[str]) -> Iterator[list[str]]:
        marks: dict[str, Any] = {"escapechar": "\\", "doublequote": False} if self.backslash else {}
        return csv.reader(lines, delimiter=self.delimiter, strict=True, **marks)


def find_dialect(source: Source, chosen: Mapping[str, str]) -> Dialect:
    """The dialect under which the header names most of our fields, else the most columns; a comma at a
    tie."""
    sample = list(islice(open_lines(source.content, source.name), _SAMPLE_LINES))
    first = next((line for line in sample if line.strip()), "")
    separator = _SEPARATOR_LINE.match(first)
    text = "".join(sample)
    backslash = bool(_ESCAPED_QUOTE.search(text)) and not _DOUBLED_QUOTE.search(text)
    if separator:
        return Dialect(separator["sign"], backslash, separator_line=True)

    def fit(delimiter: str) -> tuple[int, int]:
        header = _first_cells(Dialect(delimiter, backslash), sample)
        return recognised(header, chosen), len(header)

    signs = ("\t", ",") if source.suffix == ".tsv" else _DELIMITERS
    return Dialect(max(signs, key=fit), backslash)


def read_records(source: Source, dialect: Dialect) -> Iterator[Record | Malformed]:
    """Every record of the table, the header first; empty lines are passed over."""
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_FIELD))
    lines = _Lines(open_lines(source.content, source.name))
    if dialect.separator_line:
        next(lines)
    reader = dialect.reader(lines)
    while True:
        begin = lines.begin_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Malformed(begin, f"is malformed ({error})")
            lines.go_back()
            reader = dialect.reader(lines)
        else:
            if any(cell.strip() for cell in cells):
                yield Record(begin, tuple(cells))


def _first_cells(dialect: Dialect, sample: list[str]) -> list[str]:
    try:
        return next((cells for cells in dialect.reader(iter(sample)) if any(cells)), [])
    except csv.Error:
        return []


class _Lines:
    """Lines that can be taken back to just after the first line of the present record."""

    def __init__(self, stream: Iterator[str]) -> None:
        self._next: Callable[[], str] = stream.__next__
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._next()
        self._taken.append(line)
        self._number += 1
        return line

    def begin_record(self) -> int:
        """Forget what was taken, and give the number of the line that comes next, from 1."""
        self._taken.clear()
        return self._number + 1

    def go_back(self) -> None:
        """Give all lines of the present record but its first once more."""
        self._again.extendleft(reversed(self._taken[1:]))
        self._number -= max(0, len(self._taken) - 1)
