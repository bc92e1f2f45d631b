"""Sources of speech in a whole report, roughly: whoever is the subject of a verb of saying, whether or not
anything is claimed there. In: a parsed document. Out: tokens with how much the text is about them, for
finding whom a later "he" means."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.extract import syntax
from reportedly.extract.wordlists import labels_by_word, word_set

SPEAKS, SPEAKS_WITHIN, IS_TOPIC, IS_NAMED = 0.0, 0.5, 0.4, 1.8
IN_QUOTES = 1.5  # whom a quoted speaker talks of is rarely the next to speak
_PARAGRAPH = 300  # tokens
_INVERTED = frozenset({"say", "add", "report", "write", "announce", "note", "explain", "recall", "warn"})
_HARM = frozenset({"kill", "murder", "execute", "assassinate", "behead", "slay", "bury", "mourn"})
_DEATH = frozenset({"die", "perish", "drown"})


def speech_sources(doc: Doc | Tokens) -> Iterator[tuple[Token, float]]:
    """The heads of sources and of main clauses' subjects, in reading order, each with its cost."""
    for token in doc:
        cost = _cost(token)
        if cost is not None:
            yield token, cost + (IN_QUOTES if is_quoted(token) else 0.0)


def _cost(token: Token) -> float | None:
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return SPEAKS
    if token.dep_ in ("nsubj", "nsubjpass"):
        verb = token.head
        if token.dep_ == "nsubj" and is_speech(verb):
            return SPEAKS if not _is_within_speech(verb) else SPEAKS_WITHIN
        return IS_TOPIC if _is_main(verb) and not _is_within_speech(verb) else None
    if token.dep_ == "conj" and token.head.dep_ == "nsubj" and is_speech(token.head.head):
        return SPEAKS_WITHIN
    if token.dep_ == "dobj" and _is_inverted(token):
        return SPEAKS
    return None


def _is_inverted(token: Token) -> bool:
    """ "..., said the governor": the model often takes the speaker for an object."""
    verb = token.head
    return (
        verb.lemma_.lower() in _INVERTED
        and verb.tag_ in ("VBD", "VBZ", "VBP")
        and verb.i < token.i <= verb.i + 8
        and not any(child.dep_ == "nsubj" for child in verb.children)
    )


def is_quoted(token: Token) -> bool:
    """Whether a quotation mark is open at the token, counted from its paragraph's start."""
    count = 0
    for before in reversed(token.doc[max(0, token.i - _PARAGRAPH) : token.i]):
        if before.is_space and "\n" in before.text:
            break
        if before.text == "”":
            return count > 0
        if before.text == "“":
            return True
        count += before.text in ('"', "''", "``")
    return count % 2 == 1


def is_speech(verb: Token) -> bool:
    """Whether a verb tells that somebody speaks: a plain one always, another where a clause follows it."""
    lemma = verb.lemma_.lower()
    if not syntax.is_verb(verb) or lemma not in labels_by_word("attribution", "verbs"):
        return False
    if lemma in word_set("attribution", "tail_verbs") or lemma in (
        "tell",
        "deny",
        "accuse",
        "admit",
        "explain",
    ):
        return True
    return any(child.dep_ == "ccomp" for child in verb.children)


def _is_within_speech(verb: Token) -> bool:
    """Whether the verb stands in what somebody says."""
    current = verb
    while current.dep_ != "ROOT":
        if current.dep_ == "ccomp" and is_speech(current.head):
            return True
        current = current.head
    return any(
        child.dep_ in ("parataxis", "ccomp") and child.i > verb.i and is_speech(child)
        for child in current.children
    )


def _is_main(verb: Token) -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def is_dead(token: Token) -> bool:
    """Whether this naming is of somebody who was killed or died, and so does not speak."""
    verb = token.head
    lemma = verb.lemma_.lower()
    if lemma in _DEATH:
        return token.dep_ in ("nsubj", "nsubjpass")
    if lemma in _HARM:
        return token.dep_ in ("dobj", "nsubjpass")
    return any(child.lower_ in ("late", "slain") and child.dep_ == "amod" for child in token.children)
