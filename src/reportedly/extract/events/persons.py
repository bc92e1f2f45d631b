"""Persons counted without a numeral: "a father and son" (2), "a child" (1), "no one" (0). In: a sentence.
Out: counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted
from reportedly.extract.figures.numerals import Quantity
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set

_ARTICLES = frozenset({"a", "an", "another", "his", "her", "their", "the"})
_PAIRS = frozenset({"couple", "pair", "twin", "twins"})
_THINGS = frozenset(
    {"building", "vehicle", "weapon", "infrastructure", "place", "blast", "territory", "group", "state_force"}
) | {"aid"}
_CASUALTY_PARTS = ("patient", "doer")


@cache
def _casualty_verbs() -> frozenset[str]:
    measures = load_lexicon("measures")
    return frozenset(
        lemma
        for part in _CASUALTY_PARTS
        for measure in ("killed", "injured", "arrested", "abducted")
        for lemma in measures[part].get(measure, ())
    ) - {"fall"}


def uncounted_persons(sentence: Tokens, counts: Sequence[Counted], classes: NounClasses) -> list[Counted]:
    """Singular persons as patients of a casualty verb; what is coordinated without any numeral is one
    count."""
    taken = {counted.noun.i for counted in counts} | {t for c in counts for t in range(c.first, c.last)}
    verbs = _casualty_verbs()
    found: list[Counted] = []
    for verb in sentence:
        if verb.lemma_.lower() in verbs and (syntax.is_verb(verb) or verb.tag_ == "VBN"):
            patients = syntax.objects(verb) or _intransitive(verb)
            found += _counted_persons(patients, taken, classes)
        elif verb.lemma_.lower() in _downing_verbs() and syntax.is_verb(verb):
            found += [
                _count([noun])
                for noun in syntax.objects(verb)
                if noun.i not in taken and _is_single_thing(noun, classes)
            ]
        elif verb.lower_ in ("left", "leaving"):
            found += _counted_persons(_left_in_state(verb), taken, classes)
        elif verb.lower_ in ("including", "among"):
            nouns = [
                item for noun in syntax.children(verb, "pobj", "dobj") for item in syntax.conjuncts(noun)
            ]
            if counts and any(counted.last <= verb.i for counted in counts):
                for noun in nouns:
                    found += _counted_persons([noun], taken, classes)
    unique: dict[int, Counted] = {counted.first: counted for counted in found}
    return list(unique.values())


@cache
def _downing_verbs() -> frozenset[str]:
    measures = load_lexicon("measures")
    return frozenset(
        {"shoot", "down", "intercept", "sink", "destroy", "bring"}
        & {w.split()[0] for w in measures["weapon_down"] + measures["destroyed"]}
    )


def _is_single_thing(noun: Token, classes: NounClasses) -> bool:
    """ "a drone", "one vessel" that was shot down or sunk."""
    if noun.tag_ != "NN" or not classes.of(noun) & {"drone", "missile", "aircraft", "vehicle"}:
        return False
    return any(child.lower_ in ("a", "an") and child.dep_ == "det" for child in noun.children)


def _left_in_state(verb: Token) -> list[Token]:
    """ "left a farmer dead": the noun right before the state."""
    states = {word for words in load_lexicon("measures")["participle"].values() for word in words}
    for token in verb.doc[verb.i + 2 : min(verb.i + 7, verb.sent.end)]:
        if token.lower_ in states and verb.doc[token.i - 1].tag_ == "NN":
            return [verb.doc[token.i - 1]]
    return []


def _intransitive(verb: Token) -> list[Token]:
    if verb.lemma_ not in ("die", "perish", "succumb"):
        return []
    subject = syntax.subject(verb)
    return [] if subject is None else syntax.conjuncts(subject)


def _counted_persons(nouns: Sequence[Token], taken: set[int], classes: NounClasses) -> list[Counted]:
    singles = [noun for noun in nouns if _is_single_person(noun, classes) and noun.i not in taken]
    if not singles:
        return []
    if any(noun.i in taken or noun.tag_ in ("NNS", "NNPS") for noun in nouns):
        return [_count([noun]) for noun in singles if _has_article(noun)]
    return [_count(singles)] if _has_article(singles[0]) else []


def _is_single_person(noun: Token, classes: NounClasses) -> bool:
    found = classes.of(noun)
    if noun.lemma_.lower() in _PAIRS and "person" in found:
        return True
    # The verbs choose living patients, so that any noun counts that is not known to be a thing.
    if noun.tag_ != "NN" or noun.lemma_.lower() in word_set("numbers", "no_single_persons"):
        return False
    return bool(found & {"person", "fighter"}) or not found & _THINGS


def _has_article(noun: Token) -> bool:
    if noun.lemma_.lower() in _PAIRS:
        return True
    if any(
        child.lower_ in ("a", "an", "another", "one") and child.dep_ in ("det", "nummod")
        for child in noun.children
    ):
        return True
    return noun.lemma_.lower() in word_set("numbers", "kin") and any(
        child.dep_ == "poss" for child in noun.children
    )


def _count(nouns: Sequence[Token]) -> Counted:
    value = float(sum(2 if noun.lemma_.lower() in _PAIRS else 1 for noun in nouns))
    first = min(syntax.noun_phrase(noun)[0] for noun in nouns)
    last = max(noun.i for noun in nouns) + 1
    doc = nouns[0].doc
    quantity = Quantity(first, last, nouns[0], value, value, value, "exact", doc[first:last].text)
    return Counted(quantity, nouns[0], last)


def zero_counts(sentence: Tokens, counts: Sequence[Counted]) -> list[Counted]:
    """ "no one was killed", "no casualties", "without casualties": zero, said in so many words."""
    found = []
    for token in sentence:
        counted = _zero(token)
        if counted is not None and not any(other.first <= token.i < other.last for other in counts):
            found.append(counted)
    return found


def _zero(token: Token) -> Counted | None:
    doc = token.doc
    word = token.lower_
    if word in ("nobody", "none") or (
        word == "no" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "one"
    ):
        last = token.i + (2 if word == "no" else 1)
        return Counted(
            Quantity(token.i, last, doc[last - 1], 0.0, 0.0, 0.0, "exact", doc[token.i : last].text),
            doc[last - 1],
            last,
        )
    if word in ("no", "without"):
        for noun in doc[token.i + 1 : min(token.i + 5, token.sent.end)]:
            if noun.lemma_.lower() in word_set("numbers", "zero_counted"):
                quantity = Quantity(token.i, token.i + 1, noun, 0.0, 0.0, 0.0, "exact", token.text)
                return (
                    None
                    if word == "without" and noun.lemma_ == "people"
                    else Counted(quantity, noun, noun.i + 1)
                )
            if noun.pos_ not in ("ADJ", "NOUN", "DET", "ADV", "CCONJ") and noun.lower_ not in ("or",):
                return None
    return None
