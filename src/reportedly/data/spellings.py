"""Spellings: one name written in Latin letters in several ways. In: a name, or two. Out: a key that its usual
romanisations share ("Kafr Zita", "Kfar Zeita"), and how alike two of them are.

Arabic, Persian and Cyrillic letters have no one spelling in English: short vowels come and go, q is k, final
h is dropped, articles are glued on, g stands for h. What is left are consonants."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from reportedly.data.place_names import ARABIC_NAMES, bare_words, even_words

# Countries whose names reach English from Cyrillic letters, and further ones from Arabic script.
CYRILLIC_NAMES = frozenset({"UKR", "RUS", "BLR", "BGR", "SRB", "MKD", "KAZ", "KGZ"})
ARABIC_SCRIPT = ARABIC_NAMES | {"IRN", "AFG", "PAK"}
# From which likeness two spellings with one key may be one name, by the consonants of the key.
_ALIKE = {1: 0.95, 2: 0.85, 3: 0.82}
_ALIKE_LONG = 0.78

_DIGRAPHS = (
    ("shch", "S"), ("sch", "S"), ("kh", "K"), ("gh", "g"), ("dj", "j"), ("zh", "Z"), ("sh", "S"), ("ch", "S"),
    ("th", "t"), ("dh", "d"), ("ts", "c"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_CYRILLIC = (("g", "h"), ("Z", "j"), ("w", "v"))
_GLUED = re.compile(r"^(?:[ae]l(?=[^aeiouyl])(?=\w{4})|[aei](?=([bcdfghjklmnpqrstvwxz])\1))")
_FINAL_H = re.compile(r"(?<=[aeiou])h?t?$")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")
_W_SOUND = re.compile(r"(?<=[aeou])w(?![aeiouy])")


@lru_cache(65_536)
def spelling_key(name: str, *, cyrillic: bool = False) -> str:
    """The consonants of a name without its articles. Names with one key may still differ: ask `are_alike`."""
    return "".join(_consonants(word, cyrillic=cyrillic) for word in _words(name))


def country_spelling_key(name: str, country: str) -> str:
    """The key of a name as one of that country, told apart by the alphabet that it comes from."""
    cyrillic = country in CYRILLIC_NAMES
    key = spelling_key(name, cyrillic=cyrillic)
    return ("c:" if cyrillic else "a:") + key if key else ""


@lru_cache(65_536)
def likeness(name: str, other: str) -> float:
    """How alike two spellings are, 0 to 1, vowels counted by their sound."""
    return SequenceMatcher(None, _sounds(name), _sounds(other), autojunk=False).ratio()


def are_alike(name: str, other: str) -> bool:
    """Whether two names with one key may be one name, written in two ways. A first vowel stays one."""
    if _begins_with_vowel(name) != _begins_with_vowel(other):
        return False
    return likeness(name, other) >= _ALIKE.get(len(spelling_key(name)), _ALIKE_LONG)


def is_romanised(country: str) -> bool:
    """Whether the country's names reach English from another alphabet that we know."""
    return country in ARABIC_SCRIPT or country in CYRILLIC_NAMES


def _words(name: str) -> list[str]:
    words = [word for word in even_words(bare_words(name)) if word != "al"]
    return [_GLUED.sub("", word) if len(word) > 3 else word for word in words]


def _consonants(word: str, *, cyrillic: bool) -> str:
    word = _W_SOUND.sub("", _folded(word, cyrillic=cyrillic))
    return _VOWELS.sub("", word).replace("K", "k")


def _folded(word: str, *, cyrillic: bool) -> str:
    word = _FINAL_H.sub("", word) if not cyrillic and len(word) > 3 else word
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    if cyrillic:
        for written, sound in _CYRILLIC:
            word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


def _begins_with_vowel(name: str) -> bool:
    return _sounds(name)[:1] in ("a", "i", "u")


def _sounds(name: str) -> str:
    folded = "".join(_folded(word, cyrillic=False) for word in _words(name))
    folded = re.sub(r"ou|oo|ow|aw|au|o|w", "u", folded)
    return _DOUBLED.sub(r"\1", re.sub(r"ei|ey|ai|ay|iy|yi|ie|y|e", "i", folded))
