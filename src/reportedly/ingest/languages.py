"""Languages: a report's text -> the code of its language, and whether the reports in it can be read.

Names of places and people fill the news of wars, so a short text is easily mistaken: it counts as English
unless it is surely something else. Plain English is told by its small words; the model, most of a second to
load, is asked only about the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import cast

ENGLISH = "en"
UNSUPPORTED = "unsupported_language"

# Languages in which the news of conflicts is written. Pidgins and rare neighbours of English are left out on
# purpose: reports full of names are taken for them.
_ASKED = """
    af am ar az be bg bn bs ca cs da de el en es et fa fi fr ha he hi hr hu hy id ig it ja ka kk km ko ku ky
    lo lt lv mk ml mn mr ms my ne nl no or pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr ug uk ur
    uz vi xh yo zh zu
"""

# In news a quarter to two fifths of all words; in other languages of Latin script the few that they share
# ("in", "is") never come near.
_SMALL_WORDS = frozenset(
    ["the", "of", "and", "to", "in", "on", "is", "was", "that", "with", "by", "from", "were",
     "after", "said", "has", "have", "been", "at", "it", "its", "his", "their", "they", "which",
     "this", "not", "for", "are", "but", "who", "would"]
)  # fmt: skip
_SMALL_SHARE = 0.2
_FEWEST_WORDS, _MOST_WORDS = 20, 300
_WORD = re.compile(r"[^\W\d_]+")

# So alike that the model halves its certainty between them.
_TWINS = ({"id", "ms"}, {"bs", "hr", "sr"}, {"cs", "sk"}, {"da", "no"}, {"xh", "zu"})

_HALF_SAMPLE = 1_500
_SHORT = 200
_SURE = 0.8
_SURE_IF_SHORT = 0.95
_LATIN_END = "\u0250"  # letters below it are Latin; what lies above is Greek, Cyrillic, Arabic, Chinese ...

_Ranked = list[tuple[str, float]]


def find_language(text: str) -> str | None:
    """The language of `text` as an ISO 639-1 code; None where it holds no letters."""
    # in lower case, for wire copy in capitals looks like no language at all
    parts = [part.lower() for part in _parts(text)]
    if all(_is_plain_english(part) for part in parts):
        return ENGLISH
    sample = " ".join(parts)
    letters = [sign for sign in sample if sign.isalpha()]
    if not letters:
        return None
    foreign_script = sum(sign >= _LATIN_END for sign in letters) * 2 > len(letters)
    ranked = _ranker()(sample)
    if foreign_script:
        return next((code for code, _ in ranked if code != ENGLISH), "und")
    code, _ = ranked[0]
    likes = next((twins for twins in _TWINS if code in twins), {code})
    probability = sum(share for other, share in ranked if other in likes)
    needed = _SURE_IF_SHORT if len(sample) < _SHORT else _SURE
    return code if probability >= needed else ENGLISH


def language_status(language: str | None) -> str | None:
    """`unsupported_language` for what is not English: such a report is kept, never forced through."""
    return None if language in (None, ENGLISH) else UNSUPPORTED


def _is_plain_english(part: str) -> bool:
    words = _WORD.findall(part)[:_MOST_WORDS]
    small = sum(word in _SMALL_WORDS for word in words)
    return len(words) >= _FEWEST_WORDS and small > _SMALL_SHARE * len(words)


def _parts(text: str) -> tuple[str, ...]:
    """The beginning and the middle, so that neither an English headline nor a foreign byline decides
    alone."""
    if len(text) <= 2 * _HALF_SAMPLE:
        return (text,)
    middle = len(text) // 2
    return text[:_HALF_SAMPLE], text[middle : middle + _HALF_SAMPLE]


@lru_cache(maxsize=1)
def _ranker() -> Callable[[str], _Ranked]:
    langid = import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(_ASKED.split())
    return cast(Callable[[str], _Ranked], identifier.rank)
