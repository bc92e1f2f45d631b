"""Encodings: the original bytes -> characters. In: a source's bytes. Out: its text, or an InputError for a
binary file.

UTF-8 and UTF-16 are recognised for certain; everything else is a guess, made with the thought that the
reports are English, so that a few stray bytes are far more likely typographic quotes than another alphabet.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import InputError

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\v\f\r\x1b") + b"\x7f"
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_LINE = re.compile(rb"[^\n]{0,400}[\x80-\xff][^\n]{0,400}")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_SAMPLE = 64 * 1024
_FEW_HIGH = (
    0.1  # below this share of bytes above 127 a text is English with typographic signs, not another script
)
_FEWEST_HIGH = 64  # and with fewer than these any guess is a game of chance
_BROKEN = "reportedly.cp1252"
_AS_TEXT = "save it as UTF-8 text"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes become characters: a codec and what it does with bytes that it does not know."""

    codec: str
    errors: str = "strict"


def find_encoding(content: bytes, name: str, *, declared: str | None = None) -> Encoding:
    """The encoding of `content`; `declared` is what a page says of itself, which is believed only if it fits.

    Raises InputError where the bytes are not text."""
    for mark, codec in _BOMS:
        if content.startswith(mark):
            _check_wide(content, codec, name)
            return Encoding(codec, "replace")
    _check_text(content, name)
    codec = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    if _decodes(content, codec):
        return Encoding(codec)
    if codec == "utf-8-sig" or _is_mostly_utf8(content):
        return Encoding(codec, _BROKEN)
    fitting = _fitting(content, declared)
    return Encoding(fitting) if fitting else Encoding(_guessed(content), "replace")


def decode(content: bytes, name: str, *, declared: str | None = None) -> str:
    """The characters of `content`, line ends untouched; raises InputError where it is not text."""
    encoding = find_encoding(content, name, declared=declared)
    return content.decode(encoding.codec, encoding.errors)


def open_lines(content: bytes, name: str) -> Iterator[str]:
    """The lines of `content` with their ends, decoded one by one so that a large table is never held
    twice."""
    encoding = find_encoding(content, name)
    return io.TextIOWrapper(io.BytesIO(content), encoding.codec, encoding.errors, newline="")


def declared_charset(content: bytes) -> str | None:
    """The charset that the head of a page names, None where it names none."""
    match = _DECLARED.search(content[:4096])
    return match.group(1).decode("ascii") if match else None


def _check_text(content: bytes, name: str) -> None:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise InputError(name, f"is {kind}, not text", _AS_TEXT)
    if b"\0" in content:
        raise InputError(name, "is binary, not text (it holds NUL bytes)", _AS_TEXT)
    head = content[:_SAMPLE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(3, len(head) // 50):
        raise InputError(name, f"is binary, not text ({controls} control characters at its head)", _AS_TEXT)


def _check_wide(content: bytes, codec: str, name: str) -> None:
    head = content[:_SAMPLE].decode(codec, "replace")
    odd = sum(1 for sign in head if sign == "\ufffd" or (sign < " " and sign not in "\t\n\v\f\r"))
    if odd > max(3, len(head) // 50):
        raise InputError(name, f"begins like {codec.upper()} but is not", _AS_TEXT)


def _decodes(content: bytes, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    step = 1 << 20
    try:
        for start in range(0, len(content), step):
            decoder.decode(content[start : start + step], final=start + step >= len(content))
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(content: bytes) -> bool:
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    covered = sum(len(found) for found in _UTF8_SEQUENCE.findall(content))
    return covered * 2 > high


def _fitting(content: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        codec = codecs.lookup(declared).name
        # What calls itself Latin-1 or ASCII on the web is Windows-1252 (WHATWG encoding standard).
        codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
        return codec if _decodes(content, codec) else None
    except (LookupError, AttributeError, UnicodeError):
        return None


def _guessed(content: bytes) -> str:
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if high < max(_FEWEST_HIGH, _FEW_HIGH * len(content)):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  # most sources are UTF-8 and never need it

    sample = b"\n".join(match.group() for match in _HIGH_LINE.finditer(content[: 4 * _SAMPLE]))[:_SAMPLE]
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """A stray byte in a UTF-8 text, as it comes from pasting: read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_BROKEN, _as_cp1252)
