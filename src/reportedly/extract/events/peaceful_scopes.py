"""Peaceful scopes: what a film shows, a drill plays or an anniversary remembers does not happen. In: a
trigger and its sentence. Out: yes or no, by the words that govern the trigger."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set

_INSIDE = frozenset({"in", "of", "throughout", "during", "within", "for", "as", "at", "into"})
_REMEMBERED = frozenset({"of", "for", "to", "since", "on"})
_BEFORE_YEARS = frozenset(
    {"in", "of", "since", "from", "until", "by", "to", "and", "late", "early", "mid", "-", ","}
)
_MONTHS = frozenset(calendar.month_name[1:])
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")


def is_in_peaceful_scope(trigger: Trigger, sentence: Tokens) -> bool:
    """Whether a work of art, a drill or a day of memory holds the trigger."""
    token = trigger.token
    if any(child.lower_ in word_set("peaceful", "unreal") for child in token.children):
        return True
    if any(_is_unreal(noun) for noun in syntax.objects(token)) and syntax.is_verb(token):
        return True
    chain = list(_governors(token))
    return (
        any(_is_shown(word, token) for word in _within_clause(chain))
        or _is_told_in_work(chain)
        or _is_drilled(chain, sentence)
        or _is_remembered(token, chain)
        or _is_of_another_age(chain, sentence)
    )


def _governors(token: Token) -> Iterator[Token]:
    """The token and the words that govern it, up to the root."""
    yield token
    current = token
    for _ in range(10):
        if current.head == current:
            return
        current = current.head
        yield current


def _within_clause(chain: list[Token]) -> Iterator[Token]:
    """The governors up to the end of a relative clause, whose noun may be anything's."""
    for word in chain:
        yield word
        of_act = word.dep_ == "relcl" and word.head.lemma_.lower() in word_set("peaceful", "acts")
        if word.dep_ in ("relcl", "advcl") and not of_act:
            return


def _is_named(token: Token, *keys: str) -> bool:
    """Whether a noun, alone or with the word before it, stands in a list; "a series of" is no work."""
    words = word_set("peaceful", *keys)
    lemma = token.lemma_.lower()
    if token.i > 0 and f"{token.nbor(-1).lower_} {lemma}" in words:
        return True
    if lemma not in words and token.lower_ not in words:
        return False
    return lemma != "series" or not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


def _is_unreal(noun: Token) -> bool:
    return any(child.lower_ in word_set("peaceful", "unreal") for child in noun.children)


def _is_shown(word: Token, token: Token) -> bool:
    """ "the film shows a bombing", "in the novel, soldiers burn a village", "the subject of a new play"."""
    if not syntax.is_verb(word):
        return word != token and _is_named(word, "works")
    for child in word.children:
        if child.dep_ in ("nsubj", "nsubjpass") and _is_named(child, "works"):
            return word.lemma_.lower() in word_set("peaceful", "showing") or word == token
        if child.dep_ == "attr" and child.lemma_ in word_set("peaceful", "themes"):
            return any(_is_named(noun, "works") for _, noun in syntax.prepositions(child))
    return any(
        preposition in ("in", "throughout") and _is_named(noun, "works") and noun.lemma_ != "game"
        for preposition, noun in syntax.prepositions(word)
    )


def _is_told_in_work(chain: list[Token]) -> bool:
    """ "The play, in which a soldier shoots his son", "the film follows two brothers who kill a sheriff"."""
    for word in chain:
        if word.dep_ == "relcl" and _is_named(word.head, "works") and _is_within(word):
            return True
        if syntax.is_verb(word) and word.lemma_.lower() in word_set("peaceful", "following"):
            return any(_is_named(noun, "works") for noun in syntax.children(word, "nsubj"))
    return False


def _is_within(clause: Token) -> bool:
    """Whether a relative clause begins with "in which"."""
    return [token.lower_ for token in clause.subtree][:2] == ["in", "which"]


