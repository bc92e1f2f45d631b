"""Delimited tables: dialects are found, and one bad line costs one line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.delimited import Dialect, Malformed, Record, find_dialect, read_records
from reportedly.model.source import Source


def records(text: str, suffix: str = ".csv") -> list[Record | Malformed]:
    source = Source("a" + suffix, text.encode(), suffix)
    return list(read_records(source, find_dialect(source, {})))


@pytest.mark.parametrize(
    ("text", "suffix", "dialect"),
    [
        ("title,text\na,b\n", ".csv", Dialect(",")),
        ("title;text\na, b, c;d, e\n", ".csv", Dialect(";")),
        ("title\ttext\na\tb\n", ".csv", Dialect("\t")),
        ("title|text\na|b\n", ".csv", Dialect("|")),
        ("title\ttext\na,b\tc\n", ".tsv", Dialect("\t")),
        ("title,text\na,b\n", ".tsv", Dialect(",")),
        ("sep=;\ntitle;text\na;b\n", ".csv", Dialect(";", separator_line=True)),
        ('text,x\n"He said \\"no\\" twice",b\n', ".csv", Dialect(",", backslash=True)),
        ('text,x\n"He said ""no"" twice",b\n', ".csv", Dialect(",")),
        ('text,x\n"C:\\dir\\",b\n', ".csv", Dialect(",")),
        ("text\nonly, one: column; here\n", ".csv", Dialect(",")),
    ],
)
def test_the_dialect_is_found(text: str, suffix: str, dialect: Dialect) -> None:
    assert find_dialect(Source("a" + suffix, text.encode(), suffix), {}) == dialect


def test_records_know_the_line_on_which_they_begin() -> None:
    assert records('title,text\n\na,"b\nc"\nd,e\r\n,\nf,g') == [
        Record(1, ("title", "text")), Record(3, ("a", "b\nc")), Record(5, ("d", "e")), Record(7, ("f", "g")),
    ]  # fmt: skip


@pytest.mark.parametrize("bad", ['b,"never closed', 'b,"closed" wrongly', 'b,"x"y"z'])
def test_a_bad_line_costs_one_line(bad: str) -> None:
    found = records(f'title,text\na,"1"\n{bad}\nc,"2"\nd,"3, 4"\n')
    assert [item.line for item in found] == [1, 2, 3, 4, 5]
    assert [item.line for item in found if isinstance(item, Malformed)] == [3]
    assert found[-1] == Record(5, ("d", "3, 4"))


def test_a_quote_that_is_open_at_the_end_costs_its_line_only() -> None:
    found = records('title,text\na,"never closed\nb,c\nd,e\n')
    assert [type(item) for item in found] == [Record, Malformed, Record, Record]


def test_big_fields_are_read() -> None:
    assert len(records(f"title,text\na,{'x' * 500_000}\n")[1].cells[1]) == 500_000  # type: ignore[union-attr]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=6))
def test_what_python_writes_comes_back(rows: list[tuple[str, str]]) -> None:
    rows = [tuple(cell.replace("\0", "").encode("utf-8", "replace").decode() for cell in row) for row in rows]  # type: ignore[misc]
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("title", "text"), *rows])
    source = Source("a.csv", stream.getvalue().encode(), ".csv")
    found = list(read_records(_without_control_check(source), Dialect(",")))
    assert [item.cells for item in found[1:] if isinstance(item, Record)] == [
        row for row in rows if any(cell.strip() for cell in row)
    ]


def _without_control_check(source: Source) -> Source:
    # Padding, so that a few odd signs among few letters do not make a binary file of it.
    return Source(source.name, source.content + b"\r\n" * 20_000, source.suffix)
