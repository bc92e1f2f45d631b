"""Text -> the words that the tagger sees: word pieces, their shapes and where paragraphs begin. Letter case
and quotation marks are given apart, since the encoder's own vocabulary knows no case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tokenizers import Tokenizer

SHAPES: Final = ("lower", "title", "upper", "mixed", "digit", "mark", "quote", "stop")
SHAPE_COUNT: Final = 2 * len(SHAPES)
"""Each shape outside and inside quotation marks."""

LONGEST_WORD: Final = 40
"""Pieces of one word that are read; no real word has so many, and a window must hold some words."""

_OPENING: Final = "“«„"
_CLOSING: Final = "”»"
_STOPS: Final = ".!?…"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark: its characters, its pieces in the encoder's vocabulary and its shape."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int
    opens_paragraph: bool


def split_words(text: str, tokenizer: Tokenizer) -> list[Word]:
    """The words of a text in order; white space and what the tokenizer drops belong to none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    grouped: list[tuple[int, int, list[int]]] = []
    last = None
    for piece, (start, end), word in zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True):
        if word == last:
            grouped[-1] = (grouped[-1][0], end, [*grouped[-1][2], piece])
        else:
            grouped.append((start, end, [piece]))
        last = word
    return _shaped(text, grouped)


def _shaped(text: str, grouped: list[tuple[int, int, list[int]]]) -> list[Word]:
    words: list[Word] = []
    quoted = False
    before = 0
    for start, end, pieces in grouped:
        opens = not words or "\n" in text[before:start]
        written = text[start:end]
        doubled = written in "'`" and bool(words) and text[start - 1 : end] in ("''", "``")
        if opens:
            quoted = False
        if written == '"' or written in _OPENING or written in _CLOSING or doubled:
            quoted = not quoted if written in ('"', "'") else written in (*_OPENING, "`")
        words.append(
            Word(start, end, tuple(pieces[:LONGEST_WORD]), _shape(written) + len(SHAPES) * quoted, opens)
        )
        before = end
    return words


def _shape(written: str) -> int:
    if written.isalpha() and written.islower():  # most words
        return SHAPES.index("lower")
    if not any(c.isalnum() for c in written):
        if written in _STOPS:
            return SHAPES.index("stop")
        quote = written in "\"'`‘’" or written in _OPENING or written in _CLOSING
        return SHAPES.index("quote" if quote else "mark")
    if any(c.isdigit() for c in written):
        return SHAPES.index("digit")
    if written.islower():
        return SHAPES.index("lower")
    if written.isupper():
        return SHAPES.index("upper" if len(written) > 1 else "title")
    return SHAPES.index("title" if written[0].isupper() and written[1:].islower() else "mixed")
