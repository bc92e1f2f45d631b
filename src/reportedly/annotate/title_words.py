"""Title words: in headlines every word has a capital, so that "Rocket Attacks" looks like a name. In: a
candidate for a place. Out: the part of it that may be a name, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.candidates import Candidate, name_words
from reportedly.annotate.name_sources import NameSources

_AROUND = 8  # words on either side that tell how the line is written
_LETTERS = 4  # shorter words keep small letters in headlines too
_LEAST, _SHARE = 3, 0.7
_FROM = frozenset({"from"})


def without_title_words(candidate: Candidate, doc: Doc, sources: NameSources) -> Candidate | None:
    """The candidate without the words of the language at its end ("Kherson Blast" is Kherson); None where no
    name is left. Outside headlines it stays as it is."""
    if candidate.kind != "place" or not _is_title_cased(candidate, doc):
        return candidate
    if candidate.source == "gazetteer":
        token = doc[candidate.first]
        is_verb = candidate.last - candidate.first == 1 and sources.is_no_noun(token.lower_)
        return None if is_verb and not _follows_locative(token) else candidate
    last = candidate.last
    while last > candidate.first and _is_common(doc[last - 1], sources):
        last -= 1
    words = doc[candidate.first : last]
    if not words or any(_is_common(token, sources) for token in words):
        return None
    return replace(candidate, last=last)


def _is_common(token: Token, sources: NameSources) -> bool:
    """A word of the language, and no part of names ("Al", "Abu") or sort of place ("District")."""
    word = str(token.lower_)
    is_part = word in name_words("links") or word in name_words("area_nouns") or len(word) < _LETTERS
    is_place = sources.places.longest_match([token.text]) == 1 and not sources.is_no_noun(word)
    return not is_part and not is_place and sources.is_word(word)


def _follows_locative(token: Token) -> bool:
    if token.i == 0:
        return False
    return token.doc[token.i - 1].lower_ in name_words("locatives") | _FROM


def _is_title_cased(candidate: Candidate, doc: Doc) -> bool:
    """Whether the words around are written with capitals too."""
    around = list(_around(candidate, doc))
    return len(around) >= _LEAST and sum(t.text[0].isupper() for t in around) >= _SHARE * len(around)


def _around(candidate: Candidate, doc: Doc) -> Iterator[Token]:
    sentence = doc[candidate.first].sent
    first = max(sentence.start, candidate.first - _AROUND)
    for token in doc[first : min(sentence.end, candidate.last + _AROUND)]:
        if not candidate.first <= token.i < candidate.last and token.is_alpha and len(token) >= _LETTERS:
            yield token
