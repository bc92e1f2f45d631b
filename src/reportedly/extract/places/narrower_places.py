"""Narrower places: "two of them in her street", "three at the school", after a count of the whole town; and
what is of no place told before. In: a claim without a place and the claims before it. Out: its spot."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.extract import syntax
from reportedly.extract.drafts import Draft
from reportedly.extract.places.returning import word_level
from reportedly.extract.wordlists import word_set
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.span import Span

_WITHIN = frozenset({"in", "at", "on", "inside", "outside"})
_NARROW = frozenset({"site", "exact"})
_TOLLS = frozenset({"killed", "injured", "casualties", "missing"})


def narrower_place(claim: Claim, draft: Draft, town: Place, told: Sequence[Claim]) -> Place | None:
    """The spot in the town that the report is at, where a larger toll of the town was told; None where the
    claim names no spot, or its figures are no part of another."""
    if town.precision in _NARROW or not _is_of_larger(claim, town, told):
        return None
    spot = _spot(draft)
    if spot is None:
        return None
    first, last = syntax.noun_phrase(spot)
    words = spot.doc[first:last]
    span = Span(words.start_char, words.end_char, words.text)
    return Place(span, precision="site", stands_for=town.naming)


def is_too_small(claim: Claim, draft: Draft, place: Place) -> bool:
    """Whether settlements are counted, which do not lie in "the town of" anything."""
    if not any(f.measure == "settlements" and (f.low or f.high or 0) > 1 for f in claim.figures):
        return False
    before = draft.happening.sentence.doc.text[: place.naming.start]
    return before.endswith(("town of ", "city of ", "village of "))


def is_of_other_region(draft: Draft) -> bool:
    """ "The Russian region is under a curfew": a region of its own, told by whose it is."""
    noun = syntax.subject(syntax.clause_root(draft.happening.trigger.token))
    if noun is None or word_level(noun.lower_) is None:
        return False
    return any(child.dep_ == "amod" and child.ent_type_ == "NORP" for child in noun.children)


def _spot(draft: Draft) -> Token | None:
    """ "In her street", "at the school": a place by a common noun, which no name tells."""
    happening = draft.happening
    counted = {token.i for figure in happening.figures for token in _tokens(draft, figure.figure)}
    heads = [*happening.tokens, *(happening.sentence.doc[i] for i in sorted(counted))]
    for word in heads:
        for preposition, noun in syntax.prepositions(word):
            if preposition in _WITHIN and _is_spot(noun):
                return noun
    return None


def _tokens(draft: Draft, figure: Figure) -> list[Token]:
    words = draft.happening.sentence.doc.char_span(figure.span.start, figure.span.end)
    return [] if words is None else list(words)


def _is_spot(noun: Token) -> bool:
    if noun.lemma_.lower() not in word_set("roles", "spots") or noun.pos_ == "PROPN":
        return False
    leading = [child for child in noun.children if child.i < noun.i]
    return any(child.dep_ in ("det", "poss") and child.pos_ != "PROPN" for child in leading)


def _is_of_larger(claim: Claim, town: Place, told: Sequence[Claim]) -> bool:
    """Whether a larger count of the same measure was told of the town before."""
    before = [
        figure
        for other in told
        if other.place is not None and other.place.naming == town.naming
        for figure in other.figures
    ]
    return any(
        own.measure in _TOLLS and own.measure == whole.measure and (own.low or 0) < (whole.low or 0)
        for own in claim.figures
        for whole in before
    )
