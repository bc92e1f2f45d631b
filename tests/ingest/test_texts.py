"""Texts: offsets fit the file, front matter is taken off, a headline is known but stays."""

from __future__ import annotations

import pytest

from reportedly.errors import InputError
from reportedly.ingest.texts import TextReader, find_headline, split_front_matter
from reportedly.model.ids import bytes_digest
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source

BODY = "Three people were hurt when shells hit the market, the governor said on Monday.\n"


def read(content: str | bytes, options: ReadOptions | None = None) -> list[Report | InputError]:
    raw = content if isinstance(content, bytes) else content.encode()
    return list(TextReader().read(Source("a/b.md", raw, ".md"), options or ReadOptions()))


def read_one(content: str | bytes, options: ReadOptions | None = None) -> Report:
    (report,) = read(content, options)
    assert isinstance(report, Report)
    return report


def test_the_text_is_the_file_but_for_line_ends() -> None:
    written = "\n  \tShells hit\r\n\r\nthe cafe\u0301. \x0c\r\n\r\n"
    report = read_one(written)
    assert report.text == written.replace("\r\n", "\n")
    assert report.digest == bytes_digest(written.encode())
    assert (report.path, report.row, report.language, report.status) == ("a/b.md", None, "en", None)


def test_front_matter_names_the_report_and_leaves_the_text() -> None:
    report = read_one(
        "---\ntitle: \"Shelling: three hurt\"\nPublisher: Vale Post\npublished: 2024-08-11T10:15:00Z\n"
        f"url: https://example.org/a\nconstructed: true\nnote: [a, b]\n---\n\n{BODY}"
    )  # fmt: skip
    assert report.text == BODY
    assert report.title == "Shelling: three hurt"
    assert (report.publisher, report.url) == ("Vale Post", "https://example.org/a")
    assert report.published == "2024-08-11T10:15"


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    keys, text = split_front_matter(f"---\ntitle: Goma: what is known\npublisher: 'Vale Post'\n---\n{BODY}")
    assert (keys, text) == ({"title": "Goma: what is known", "publisher": "Vale Post"}, BODY)


@pytest.mark.parametrize(
    "text",
    ["---\nShells hit the town.\n---\nMore.", "---\ncolour: red\n---\nMore.", "---\ntitle: never closed\n",
     "--- \n", "title: x\n---\nMore.", "---\n- a\n- b\n---\nMore.", "---\ntitle: {a: b}\n---\nMore."],
)  # fmt: skip
def test_what_is_not_front_matter_stays_in_the_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_no_tag_in_front_matter_makes_an_object() -> None:
    keys, _ = split_front_matter("---\ntitle: !!python/object/apply:os.getcwd []\npublisher: P\n---\nx")
    assert keys == {"publisher": "P"}


def test_options_override_the_front_matter() -> None:
    options = ReadOptions(published="2024-08-12", publisher="P", url="https://example.org/b", title="T")
    report = read_one(f"---\ntitle: A\npublisher: B\npublished: nonsense\nurl: C\n---\n{BODY}", options)
    assert (report.published, report.publisher, report.url, report.title) == (
        "2024-08-12", "P", "https://example.org/b", "T",
    )  # fmt: skip


@pytest.mark.parametrize("raw", ["2999-01-01", "some day"])
def test_a_date_that_cannot_be_is_dropped_and_noted(raw: str) -> None:
    report, note = read(f"---\npublished: {raw}\n---\n{BODY}")
    assert isinstance(report, Report)
    assert report.published is None
    assert isinstance(note, InputError)
    assert "read without a date" in str(note)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Shelling hurts three\n\nThree people ...", "Shelling hurts three"),
        ("\n\n# Shelling hurts three #\n \nThree people ...", "Shelling hurts three"),
        ("Three people were hurt.\n\nMore.", None),
        ("“We are safe,” he said.”\n\nMore.", None),
        ("Shelling hurts three\nThree people ...", None),
        ("Shelling hurts three\n\n", None),
        ("By Jane Doe\n\nThree people ...", None),
        ("x" * 121 + "\n\nMore.", None),
        ("", None),
    ],
)
def test_a_short_line_that_stands_alone_is_the_headline(text: str, headline: str | None) -> None:
    assert find_headline(text) == headline


def test_the_headline_stays_in_the_text() -> None:
    report = read_one(f"Shelling hurts three\n\n{BODY}")
    assert report.title == "Shelling hurts three"
    assert report.text.startswith("Shelling hurts three\n\nThree people")


def test_another_language_is_kept_and_marked() -> None:
    report = read_one("Губернатор сообщил, что в результате обстрела пострадали три человека.")
    assert (report.language, report.status, report.is_readable) == ("ru", "unsupported_language", False)


def test_windows_encoding_is_read() -> None:
    assert "it’s over" in read_one("The governor said that it’s over.".encode("cp1252")).text


def test_a_text_of_nothing_is_refused() -> None:
    (error,) = read("---\ntitle: A\n---\n \n")
    assert isinstance(error, InputError)
    assert "holds no text" in str(error)
