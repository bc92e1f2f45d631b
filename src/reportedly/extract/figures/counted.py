"""Counted nouns: what a quantity counts, and who they are. In: quantities and the parse. Out: noun,
status, demographic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.numerals import Quantity
from reportedly.extract.wordlists import labels_by_word, word_set


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with the noun that it counts; `noun` is the number itself where nothing follows ("12 were
    killed").

    `is_sum` where the words name all the persons counted and other counts lie within ("a mother and her four
    children"); `act` is the verb whose patient it is, where that is known from elsewhere than the parse.
    `is_definite` for one that is no news by itself ("the minister"), which counts only within a happening."""

    quantity: Quantity
    noun: Token
    last: int
    is_sum: bool = False
    act: Token | None = None
    is_definite: bool = False

    @property
    def first(self) -> int:
        return self.quantity.first


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with the token that gives it and the factor to our unit (kilometres, square kilometres)."""

    measure: str
    anchor: Token
    factor: float = 1.0


def counted_by(quantity: Quantity) -> Counted:
    """The counted noun: "over 76,000 residents", "dozens of people", "three of them", "13 individuals"."""
    doc = quantity.core.doc
    core = quantity.core
    total = _total_after(quantity)
    if total is not None:
        return Counted(quantity, total, quantity.last)
    gathered = _gathering_of(core)
    if gathered is not None:
        return Counted(quantity, gathered, quantity.last)
    head = core.head
    if head.i == quantity.last and head.is_title and head.lower_ in labels_by_word("measures", "active"):
        return Counted(quantity, core, quantity.last)  # "Attack Kills Two Injures Three"
    if (
        core.dep_ in ("nummod", "amod", "quantmod", "det", "compound", "nmod")
        and head.i >= quantity.last
        and not head.is_punct
        and doc[quantity.last].lower_ != "to"  # "from 12 to 15 people": the parse hangs 12 on 15
    ):
        noun = head if head.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") else core
        if noun.like_num and noun.i > quantity.last:
            noun = core  # "Two Killed Three Injured"
        if noun == head and noun.i - quantity.last <= 5 and not syntax.is_verb(noun):
            noun = _before_captive(noun, quantity)
            return Counted(quantity, noun, noun.i + 1)
    for child in core.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == quantity.last:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ != "PRON":
                    return Counted(quantity, noun, noun.i + 1)
                if noun.dep_ == "pobj":
                    return Counted(quantity, core, noun.i + 1)
    return _linear(quantity, doc[quantity.last : min(quantity.last + 4, core.sent.end)])


def _before_captive(noun: Token, quantity: Quantity) -> Token:
    """For "taken 87 soldiers prisoner" the soldiers."""
    before = noun.nbor(-1) if noun.i else noun
    is_state = noun.lower_ in ("prisoner", "captive", "hostage") and before.i >= quantity.last
    return before if is_state and before.tag_ == "NNS" else noun


_GATHERINGS = frozenset({"family", "crew", "group", "party", "team", "squad"})


def _gathering_of(core: Token) -> Token | None:
    """For "a family of six" the family, which hangs on the verb."""
    if core.dep_ != "pobj" or core.head.lower_ != "of" or core.head.head.lemma_.lower() not in _GATHERINGS:
        return None
    return core.head.head


def _total_after(quantity: Quantity) -> Token | None:
    """For "41 of 54 drones" the drones: the first number counts a part of the second."""
    doc = quantity.core.doc
    following = doc[quantity.last : quantity.last + 2]
    if len(following) == 2 and following[0].lower_ == "of" and following[1].like_num:
        noun = following[1].head
        return noun if noun.i > following[1].i and noun.pos_ in ("NOUN", "PROPN") else None
    return None


def _linear(quantity: Quantity, following: object) -> Counted:
    """Where the parse gives nothing: the noun that ends the run of adjectives and nouns to the right."""
    noun = quantity.core
    for token in following:  # type: ignore[attr-defined]
        if token.pos_ in ("NOUN", "PROPN") and not token.is_punct:
            noun = token
        elif (
            token.pos_ not in ("ADJ", "ADV")
            or token.tag_ == "VBN"
            or token.lower_ in word_set("numbers", "ends_of_count")
        ):
            break
    return Counted(quantity, noun, max(noun.i + 1, quantity.last))


def status_of(noun: Token, *, is_sum: bool = False) -> str:
    """Civilian, combatant, medic ... by the noun and its modifiers, and by the armed body whose members they
    are; unknown where the words do not say."""
    labels = labels_by_word("numbers", "status")
    status = _label(noun, labels)
    if is_sum:
        others = {_label(item, labels) for item in syntax.conjuncts(noun)[1:]} - {"unknown", status}
        if others:  # "a nurse and two teachers" are civilians all, a son and ten militants neither
            return "unknown" if "combatant" in others | {status} else "civilian"
    return "combatant" if status == "unknown" and _is_member_of_armed_body(noun) else status


def _is_member_of_armed_body(noun: Token) -> bool:
    """ "20 members of the militia", "elements of the Northern Liberation Army"."""
    if noun.lemma_.lower() not in word_set("numbers", "belonging"):
        return False
    bodies = {of.lemma_.lower() for p, of in syntax.prepositions(noun) if p in ("of", "from")}
    bodies |= {child.lemma_.lower() for child in noun.children if child.dep_ in ("compound", "nmod")}
    return bool(bodies & word_set("numbers", "armed_bodies"))


def demographic_of(noun: Token, *, is_sum: bool = False) -> str:
    """Child, woman, man, elderly, mixed; unknown where the words do not say."""
    labels = labels_by_word("numbers", "demographic")
    own = _label(noun, labels, modifiers=False)
    uncounted = [
        item
        for item in syntax.conjuncts(noun)[1:]
        if is_sum or not any(child.dep_ in ("nummod", "det", "poss") for child in item.children)
    ]
    others = {_label(item, labels, modifiers=False) for item in uncounted} - {"unknown"}
    if own != "unknown" and others - {own}:
        return "mixed"
    return own


def _label(noun: Token, labels: Mapping[str, str], *, modifiers: bool = True) -> str:
    lemma = noun.lemma_.lower()
    words = [noun.lower_, lemma]
    if noun.pos_ == "PROPN" and noun.lower_.endswith("s"):
        words.append(noun.lower_[:-1])  # the "Civilians" of a headline
    if noun.i > 0:
        words.insert(0, f"{noun.doc[noun.i - 1].lower_} {lemma}")
    if modifiers:
        words += [
            child.lemma_.lower() for child in noun.children if child.dep_ in ("amod", "compound", "nmod")
        ]
    return next((labels[word] for word in words if word in labels), "unknown")
