"""Neighbouring measures: what a count counts by the words around it, where the parse gives no governor ("12
killed, 30 wounded"). In: a counted noun. Out: the measure and the word that gives it, or None."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.extract.figures.counted import Counted, Measured
from reportedly.extract.nouns import NounClasses
from reportedly.extract.wordlists import labels_by_word, word_set


def by_neighbours(counted: Counted, classes: NounClasses) -> Measured | None:
    """The words around, where the parse gives no governor: "12 killed, 30 wounded", "killing at least 12"."""
    found = classes.of(counted.noun)
    if counted.noun != counted.quantity.core and not found & {
        "person",
        "civilians",
        "fighter",
        "troops",
        "vehicle",
        "building",
    }:
        return None
    return _right_participle(counted, found) or _left_active(counted)


def _right_participle(counted: Counted, found: frozenset[str]) -> Measured | None:
    doc = counted.noun.doc
    start = _past_parts(counted)
    for token in doc[start : min(start + 6, counted.noun.sent.end)]:
        measure = labels_by_word("measures", "participle").get(token.lower_)
        if measure is not None:
            return Measured(measure, token)
        taken = _taken(token)
        if taken is not None:
            return taken
        thing = (
            labels_by_word("measures", "things").get(token.lower_)
            if found & {"vehicle", "building"}
            else None
        )
        if thing is not None:
            return Measured("vehicles_destroyed" if "vehicle" in found else "buildings_damaged", token)
        if token.lower_ not in word_set("measures", "between") and not (
            token.pos_ in ("NOUN", "ADV", "AUX") and not token.is_punct
        ):
            return None
    return None


def _past_parts(counted: Counted) -> int:
    """Where the words go on after "among them three children", "- including two women -"."""
    doc, end = counted.noun.doc, min(counted.last + 16, counted.noun.sent.end)
    opening = [token.lower_ for token in doc[counted.last : min(counted.last + 3, end)]]
    if not set(opening) & {"including", "among", "amongst"}:
        return counted.last
    return next(
        (t.i for t in doc[counted.last : end] if t.lower_ in ("were", "was", "have", "had")), counted.last
    )


def _taken(token: Token) -> Measured | None:
    """ "19 taken prisoner", "12 taken hostage"."""
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in word_set("measures", "brought") and following == "to":
        return Measured("injured", token) if _is_hospital(token) else None
    if token.lower_ not in ("taken", "held") or following not in ("prisoner", "captive", "hostage"):
        return None
    return Measured("captured" if following == "prisoner" else "hostages", token)


def _is_hospital(brought: Token) -> bool:
    """ "Taken to hospital", "rushed to a clinic"."""
    words = brought.doc[brought.i + 2 : min(brought.i + 6, brought.sent.end)]
    return any(token.lemma_.lower() in word_set("measures", "hospitals") for token in words)


def _left_active(counted: Counted) -> Measured | None:
    doc, start = counted.noun.doc, counted.noun.sent.start
    for token in reversed(doc[max(start, counted.first - 7) : counted.first]):
        measure = labels_by_word("measures", "active").get(token.lower_)
        if measure is not None:
            return Measured(measure, token)
        if (token.is_punct and token.text not in (",", "and")) or token.lower_ in (
            "in",
            "when",
            "after",
            "who",
        ):
            return None
    return None
