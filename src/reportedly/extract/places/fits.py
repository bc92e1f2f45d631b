"""Place fits: how well a mention fits as the place of a happening. In: the mention's head and the
happening. Out: a score, from nearness in the parse, its preposition and its role."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.happenings import Happening
from reportedly.extract.wordlists import word_set
from reportedly.model.document import Mention

_MOVING_AWAY = frozenset(
    {"evacuation", "displacement", "withdrawal", "forcible_transfer", "aid", "prisoner_exchange"}
)
MISFIT = -50.0  # too far off to be the place at all


def place_fit(head: Token, mention: Mention, happening: Happening) -> float:
    """How well a mention fits as the place of a happening: nearness in the parse, its preposition, its
    role."""
    steps = min(syntax.distance(head, token) for token in happening.tokens)
    if steps > 14:
        return MISFIT
    top = _phrase_top(head)
    fit = 12.0 - steps - _apart(head, happening)
    fit += _by_position(top, mention, happening)
    if mention.kind == "country":
        fit -= 5.0
    if _is_fronted(top, happening):
        fit -= 4.0  # "In Borno, ... around Marte": the setting, less precise than what follows
    if mention.kind == "region":
        fit -= 2.0  # "the town of X in Y province": the town
    if mention.source == "ner":
        fit -= 1.0
    if _belongs_to_people(top) and not (happening.kind in _MOVING_AWAY and top.head.lower_ == "from"):
        fit -= 7.0
    return fit


def _belongs_to_people(top: Token) -> bool:
    """ "residents of A", "outlawed in Russia": whose home or ban it is, not where the act was."""
    if top.dep_ != "pobj":
        return False
    governor = top.head.head
    if governor.lemma_.lower() in ("ban", "outlaw", "designate", "base", "register"):
        return True
    return top.head.lower_ in ("of", "from") and governor.lemma_.lower() in word_set(
        "roles", "people_of_places"
    )


def _is_fronted(top: Token, happening: Happening) -> bool:
    return (
        top.dep_ == "pobj"
        and top.head.i <= happening.sentence.start + 1
        and happening.trigger.token.i > top.i
    )


def _apart(head: Token, happening: Happening) -> float:
    """How far a place is set off by standing in another coordinated clause than the happening."""
    own = {syntax.clause_root(token).i for token in happening.tokens} | {
        token.i for token in happening.tokens
    }
    clause = syntax.clause_root(head)
    for _ in range(4):
        if clause.i in own:
            return 0.0
        if clause.dep_ == "conj" and syntax.is_verb(clause.head):
            return 11.0
        if clause.dep_ == "ROOT":
            return 0.0
        clause = syntax.clause_root(clause.head)
    return 0.0


def _phrase_top(head: Token) -> Token:
    """The noun of the whole phrase: for "the town of Sudzha" the town, for "Kyiv region" the region."""
    top = head
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("PROPN", "NOUN"):
        top = top.head
    while top.dep_ in ("compound", "nmod", "amod") and top.head.lemma_.lower() in _settlement_words():
        top = top.head
    while (
        top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_.lower() in _settlement_words()
    ):
        top = top.head.head
    return top


def _settlement_words() -> frozenset[str]:
    return word_set("roles", "settlement_words") | word_set("roles", "place_parts")


def _by_position(top: Token, mention: Mention, happening: Happening) -> float:
    if top.dep_ == "pobj":
        return _by_preposition(top.head.lower_, happening)
    if top.dep_ in ("dobj", "nsubjpass") and syntax.is_verb(top.head):
        return 3.5 if mention.kind != "country" else -1.0
    if top.dep_ == "nsubj":
        bears = happening.kind in ("territory_captured", "outage") or top.head.lemma_ in word_set(
            "roles", "suffering_verbs"
        )
        return 3.0 if bears else -7.0
    if top.dep_ == "poss":
        return -2.0 if mention.kind != "country" else -4.0
    if top.dep_ in ("compound", "nmod", "amod"):
        return _as_modifier(top)
    return 0.5


def _by_preposition(word: str, happening: Happening) -> float:
    if word == "from":
        return 2.0 if happening.kind in _MOVING_AWAY else -5.0
    if word in ("by", "with", "like", "than", "about"):
        return -8.0
    if word == "to" and happening.kind in _MOVING_AWAY:
        return -1.5
    return 3.0 if word in word_set("roles", "place_prepositions") else 0.0


def _as_modifier(top: Token) -> float:
    governor = top.head
    while governor.dep_ in ("compound", "nmod") and governor.head.pos_ in ("NOUN", "PROPN"):
        governor = governor.head
    lemma = governor.lemma_.lower()
    if lemma in word_set("roles", "bodies_of_places") or governor.ent_type_ == "PERSON":
        return -4.0 if lemma not in ("hospital", "university", "resident", "court") else 1.0
    return 1.5
