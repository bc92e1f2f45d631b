"""Parties: who may act, and who or what may bear an act. In: a noun and the classes of nouns. Out: the head
token of the party behind it, or none."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set

_ACTING = frozenset({"fighter", "state_force", "group", "unknown"})
WEAPONS = frozenset(
    {"drone", "missile", "shell", "bomb", "aircraft", "weapon", "mine", "blast", "vehicle", "reinforcement"}
)


def acting_party(noun: Token, classes: NounClasses) -> Token | None:
    """The acting party behind a subject: itself, or whoever's weapon or act it is ("a Russian drone", "the
    group's attack")."""
    if noun.like_num or noun.pos_ == "NUM" or noun.lower_ in word_set("roles", "no_actors"):
        return None
    found = classes.of(noun)
    mention = classes.mention_at(noun)
    if mention is not None and mention.kind in ("actor", "country", "person"):
        return noun
    if found & (WEAPONS | {"air_defence"}) and not found & {"fighter", "state_force", "group"}:
        crewed = noun.lemma_.lower() in word_set("roles", "crewed") or "air_defence" in found
        return owning_party(noun, classes) or (noun if crewed else None)
    if found & _ACTING or ("person" in found and not found & {"building"}):
        return noun
    if mention is not None and mention.kind in ("place", "region"):
        return noun if noun.dep_ in ("nsubj", "agent") and not syntax.is_passive(noun.head) else None
    return owning_party(noun, classes)


def owning_party(noun: Token, classes: NounClasses) -> Token | None:
    """Whose weapon, unit or act it is: a possessor, an adjective of nationality or a group's name before
    it."""
    for child in noun.children:
        if child.i < noun.i and any(
            t.text in ("-", "–", "—", ":") and t.whitespace_ for t in noun.doc[child.i : noun.i]
        ):
            continue  # a dateline, not a modifier
        mention = classes.mention_at(child)
        if mention is not None and mention.kind == "date":
            continue  # "Monday's bombing"
        if child.dep_ == "poss" and child.lower_ not in ("whose",):
            return child if child.pos_ != "PRON" or child.lower_ in ("its", "their", "his", "her") else None
        if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i and _names_party(child, classes):
            return child
    return None


def _names_party(token: Token, classes: NounClasses) -> bool:
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in ("anti", "counter"):
        return False  # "an anti-rebel curfew": those whom it is against
    mention = classes.mention_at(token)
    if mention is not None and mention.kind in ("actor", "country"):
        return True
    if token.ent_type_ == "NORP" and token.text[0].isupper():
        return True
    return bool(classes.of(token) & {"fighter", "state_force", "group"}) and token.lemma_.lower() not in (
        "member",
        "unit",
        "officer",
        "command",
    )


def bare_name(noun: Token, classes: NounClasses) -> Token | None:
    """A name after "by" that no list has: whoever it is, it acted."""
    mention = classes.mention_at(noun)
    unknown = mention is None or mention.kind == "person"
    return noun if unknown and noun.pos_ == "PROPN" and noun.text[0].isupper() else None


def may_act(noun: Token, classes: NounClasses) -> bool:
    mention = classes.mention_at(noun)
    return (mention is not None and mention.kind in ("actor", "country")) or bool(classes.of(noun) & _ACTING)


def is_target(noun: Token, classes: NounClasses) -> bool:
    if noun.pos_ in ("PRON", "ADV") and noun.lower_ not in ("them", "him", "her"):
        return False
    mention = classes.mention_at(noun)
    if mention is not None and mention.kind in ("date", "place", "region"):
        return False  # a town is where it happened, not whom it hit
    if noun.lemma_.lower() in word_set("roles", "no_targets") | word_set("roles", "settlements"):
        return False
    return noun.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "PRON")
