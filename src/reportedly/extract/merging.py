"""Merging: whether two triggers of a sentence tell of one act. In: two triggers. Out: yes for a cause and its
result, or a noun and the verb that it is part of; `happenings` puts them together."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.data.lexicons import load_lexicon
from reportedly.extract import syntax
from reportedly.extract.events.parties import may_act
from reportedly.extract.events.triggers import Trigger
from reportedly.extract.nouns import NounClasses
from reportedly.extract.tenses import after_what
from reportedly.extract.wordlists import word_set


def is_one_act(first: Trigger, second: Trigger, classes: NounClasses) -> bool:
    """Whether two triggers of a sentence tell of one act: cause and result, or a noun and the verb that it
    is part of."""
    if _are_downed(first, second) or _are_downed(second, first):
        return True
    if _are_told_apart(first.token, second.token):
        return False
    return _is_done(first, second) or _is_done(second, first) or _are_told_as_one(first, second, classes)


def _are_told_as_one(first: Trigger, second: Trigger, classes: NounClasses) -> bool:
    """Whether the syntax ties the two, and no doers or objects of their own keep them apart."""
    if not _compatible(first, second) or _have_own_doers(first, second) or _have_own_doers(second, first):
        return False
    if (
        _are_alternatives(first, second)
        or _is_argument(first.token, second.token)
        or _is_argument(second.token, first.token)
    ):
        return True
    if "warning" in (first.kind, second.kind) and _is_complement(first.token, second.token):
        return True
    if first.outcome != second.outcome or (first.outcome and second.outcome):
        outcome, act = (first, second) if first.outcome else (second, first)
        both = first.outcome and second.outcome
        return _is_of_its_object(outcome, act, classes) or _is_result(outcome.token, act.token, both=both)
    return (
        first.kind == second.kind
        and syntax.distance(first.token, second.token) <= 2
        and not _own_objects(first, second)
    )


def _are_told_apart(first: Token, second: Token) -> bool:
    """ "Four were hurt, the mayor said; elders speak of two deaths": somebody else goes on."""
    first, second = sorted((first, second), key=lambda token: token.i)
    if _is_days_after(second) and not _is_days_after(first):
        return True
    between = first.doc[first.i : second.i]
    stop = next((token.i for token in reversed(between) if token.text == ";"), None)
    if stop is None:
        return False
    return any(
        token.lower_ == "reportedly" or token.lemma_.lower() in word_set("happenings", "retelling")
        for token in first.doc[stop : second.i]
    )


def _is_days_after(token: Token) -> bool:
    """ "Found dead two days after they were kidnapped": told as what was, days before."""
    tie = after_what(token)
    if tie is None:
        return False
    before = token.doc[max(tie.sent.start, tie.left_edge.i - 2) : token.i]
    ties = (word for word in before if word.lower_ == "after" and word.i > 0)
    return any(word.nbor(-1).lemma_ in word_set("times", "days") for word in ties)


def _is_complement(first: Token, second: Token) -> bool:
    """ "called on residents to leave": whichever of the two is what the other tells people to do."""
    return any(
        inner.head == outer and inner.dep_ in ("xcomp", "ccomp", "advcl")
        for inner, outer in ((first, second), (second, first))
    )


def _have_own_doers(noun: Trigger, verb: Trigger) -> bool:
    """ "after a raid by gunmen, soldiers shot five": each act says who did it."""
    if noun.form != "noun" or verb.form != "verb" or verb.outcome or noun.outcome:
        return False
    if noun.token.dep_ != "pobj" or not syntax.children(verb.token, "nsubj"):
        return False
    return syntax.agent(noun.token) is not None


def _are_downed(downing: Trigger, launch: Trigger) -> bool:
    """ "shot down 41 of 54 drones launched by Russia": the launch only says which drones."""
    if downing.kind != "interception" or launch.token.dep_ not in ("acl", "relcl"):
        return False
    return any(
        noun in (launch.token.head, launch.token.head.head.head) for noun in syntax.objects(downing.token)
    )


def _is_done(doing: Trigger, act: Trigger) -> bool:
    """ "strikes carried out by the army": the verb only says who did what the noun names."""
    verb = doing.token
    if act.form != "noun" or doing.form != "verb" or verb.lemma_ not in word_set("roles", "doing_verbs"):
        return False
    return verb.dep_ in ("acl", "relcl") and verb.head == act.token


_TOLD_WITH_OTHERS = frozenset({"casualties", "property_damage", "attack", "explosion"})


def _compatible(first: Trigger, second: Trigger) -> bool:
    kinds = frozenset({first.kind, second.kind})
    if len(kinds) == 1 or kinds in _joined_kinds():
        return True
    if "armed_clash" in kinds:
        return bool(kinds & {"casualties", "attack"})
    told_together = bool(kinds & _TOLD_WITH_OTHERS) or kinds == {"killing", "attack"}
    return told_together and kinds <= word_set("happenings", "violent")


@cache
def _joined_kinds() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in load_lexicon("happenings")["joined_kinds"])


def _own_objects(first: Trigger, second: Trigger) -> bool:
    """Coordinated verbs with objects of their own are acts of their own."""
    objects = [syntax.objects(t.token) if t.form == "verb" else [] for t in (first, second)]
    return all(objects) and objects[0] != objects[1]  # "was cut off and has not been restored" shares its own


# Dependencies of an argument on its verb or noun, and those that only lead from inside a phrase to its head.
_ARGUMENTS = (
    "nsubj",
    "csubj",
    "nsubjpass",
    "dobj",
    "agent",
    "prep",
    "compound",
    "nmod",
    "appos",
    "attr",
    "pobj",
)
_LINKS = ("pobj", "agent", "prep", "compound", "nmod", "appos", "conj", "pcomp")


def _is_argument(inner: Token, outer: Token) -> bool:
    """Whether `inner` is subject, object or cause of the verb or noun `outer`."""
    current = inner
    for _ in range(4):
        if (
            current.dep_ == "prep"
            and current.lower_ not in word_set("happenings", "cause_prepositions")
            and current.lower_ != "to"
        ):
            return False
        if current.head == outer and current != outer:
            return current.dep_ in _ARGUMENTS or _is_leading_noun(current)
        if current.dep_ not in _LINKS:
            return False
        current = current.head
    return False


def _are_alternatives(first: Trigger, second: Trigger) -> bool:
    """ "Have left or been evacuated": one count of both."""
    apart = {first.kind, second.kind} == {"displacement", "evacuation"}
    later, before = sorted((first.token, second.token), key=lambda token: -token.i)
    return apart and later.dep_ == "conj" and later.head == before


def _is_leading_noun(word: Token) -> bool:
    """ "Shelling hit the market": a subject that the parse takes for an auxiliary."""
    return word.dep_ == "aux" and word.tag_ == "VBG" and word.lemma_ not in ("be", "have", "do")


def _is_of_its_object(result: Trigger, act: Trigger, classes: NounClasses) -> bool:
    """ "The strike on a clinic that killed nine": the parse hangs the clause on what was hit."""
    verb, hit = result.token, result.token.head
    if not result.outcome or act.form != "noun" or verb.dep_ != "relcl" or hit.dep_ != "pobj":
        return False
    subjects = {child.lower_ for child in syntax.children(verb, "nsubj")}
    return hit.head.head == act.token and bool(subjects & {"that", "which"}) and not may_act(hit, classes)


def _is_result(outcome: Token, act: Token, *, both: bool) -> bool:
    """ "..., killing three"; "hit X and killed 3"; "killed when a shell hit"; "left 12 dead"."""
    verb = outcome if syntax.is_verb(outcome) else syntax.clause_root(outcome)
    other = act if syntax.is_verb(act) else syntax.clause_root(act)
    if both:
        if _is_of_toll(verb, other) or _is_of_toll(other, verb):
            return True
        siblings = verb.head == other.head and "conj" in (verb.dep_, other.dep_)
        return bool(other in (verb, verb.head) or other.head == verb or siblings or _is_listed(verb, other))
    if verb == other or _is_told_with(verb, other):
        return True
    if verb.head == other and verb.dep_ in ("advcl", "conj", "xcomp", "acl", "relcl", "ccomp", "dep"):
        return verb.dep_ != "ccomp" and not _has_other_place(verb, other)
    if other.head == verb and other.dep_ in ("advcl", "relcl", "acl", "xcomp", "pcomp"):
        return True
    if (
        other.dep_ in ("acl", "relcl")
        and other.head.head == verb
        and other.head.dep_ in ("nsubj", "nsubjpass")
    ):
        return True  # "a grenade thrown into a church hurt six"
    return bool(
        verb.head == act or (syntax.is_verb(verb.head) and verb.dep_ == "conj" and verb.head.head == other)
    )


def _is_of_toll(verb: Token, other: Token) -> bool:
    """ "The toll stands at nine people killed": who the participle tells of is what the other verb counts."""
    noun = verb.head
    counted = noun.head if noun.dep_ == "pobj" else noun
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and counted.head == other


def _is_listed(later: Token, verb: Token) -> bool:
    """ "Three boats were destroyed and 40 men killed", where the parse takes the second for a list's noun."""
    noun = later.head
    return later.dep_ == "acl" and noun.dep_ == "conj" and noun.head == verb


def _is_told_with(result: Token, act: Token) -> bool:
    """ "Seven were killed when rebels raided the town, residents said", where the parse hangs the act on the
    saying."""
    if act.dep_ != "advcl" or not any(c.lower_ in ("when", "as", "after") for c in act.children):
        return False
    while result.dep_ == "ccomp":
        result = result.head
    return result == act.head


def _has_other_place(verb: Token, other: Token) -> bool:
    """A coordinated clause with a place and a subject of its own tells of another act."""
    if verb.dep_ != "conj":
        return False
    places = (p for p, _ in syntax.prepositions(verb) if p in ("in", "at", "near", "outside"))
    return bool(syntax.children(verb, "nsubj", "nsubjpass")) and any(places)
