"""Modality and polarity: whether a happening is told as having happened. In: a trigger's token. Out: modality, polarity
and the words that decide. Cues are those of `lexicons/modality.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax


@dataclass(frozen=True, slots=True)
class Factuality:
    """`modality` as in the closed list, or `requested` for what is only called for; `cue` the deciding word."""

    modality: str = "actual"
    cue: str | None = None
    negated: bool = False


@cache
def _table(part: str) -> Mapping[str, str]:
    lexicon = load_lexicon("modality")
    return {lemma: name for name, parts in lexicon.items() for lemma in parts.get(part, ())}


_AUXILIARIES = {"will": "planned", "shall": "planned", "would": "planned", "'ll": "planned", "wo": "planned",
                "could": "possible", "may": "possible", "might": "possible", "can": "possible", "ca": "possible",
                "should": "ordered", "must": "ordered"}  # fmt: skip


def factuality_of(trigger: Token, stops: frozenset[int], lemma: str | None = None) -> Factuality:
    """Walk up from the trigger to the sentence's root or to a cue of attribution (`stops`), the nearest cue deciding."""
    if (lemma or trigger.lemma_.lower()) == "threaten":
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
        if syntax.is_verb(current) and current.i not in stops and any(c.dep_ == "neg" for c in current.children) and child.dep_ in (
            "xcomp", "ccomp", "dobj",
        ):  # fmt: skip
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
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in ("as", "while", "when", "after", "because", "since", "before", "until", "where")
               for child in clause.children)  # fmt: skip


def _first_cue(trigger: Token) -> tuple[str, str] | None:
    """Cues on the trigger itself: auxiliaries, conditions, purpose infinitives, adjectives."""
    if _is_to_be(trigger):
        return "planned", "to"
    for child in trigger.children:
        if child.dep_ == "mark" and child.lower_ == "whether":
            return "possible", child.text
        if child.text == "May" and not child.is_sent_start:
            continue  # the month
        if child.dep_ == "aux" and child.lower_ in _AUXILIARIES and not _is_past_habit(trigger, child):
            return _AUXILIARIES[child.lower_], child.text
        if child.dep_ == "mark" and child.lower_ in ("if", "unless"):
            return "conditional", child.text
        if child.dep_ in ("amod", "advmod") and child.lower_ in _table("adjectives"):
            return _table("adjectives")[child.lower_], child.text
        if child.dep_ == "advmod" and child.lower_ in _table("adverbs"):
            return _table("adverbs")[child.lower_], child.text
    if (
        syntax.is_verb(trigger)
        and trigger.tag_ == "VB"
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
    ) and trigger.dep_ in ("advcl", "acl", "relcl") and not _is_attempted(trigger):
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
    lemma = word.lemma_.lower()
    if syntax.is_verb(word):
        if (
            child.dep_ in ("xcomp", "ccomp", "dobj", "prep", "advcl", "nsubjpass")
            and lemma in _table("verbs")
            and _governs(word, child)
        ) and not (
            lemma in ("try", "attempt", "set", "mean", "agree", "decide")
            and child.dep_ in ("prep", "advcl")
        ):
            return _table("verbs")[lemma], word.text
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "xcomp", "ccomp", "attr", "prep", "agent", "pobj"):
            for auxiliary in word.children:
                if auxiliary.dep_ == "aux" and auxiliary.lower_ in _AUXILIARIES and child.dep_ != "ccomp":
                    return _AUXILIARIES[auxiliary.lower_], auxiliary.text
                if auxiliary.dep_ == "mark" and auxiliary.lower_ in ("if", "unless"):
                    return "conditional", auxiliary.text
        if (
            word.tag_ == "VB"
            and word.dep_ in ("advcl", "acl", "xcomp")
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children)
        ) and child.dep_ in ("dobj", "prep") and word.dep_ in ("advcl", "acl") and lemma not in _ENDING:
            return "planned", "to"
        return None
    if (
        word.pos_ == "NOUN"
        and lemma in _table("nouns")
        and child.dep_ in ("prep", "acl", "ccomp", "compound", "nmod")
    ):
        return _table("nouns")[lemma], word.text
    return None


# What one breaks, flees or repels is there already.
_ENDING = frozenset({"break", "lift", "escape", "flee", "repel", "end", "relieve", "counter", "survive", "avenge", "investigate", "stop"})


def _governs(verb: Token, child: Token) -> bool:
    lemma = verb.lemma_.lower()
    if child.dep_ == "advcl":
        return lemma in ("fear", "call", "urge")
    if child.dep_ == "prep":
        return child.lower_ in ("for", "on", "to", "of", "against", "from", "about") and lemma in (
            "call", "appeal", "plan", "prepare", "ask", "plead", "aim", "hope", "warn", "agree", "beg")  # fmt: skip
    if lemma in ("agree", "decide", "see", "let"):
        return child.dep_ in ("xcomp", "ccomp")
    if lemma in (
        "stop",
        "avoid",
        "prevent",
        "need",
        "want",
        "seek",
        "propose",
        "consider",
        "expect",
        "risk",
        "avert",
    ):
        return True
    if lemma == "tell":
        return child.dep_ == "xcomp"
    if lemma in ("warn", "advise", "ask", "recommend", "urge", "encourage"):
        return child.dep_ in ("xcomp", "ccomp", "dobj")
    if child.dep_ == "dobj":
        return lemma in ("plan", "threaten", "fear", "order", "demand", "urge", "allow", "propose", "promise", "prepare", "permit",
                         "authorise", "authorize", "request", "direct", "pledge", "vow", "attempt", "schedule", "dread", "mandate")  # fmt: skip
    if child.dep_ == "nsubjpass":
        return lemma in (
            "plan",
            "fear",
            "order",
            "expect",
            "schedule",
            "prepare",
            "allow",
            "propose",
            "avert",
            "call",
        )
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
