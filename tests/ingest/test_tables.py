"""Tables: many reports a file, each with its row, and a bad line that harms only itself."""

from __future__ import annotations

import csv
import importlib
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import InputError
from reportedly.ingest.tables import DelimitedReader, JsonLinesReader, ParquetReader
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source

HEADER = ["title", "text", "publisher", "url", "published", "path"]
ROW = [
    "Shelling hurts three", "Three people\nwere hurt, he said.", "Vale Post", "https://example.org/a",
    "2024-08-11", "x/1.txt",
]  # fmt: skip

Items = list[Report | InputError]


def read_csv(content: str | bytes, options: ReadOptions | None = None, suffix: str = ".csv") -> Items:
    raw = content if isinstance(content, bytes) else content.encode()
    return list(DelimitedReader().read(Source("t" + suffix, raw, suffix), options or ReadOptions()))


def read_jsonl(content: str, options: ReadOptions | None = None) -> Items:
    return list(
        JsonLinesReader().read(Source("t.jsonl", content.encode(), ".jsonl"), options or ReadOptions())
    )


def read_parquet(columns: dict[str, Any], options: ReadOptions | None = None) -> Items:
    arrow, parquet = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    stream = io.BytesIO()
    parquet.write_table(arrow.table(columns), stream)
    return list(
        ParquetReader().read(Source("t.parquet", stream.getvalue(), ".parquet"), options or ReadOptions())
    )


def written(rows: list[list[str]], **dialect: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, **dialect).writerows(rows)  # type: ignore[arg-type]
    return stream.getvalue()


