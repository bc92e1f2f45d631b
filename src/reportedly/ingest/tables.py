"""Tables: CSV, TSV, JSON lines and Parquet files -> many reports each, row by row.

A table is gone through twice: once for how it writes its dates (8/11/2024), once for its reports. A line that
cannot be read is an InputError that names file and line; the rest goes on.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from reportedly.errors import InputError
from reportedly.ingest.columns import GUESSES, map_columns
from reportedly.ingest.dates import DateOrder, find_order
from reportedly.ingest.delimited import Malformed, find_dialect, read_records
from reportedly.ingest.drafts import Draft, finish_draft
from reportedly.ingest.encodings import open_lines
from reportedly.ingest.normal_form import clean_line, clean_text, with_headline
from reportedly.model.ids import bytes_digest
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source

_BATCH_ROWS = 256


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number among the table's rows, from 1, what messages call it, and its cells by our field
    names."""

    number: int
    label: str
    cells: Mapping[str, str]


Rows = Callable[[Source, Mapping[str, str]], Iterator[Row | InputError]]


class DelimitedReader:
    """CSV and TSV tables with a header: one report a row."""

    name = "csv"
    suffixes = frozenset({".csv", ".tsv"})

    def read(self, source: Source, options: ReadOptions) -> Iterator[Report | InputError]:
        """The reports in the order of their rows; malformed lines as InputError."""
        yield from _read_rows(_delimited_rows, source, options)


class JsonLinesReader:
    """JSON lines: one report a line."""

    name = "jsonl"
    suffixes = frozenset({".jsonl", ".ndjson"})

    def read(self, source: Source, options: ReadOptions) -> Iterator[Report | InputError]:
        """The reports in the order of their lines; malformed lines as InputError."""
        yield from _read_rows(_json_rows, source, options)


class ParquetReader:
    """Parquet tables: one report a row. Needs `pyarrow`, which is loaded with the first table."""

    name = "parquet"
    suffixes = frozenset({".parquet"})

    def read(self, source: Source, options: ReadOptions) -> Iterator[Report | InputError]:
        """The reports in the order of their rows. Raises InputError for a damaged file."""
        yield from _read_rows(_parquet_rows, source, options)


def _read_rows(rows: Rows, source: Source, options: ReadOptions) -> Iterator[Report | InputError]:
    order = _find_column_order(source, rows(source, options.columns))
    digest = bytes_digest(source.content)
    for row in rows(source, options.columns):
        if isinstance(row, InputError):
            yield row
        else:
            yield from finish_draft(_draft(row, source, digest, order), options)


def _find_column_order(source: Source, rows: Iterator[Row | InputError]) -> DateOrder | None:
    """How the column of dates is written. Raises InputError where no row of the table can be read."""
    failed: list[InputError] = []
    written: list[str] = []
    whole = 0
    for row in rows:
        if isinstance(row, InputError):
            failed.append(row)
        else:
            whole += 1
            written.append(row.cells.get("published", ""))
    if not whole and not failed:
        raise InputError(source.name, "the table has no rows", "check that it was saved whole")
    if not whole:
        raise InputError(source.name, f"none of its rows can be read ({failed[0].reason})", failed[0].remedy)
    return find_order(written)


def _draft(row: Row, source: Source, digest: str, order: DateOrder | None) -> Draft:
    title = clean_line(row.cells.get("title", "")) or None
    return Draft(
        text=with_headline(title, clean_text(row.cells.get("text", ""))),
        digest=digest,
        label=row.label,
        title=title,
        publisher=row.cells.get("publisher"),
        url=row.cells.get("url"),
        published=row.cells.get("published"),
        path=row.cells.get("path") or source.name,
        row=row.number,
        order=order,
    )


