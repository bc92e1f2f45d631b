"""Units: the figures and violent events of a report, each once, with those that are right. In: claims. Out:
`Found`. Figures are counted by their words: copies of one figure over the places or speakers of one act are
one figure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.evaluate.agreement import (
    same_figure,
    same_number,
    same_place,
    same_speaker,
    same_time,
    same_words,
)
from reportedly.evaluate.kinds import is_violent, same_family
from reportedly.evaluate.matching import Alignment, pair_up
from reportedly.evaluate.sides import SideNames
from reportedly.evaluate.tallies import Found
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with the claim that holds it."""

    figure: Figure
    claim: Claim


def distinct_figures(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Every figure once by measure, values and words."""
    figures = {_figure_key(figure): figure for claim in claims for figure in claim.figures}
    return tuple(figures.values())


def placed_figures(claims: Iterable[Claim]) -> tuple[PlacedFigure, ...]:
    """Every figure once for each speaker and place that it is told by and of."""
    units: dict[Hashable, PlacedFigure] = {}
    for claim in claims:
        speaker = claim.speaker and (claim.speaker.span, claim.speaker.side)
        place = claim.place and (claim.place.span, claim.place.country)
        for figure in claim.figures:
            units.setdefault((_figure_key(figure), speaker, place), PlacedFigure(figure, claim))
    return tuple(units.values())


def _figure_key(figure: Figure) -> Hashable:
    return (
        figure.measure,
        figure.low,
        figure.best,
        figure.high,
        figure.bound,
        figure.span,
        figure.more_spans,
    )


def matched_figures(alignment: Alignment) -> tuple[tuple[Figure, Figure], ...]:
    """The pairs of gold and given figures that are the same, words included."""
    gold, given = distinct_figures(alignment.gold.coded), distinct_figures(alignment.given)
    return tuple((gold[i], given[j]) for i, j in pair_up(gold, given, same_figure))


def count_figures(alignment: Alignment) -> dict[str, Found]:
    """The figures of a report by the four definitions of being right."""
    gold, given = distinct_figures(alignment.gold.coded), distinct_figures(alignment.given)
    return {
        "figures": _found(gold, given, same_figure),
        "figures_number": _found(gold, given, lambda a, b: same_number(a, b) and same_words(a, b)),
        "figures_number_anywhere": _found(gold, given, same_number),
        "figures_in_context": _found(
            placed_figures(alignment.gold.coded),
            placed_figures(alignment.given),
            lambda a, b: _same_in_context(a, b, alignment.sides),
        ),
    }


def count_events(alignment: Alignment) -> dict[str, Found]:
    """Claims of violent kinds: right with place, time and the same kind, or one of its family."""
    gold = [claim for claim in alignment.gold.coded if is_violent(claim.kind)]
    given = [claim for claim in alignment.given if is_violent(claim.kind)]
    return {
        "events": _found(
            gold, given, lambda a, b: same_family(a.kind, b.kind) and _same_where_and_when(a, b)
        ),
        "events_exact_kind": _found(
            gold, given, lambda a, b: a.kind == b.kind and _same_where_and_when(a, b)
        ),
    }


def count_claims(alignment: Alignment) -> dict[str, Found]:
    """The claims found at all, with a kind of the same violent family, and with the very kind."""
    given, gold = len(alignment.given), len(alignment.gold.claims)
    kinds = [(pair.gold.claim.kind, pair.given.kind) for pair in alignment.pairs]
    return {
        "claims_found": Found(len(kinds), given, gold),
        "claims_family": Found(sum(same_family(a, b) for a, b in kinds), given, gold),
        "claims_kind": Found(sum(a == b for a, b in kinds), given, gold),
    }


def _found(gold: Sequence[_T], given: Sequence[_T], fits: Callable[[_T, _T], bool]) -> Found:
    return Found(len(pair_up(gold, given, fits)), len(given), len(gold))


def _same_in_context(gold: PlacedFigure, given: PlacedFigure, sides: SideNames) -> bool:
    return (
        same_figure(gold.figure, given.figure)
        and same_speaker(gold.claim.speaker, given.claim.speaker, sides)
        and same_place(gold.claim.place, given.claim.place)
    )


def _same_where_and_when(gold: Claim, given: Claim) -> bool:
    return same_place(gold.place, given.place) and same_time(gold.time, given.time)
