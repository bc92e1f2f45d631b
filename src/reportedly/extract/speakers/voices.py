"""Voices: who may be meant by a later pronoun or short name, with what tells them apart. In: a noun that
speaks or is spoken of, and its speaker. Out: `Voice` values, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.data.lexicons import noun_classes
from reportedly.extract.wordlists import labels_by_word, word_set
from reportedly.model.actor import Speaker
from reportedly.model.document import Person

_BODIES = frozenset({"armed_group", "igo", "ngo", "media", "monitor"})
_COLLECTIVES = frozenset({"police", "people", "family", "staff", "crew"})
_WORD = re.compile(r"[\w.][\w.’'-]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Voice:
    """One naming of somebody who may be meant again.

    `words` are all words that the report has used for them, in lower case; `cost` is how little they are
    spoken of here: 0 for who speaks, more for who is only mentioned. `gender` is f, m or None; `is_anew`
    tells an own naming from a pronoun; `may_be_person` marks an unknown name that speaks."""

    at: int
    sentence: int
    speaker: Speaker
    words: frozenset[str]
    head: str
    cost: float
    is_person: bool
    is_body: bool
    is_plural: bool
    may_be_person: bool = False
    is_anew: bool = True
    gender: str | None = None

    @property
    def label(self) -> str:
        """The fullest words for who it is."""
        return self.speaker.name or self.speaker.span.text


def words_of(*texts: str) -> frozenset[str]:
    """The words of some phrases in lower case, possessives without their mark."""
    return frozenset(
        re.sub(r"['’]s?$", "", word) for text in texts for word in _WORD.findall(text.lower())
    ) - {"the", "a", "an", ""}


def is_one_human(source: Token, kind: str | None, person: Person | None) -> bool:
    """Whether the phrase is for one human being: a named person, "a trader", "the spokesman"."""
    if person is not None:
        return True
    if is_many(source) or (source.pos_ == "PROPN" and source.lower_ not in word_set("roles", "titles")):
        return False
    lemma = source.lemma_.lower()
    if lemma in labels_by_word("roles", "body_words") or lemma in _COLLECTIVES:
        return False
    return (
        lemma in word_set("roles", "titles")
        or bool({"person", "fighter"} & noun_classes().get(lemma, frozenset()))
        or (kind in ("witness", "resident", "analyst", "anonymous") and source.tag_ == "NN")
        or (lemma == "one" and kind not in _BODIES)
        or lemma.endswith(("man", "woman", "person"))
    )


def may_be_human(source: Token, kind: str | None) -> bool:
    """Whether an unknown name that speaks may be a person's: "Paris claims", where she is one."""
    return source.tag_ == "NNP" and kind == "other" and source.ent_type_ not in ("ORG", "NORP")


def is_a_body(source: Token, kind: str | None) -> bool:
    """Whether what is no person is one body, whatever its number: "the Forces", "the rebels", a ministry."""
    return not is_many(source) or source.pos_ == "PROPN" or kind in _BODIES


def is_many(source: Token) -> bool:
    """Whether the noun stands for several: a plural, a coordination, "the police"."""
    return (
        source.tag_ in ("NNS", "NNPS")
        or source.lemma_.lower() in _COLLECTIVES
        or any(child.dep_ == "conj" for child in source.children)
    )


def gender_of(name: str | None, words: frozenset[str]) -> str | None:
    """What the words about a person show; the first name only where it is safe."""
    female, male = (bool(words & word_set("roles", f"{sex}_words")) for sex in ("female", "male"))
    if female != male:
        return "f" if female else "m"
    first = name.split()[0].split("-")[0].lower() if name and len(name.split()) > 1 else ""
    if first in word_set("roles", "female_names"):
        return "f"
    return "m" if first in word_set("roles", "male_names") else None
