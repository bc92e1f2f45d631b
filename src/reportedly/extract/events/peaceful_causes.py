"""Peaceful causes: deaths and damage by weather, illness, animals or mishap are no deed of anybody. In: a
trigger, its sentence and the sentence's other triggers. Out: yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.wordlists import word_set

# Before what does something, and before what people die of besides.
_DOING = frozenset({"by", "from", "of", "due to", "because of"})
_DYING = _DOING | {"in", "after", "to"}


def has_peaceful_cause(trigger: Trigger, sentence: Tokens, triggers: Sequence[Trigger]) -> bool:
    """Whether a natural cause or a mishap did it, and no deed is told beside it."""
    only_results = trigger.kind in word_set("peaceful", "result_kinds")
    causes = list(_causes(trigger.token, _DYING if only_results else _DOING))
    if any(_is_of(noun, "nature") or _is_of(noun, "animals") for noun in causes):
        return True
    if any(_is_a_deed(other) for other in triggers if other is not trigger):
        return False
    if any(_is_of(noun, "illness") for noun in causes):
        return True
    if {token.lower_ for token in sentence} & word_set("peaceful", "war"):
        return False
    if _is_by_carelessness(trigger.token) or any(_is_of(noun, "accidents") for noun in causes):
        return True
    return any(map(_is_mishap, _clauses(trigger.token)))


def _is_by_carelessness(token: Token) -> bool:
    """ "Shot while cleaning a rifle", "killed while playing with a gun"."""
    for clause in syntax.children(token, "advcl"):
        if clause.lemma_.lower() not in word_set("peaceful", "careless"):
            continue
        handled = [*syntax.objects(clause), *(noun for p, noun in syntax.prepositions(clause) if p == "with")]
        if any(noun.lemma_.lower() in word_set("peaceful", "firearms") for noun in handled):
            return True
    return False


def is_of_nature(sentence: Tokens) -> bool:
    """Whether a sentence without any trigger counts the dead of a natural cause or a mishap."""
    return any(
        _is_of(t, "nature") or _is_of(t, "accidents")
        if t.pos_ == "NOUN"
        else t.lemma_.lower() in word_set("peaceful", "mishaps")
        for t in sentence
    )


def _is_of(noun: Token, key: str) -> bool:
    words = word_set("peaceful", key)
    if noun.lemma_.lower() in words or noun.lower_ in words:
        return True
    return noun.i > 0 and f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" in words


def _is_a_deed(trigger: Trigger) -> bool:
    kind = trigger.kind
    if kind in ("explosion", "bombing") and any(map(_is_mishap, _clauses(trigger.token))):
        return False
    return kind in word_set("peaceful", "violent_kinds") and kind not in word_set("peaceful", "result_kinds")


def _causes(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """The nouns that may have caused it: subject or agent, what follows such a preposition, and the same of
    the clause that the trigger results from."""
    for word in (token, *_clauses(token)):
        for noun in (syntax.agent(word), None if syntax.is_passive(word) else syntax.subject(word)):
            if noun is not None:
                yield noun
                yield from (of for p, of in syntax.prepositions(noun) if p == "of")
        for preposition, noun in syntax.prepositions(word):
            if preposition in prepositions:
                yield noun
    yield from (child for child in token.children if child.dep_ in ("compound", "nmod"))


def _clauses(token: Token) -> Iterator[Token]:
    """The clause of the trigger, the one it hangs on, and those that say when it happened."""
    clause = token if syntax.is_verb(token) else syntax.clause_root(token)
    yield clause
    for _ in range(2):  # "a lorry overturned and exploded, killing dozens"
        if clause.dep_ not in ("advcl", "conj", "relcl") or not syntax.is_verb(clause.head):
            break
        clause = clause.head
        yield clause
    clause = token if syntax.is_verb(token) else syntax.clause_root(token)
    yield from (child for child in clause.children if child.dep_ == "advcl")


def _is_mishap(clause: Token) -> bool:
    """ "a bus plunged into a ravine", "a shaft caved in", "a gas cooker exploded"."""
    subject = syntax.subject(clause) or syntax.passive_subject(clause)
    if subject is not None and _is_of(subject, "bursting"):
        return True
    return clause.lemma_.lower() in word_set("peaceful", "mishaps")
