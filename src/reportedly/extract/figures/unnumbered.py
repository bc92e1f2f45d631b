"""Unnumbered counts: persons and things counted without a numeral: "a father and son" (2), "a child" (1),
"the driver" (1), "a mother and her four children" (5). In: a sentence, its numbered counts. Out: counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted
from reportedly.extract.figures.numerals import Quantity
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import labels_by_word, word_set

_PAIRS = frozenset({"couple", "pair", "twin", "twins"})
_THINGS = frozenset(
    {"building", "vehicle", "weapon", "infrastructure", "place", "blast", "territory", "group", "state_force"}
) | {"aid"}
_LIVING = frozenset({"person", "fighter"})
_SUFFERED = ("killed", "injured", "arrested", "abducted")
_INDEFINITE = frozenset({"a", "an", "another", "one", "single"})
_DEFINITE = frozenset({"the", "this"})


@cache
def _casualty_verbs() -> frozenset[str]:
    measures = load_lexicon("measures")
    return frozenset(
        lemma
        for part in ("patient", "doer")
        for measure in _SUFFERED
        for lemma in measures[part].get(measure, ())
    ) - {"fall"}


def unnumbered_counts(sentence: Tokens, counts: Sequence[Counted], classes: NounClasses) -> list[Counted]:
    """Single persons and things as patients of a verb that does something to them.

    What is coordinated without any numeral is one count; with one ("a mother and her four children") the
    whole is a count too."""
    numbered = {i: counted for counted in counts for i in (counted.noun.i, counted.quantity.core.i)}
    taken = frozenset(numbered) | {t for c in counts for t in range(c.first, c.last)}
    found: list[Counted] = []
    for word in sentence:
        for nouns in _patients(word, counts, classes):
            persons = _counted_persons(_with_first(nouns, numbered), taken, numbered, classes)
            found += [replace(one, act=word) if _acts(word) else one for one in persons]
        found += _single_things(word, taken, classes)
    unique: dict[int, Counted] = {counted.first: counted for counted in found}
    return list(unique.values())


def _patients(word: Token, counts: Sequence[Counted], classes: NounClasses) -> Iterator[Sequence[Token]]:
    """The groups of persons that something is told to have been done to by `word`."""
    lemma = word.lemma_.lower()
    is_act = syntax.is_verb(word) or word.tag_ == "VBN"
    if lemma in _casualty_verbs() and is_act:
        yield syntax.objects(word) or _intransitive(word) or _in_state(word, classes)
    elif word.lower_ in labels_by_word("measures", "participle"):
        yield _in_state(word, classes)
    elif lemma in word_set("measures", "taking") and is_act and not _is_joined(word):
        yield [noun for noun in syntax.objects(word) if classes.of(noun) & _LIVING]
    elif lemma == "lose" and is_act:
        yield _losing(word)
    elif word.lower_ in ("left", "leaving"):
        yield _left_in_state(word)
    elif word.lower_ in ("including", "among"):
        yield from ([noun] for noun in _parts_named(word, counts) if classes.of(noun) & _LIVING)


def _is_joined(verb: Token) -> bool:
    """ "US-led", "Russian-held": no act of its own."""
    return verb.i > 0 and verb.nbor(-1).text in ("-", "–")


def _acts(word: Token) -> bool:
    """Whether the word is the verb that was done to the persons, and no mark of a part or a state."""
    return word.lemma_.lower() in _casualty_verbs() or word.lemma_.lower() == "lose"


def _with_first(nouns: Sequence[Token], numbered: Mapping[int, Counted]) -> Sequence[Token]:
    """ "A monk and six novices", where the parse leaves the first out."""
    if len(nouns) != 1 or nouns[0].i not in numbered:
        return nouns
    first = numbered[nouns[0].i].first
    doc = nouns[0].doc
    if first < 3 or doc[first - 1].lower_ != "and" or doc[first - 2].tag_ != "NN":
        return nouns
    return [doc[first - 2], *nouns] if doc[first - 3].lower_ in ("a", "an") else nouns


def _in_state(state: Token, classes: NounClasses) -> list[Token]:
    """ "The driver was killed and a vaccinator hurt": one person right before the state."""
    before = state.doc[state.i - 1] if state.i > 1 else state
    has_one = before.tag_ == "NN" and any(child.lower_ in ("a", "an", "one") for child in before.children)
    return [before] if has_one and classes.of(before) & _LIVING else []


def _parts_named(mark: Token, counts: Sequence[Counted]) -> list[Token]:
    """ "including a child", "among them a nurse"; "a nurse among them" stands before its mark."""
    if not any(counted.last <= mark.i for counted in counts):
        return []
    found = [item for noun in syntax.children(mark, "pobj", "dobj") for item in syntax.conjuncts(noun)]
    following = mark.doc[mark.i + 1] if mark.i + 1 < len(mark.doc) else None
    if following is not None and following.lower_ == "them":
        before = mark.doc[mark.i - 1]
        found += [before] if before.pos_ == "NOUN" else _named_after(mark)
    return [noun for noun in found if noun.pos_ != "PRON"]


def _named_after(mark: Token) -> list[Token]:
    """The head of "a three-year-old girl" right after "among them"."""
    for token in mark.doc[mark.i + 2 : min(mark.i + 9, mark.sent.end)]:
        if token.is_punct and token.text != "-":
            return []
        if token.tag_ == "NN" and token.dep_ not in ("compound", "npadvmod", "nmod"):
            return [token]
    return []


def _single_things(verb: Token, taken: frozenset[int], classes: NounClasses) -> list[Counted]:
    """ "a drone", "an army jeep" that was shot down, sunk or burned."""
    if verb.lemma_.lower() not in _downing_verbs() or not syntax.is_verb(verb):
        return []
    nouns = syntax.objects(verb) or _after_particle(verb)
    return [_count([noun]) for noun in nouns if noun.i not in taken and _is_single_thing(noun, classes)]


def _after_particle(verb: Token) -> list[Token]:
    """ "shot down a drone", where the parse takes "down" for a preposition."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if following is None or following.lower_ not in ("down", "up") or following.head != verb:
        return []
    return syntax.children(following, "pobj")


