"""The normal form of texts: characters as decoded -> the text that every offset counts.

A file of plain text keeps every character but its line ends, so that offsets fit the file itself. What comes
out of a page or a table has no such file to fit and is cleaned as well.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?")
_ODD_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85]")
# Control characters (Cc) other than \n and \t, and the byte-order mark: a sign of encoding, not of writing.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def plain_text(text: str) -> str:
    """`text` with its line ends made `\\n` and nothing else changed: for files of plain text."""
    return _LINE_ENDS.sub("\n", text)


def clean_text(text: str) -> str:
    """`text` composed (NFC), with `\\n` line ends and without control characters: for pages and tables.

    A lone surrogate, which no UTF-8 file can hold, becomes U+FFFD. Cleaning twice changes nothing."""
    lines = _CONTROLS.sub("", _ODD_LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", lines))


def clean_line(text: str) -> str:
    """`text` cleaned and on one line: for titles, publishers and addresses."""
    return _SPACES.sub(" ", clean_text(text)).strip()


def with_headline(title: str | None, body: str) -> str:
    """The title, an empty line, and the body, so that the headline is read too; the body where it begins with
    it."""
    body = body.strip()
    if not title or not body or _folded(body[: 2 * len(title) + 40]).startswith(_folded(title)):
        return body
    return f"{title}\n\n{body}"


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()
