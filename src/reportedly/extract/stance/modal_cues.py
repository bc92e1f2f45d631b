"""Modal cues: the words by which a text tells an act as planned, possible, feared, ordered or conditional.
In: a token, or a governor and its dependent. Out: the cue, of `lexicons/modality.yaml`, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.stance import negation
from reportedly.extract.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Cue:
    """A modality and the word that says so."""

    modality: str
    word: str


@cache
def _table(part: str) -> Mapping[str, str]:
    lexicon = load_lexicon("modality")
    return {lemma: name for name, parts in lexicon.items() for lemma in parts.get(part, ())}


def own_cue(token: Token) -> Cue | None:
    """Cues on the token itself: auxiliaries, conditions, purpose infinitives, adjectives, its mood."""
    if _is_to_be(token):
        return Cue("planned", "to")
    for child in token.children:
        found = _by_modifier(token, child)
        if found is not None:
            return found
    if _is_purpose(token):
        return Cue("planned", "to")
    return _by_shared_auxiliary(token) or _by_mood(token)


def _by_modifier(token: Token, child: Token) -> Cue | None:
    word = child.lower_
    if child.dep_ == "mark":
        return _by_condition(child)
    if child.dep_ == "aux":
        return _by_auxiliary(token, child)
    if child.dep_ in ("amod", "advmod") and word in _table("adjectives"):
        return Cue(_table("adjectives")[word], child.text)
    if child.dep_ == "advmod" and word in _table("adverbs"):
        return Cue(_table("adverbs")[word], child.text)
    return None


def _by_condition(mark: Token) -> Cue | None:
    if mark.lower_ == "whether":
        return Cue("possible", mark.text)
    if mark.lower_ in word_set("modality", "governing", "conditions"):
        return Cue("conditional", mark.text)
    return None


def _by_auxiliary(verb: Token, auxiliary: Token) -> Cue | None:
    word = auxiliary.lower_
    if word not in _table("auxiliaries") or (auxiliary.text == "May" and not auxiliary.is_sent_start):
        return None  # the month
    if _is_past_habit(verb, auxiliary):
        return None
    condition = _condition_of(verb) if word in word_set("modality", "governing", "hypothetical") else None
    if condition is not None:
        return Cue("conditional", condition)
    return Cue(_table("auxiliaries")[word], auxiliary.text)


def _condition_of(verb: Token) -> str | None:
    """ "Could be driven out if fighting spreads", "should fighting spread, ..."."""
    for clause in syntax.children(verb, "advcl"):
        for word in clause.children:
            if word.dep_ == "mark" and word.lower_ in word_set("modality", "governing", "conditions"):
                return word.text
            if (
                word.dep_ == "aux"
                and word.i == clause.left_edge.i
                and word.lower_ in ("should", "had", "were")
            ):
                return word.text
    return None


def _is_past_habit(verb: Token, auxiliary: Token) -> bool:
    """ "Could be heard": not about the future."""
    return (
        auxiliary.lower_ == "could"
        and any(c.lower_ == "be" for c in verb.children)
        and verb.lemma_ in ("hear", "see")
    )


def _is_to_be(verb: Token) -> bool:
    """ "Are to be evacuated", "is to send": arranged for the future."""
    return (
        verb.dep_ in ("xcomp", "ccomp", "ROOT")
        and _has_to(verb)
        and (verb.dep_ == "ROOT" or verb.head.lemma_ == "be")
    )


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _is_purpose(verb: Token) -> bool:
    """ "..., to carry out a raid", "plans to": but what was managed, or told on, has happened."""
    return (
        syntax.is_verb(verb)
        and verb.tag_ == "VB"
        and _has_to(verb)
        and verb.dep_ in ("advcl", "acl", "relcl")
        and verb.head.lemma_ not in word_set("modality", "governing", "achieving")
        and syntax.particle(verb.head) != "on"  # "went on to"
    )


def _by_shared_auxiliary(verb: Token) -> Cue | None:
    """ "Could attack and loot": the second verb has the first one's auxiliary."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBN", "VBG") or not syntax.is_verb(verb.head):
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.children):
        return None
    for child in verb.head.children:
        if child.dep_ == "aux" and child.i < verb.i:
            return _by_auxiliary(verb.head, child)
    return None


def _by_mood(verb: Token) -> Cue | None:
    """A question or a command says nothing of whether the act takes place."""
    if not syntax.is_verb(verb) or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return None
    if _is_asked(verb):
        return Cue("possible", "?")
    if verb.tag_ == "VB" and not syntax.children(verb, "nsubj", "nsubjpass", "aux", "expl", "csubj"):
        return Cue("requested", verb.text) if _opens_command(verb) else None
    return None


def _is_asked(verb: Token) -> bool:
    """A question that can be answered by yes or no; "who fired?" takes the firing as so."""
    last = verb.sent[-1]
    while last.i > verb.i and (last.is_space or last.is_quote):
        last = verb.doc[last.i - 1]
    if last.text != "?" or verb.dep_ != "ROOT":
        return False
    subject = next(iter(syntax.children(verb, "nsubj", "nsubjpass", "expl")), None)
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    asks_what = any(t.tag_ in ("WP", "WRB", "WDT", "WP$") for t in verb.sent if t.i < first.i)
    return subject is not None and first.i < subject.i and not asks_what


