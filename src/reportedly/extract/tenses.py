"""Tenses: whether words tell how things stand at publication, or what came before. In: tokens of the
parse. Out: yes or no, or the words that say so."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract.wordlists import word_set

_AFTER = frozenset({"after", "following"})
_PRESENT = frozenset({"VBZ", "VBP"})


def is_present(verb: Token) -> bool:
    """Whether the verb, or the one whose auxiliary it shares, is in the present or the present perfect."""
    while verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBG") and not _auxiliaries(verb):
        verb = verb.head
    found = _auxiliaries(verb)
    if any(word.lower_ == "to" for word in found):
        return False  # "are said to have shelled" tells of the past
    return any(word.tag_ in _PRESENT for word in (*found, verb))


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]


def after_what(token: Token) -> Token | None:
    """The clause or phrase of "after" in which the token stands: what happened before the rest. None where
    only its outcome is told: "were killed after a shell hit their house"."""
    current = token
    while current.dep_ != "ROOT":
        if current.dep_ == "prep" and current.lower_ in _AFTER:
            return None if _is_outcome(current.head) else current
        marks = (child for child in current.children if child.dep_ in ("mark", "advmod"))
        if current.dep_ == "advcl" and any(mark.lower_ in _AFTER for mark in marks):
            return None if _is_outcome(current.head) else current
        current = current.head
    return None


def _is_outcome(verb: Token) -> bool:
    return verb.lower_ in word_set("times", "outcomes")
