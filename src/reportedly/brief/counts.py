"""Numbers tied to what they count. In: a claim. Out: the phrases in which a sentence may give its numbers,
`13 people were injured`, `82 settlements`, and of them those whose count no number of the words says ("a
father and son"). A number beside another noun, or of another claim, is in none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.assess.stated_numbers import how_stated
from reportedly.brief.amounts import amount_of, bounded_words, outcome_of, participle_of, subset_words
from reportedly.brief.content import BriefOptions, Computed
from reportedly.brief.grounds import days_beside
from reportedly.brief.growth import UNITS
from reportedly.brief.names import party_phrase, quoted, speaker_phrase
from reportedly.brief.numbers import numbers_in
from reportedly.brief.whereabouts import where_words
from reportedly.brief.wording import kind_words, measure_words
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

_FOUND_DEAD = "found dead"


def counted_beside(claim: Claim) -> Iterator[Computed]:
    """Counts that the figure's words give without writing the number: "a father and son" are 2, "30 miles"
    are 48 km."""
    for figure in claim.figures:
        if how_stated(figure) is not None and not _is_written(figure):
            reason = f"the count that the words {quoted(figure.span.text)} give"
            yield from (Computed(text, reason) for text in _forms(claim, figure))


def corrected_beside(claim: Claim, told: Claim) -> Iterator[Computed]:
    """The counts that a person gave the claim, where its words tell others."""
    reason = "what a person corrected, beside what the words say"
    for figure in claim.figures:
        if figure not in told.figures:
            number = bounded_words(figure)
            yield from (Computed(text, reason) for text in (amount_of(figure).text, number))


def tied_phrases(claim: Claim, options: BriefOptions) -> Iterator[str]:
    """Every phrase with a number that the claim's record and its words together allow; a figure that its own
    words do not state allows none."""
    for figure in claim.figures:
        if how_stated(figure) is not None:
            yield from _forms(claim, figure)
    yield from (item.text for item in days_beside(claim))
    yield where_words(claim.place, kind_words(claim.kind).place)
    yield where_words(claim.place)
    for who in (claim.actor, claim.target):
        for definite in (True, False):
            phrase = party_phrase(who, show_names=options.show_names, definite=definite)
            yield phrase.text if phrase is not None else ""
    if claim.speaker is not None:
        yield speaker_phrase(claim.speaker, show_names=options.show_names).text
    yield from (" ".join(via.span.text.split()) for via in claim.via)
    if claim.instrument is not None:
        yield " ".join(claim.instrument.span.text.split())


def _is_written(figure: Figure) -> bool:
    """Whether its number stands in its words as it is told."""
    if figure.bound == "vague":
        return True  # the words themselves are told
    written = {value for span in (figure.span, *figure.more_spans) for value in numbers_in(span.text)}
    return {value for value in (figure.low, figure.best, figure.high) if value is not None} <= written


def _forms(claim: Claim, figure: Figure) -> Iterator[str]:
    """The figure as clauses, additions, parts, targets and points of a toll write it."""
    number, amount = bounded_words(figure), amount_of(figure).text
    measure = measure_words(figure.measure)
    unit = UNITS.get(figure.measure, "")
    for done in (measure.done, _FOUND_DEAD):
        yield outcome_of(figure, done)
        yield participle_of(figure, done)
        yield participle_of(replace(figure, basis="event"), done)
        yield f"{number} {done}"
    if figure.subset_of is not None:
        yield subset_words(figure)
    if figure.measure in kind_words(claim.kind).own:
        yield measure.frame.format(n=amount) if measure.frame else amount
    if figure.measure == "distance_km":
        yield amount
    yield f"{number}{unit} ("  # a toll as it grew
    yield f": {number}{unit},"  # a toll in a column
