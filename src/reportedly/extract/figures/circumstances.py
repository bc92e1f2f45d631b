"""Circumstances: since when, until when, at what rate and in which phase a count holds. In: a count with its
measure. Out: `basis`, `phase` and the words of `as_of` for its figure."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import word_set
from reportedly.model.span import Span


def basis_of(counted: Counted) -> str:
    """Cumulative where the count runs from a start ("since February", "so far", "in total"), rate for "per
    day"."""
    sentence = counted.noun.sent
    after = " ".join(
        token.lower_ for token in sentence.doc[counted.first : min(counted.last + 14, sentence.end)]
    )
    if _is_rate(f"{after} "):
        return "rate"
    before = " ".join(
        token.lower_ for token in sentence.doc[max(sentence.start, counted.first - 12) : counted.first]
    )
    marks = (
        " since ",
        "so far",
        "in total",
        "to date",
        "over the past year",
        "since the start",
        "since the beginning",
    )
    governor = counted.noun.head
    if governor.lemma_ in ("hold", "control") or (
        governor.lower_ in ("of", "over") and governor.head.lemma_ == "control"
    ):
        return "stock"
    if any(mark in f" {after} " for mark in marks) or any(
        m in f" {before} " for m in ("death toll", " since ", "toll to", "in total", "so far", "to date")
    ):
        return "cumulative"
    return "event"


def _is_rate(words: str) -> bool:
    """ "40 shells a day", but not "freed a day later"."""
    if any(f" {mark} " in words for mark in ("per day", "daily", "every day", "each day", "an hour", "per week")):
        return True
    _, found, rest = words.partition(" a day ")
    return bool(found) and rest.split(" ", 1)[0] not in ("later", "after", "earlier", "before", "ago", "and")


def as_of_words(counted: Counted, anchor: Token, classes: NounClasses) -> Span | None:
    """ "As of Monday", "by Friday evening": until when the count runs; of what is planned that is a term."""
    if phase_of(anchor) == "planned":
        return None
    for token in counted.noun.sent:
        mention = classes.mention_at(token)
        if mention is None or mention.kind != "date" or mention.first != token.i:
            continue
        before = " ".join(t.lower_ for t in token.doc[max(0, token.i - 2) : token.i + 1])
        if any(f" {mark} " in f" {before} " for mark in word_set("numbers", "as_of_marks")):
            return mention.span
    return None


def phase_of(anchor: Token) -> str:
    """Done, unless the verb tells what is meant to come ("are to be evacuated") or going on."""
    verb = anchor if syntax.is_verb(anchor) else anchor.head
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"will", "shall"} and "have" not in auxiliaries:
        return "planned"
    if "to" in auxiliaries and "have" not in auxiliaries and _is_meant(verb):
        return "planned"
    is_ongoing = verb.tag_ == "VBG" and auxiliaries & {"is", "are", "being", "was", "were"}
    return "ongoing" if is_ongoing else "done"


def _is_meant(verb: Token) -> bool:
    """ "Are to be evacuated", "plans to send", but not "are believed to be dead"."""
    return not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in word_set("numbers", "hearsay_verbs"))
