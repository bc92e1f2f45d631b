"""Encodings: what is text is read as it was written, and what is not is refused by name."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.ingest.encodings import declared_charset, decode, find_encoding, open_lines

ENGLISH = "The governor said “no one was hurt” – so far – in the café on the square. " * 20
RUSSIAN = "Губернатор сообщил, что в результате обстрела пострадали три человека. " * 20


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("utf-8", ENGLISH),
        ("utf-8-sig", ENGLISH),
        ("utf-16", ENGLISH),
        ("utf-32", ENGLISH),
        ("cp1252", ENGLISH),
        ("cp1251", RUSSIAN),
        ("utf-8", RUSSIAN),
    ],
)
def test_text_is_read_in_its_encoding(codec: str, text: str) -> None:
    assert decode(text.encode(codec), "a.txt") == text


def test_utf16_big_endian_is_known_by_its_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + "Goma".encode("utf-16-be"), "a.txt") == "Goma"


def test_stray_bytes_in_utf8_are_read_as_windows_quotes() -> None:
    assert decode("“No,” said Zoë. ".encode() + b"It\x92s over.", "a.txt") == "“No,” said Zoë. It’s over."


def test_a_byte_that_no_encoding_knows_is_marked_and_the_rest_stays() -> None:
    assert decode(b"\x95 Time is \x81 running out for the people of the town.", "a.txt").startswith(
        "• Time is \ufffd run"
    )


def test_a_page_is_believed_only_where_its_charset_fits() -> None:
    page = '<meta charset="windows-1251"><p>' + RUSSIAN
    assert declared_charset(page.encode("cp1251")) == "windows-1251"
    assert decode(page.encode("cp1251"), "a.html", declared="windows-1251") == page
    assert decode(page.encode("utf-8"), "a.html", declared="windows-1251") == page
    assert decode(b"caf\xe9", "a.html", declared="no-such-charset") == "café"
    assert decode(b"\x93caf\xe9\x94", "a.html", declared="iso-8859-1") == "“café”"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Some text\x00 and more", "NUL"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n", "an image"),
        (b"{\\rtf1 text}", "rich-text"),
        (bytes([1, 2, 3, 4, 5, 6, 7, 8]) * 10, "control characters"),
        (random.Random(7).randbytes(4000).replace(b"\0", b"\1"), "control characters"),
        (codecs.BOM_UTF16_LE + bytes([1, 0]) * 50, "UTF-16"),
    ],
)
def test_binary_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(content, "odd.txt")
    assert caught.value.source == "odd.txt"
    assert "UTF-8" in caught.value.remedy


def test_lines_keep_their_ends_and_quoted_ones_are_not_cut_at_odd_signs() -> None:
    assert list(open_lines("a\r\nb\u2028c\x0bd\ne".encode(), "a.csv")) == ["a\r\n", "b\u2028c\x0bd\n", "e"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_comes_back_whole(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(content: bytes) -> None:
    try:
        find_encoding(content, "a.txt")
        text = decode(content, "a.txt")
    except InputError:
        return
    assert "".join(open_lines(content, "a.txt")) == text