def _opens_command(verb: Token) -> bool:
    """No noun stands before it, which the parse of a headline may have lost as its subject."""
    if verb.dep_ == "conj":
        return verb.head.tag_ == "VB" and _by_mood(verb.head) is not None
    return not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in verb.sent if t.i < verb.i)


def governing_cue(word: Token, child: Token) -> Cue | None:
    """Cues on a word that governs the child."""
    if syntax.is_verb(word):
        return _verb_cue(word, child) or _clause_cue(word, child) or _purpose_cue(word, child)
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN" and lemma in _table("nouns") and _completes(child):
        return Cue(_table("nouns")[lemma], word.text)
    if word.pos_ == "ADJ" and lemma in _table("predicates") and child.dep_ in ("xcomp", "ccomp", "prep"):
        return Cue(_table("predicates")[lemma], word.text)
    return None


def _completes(child: Token) -> bool:
    """Whether a dependent says what the plan or fear of a noun is for, not which one it is."""
    return child.dep_ in ("prep", "acl", "ccomp", "compound", "nmod") and child.tag_ not in ("VBN", "VBG")


def _verb_cue(verb: Token, child: Token) -> Cue | None:
    lemma = verb.lemma_.lower()
    if lemma == "have" and child.dep_ == "xcomp" and verb.tag_ != "VBD" and _has_to(child):
        return Cue("ordered", verb.text)
    if (
        lemma == "call"
        and child.dep_ == "dobj"
        and child.lemma_.lower() in word_set("modality", "governing", "called")
    ):
        return Cue("planned", verb.text)
    if lemma not in _table("verbs") or not _governs(verb, child):
        return None
    if lemma == "call" and syntax.particle(verb) == "off":
        return None  # "the march was called off" asks for nothing
    if child.dep_ not in ("xcomp", "ccomp", "dobj", "prep", "advcl", "nsubjpass"):
        return None
    if child.lemma_.lower() in word_set("modality", "governing", "performed"):
        return None  # a curfew that is ordered is in force
    if lemma in ("try", "attempt", "set", "mean", "agree", "decide") and child.dep_ in ("prep", "advcl"):
        return None
    return Cue(_table("verbs")[lemma], verb.text)


_PARTS_OF_CLAUSE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "xcomp", "attr", "acomp", "prep", "agent", "oprd"}
)


def _clause_cue(verb: Token, child: Token) -> Cue | None:
    """The auxiliary or condition of the clause of which the child is a part."""
    if child.dep_ not in _PARTS_OF_CLAUSE or not _is_in_scope(verb, child):
        return None
    for word in verb.children:
        found = None
        if word.dep_ == "aux":
            found = _by_auxiliary(verb, word)
        elif word.dep_ == "mark":
            found = _by_condition(word)
        if found is not None:
            return found
    return None


def _is_in_scope(verb: Token, child: Token) -> bool:
    """What a verb "will" do makes no plan of "the attack" that it will investigate."""
    if syntax.is_verb(child) or child.dep_ in ("prep", "agent", "acomp", "oprd"):
        return True
    return verb.lemma_.lower() in word_set("negation", "act_verbs") or not negation.is_pointed_at(child)


def _purpose_cue(verb: Token, child: Token) -> Cue | None:
    """ "..., to carry out a raid": planned, unless it ends what is there already."""
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "acl") or child.dep_ not in ("dobj", "prep"):
        return None
    if verb.lemma_.lower() in word_set("modality", "governing", "ending"):
        return None
    return Cue("planned", "to") if _has_to(verb) else None


def _governs(verb: Token, child: Token) -> bool:
    """Whether a verb of the lexicon makes this complement of its unreal; not each does so with every one."""
    lemma = verb.lemma_.lower()
    if lemma == "go":
        return verb.tag_ == "VBG" and child.dep_ == "xcomp"  # "is going to attack", not "went on to attack"
    if child.dep_ == "advcl":
        return lemma in ("fear", "call", "urge")
    if child.dep_ == "prep":
        linked = child.lower_ in ("for", "on", "to", "of", "against", "from", "about")
        return linked and lemma in word_set("modality", "governing", "prepositional")
    if (
        child.dep_ == "ccomp"
        and _is_told_as_past(child)
        and lemma in word_set("modality", "governing", "telling")
    ):
        return False  # "warned that the attacks grew"
    for lemmas, deps in _COMPLEMENTS:
        if lemma in lemmas:
            return child.dep_ in deps
    if lemma in word_set("modality", "governing", "any_argument"):
        return True
    return _governs_noun(lemma, child.dep_)


def _is_told_as_past(clause: Token) -> bool:
    return clause.tag_ == "VBD" or any(
        c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in clause.children
    )


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
