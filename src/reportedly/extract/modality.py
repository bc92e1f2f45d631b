"""Modality and polarity: whether a happening is told as having happened. In: a trigger's token. Out:
modality, polarity and the words that decide. Cues are those of `lexicons/modality.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Factuality:
    """`modality` as in the closed list, or `requested` for what is only called for; `cue` the deciding
    word."""

    modality: str = "actual"
    cue: str | None = None
    negated: bool = False


@cache
def _table(part: str) -> Mapping[str, str]:
    lexicon = load_lexicon("modality")
    return {lemma: name for name, parts in lexicon.items() for lemma in parts.get(part, ())}


def factuality_of(trigger: Token, stops: frozenset[int]) -> Factuality:
    """Walk up from the trigger to the sentence's root or to a cue of attribution (`stops`), the nearest
    cue deciding."""
    if trigger.lemma_.lower() == "threaten":
        return Factuality("possible", trigger.text)
    negated = _is_negated(trigger)
    current, child = trigger, None
    for _ in range(10):
        if current.i in stops and current != trigger:
            break
        found = _own_cue(current, child) if child is not None else _first_cue(current)
        if found is not None:
            return Factuality(found[0], found[1], negated)
        if current.dep_ in ("ROOT", "relcl") or (current.dep_ == "advcl" and _is_circumstance(current)):
            break
        if current.dep_ in ("conj", "relcl", "parataxis") and child is not None and syntax.is_verb(current):
            break
        current, child = current.head, current
        if (
            child.dep_ in ("xcomp", "ccomp", "dobj")
            and syntax.is_verb(current)
            and current.i not in stops
            and any(c.dep_ == "neg" for c in current.children)
        ):
            negated = True
    return Factuality("actual", None, negated)


def _is_to_be(verb: Token) -> bool:
    """ "are to be evacuated", "is to send": arranged for the future."""
    return (
        verb.dep_ in ("xcomp", "ccomp", "ROOT")
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        and (verb.dep_ == "ROOT" or verb.head.lemma_ == "be")
    )


def _is_circumstance(clause: Token) -> bool:
    """A clause of time or reason tells of its own: "... to seek shelter as air defences were engaged"."""
    return any(
        child.dep_ in ("mark", "advmod")
        and child.lower_ in word_set("modality", "governing", "circumstances")
        for child in clause.children
    )


def _first_cue(trigger: Token) -> tuple[str, str] | None:
    """Cues on the trigger itself: auxiliaries, conditions, purpose infinitives, adjectives."""
    if _is_to_be(trigger):
        return "planned", "to"
    for child in trigger.children:
        if child.dep_ == "mark" and child.lower_ == "whether":
            return "possible", child.text
        if child.text == "May" and not child.is_sent_start:
            continue  # the month
        if (
            child.dep_ == "aux"
            and child.lower_ in _table("auxiliaries")
            and not _is_past_habit(trigger, child)
        ):
            return _table("auxiliaries")[child.lower_], child.text
        if child.dep_ == "mark" and child.lower_ in ("if", "unless"):
            return "conditional", child.text
        if child.dep_ in ("amod", "advmod") and child.lower_ in _table("adjectives"):
            return _table("adjectives")[child.lower_], child.text
        if child.dep_ == "advmod" and child.lower_ in _table("adverbs"):
            return _table("adverbs")[child.lower_], child.text
    if (
        (
            syntax.is_verb(trigger)
            and trigger.tag_ == "VB"
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
        )
        and trigger.dep_ in ("advcl", "acl", "relcl")
        and not _is_attempted(trigger)
    ):
        return "planned", "to"
    return None


def _is_attempted(trigger: Token) -> bool:
    return trigger.head.lemma_ in ("manage", "succeed", "fail")


def _is_past_habit(trigger: Token, auxiliary: Token) -> bool:
    """ "could be heard", "would have": not about the future."""
    return (
        auxiliary.lower_ == "could"
        and any(c.lower_ == "be" for c in trigger.children)
        and trigger.lemma_ in ("hear", "see")
    )


def _own_cue(word: Token, child: Token) -> tuple[str, str] | None:
    """Cues on a word that governs the trigger."""
    if syntax.is_verb(word):
        return _verb_cue(word, child) or _auxiliary_cue(word, child) or _purpose_cue(word, child)
    lemma = word.lemma_.lower()
    if (
        word.pos_ == "NOUN"
        and lemma in _table("nouns")
        and child.dep_ in ("prep", "acl", "ccomp", "compound", "nmod")
    ):
        return _table("nouns")[lemma], word.text
    return None


def _verb_cue(verb: Token, child: Token) -> tuple[str, str] | None:
    lemma = verb.lemma_.lower()
    if lemma not in _table("verbs") or not _governs(verb, child):
        return None
    if child.dep_ not in ("xcomp", "ccomp", "dobj", "prep", "advcl", "nsubjpass"):
        return None
    if lemma in ("try", "attempt", "set", "mean", "agree", "decide") and child.dep_ in ("prep", "advcl"):
        return None
    return _table("verbs")[lemma], verb.text


def _auxiliary_cue(verb: Token, child: Token) -> tuple[str, str] | None:
    if child.dep_ not in _PARTS_OF_CLAUSE:
        return None
    for word in verb.children:
        if word.dep_ == "aux" and word.lower_ in _table("auxiliaries") and child.dep_ != "ccomp":
            return _table("auxiliaries")[word.lower_], word.text
        if word.dep_ == "mark" and word.lower_ in ("if", "unless"):
            return "conditional", word.text
    return None


def _purpose_cue(verb: Token, child: Token) -> tuple[str, str] | None:
    """ "..., to carry out a raid": planned, unless it ends what is there already."""
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "acl") or child.dep_ not in ("dobj", "prep"):
        return None
    if verb.lemma_.lower() in word_set("modality", "governing", "ending"):
        return None
    has_to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return ("planned", "to") if has_to else None


_PARTS_OF_CLAUSE = ("nsubj", "nsubjpass", "dobj", "xcomp", "ccomp", "attr", "prep", "agent", "pobj")


def _governs(verb: Token, child: Token) -> bool:
    """Whether a verb of the lexicon makes this complement of its unreal; not each does so with every one."""
    lemma = verb.lemma_.lower()
    if child.dep_ == "advcl":
        return lemma in ("fear", "call", "urge")
    if child.dep_ == "prep":
        linked = child.lower_ in ("for", "on", "to", "of", "against", "from", "about")
        return linked and lemma in word_set("modality", "governing", "prepositional")
    for lemmas, deps in _COMPLEMENTS:
        if lemma in lemmas:
            return child.dep_ in deps
    if lemma in word_set("modality", "governing", "any_argument"):
        return True
    return _governs_noun(lemma, child.dep_)


# Verbs that take only these complements for unreal.
_COMPLEMENTS = (
    (("agree", "decide", "see", "let"), ("xcomp", "ccomp")),
    (("tell",), ("xcomp",)),
    (("warn", "advise", "ask", "recommend", "urge", "encourage"), ("xcomp", "ccomp", "dobj")),
)


def _governs_noun(lemma: str, dependency: str) -> bool:
    if dependency == "dobj":
        return lemma in word_set("modality", "governing", "objects")
    if dependency == "nsubjpass":
        return lemma in word_set("modality", "governing", "passive_subjects")
    return True


def _is_negated(trigger: Token) -> bool:
    if syntax.is_verb(trigger):
        return any(child.dep_ == "neg" for child in trigger.children)
    if any(child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg") for child in trigger.children):
        return True
    head = trigger.head
    return (
        syntax.is_verb(head)
        and trigger.dep_ in ("dobj", "attr", "nsubj")
        and any(child.dep_ == "neg" for child in head.children)
    )
