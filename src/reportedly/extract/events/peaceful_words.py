"""Attacks of words: those who criticise, question or debate use words of violence. In: a trigger's token and
kind. Out: yes or no, by who attacks, with what, where and what for."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.wordlists import word_set

_WORDED = {
    "from": ("critics",),
    "by": ("critics", "utterances"),
    "with": ("utterances", "harmless"),
    "over": ("quarrels",),
}
_VENUES = {"in": "debates", "on": "media"}
_UNDER = frozenset({"fire", "attack", "assault"})
_SPOKEN_KINDS = frozenset({"attack", "armed_clash", "shelling", "ground_advance", "bombing"})


def is_of_words(token: Token, kind: str) -> bool:
    """ "Bombarded with questions", "came under fire for backing the bill", "exchanged fire in a debate"."""
    if any(
        noun.lemma_.lower() in word_set("peaceful", key)
        for preposition, noun in syntax.prepositions(token)
        for key in _WORDED.get(preposition, ())
    ):
        return True
    if is_of_war(token.sent):
        return False
    if kind in _SPOKEN_KINDS and _is_in_debate(token):
        return True
    verb = _verb_of(token)
    return verb is not None and _is_blamed(verb)


def is_of_war(sentence: Tokens) -> bool:
    """Whether a word of war stands in the sentence, which keeps the violent sense of the others."""
    war = word_set("peaceful", "war")
    return any(token.lower_ in war or token.lemma_.lower() in war for token in sentence)


def _is_in_debate(token: Token) -> bool:
    """ "Attacked the plan in a speech"; who is killed in a debate is dead, and a hearing may be attacked."""
    clause = token if syntax.is_verb(token) else syntax.clause_root(token)
    return any(
        noun.lemma_.lower() in word_set("peaceful", _VENUES[preposition])
        for preposition, noun in syntax.prepositions(clause)
        if preposition in _VENUES
    )


def _verb_of(token: Token) -> Token | None:
    """The verb of "came under fire", whichever of its words the trigger stands on."""
    if syntax.is_verb(token):
        return (
            token if any(p == "under" and n.lower_ in _UNDER for p, n in syntax.prepositions(token)) else None
        )
    is_under = token.dep_ == "pobj" and token.head.lower_ == "under" and token.lower_ in _UNDER
    return token.head.head if is_under and syntax.is_verb(token.head.head) else None


def _is_blamed(verb: Token) -> bool:
    """ "Came under fire for attacking the judges", "from his own party": a reason is only given for blame."""
    words = [verb, *(noun for p, noun in syntax.prepositions(verb) if p == "under")]
    for word in words:
        for child in word.children:
            if child.lower_ == "for" and any(c.dep_ == "pcomp" for c in child.children):
                return True
        if any(
            preposition in ("from", "by") and noun.lemma_.lower() in word_set("peaceful", "critics")
            for preposition, noun in syntax.prepositions(word)
        ):
            return True
    return False
