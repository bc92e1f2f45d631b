"""Folding of words for names: how written words become keys. In: words or a phrase. Out: pieces.

A piece is one folded word beside its spelling, so that "U.S." and "us" share a key but not a match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_QUOTES = str.maketrans("’‘ʼʻ`´′“”«»", "'''''''\"\"\"\"")
_SPLIT = re.compile(r"[\s\-‐‑‒–—/_]+")
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
_LONE = frozenset(("'s", "’s", "'S", "’S", "'", "’"))
_EDGES = "\"'()[]{}<>,;:!?*…"
# Letters that do not decompose into a base letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})


class Piece(NamedTuple):
    """One word: `folded` for the key, `cased` as it was written (no accents, dots or apostrophes)."""

    folded: str
    cased: str

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital first, or holds a digit ("95th" in a unit's name)."""
        return self.cased[:1].isupper() or any(ch.isdigit() for ch in self.cased)


# American spelling -> British, filled from patterns.yaml by the register's loader.
_spelling: dict[str, str] = {}


def use_spelling(spelling: Mapping[str, str]) -> None:
    """Take over the spellings of patterns.yaml; folded words kept so far are forgotten."""
    if dict(spelling) != _spelling:
        _spelling.clear()
        _spelling.update(spelling)
        fold_word.cache_clear()


@lru_cache(maxsize=65536)
def fold_word(word: str) -> tuple[Piece, ...]:
    """The pieces of one written word; none for a lone "'s" or for punctuation."""
    pieces: list[Piece] = []
    if word in _LONE:
        return ()
    for part in _SPLIT.split(plain(word)):
        bare = _POSSESSIVE.sub("", part.strip(_EDGES)).replace("'", "")
        # "U.S." is an acronym; a full stop elsewhere ends a sentence.
        cased = bare.replace(".", "").strip(_EDGES)
        if cased:
            folded = "and" if cased == "&" else cased.casefold()
            pieces.append(Piece(_spelling.get(folded, folded), cased))
    return tuple(pieces)


def plain(text: str) -> str:
    """The text without accents and with straight quotation marks."""
    if text.isascii():
        return text
    text = text.translate(_QUOTES).translate(_PLAIN)
    return "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))


def fold_words(words: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces of written words, in order."""
    return tuple(piece for word in words for piece in fold_word(word))


def fold_phrase(phrase: str) -> tuple[Piece, ...]:
    """The pieces of a phrase."""
    return fold_words(phrase.split())


def key_of(phrase: str) -> str:
    """The key under which a phrase is kept: its folded words with single blanks."""
    return " ".join(piece.folded for piece in fold_phrase(phrase))
