"""Sides and times of figures: whose soldiers are counted, and until when. In: a claim whose speaker and target are
resolved. Out: its figures with `side` and `as_of`, each from words of the text."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.span import Span
from reportedly.resolve.actors.finder import ActorResolver
from reportedly.resolve.times.values import TimeContext, resolve_time

_SIDELESS = frozenset({"distance_km", "area_km2", "settlements", "population"})


def with_sides_and_times(claim: Claim, actors: ActorResolver, published: str | None) -> Claim:
    """The claim, its figures with the side of those counted and the day for which they hold, where said."""
    if not claim.figures:
        return claim
    figures = tuple(
        replace(figure, side=_side(figure, claim, actors), as_of=_as_of(figure, published))
        for figure in claim.figures
    )
    return replace(claim, figures=figures)


def _side(figure: Figure, claim: Claim, actors: ActorResolver) -> str | None:
    words = _counted_words(figure)
    if words is None or figure.measure in _SIDELESS:
        return None
    return actors.actor(Actor(words), claim.speaker).side


def _counted_words(figure: Figure) -> Span | None:
    """ "Al-Shabaab militants" of "more than 40 Al-Shabaab militants", "its fighters" of "three of its fighters"."""
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