def reports(items: Items) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def errors(items: Items) -> list[str]:
    return [str(item) for item in items if isinstance(item, InputError)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_becomes_a_report(encoding: str, delimiter: str) -> None:
    (report,) = reports(read_csv(written([HEADER, ROW], delimiter=delimiter).encode(encoding)))
    assert report.text == "Shelling hurts three\n\nThree people\nwere hurt, he said."
    assert (report.title, report.publisher, report.url) == (ROW[0], ROW[2], ROW[3])
    assert (report.published, report.path, report.row) == ("2024-08-11", "x/1.txt", 1)


def test_rows_have_ids_of_their_own_and_the_table_is_their_path() -> None:
    first, second = reports(read_csv("text\nThree people were hurt.\nThree people were hurt.\n"))
    assert first.id != second.id
    assert (first.path, first.row, second.row) == ("t.csv", 1, 2)


def test_windows_encoding_is_read() -> None:
    (report,) = reports(read_csv("text,date\n“It’s over”,2024-08-11\n".encode("cp1252")))
    assert report.text == "“It’s over”"


def test_chosen_columns_go_first() -> None:
    (report,) = reports(read_csv("text,lead\nno,yes\n", ReadOptions(columns={"text": "LEAD"})))
    assert report.text == "yes"


def test_the_column_of_dates_tells_how_it_is_meant() -> None:
    month_first = reports(read_csv("text,date\na,4/5/2017\nb,4/16/2017\n"))
    assert [report.published for report in month_first] == ["2017-04-05", "2017-04-16"]
    day_first = reports(read_csv("text,date\na,4/5/2017\nb,16/4/2017\n"))
    assert [report.published for report in day_first] == ["2017-05-04", "2017-04-16"]


def test_dates_that_cannot_be_are_dropped_with_a_note_and_the_report_kept() -> None:
    items = read_csv("text,date\na,2999-01-01\nb,8/11/2024\nc,soon\nd,NaN\n")
    assert [report.published for report in reports(items)] == [None] * 4
    notes = errors(items)
    assert len(notes) == 3
    assert "t.csv, line 2" in notes[0] and "lies in the future" in notes[0]
    assert "day/month or month/day" in notes[1]
    assert "t.csv, line 4" in notes[2] and "cannot be understood" in notes[2]


def test_a_flag_for_the_date_silences_the_column() -> None:
    items = read_csv("text,date\na,soon\n", ReadOptions(published="2024-08-11"))
    assert [report.published for report in reports(items)] == ["2024-08-11"]
    assert not errors(items)


@pytest.mark.parametrize(
    "bad", ['b,"never closed,2024-08-11', 'b,"closed" wrongly,2024-08-11', "b,two,2024-08-11,cells,more", "b"]
)
def test_a_malformed_line_is_named_and_the_rest_goes_on(bad: str) -> None:
    items = read_csv(f'title,text,date\na,"one",2024-08-11\n{bad}\nc,"three",2024-08-12\n')
    assert [report.title for report in reports(items)] == ["a", "c"]
    assert [report.row for report in reports(items)] == [1, 3]
    (error,) = errors(items)
    assert error.startswith("t.csv, line 3: is malformed")


def test_empty_cells_after_the_header_harm_nothing() -> None:
    assert len(reports(read_csv("title,text,,\na,b,,,,\n"))) == 1


def test_a_row_without_text_is_named() -> None:
    items = read_csv("title,text\na,\nb,c\n")
    assert len(reports(items)) == 1
    assert errors(items) == ["t.csv, line 2: holds no text; leave it out or give it a text"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("title,text\n", "has no rows"),
        ("id,colour\n1,red\n", "no column holds the text"),
        ("title,text\na\n", "none of"),
    ],
)
def test_a_table_without_reports_is_refused(content: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_csv(content)


def test_json_lines_are_read_whatever_their_values() -> None:
    lines = [
        {
            "headline": "A",
            "body": ["One.", "Two."],
            "source": {"name": "Vale Post"},
            "date": 1723371300,
            "extra": {},
        },
        {"text": "Only text \ud83d\ude00", "date": None, "url": True},
    ]
    first, second = reports(read_jsonl("\n".join(json.dumps(line) for line in lines) + "\n\n"))
    assert first.text == "A\n\nOne.\n\nTwo."
    assert (first.publisher, first.published) == ("Vale Post", "2024-08-11T10:15")
    assert (second.text, second.url, second.row) == ("Only text 😀", None, 2)


def test_a_malformed_json_line_is_named_and_the_rest_goes_on() -> None:
    deep = "[" * 100_000
    items = read_jsonl(
        f'{{"text": "a"}}\n{{"text": \n[1]\n\n{deep}\n{{"colour": "red"}}\n{{"text": "b \\ud800"}}\n'
    )
    assert [report.text for report in reports(items)] == ["a", "b \ufffd"]
    assert [report.row for report in reports(items)] == [1, 6]
    found = errors(items)
    assert [error.split(":")[0] for error in found] == [f"t.jsonl, line {n}" for n in (2, 3, 5, 6)]
    assert (
        "not valid JSON" in found[0]
        and "no JSON object" in found[1]
        and "no column holds the text" in found[3]
    )


def test_json_lines_without_any_report_are_one_error() -> None:
    with pytest.raises(InputError, match="none of its rows can be read"):
        read_jsonl('{"colour": "red"}\n' * 50)


def test_parquet_is_read_with_its_types() -> None:
    arrow = importlib.import_module("pyarrow")
    moments = arrow.array([datetime(2024, 8, 11, 10, 15), None], arrow.timestamp("ns"))
    first, second = reports(
        read_parquet({"Title": ["A", None], "content": ["One.", "Two."], "date": moments})
    )
    assert (first.text, first.published, first.row) == ("A\n\nOne.", "2024-08-11T10:15", 1)
    assert (second.text, second.published, second.row) == ("Two.", None, 2)
    (report,) = reports(read_parquet({"text": ["One."], "date": [date(2024, 8, 11)]}))
    assert report.published == "2024-08-11"


def test_a_damaged_parquet_is_refused() -> None:
    with pytest.raises(InputError, match="no Parquet table"):
        list(ParquetReader().read(Source("t.parquet", b"PAR1 and no more", ".parquet"), ReadOptions()))
    with pytest.raises(InputError, match="no column holds the text"):
        read_parquet({"colour": ["red"]})


def test_without_pyarrow_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("reportedly.ingest.tables.import_module", missing)
    with pytest.raises(InputError, match="pip install pyarrow"):
        list(ParquetReader().read(Source("t.parquet", b"PAR1", ".parquet"), ReadOptions()))


def test_a_saved_table_reads_the_same_twice(tmp_path: Path) -> None:
    content = written([HEADER, ROW, ROW])
    assert read_csv(content) == read_csv(content)
