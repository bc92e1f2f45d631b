"""Letter case: wire text in capitals only, made readable for the model. In: a text. Out: one of the same
length, so that every offset still fits the report's own text; names begin with capitals as far as they can be
told from words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, cached_property

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from reportedly.annotate.name_sources import NameSources
from reportedly.annotate.word_forms import forms_of
from reportedly.data.lexicons import load_lexicon

_SHARE = 0.8
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST = 6
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "del", "la", "al", "el"})

_CALENDAR = frozenset({*calendar.month_name[1:], *calendar.month_abbr[1:], *calendar.day_name})
_BEFORE_MONTHS = frozenset({"in", "since", "last", "early", "late", "until", "by", "of", "mid"})
_BEFORE_PLACES = frozenset({"in", "near", "from", "at", "outside", "around", "of", "to"})


def is_all_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals: old wire and cable copy."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 40 and sum(character.isupper() for character in letters) >= _SHARE * len(letters)


class SentenceCase:
    """Gives text in capitals its small letters. A word keeps its capital where it opens a sentence, belongs
    to a listed name of several words, is a nationality, a month or a weekday, follows a title, or is no word
    of the language."""

    def __init__(self, nlp: Language, sources: NameSources) -> None:
        self._nlp = nlp
        self._sources = sources

    @cached_property
    def _is_word(self) -> Callable[[str], bool]:
        return forms_of(self._nlp, "noun", "verb", "adj", "adv")

    @cached_property
    def _is_no_noun(self) -> Callable[[str], bool]:
        return forms_of(self._nlp, "verb", "adj", "adv")

    def readable(self, text: str) -> str:
        """The text itself, or for text in capitals one of the same length in sentence case."""
        if not is_all_capitals(text):
            return text
        out = [low if len(low := character.lower()) == 1 else character for character in text]
        for start, end, whole in self._names(text):
            out[start:end] = text[start:end] if whole else [text[start], *out[start + 1 : end]]
        return "".join(out)

    def _names(self, text: str) -> Iterator[tuple[int, int, bool]]:
        """Character ranges of words that begin with a capital, and whether they are capitals throughout."""
        matches = list(_WORD.finditer(text))
        words = [match.group() for match in matches]
        listed = self._listed(words)
        for i, match in enumerate(matches):
            start, end = match.span()
            if len(match.group().lower()) != len(match.group()):
                continue
            if i in listed or _opens(text, start) or self._is_name(words, i):
                yield start, end, self._is_acronym(words[i]) or _is_initial(text, start, end)
            elif _is_initial(text, start, end):
                yield start, end, True

    def _listed(self, words: Sequence[str]) -> frozenset[int]:
        """The words that belong to a listed name of two words or more, but not its small words."""
        found: set[int] = set()
        for i in range(len(words)):
            window = words[i : i + _LONGEST]
            title = [low if (low := word.lower()) in _SMALL else word.capitalize() for word in window]
            length = max(self._sources.actors.longest_match(title), self._sources.places.longest_match(title))
            if length > 1 and not self._sources.is_nationality(title[0]):
                found.update(j for j in range(i, i + length) if j == i or words[j].lower() not in _SMALL)
        return frozenset(found)

    def _is_name(self, words: Sequence[str], index: int) -> bool:
        word = re.sub(r"['’]s$", "", words[index].capitalize(), flags=re.IGNORECASE)
        if word.lower() in STOP_WORDS and word not in ("May", "March"):
            return False
        if words[index] == "UN":
            return True
        if word in _CALENDAR:
            return word not in ("May", "March") or _follows(words, index, _BEFORE_MONTHS)
        if self._sources.is_nationality(word) or self._sources.is_country(word):
            return True
        if not self._is_word(word.lower()):
            return True
        if self._is_no_noun(word.lower()):
            return False
        titled = _follows(words, index, _titles())
        return titled or (_follows(words, index, _BEFORE_PLACES) and self._is_place(word))

    def _is_acronym(self, word: str) -> bool:
        """Capitals that cannot be spoken as a word, and that are no place; "UN" is no word of English."""
        if word == "UN":
            return True
        if len(word) > 5 or self._is_word(word.lower()) or self._is_place(word.capitalize()):
            return False
        return len(word) < 4 or not re.search(r"[AEIOUY]", word[1:] if len(word) < 5 else word)

    def _is_place(self, word: str) -> bool:
        return self._sources.places.longest_match([word]) == 1


def _is_initial(text: str, start: int, end: int) -> bool:
    """One letter alone ("U.S.", "M-16"), not the article and not what follows a digit or an apostrophe."""
    return end - start == 1 and text[start] != "A" and not (text[start - 1 : start] or " ")[0].isdigit()


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\"'“‘([")
    if re.search(r"\b[A-Z]\.$", before):
        return False  # an initial
    return (
        not before or before.endswith((".", "!", "?", "]", "--")) or text[len(before) : start].count("\n") > 1
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["titles"])


def _follows(words: Sequence[str], index: int, before: Collection[str]) -> bool:
    return index > 0 and words[index - 1].lower() in before