@cache
def _downing_verbs() -> frozenset[str]:
    measures = load_lexicon("measures")
    return frozenset({w.split()[0] for w in measures["weapon_down"] + measures["single_destroyed"]})


def _is_single_thing(noun: Token, classes: NounClasses) -> bool:
    if noun.lemma_.lower() in word_set("numbers", "amounts"):
        return False
    if noun.tag_ not in ("NN", "NNP") or not classes.of(noun) & {"drone", "missile", "aircraft", "vehicle"}:
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


def _losing(verb: Token) -> list[Token]:
    """ "A woman lost her life", "a corporal lost a leg"."""
    lost = {noun.lemma_.lower() for noun in syntax.objects(verb)}
    subject = syntax.subject(verb)
    if subject is None or not lost & word_set("measures", "lost_by_the_living"):
        return []
    return syntax.conjuncts(subject)


def _counted_persons(
    nouns: Sequence[Token], taken: frozenset[int], numbered: Mapping[int, Counted], classes: NounClasses
) -> list[Counted]:
    singles = [noun for noun in nouns if _is_single_person(noun, classes) and noun.i not in taken]
    if not singles:
        return []
    if any(noun.i in taken or noun.tag_ in ("NNS", "NNPS") for noun in nouns):
        whole = _whole(nouns, singles, numbered)
        return (
            [whole]
            if whole is not None
            else [_count([noun]) for noun in singles if _has_article(noun, classes)]
        )
    return [_count(singles)] if _has_article(singles[0], classes) else []


def _whole(
    nouns: Sequence[Token], singles: Sequence[Token], numbered: Mapping[int, Counted]
) -> Counted | None:
    """ "A mother and her four children" (5): one person first, then others with their number."""
    others = [numbered[noun.i] for noun in nouns if noun.i in numbered]
    if nouns[0] not in singles or len(singles) + len(others) < len(nouns) or len(others) != 1:
        return None
    best, first = others[0].quantity.best, syntax.noun_phrase(nouns[0])[0]
    if best is None or others[0].quantity.bound != "exact" or others[0].first < nouns[0].i:
        return None
    value, last = best + _persons_in(singles), max(others[0].last, singles[-1].i + 1)
    words = nouns[0].doc[first:last].text
    return Counted(
        Quantity(first, last, nouns[0], value, value, value, "exact", words), nouns[0], last, is_sum=True
    )


def _persons_in(nouns: Sequence[Token]) -> float:
    return float(sum(2 if noun.lemma_.lower() in _PAIRS else 1 for noun in nouns))


def _is_single_person(noun: Token, classes: NounClasses) -> bool:
    found = classes.of(noun)
    lemma = noun.lemma_.lower()
    if lemma in _PAIRS and "person" in found:
        return True
    if lemma in word_set("numbers", "ordinals"):
        return any(child.lower_ in ("a", "the") for child in noun.children)
    # The verbs choose living patients, so that any noun counts that is not known to be a thing.
    if noun.tag_ != "NN" or lemma in word_set("numbers", "no_single_persons"):
        return False
    return bool(found & _LIVING) or not found & _THINGS


def _has_article(noun: Token, classes: NounClasses) -> bool:
    """Whether one is meant: "a farmer", "the driver", "its owner", "the depot's commander"."""
    if noun.lemma_.lower() in _PAIRS:
        return True
    if _is_indefinite(noun):
        return True
    known = bool(classes.of(noun) & _LIVING) or noun.lemma_.lower() in word_set("numbers", "ordinals")
    return known and any(
        _is_possessor(child) or (child.dep_ == "det" and child.lower_ in _DEFINITE) for child in noun.children
    )


def _is_possessor(word: Token) -> bool:
    """ "Its", "the depot's"; a name without its apostrophe is no possessor."""
    return word.dep_ == "poss" and (word.tag_ == "PRP$" or any(c.dep_ == "case" for c in word.children))


def _is_indefinite(noun: Token) -> bool:
    """ "A farmer", "another man", "one sailor", "a single soldier"; pairs and kin are told anew too."""
    if noun.lemma_.lower() in _PAIRS or noun.lemma_.lower() in word_set("numbers", "kin"):
        return True
    if noun.i > 1 and noun.nbor(-1).lower_ in ("a", "an"):
        return True
    return any(c.lower_ in _INDEFINITE and c.dep_ in ("det", "nummod", "amod") for c in noun.children)


def _count(nouns: Sequence[Token]) -> Counted:
    value = _persons_in(nouns)
    first = min(syntax.noun_phrase(noun)[0] for noun in nouns)
    last = max(noun.i for noun in nouns) + 1
    doc = nouns[0].doc
    quantity = Quantity(first, last, nouns[0], value, value, value, "exact", doc[first:last].text)
    return Counted(quantity, nouns[0], last, is_definite=not _is_indefinite(nouns[0]))