def _delimited_rows(source: Source, chosen: Mapping[str, str]) -> Iterator[Row | InputError]:
    columns: Mapping[str, int] | None = None
    width = number = 0
    for record in read_records(source, find_dialect(source, chosen)):
        label = f"{source.name}, line {record.line}"
        if isinstance(record, Malformed):
            number += columns is not None
            yield InputError(label, record.reason, "the rest is read; mend its quotes")
        elif columns is None:
            columns, width = map_columns(record.cells, chosen, name=source.name), len(record.cells)
        else:
            number += 1
            problem = _misfit(record.cells, width, columns)
            if problem:
                yield InputError(label, problem, "the rest is read; mend its quotes or separators")
            else:
                cells = {field: record.cells[index] for field, index in columns.items()}
                yield Row(number, label, cells)


def _misfit(cells: tuple[str, ...], width: int, columns: Mapping[str, int]) -> str | None:
    """Why a record cannot be trusted: with a cell too many or too few, every later cell is in the wrong
    column."""
    if any(cell.strip() for cell in cells[width:]) or len(cells) <= max(columns.values()):
        return f"is malformed: {len(cells)} cells under a header of {width}"
    return None


def _json_rows(source: Source, chosen: Mapping[str, str]) -> Iterator[Row | InputError]:
    number = 0
    for line_number, line in enumerate(open_lines(source.content, source.name), start=1):
        if not line.strip():
            continue
        number += 1
        label = f"{source.name}, line {line_number}"
        try:
            loaded = json.loads(line)
            if not isinstance(loaded, dict):
                raise InputError(label, "is no JSON object", "write one object a line")
            yield Row(number, label, _json_cells(loaded, chosen, label))
        except InputError as error:
            yield error
        except (ValueError, RecursionError) as error:
            yield InputError(label, f"is not valid JSON ({error})", "the rest is read; mend the line")


def _json_cells(loaded: Mapping[str, object], chosen: Mapping[str, str], label: str) -> Mapping[str, str]:
    keys = list(loaded)
    columns = map_columns(keys, chosen, name=label, ragged=True)
    cells = {field: _cell_text(loaded[keys[index]]) for field, index in columns.items()}
    return {field: cell for field, cell in cells.items() if cell is not None}


def _cell_text(value: object) -> str | None:
    """A cell as text: paragraphs joined, `{"name": ...}` by its name, None for what says nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        return _cell_text(value.get("name"))
    if isinstance(value, list):
        return "\n\n".join(part for part in map(_cell_text, value) if part) or None
    return None if value is None or isinstance(value, bool) else str(value)


def _parquet_rows(source: Source, chosen: Mapping[str, str]) -> Iterator[Row | InputError]:
    table, failures = _open_parquet(source)
    header = list(table.schema_arrow.names)
    columns = map_columns(header, chosen, name=source.name)
    wanted = [header[index] for index in columns.values()]
    number = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH_ROWS, columns=wanted):
            for values in _textual(batch).to_pylist():
                number += 1
                cells = {field: _cell_text(values[header[index]]) for field, index in columns.items()}
                said = {field: cell for field, cell in cells.items() if cell is not None}
                yield Row(number, f"{source.name}, row {number}", said)
    except failures as error:
        reason = f"is damaged after row {number} ({error})"
        raise InputError(source.name, reason, "save the table again") from error


def _open_parquet(source: Source) -> tuple[Any, tuple[type[Exception], ...]]:
    """The file, and what reading it may raise."""
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputError(source.name, "reading Parquet needs pyarrow", "pip install pyarrow") from error
    failures = (arrow.ArrowException, OSError, ValueError, UnicodeError)
    try:
        return parquet.ParquetFile(io.BytesIO(source.content)), failures
    except failures as error:
        raise InputError(source.name, f"is no Parquet table ({error})", "save the table again") from error


def _textual(batch: Any) -> Any:
    """The batch with its dates as text: nanoseconds would need pandas to become Python values."""
    arrow = import_module("pyarrow")
    is_time, text = arrow.types.is_temporal, arrow.string()
    arrays = [column.cast(text) if is_time(column.type) else column for column in batch.columns]
    return arrow.RecordBatch.from_arrays(arrays, names=batch.schema.names)


FIELDS = tuple(GUESSES)
