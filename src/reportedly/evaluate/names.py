"""Names: whether two texts name one speaker or one place, by simple written rules. In: texts as written.
Out: yes or no. No gazetteer and no register is asked, so that the scorer shares no mistake with what it
scores."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_APOSTROPHES = re.compile(r"['’‘ʼʻ`]")
_NO_WORD = re.compile(r"[^\w]+")
# Letters that have no decomposition of their own.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EMPTY_WORDS = _words(
    "a an the of for in at on from to by with and or who his her its their our my your this that these those "
    "he she it they we i you him them us one some mr mrs ms dr sir said"
)
_LEADING = _words("a an the near around outside inside in at off on along over some its their his of to from")
_SETTLEMENT = _words("city town village hamlet camp area neighbourhood neighborhood")
_AREA = _words(
    "region province oblast governorate state territory district county township department prefecture raion "
    "wilaya municipality"
)
_JOINT = re.compile(r"\s(?:to|and)\s")


def fold(text: str) -> str:
    """Lower case without accents, possessives or punctuation, one space between words."""
    plain = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    decomposed = unicodedata.normalize("NFKD", plain.casefold().translate(_LETTERS))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", letters).strip()


def same_speaker_name(gold: Iterable[str], given: Iterable[str]) -> bool:
    """Whether the words of one text are all in the other's, articles and pronouns aside: "Stasenko" is in
    "governor Oleh Stasenko", "the defence ministry" is not in "the health ministry"."""
    others = [_content(text) for text in given]
    return any(
        words and other and (words <= other or other <= words)
        for words in (_content(text) for text in gold)
        for other in others
    )


def same_place_name(gold: Iterable[str], given: Iterable[str], *, both_areas: bool) -> bool:
    """Whether two texts name one place: equal once folded and without what only leads to the name ("a
    checkpoint in", "near", "25 kilometres south of") or says that it is a town. `both_areas` lets "Kursk
    region" be "Kursk Oblast"."""
    names = {name for text in gold for name in place_names(text)}
    others = {name for text in given for name in place_names(text)}
    if names & others:
        return True
    return both_areas and bool({_area_name(n) for n in names} & {_area_name(o) for o in others})


def place_names(text: str) -> frozenset[str]:
    """The folded names that a text gives for a place: usually one, two for "the road from A to B"."""
    words = text.split()
    start = next((i for i, word in enumerate(words) if _starts_name(word)), None)
    if start is None:
        return frozenset((fold(" ".join(w for w in words if w.casefold() not in _LEADING)) or fold(text),))
    while len(words) - start > 1 and words[-1].casefold() in _SETTLEMENT:
        words = words[:-1]
    name = " ".join(words[start:])
    parts = _JOINT.split(name) if start > 0 else [name]
    return frozenset(fold(part) for part in parts if fold(part))


def _starts_name(word: str) -> bool:
    return any(c.isupper() for c in word) and word.casefold() not in _LEADING


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in fold(text).split() if word not in _EMPTY_WORDS)


def _area_name(name: str) -> str:
    words = [word for word in name.split() if word not in _AREA]
    return " ".join(words) or name
