"""Place names as keys. In: a name as a report or a gazetteer writes it. Out: the form it is looked up by.

Used when the gazetteer is built and when it is asked, so that both sides agree; it knows no places itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Letters that Unicode does not decompose into a base letter and a mark; None drops the character.
_LETTERS: dict[int, str | None] = {
    ord(mark): None for mark in "'’‘‛`´ʿʾʻʼʽˈʹʺ′″\"“”\u200c\u200d\u200e\u200f\u00ad"
} | {ord(a): b for a, b in {
    "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n",
    "ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŧ": "t", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ɣ": "g", "ʋ": "v",
}.items()}  # fmt: skip
_BREAKS = re.compile(r"[^\w]+|_+")
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]+")

_ARTICLES = frozenset({"al", "el", "ul"})
# The Arabic article takes the sound of the consonant after it: ash-Shaddadi, ez-Zor, an-Numan.
_ASSIMILATED = {
    vowel + sound: sound
    for vowel in "aeiu"
    for sound in ("sh", "th", "dh", "d", "n", "r", "s", "t", "z", "l", "j")
    if vowel + sound not in _ARTICLES
}
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_SPECIAL = _ARTICLES | frozenset(_ASSIMILATED) | frozenset(_WRITTEN_OUT)

# Countries whose names carry the Arabic article and a final -ah that English drops at will.
ARABIC_NAMES = frozenset({
    "SYR", "IRQ", "LBN", "JOR", "PSE", "ISR", "YEM", "SAU", "ARE", "OMN", "QAT", "BHR", "KWT", "EGY", "LBY",
    "TUN", "DZA", "MAR", "ESH", "SDN", "MRT", "DJI", "SOM", "TCD",
})  # fmt: skip


def bare_words(name: str) -> list[str]:
    """The name's words, case-folded, without marks, apostrophes and hyphens; articles still as written."""
    plain = name.lower()
    if plain.isascii() and plain.replace(" ", "").isalnum():
        return plain.split()  # most names; the rest of the way takes three times as long
    folded = name.casefold().translate(_LETTERS)
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    return [word for word in _BREAKS.split(folded) if word]


def even_words(words: Sequence[str]) -> list[str]:
    """The same words with every Arabic article as "al" and St, Mt, Ft written out."""
    if _SPECIAL.isdisjoint(words):
        return list(words)
    even: list[str] = []
    last = len(words) - 1
    for index, word in enumerate(words):
        if index == last or word not in _SPECIAL:
            even.append(word)
        elif word in _WRITTEN_OUT:
            even.append(_WRITTEN_OUT[word])
        elif word in _ARTICLES or words[index + 1].startswith(_ASSIMILATED[word]):
            even.append("al")
        else:
            even.append(word)
    return even


def normalise_name(name: str) -> str:
    """The key of a name: "Deir ez-Zor", "Deir El-Zor" and "deir al zor" have one key.

    Two names with the same key are the same spelling, not the same place. Empty if nothing is left."""
    return " ".join(even_words(bare_words(name)))


def loose_keys(key: str, country: str) -> Iterator[str]:
    """Further keys for a place with an Arabic name: without its article, with and without its final h."""
    if country not in ARABIC_NAMES:
        return
    forms = [key]
    if key.startswith("al ") and len(key) > 5:
        forms.append(key[3:])
    for form in forms:
        if form is not key:
            yield form
        if form.endswith(("ah", "eh")) and len(form) > 4:
            yield form[:-2] + "a"
            yield form[:-2] + ("eh" if form.endswith("ah") else "ah")


# What English reports call an administrative unit, and the level it most often stands for; 0 says nothing.
REGION_WORDS: dict[str, int] = {
    "region": 1, "regions": 1, "oblast": 1, "province": 1, "provinces": 1, "governorate": 0, "state": 1,
    "krai": 1, "kray": 1, "republic": 1, "wilaya": 1, "wilayat": 1, "vilayet": 1, "emirate": 1,
    "department": 1, "prefecture": 1, "territory": 1, "division": 1, "muhafazat": 1, "muhafazah": 1,
    "county": 0, "canton": 0, "okrug": 0, "voivodeship": 1, "district": 2, "districts": 2, "raion": 2,
    "rayon": 2, "subdistrict": 2, "woreda": 2, "zone": 2, "cercle": 2, "township": 2, "municipality": 2,
    "locality": 2, "commune": 2, "nahiya": 2, "nahiyah": 2, "mantiqat": 2, "tehsil": 2, "taluk": 2,
    "countryside": 1, "departement": 1, "departamento": 1, "provincia": 1, "estado": 1, "parish": 0,
    "sector": 2, "city": 0,
}  # fmt: skip
_QUALIFIERS = frozenset({"autonomous", "administrative", "special", "federal", "capital", "union"})
_LINKS = frozenset({"of", "de", "del", "do", "da", "du", "d"})


def region_stem(name: str) -> tuple[str, str]:
    """A unit's own name and the word for its kind: "Kursk Oblast" gives ("kursk", "oblast").

    The kind is empty where the name has none. "Province of Idlib" and "Idlib province" are alike."""
    words = even_words(bare_words(name))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    kind = ""
    while len(words) > 1 and (words[-1] in REGION_WORDS or (kind and words[-1] in _QUALIFIERS)):
        kind = kind or words[-1]
        words = words[:-1]
    if not kind and len(words) > 1 and words[0] in REGION_WORDS:
        kind, words = words[0], words[1:]
        if len(words) > 1 and words[0] in _LINKS:
            words = words[1:]
    return " ".join(words), kind


def is_latin(name: str) -> bool:
    """Whether every letter of the name is of the Latin alphabet."""
    if name.isascii():
        return True
    return all(
        unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER")) for letter in name if letter.isalpha()
    )