def _is_drilled(chain: list[Token], sentence: Tokens) -> bool:
    """What is done in a drill, simulated or rehearsed; but people killed in one are dead, and rebels met in
    one are real."""
    drill_verbs = word_set("peaceful", "drill_verbs")
    if any(syntax.is_verb(word) and word.lemma_.lower() in drill_verbs for word in chain):
        return True
    words = {token.lemma_.lower() for token in sentence}
    if words & {"kill", "die", "dead"} or words & word_set("peaceful", "enemies"):
        return False
    for word in chain:
        if word.lemma_.lower() in drill_verbs:
            return True
        if word.pos_ in ("NOUN", "PROPN") and _is_named(word, "drills"):
            return True
        if syntax.is_verb(word) and any(
            preposition in _INSIDE and _is_named(noun, "drills") for preposition, noun in _with_objects(word)
        ):
            return True
    return False


def _with_objects(verb: Token) -> Iterator[tuple[str, Token]]:
    """The verb's prepositional objects, and its subject and objects as if they stood after "in"."""
    yield from syntax.prepositions(verb)
    for noun in [*syntax.objects(verb), *syntax.children(verb, "nsubj")]:
        yield "in", noun


def _is_remembered(token: Token, chain: list[Token]) -> bool:
    """ "the anniversary of the bombing", "wreaths for those killed in the attack"."""
    for place, (word, below) in enumerate(zip(chain[1:], chain, strict=False)):
        if below.dep_ == "relcl" and word.lemma_.lower() in word_set("peaceful", "acts"):
            return _is_remembered(word, chain[place + 1 :])  # "the anniversary of the raid that killed five"
        if below.dep_ == "relcl" and (act := _act_on(word)) is not None:
            return _is_remembered(act, list(_upwards(act)))  # "the raid on a village that killed five"
        if below.dep_ in ("relcl", "advcl", "ccomp"):
            return False
        if any(_is_month(inner) for inner in below.subtree):
            return False  # "the anniversary of the raid of 9 May" says when it was
        if word.lemma_.lower() in word_set("peaceful", "remembrance") and word.pos_ in ("NOUN", "PROPN"):
            return below.dep_ in ("prep", "compound", "acl") and below.lower_ in _REMEMBERED | {token.lower_}
        if word.lemma_.lower() in word_set("peaceful", "remembering") and below.dep_ in ("dobj", "nsubjpass"):
            return True
        subjects = syntax.children(word, "nsubj", "nsubjpass") if syntax.is_verb(word) else []
        if any(noun.lemma_.lower() in word_set("peaceful", "remembrance") for noun in subjects):
            return True
    return False


def _act_on(noun: Token) -> Token | None:
    """The act that was done to a noun: "the raid on a village", "the shelling of the town"."""
    act = noun.head.head if noun.dep_ == "pobj" else noun
    return act if act.lemma_.lower() in word_set("peaceful", "acts") and act != noun else None


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors


def _is_month(token: Token) -> bool:
    return token.ent_type_ == "DATE" and token.text in _MONTHS


def _is_year(token: Token) -> bool:
    """ "In 1812", "the war of 1812", not "killed 1300 people"."""
    if not _YEAR.fullmatch(token.text) or token.dep_ in ("nummod", "quantmod", "dobj", "nsubj", "nsubjpass"):
        return False
    return token.nbor(-1).lower_ in _BEFORE_YEARS


def _is_of_another_age(chain: list[Token], sentence: Tokens) -> bool:
    """ "conquered the valley in the ninth century", "the empire conquered", "in 1812"."""
    years = [token.text for token in sentence if token.i > sentence.start and _is_year(token)]
    if years and all(year < "1900" for year in years):
        return True
    return any(
        noun.lemma_.lower() in word_set("peaceful", "ages")
        for word in chain
        if syntax.is_verb(word)
        for noun in [
            *(noun for p, noun in syntax.prepositions(word) if p in ("in", "during", "from")),
            *syntax.children(word, "nsubj", "nsubjpass"),
        ]
        if not (noun.lemma_.lower() == "century" and any(c.lower_ in ("this", "21st") for c in noun.children))
    )
