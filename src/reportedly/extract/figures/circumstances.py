"""Circumstances: since when, at what rate and in which phase a count holds. In: a count with its measure. Out:
`basis` and `phase` of its figure."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.figures.counted import Counted


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


def phase_of(anchor: Token) -> str:
    verb = anchor if syntax.is_verb(anchor) else anchor.head
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"will", "to", "shall"} and "have" not in auxiliaries:
        return "planned"
    return "ongoing" if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "being", "was", "were"} else "done"
