"""Circumstances: since when, until when, at what rate and in which phase a count holds. In: a count with
its measure. Out: `basis`, `phase` and the words of `as_of` for its figure."""

from __future__ import annotations

from collections.abc import Set
from itertools import takewhile

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set
from reportedly.model.span import Span


def basis_of(counted: Counted, measure: str) -> str:
    """Cumulative where the count runs from a start ("since February", "so far"), rate for "per day", stock
    for what is held or lived in as things stand."""
    doc, sentence = counted.noun.doc, counted.noun.sent
    after = [t.lower_ for t in doc[counted.first : min(counted.last + 14, sentence.end)]]
    before = [t.lower_ for t in doc[max(sentence.start, counted.first - 12) : counted.first]]
    if _is_rate(f"{' '.join(after)} "):
        return "rate"
    if measure == "population" or _is_held(counted.noun):
        return "stock"
    around = f" {' '.join(before)} | {' '.join(after)} "
    if any(f" {mark} " in around for mark in word_set("numbers", "cumulative_marks")) or _runs_since(counted):
        return "cumulative"
    return "event"


def _is_held(noun: Token) -> bool:
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "NUM"):
        noun = noun.head  # "hold nine villages and 70 square kilometres"
    governor = noun.head
    if governor.lemma_ in word_set("numbers", "standing_verbs"):
        return True
    if noun.dep_ in ("nsubj", "dobj"):  # "nine villages are under rebel control", "named nine as being so"
        being = [n for p, n in syntax.prepositions(governor) if p == "as" and n.lemma_ == "be"]
        states = being or ([governor] if governor.lemma_ == "be" else [])
        held = (n for verb in states for p, n in syntax.prepositions(verb) if p in ("in", "under"))
        return any(n.lemma_.lower() in word_set("roles", "holds") for n in held)
    return governor.lower_ in ("of", "over") and governor.head.lemma_ == "control"


def _runs_since(counted: Counted) -> bool:
    """ "Since February", "since the start of the war"; "since the raid", "have since fled" tell one event."""
    doc, sentence = counted.noun.doc, counted.noun.sent
    near = doc[max(sentence.start, counted.first - 12) : min(counted.last + 14, sentence.end)]
    for token in near:
        following = doc[token.i + 1 : min(token.i + 5, sentence.end)]
        words = [t.lower_ for t in takewhile(lambda t: not t.is_punct, following)]
        after_have = token.i > 0 and token.nbor(-1).lower_ in ("have", "has", "had")
        if token.lower_ != "since" or not words or after_have:
            continue
        if not set(words) & word_set("numbers", "single_acts"):
            return True
    return False


def _is_rate(words: str) -> bool:
    """ "40 shells a day", but not "freed a day later"."""
    if any(f" {mark} " in words for mark in word_set("numbers", "rate_marks")):
        return True
    for mark in (" a day ", " an hour ", " a week "):
        _, found, rest = words.partition(mark)
        if found and rest.split(" ", 1)[0] not in (
            "later",
            "after",
            "earlier",
            "before",
            "ago",
            "and",
            "since",
        ):
            return mark != " a week " or not words.partition(mark)[0].endswith(
                (" in", " for", " within", " than")
            )
    return False


def as_of_words(counted: Counted, anchor: Token, classes: NounClasses) -> Span | None:
    """ "As of Monday", "by Friday evening": until when the count runs; of what is planned that is a term."""
    if phase_of(anchor) == "planned":
        return None
    for token in counted.noun.sent:
        mention = classes.mention_at(token)
        if mention is None or mention.kind != "date" or mention.first != token.i:
            continue
        before = " ".join(t.lower_ for t in token.doc[max(0, token.i - 2) : token.i + 2])
        if any(f" {mark} " in f" {before} " for mark in word_set("numbers", "as_of_marks")):
            return mention.span
    return None


def phase_of(anchor: Token) -> str:
    """Done, unless the verb tells what is meant to come ("are to be evacuated") or going on."""
    verb = anchor if syntax.is_verb(anchor) else syntax.clause_root(anchor)
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"will", "shall"} and "have" not in auxiliaries:
        return "planned"
    if _is_meant(verb, auxiliaries):
        return "planned"
    is_ongoing = anchor == verb and verb.tag_ == "VBG" and auxiliaries & {"is", "are"}
    return "ongoing" if is_ongoing or (anchor == verb and {"are", "being"} <= auxiliaries) else "done"


def _is_meant(verb: Token, auxiliaries: Set[str]) -> bool:
    """ "Are to be evacuated", "is to send", "plans to send", but not "are believed to be dead"."""
    if "to" not in auxiliaries or "have" in auxiliaries:
        return False
    return not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in word_set("numbers", "hearsay_verbs"))
