"""Weapons: with what an act was done. In: a trigger and the parse. Out: the weapon's mention, or None."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.instruments import instrument_value
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Mention
from reportedly.model.span import Span


def weapon_of_act(trigger: Trigger, classes: NounClasses) -> Mention | None:
    """The weapon inside the trigger, as its subject or agent, after "with", or modifying the trigger."""
    token = trigger.token
    for index in range(trigger.first, trigger.last):
        mention = classes.mention_at(token.doc[index])
        if mention is not None and mention.kind == "weapon":
            return mention
    near = (
        [syntax.agent(token), None if syntax.is_passive(token) else syntax.subject(token)]
        if trigger.form == "verb"
        else []
    )
    near += [child for child in token.children if child.dep_ in ("compound", "nmod", "amod")]
    near += [
        noun
        for p, noun in syntax.prepositions(token)
        if p in ("with", "by", "using", "from", "of", "involving")
    ]
    if trigger.form == "verb" and token.lemma_ in word_set("roles", "weapon_verbs"):
        near = [*syntax.objects(token), *near]  # "a jet dropped two bombs": the bombs
    for clause in syntax.children(token, "advcl", "acl"):
        if clause.lemma_ == "use":
            near += syntax.objects(clause)
    for noun in near:
        mention = None if noun is None else _weapon_of(noun, classes)
        if mention is not None:
            return mention
    return None


def _weapon_of(noun: Token, classes: NounClasses) -> Mention | None:
    for token in (
        noun,
        *(child for child in noun.children if child.dep_ in ("compound", "nmod", "amod", "prep")),
    ):
        candidates = (
            [token]
            if token.dep_ != "prep"
            else [c for c in token.children if c.dep_ == "pobj" and token.lower_ in ("of", "from")]
        )
        for candidate in candidates:
            mention = classes.mention_at(candidate)
            if mention is not None and mention.kind == "weapon":
                return mention
            if (
                mention is not None
                and mention.kind == "actor"
                and instrument_value(candidate.text) is not None
            ):
                return _weapon_in_name(candidate)
    return None


def _weapon_in_name(token: Token) -> Mention:
    """ "Russian drone" is an actor's name to the register, and its noun is the weapon."""
    span = Span(token.idx, token.idx + len(token), token.text)
    return Mention("weapon", span, token.i, token.i + 1, "lexicon")
