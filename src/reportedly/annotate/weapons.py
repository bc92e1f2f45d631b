"""Weapons: the phrases of `lexicons/instruments.yaml`, by lemma. In: a parsed document. Out: candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc

from reportedly.annotate.candidates import Candidate
from reportedly.data.lexicons import load_lexicon

_Phrases = Mapping[str, list[tuple[str, ...]]]


def find_weapons(doc: Doc) -> Iterator[Candidate]:
    """The longest phrase of a weapon from each word on."""
    table = _weapon_phrases()
    lemmas = [token.lemma_.lower() for token in doc]
    for first, lemma in enumerate(lemmas):
        for words in table.get(lemma, ()):
            if len(words) == 1 and doc[first].pos_ not in ("NOUN", "PROPN", "ADJ"):
                continue
            last = first + len(words)
            if tuple(lemmas[first:last]) == words:
                yield Candidate(first, last, "weapon", "lexicon", 4)
                break


@cache
def _weapon_phrases() -> _Phrases:
    """Weapon phrases as lemmas by their first lemma, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in load_lexicon("instruments").values():
        for phrase in entry["words"]:
            words = tuple(phrase.replace("-", " - ").split())
            table.setdefault(words[0], []).append(words)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in table.items()}
