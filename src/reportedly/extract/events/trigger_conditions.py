"""Trigger conditions: whether a word's arguments are those that its entry asks for ("fire" needs a
weapon). In: a word and its entry. Out: yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.trigger_words import OPEN_ENDS, Entry
from reportedly.extract.nouns import NounClasses
from reportedly.extract.speakers.finder import speaker_kind


def lemma_of(token: Token) -> str:
    """The lemma in lower case, as the lexicon writes it."""
    return str(token.lemma_.lower())


def noun_fits(head: Token, entry: Entry, classes: NounClasses) -> bool:
    """Whether the words near a noun, or what it is of, are those that its entry asks for."""
    if entry.condition is None:
        return entry.words[-1] not in OPEN_ENDS or _of_fits(head, entry, classes)
    near = set(entry.condition.get("near", ()))
    window = head.doc[max(0, head.i - 8) : head.i + 3]
    return not near or any(token.lower_ in near or lemma_of(token) in near for token in window)


def _of_fits(head: Token, entry: Entry, classes: NounClasses) -> bool:
    for preposition, noun in syntax.prepositions(head):
        if preposition in ("of", "over"):
            return bool(classes.of(noun) & {"place", "territory"}) or entry.kind != "territory_captured"
    return False


def verb_fits(verb: Token, condition: Mapping[str, Any], classes: NounClasses) -> bool:
    """Whether a verb has the object, the subject or the words that its entry asks for."""
    if "patient" in condition:
        return True
    if "object" in condition and not any(
        _fits(noun, condition["object"], classes) for noun in _objects_of(verb)
    ):
        return False
    if "subject" in condition and not any(_fits(n, condition["subject"], classes) for n in _doers(verb)):
        return False
    return "with" not in condition or _has_with(verb, condition["with"])


def _objects_of(verb: Token) -> list[Token]:
    nouns = syntax.objects(verb)
    direct = [
        noun
        for preposition, noun in syntax.prepositions(verb)
        if preposition in ("on", "at", "into", "over", "of")
    ]
    return nouns if nouns else nouns + [item for noun in direct for item in syntax.conjuncts(noun)]


def _doers(verb: Token) -> Iterator[Token]:
    for noun in (syntax.agent(verb), None if syntax.is_passive(verb) else syntax.subject(verb)):
        if noun is not None:
            yield from syntax.conjuncts(noun)
    for preposition, noun in syntax.prepositions(verb):
        if preposition in ("with", "by", "from") or (preposition in ("in",) and syntax.is_passive(verb)):
            yield noun


def _fits(noun: Token, wanted: list[str], classes: NounClasses) -> bool:
    found = classes.of(noun)
    if any(name in found for name in wanted):
        return True
    if "speaker" in wanted:
        mention = classes.mention_at(noun)
        named = mention is not None and mention.kind in ("actor", "person", "country")
        return (
            named
            or bool(found & {"state_force", "fighter", "person"})
            or speaker_kind("", noun.lemma_.lower()) != "other"
        )
    if "troops" in wanted:
        return bool(found & {"state_force", "fighter"})
    if "civilians" in wanted:
        return "person" in found and not found & {"fighter", "state_force"}
    return False


def _has_with(verb: Token, words: list[str]) -> bool:
    window = verb.doc[verb.i : min(verb.i + 14, verb.sent.end)]
    text = " ".join(lemma_of(token) for token in window)
    return any(word in text for word in words)
