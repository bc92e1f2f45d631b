"""Pages: the article with its title, outlet, address and date, and never a download."""

from __future__ import annotations

import socket

import pytest

from reportedly.errors import InputError
from reportedly.ingest.pages import PageReader
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source

PARAGRAPHS = (
    "<p>Three people were hurt when shells hit the market of the town on Monday, the governor said.</p>"
    "<p>No one has said that they fired, and the ministry has promised an inquiry – “soon”.</p>"
)


def page(published: str = "2024-08-11T10:15:00+03:00", body: str = PARAGRAPHS, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}">'
        "<title>Shelling hurts three | Vale Post</title>"
        '<meta property="og:site_name" content="Vale Post"><link rel="canonical" href="https://example.org/a">'
        f'<meta property="article:published_time" content="{published}"></head>'
        '<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<article><h1>Shelling hurts three</h1>{body}</article>"
        "<footer>Copyright 2020 Vale Post</footer></body></html>"
    )


def read(content: str | bytes, options: ReadOptions | None = None) -> list[Report | InputError]:
    raw = content if isinstance(content, bytes) else content.encode()
    return list(PageReader().read(Source("a.html", raw, ".html"), options or ReadOptions()))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page was to be downloaded")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_an_article_is_found_with_all_that_the_page_says_of_it() -> None:
    (report,) = read(page())
    assert isinstance(report, Report)
    assert (report.title, report.publisher) == ("Shelling hurts three", "Vale Post")
    assert (report.url, report.published) == ("https://example.org/a", "2024-08-11")
    assert report.text.count("Shelling hurts three") == 1
    assert "Home" not in report.text and "Copyright" not in report.text
    assert "– “soon”." in report.text


def test_the_declared_charset_is_honoured() -> None:
    (report,) = read(page(charset="windows-1252").encode("cp1252"))
    assert isinstance(report, Report)
    assert "– “soon”." in report.text


def test_a_date_in_the_future_is_dropped_and_noted() -> None:
    report, note = read(page("2999-01-01"))
    assert isinstance(report, Report)
    assert report.published is None
    assert "lies in the future" in str(note)


def test_a_year_in_the_footer_is_no_date() -> None:
    (report,) = read(page(""))
    assert isinstance(report, Report)
    assert report.published is None


def test_options_override_the_page() -> None:
    (report,) = read(page(), ReadOptions(publisher="P", published="2024-08-12"))
    assert isinstance(report, Report)
    assert (report.publisher, report.published) == ("P", "2024-08-12")


@pytest.mark.parametrize(
    "markup",
    ["<html><body></body></html>", "<p>x</p>", "http://example.org/a", "<" * 3000, "<div>" * 5000,
     '<html><body><nav><a href="/">Home</a><a href="/w">World news and more</a></nav></body></html>',
     "<script>a()</script>", page(body="")],
)  # fmt: skip
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(InputError, match="no article found") as caught:
        read(markup)
    assert "save the article's own page" in caught.value.remedy


def test_a_fragment_is_read() -> None:
    (report,) = read(PARAGRAPHS)
    assert isinstance(report, Report)
    assert report.text.startswith("Three people were hurt")


def test_binary_is_refused() -> None:
    with pytest.raises(InputError, match="binary"):
        read(b"<html>\x00\x01\x02")
