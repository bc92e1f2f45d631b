"""Peaceful senses: words of violence whose subject or object cannot be hit by a weapon ("struck a deal", "a
legal battle", "a teachers' strike"). In: a trigger. Out: yes or no, by the words that belong to it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.peaceful_words import is_of_war, is_of_words
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set

_BEFALLING = frozenset({"of", "on", "against", "by", "into", "to"})
# Acts that a court, a campaign or a stage has too.
_CIVIL_ACTS = frozenset(
    {
        *(
            "battle",
            "fight",
            "war",
            "campaign",
            "offensive",
            "attack",
            "assault",
            "struggle",
            "blitz",
            "clash",
        ),
        *("settlement", "explosion", "takeover", "raid", "barrage", "bombardment", "withdrawal", "seizure"),
    }
)
_BURSTS = frozenset({"explode", "detonate", "go"})


def has_peaceful_sense(trigger: Trigger) -> bool:
    """Whether what it is done by or to is no thing of force: an idea, a price, a cell, a wage."""
    token = trigger.token
    if trigger.form == "noun" and _is_civil(token):
        return True
    if any(c.dep_ == "dobj" and _is_civil(c) for c in token.children):
        return True
    if is_stop_of_work(token):
        return True
    of_force = trigger.kind not in word_set("peaceful", "result_kinds")
    if any(_is_abstract(noun, ill=of_force) for noun in _arguments(token)):
        return True
    return is_of_words(token, trigger.kind) or _is_harmless(trigger)


def _is_harmless(trigger: Trigger) -> bool:
    token = trigger.token
    return _bursts_without_charge(trigger) or _is_of_weather(token) or _kills_no_one(token)


def _is_of_weather(token: Token) -> bool:
    """ "A cold blast", "a blast of Arctic air", or what one does."""
    if syntax.is_verb(token) and (subject := syntax.subject(token)) is not None:
        token = subject
    if token.lemma_.lower() not in ("blast", "barrage", "assault", "bombardment"):
        return False
    words = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod")]
    words += [noun for p, noun in syntax.prepositions(token) if p in ("of", "from")]
    words += [c for noun in words for c in noun.children if c.dep_ in ("amod", "compound")]
    return any(word.lemma_.lower() in word_set("peaceful", "weather") for word in words)


def _kills_no_one(token: Token) -> bool:
    """ "Killing the match", "kills cancer cells": what has no life to lose, or is better dead."""
    if token.lemma_.lower() not in ("kill", "slaughter", "slay", "murder", "massacre", "shoot"):
        return False
    if is_of_war(token.sent):
        return False  # "the army killed a cell of militants"
    nouns = syntax.objects(token)
    unkillable = word_set("peaceful", "unkillable")
    return bool(nouns) and all(_is_abstract(n, ill=True) or n.lemma_.lower() in unkillable for n in nouns)


def _arguments(token: Token) -> Iterator[Token]:
    """Who and what: subject, objects and the prepositional objects that an act befalls, of the trigger and of
    the light verb that carries it."""
    if not syntax.is_verb(token) and token.dep_ in ("dobj", "nsubj") and syntax.is_verb(token.head):
        yield from (n for p, n in syntax.prepositions(token.head) if p in ("on", "against", "at"))
    yield from (n for p, n in syntax.prepositions(token) if p in _BEFALLING)
    if token.dep_ == "pobj" and token.head.lower_ == "under":
        yield from syntax.children(token.head.head, "nsubj", "nsubjpass")  # "the currency came under attack"
    if syntax.is_verb(token):
        for noun in syntax.objects(token):
            yield noun
            yield from (n for p, n in syntax.prepositions(noun) if p in ("on", "against"))
        subject = syntax.agent(token) if syntax.is_passive(token) else syntax.subject(token)
        if token.dep_ == "acl" and token.tag_ == "VB":
            subject = None  # "a plan to surrender": the plan surrenders nothing
        if subject is not None:
            yield _counted(subject)


def _counted(noun: Token) -> Token:
    """ "a wave of withdrawals": what there is a wave of."""
    if noun.lemma_.lower() not in ("wave", "spate", "series", "string", "flood", "surge"):
        return noun
    return next((of for p, of in syntax.prepositions(noun) if p == "of"), noun)


def _is_abstract(noun: Token, *, ill: bool = False) -> bool:
    """Whether no weapon can hit it; `ill` counts illness too, which kills people but takes no town."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    words = {noun.lemma_.lower(), noun.lower_}
    return bool(words & word_set("peaceful", "abstract")) or (
        ill and bool(words & word_set("peaceful", "illness"))
    )


def _is_civil(noun: Token) -> bool:
    """ "a legal battle", "a population explosion", "a hostile takeover"."""
    if noun.lemma_.lower() not in _CIVIL_ACTS:
        return False
    before = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "poss") and c.i < noun.i]
    return any(word.lemma_.lower() in word_set("peaceful", "civil_modifiers") for word in before)


def is_stop_of_work(token: Token) -> bool:
    """ "A teachers' strike", "went on strike over pay"."""
    return token.lemma_.lower() == "strike" and _is_of_labour(token)


def is_hit_by_workers(token: Token) -> bool:
    """ "Their union said that it would hit the airports": said of a strike in the same sentence."""
    by = syntax.subject(token)
    if token.lemma_.lower() not in word_set("peaceful", "hitting") or by is None:
        return False
    return by.lower_ in ("it", "they", "which", "that") or by.lemma_.lower() in (
        word_set("peaceful", "workers") | word_set("peaceful", "stoppages")
    )


def _is_of_labour(strike: Token) -> bool:
    """A stop of work: by workers, over pay, "on strike"."""
    if (
        strike.dep_ == "pobj"
        and strike.head.lower_ == "on"
        and not any(c.dep_ in ("det", "amod", "nummod", "compound") for c in strike.children)
    ):
        return True
    by = [noun for p, noun in syntax.prepositions(strike) if p in ("by", "of")]
    by += [c for c in strike.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    if strike.dep_ == "dobj" and (caller := syntax.subject(strike.head)) is not None:
        by.append(caller)
    if any(noun.lemma_.lower() in word_set("peaceful", "workers") for noun in by):
        return True
    clause = syntax.clause_root(strike)
    return any(
        noun.lemma_.lower() in word_set("peaceful", "quarrels")
        for word in (strike, clause)
        for p, noun in syntax.prepositions(word)
        if p in ("over", "for", "about")
    )


def _bursts_without_charge(trigger: Trigger) -> bool:
    """ "exploded in popularity", "the joke bombed", "killed off the rumours": nothing blows up or dies."""
    token = trigger.token
    if token.lemma_.lower() == "kill" and syntax.particle(token) == "off":
        return not any(noun.ent_type_ == "PERSON" for noun in syntax.objects(token))
    if trigger.kind == "bombing" and token.lemma_.lower() == "bomb" and syntax.is_verb(token):
        return not syntax.objects(token)
    if token.lemma_.lower() not in _BURSTS or not syntax.is_verb(token) or syntax.is_passive(token):
        return False
    return any(p in ("in", "into", "with") and _is_abstract(noun) for p, noun in syntax.prepositions(token))
