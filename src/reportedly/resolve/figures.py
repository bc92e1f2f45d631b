"""Sides and times of figures: whose soldiers are counted, and until when. In: a claim whose speaker
and target are resolved. Out: its figures with `side` and `as_of`, each from words of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.data.printed_dates import written_on
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.span import Span
from reportedly.resolve.actors.finder import ActorResolver
from reportedly.resolve.times.values import TimeContext, resolve_time

_SIDELESS = frozenset({"distance_km", "area_km2", "settlements", "population"})


_PRONOUNS = frozenset({"them", "whom", "these", "those", "which", "others", "people"})


def with_sides_and_times(claim: Claim, document: Document, actors: ActorResolver) -> Claim:
    """The claim, its figures with the side of those counted and the day for which they hold, where said."""
    if not claim.figures:
        return claim
    published = written_on(document.text, document.report.published)
    figures = [
        replace(figure, side=_side(figure, claim, document, actors), as_of=_as_of(figure, published))
        for figure in claim.figures
    ]
    return replace(claim, figures=tuple(_with_side_of_whole(figure, figures) for figure in figures))


def _with_side_of_whole(figure: Figure, figures: Sequence[Figure]) -> Figure:
    if figure.side is not None or figure.subset_of is None:
        return figure
    return replace(figure, side=figures[figure.subset_of].side)


def _side(figure: Figure, claim: Claim, document: Document, actors: ActorResolver) -> str | None:
    if figure.measure in _SIDELESS:
        return None
    for mention in document.mentions:
        if mention.kind in ("actor", "country") and _holds(figure.span, mention.span):
            return actors.actor(Actor(mention.span), claim.speaker).side
    if figure.measure == "losses" and claim.target is not None and claim.target.side is not None:
        return claim.target.side  # "the army lost 40 men"
    words = _counted_words(figure)
    if words is None or not words.text or words.text.lower().split()[0] in _PRONOUNS:
        return None
    return actors.actor(Actor(words), claim.speaker).side


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _counted_words(figure: Figure) -> Span | None:
    """ "RSF vehicles" of "six RSF vehicles", "its fighters" of "three of its fighters"."""
    unit = (figure.unit or "").strip()
    if not unit:
        return figure.span if figure.number == figure.span.text and figure.counted else None
    words = unit.removeprefix("of ")
    start = figure.span.text.rfind(words)
    if start < 0:
        return None
    first = figure.span.start + start
    return Span(first, first + len(words), words)


def _as_of(figure: Figure, published: str | None) -> str | None:
    if figure.as_of_span is None:
        return figure.as_of
    value = resolve_time(figure.as_of_span.text, TimeContext(published, None, False))
    return None if value is None else value.end
