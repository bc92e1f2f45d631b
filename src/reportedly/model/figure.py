"""Figures: counts and quantities with their bounds. In: extract. Out: claims, tolls, exports."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A count or quantity that the text states, never one that it does not.

    `low`, `best`, `high` are None where the text gives no such bound; `best` only for `exact` and `about`.
    `index` is the figure's place in its claim; `subset_of` is the index of the figure that it is part of.
    `basis` is event, cumulative, stock or rate; `phase` done, ongoing or planned; `number` and `unit` are as
    written, before any conversion (kilometres and square kilometres are what `low`, `best`, `high` hold).
    `as_of` is the last ISO date or minute for which the count holds, `as_of_span` the words that say so.
    """

    measure: str
    span: Span
    low: float | None = None
    best: float | None = None
    high: float | None = None
    bound: str = "exact"
    counted: str | None = None
    status: str = "unknown"
    demographic: str = "unknown"
    side: str | None = None
    basis: str = "event"
    phase: str = "done"
    as_of: str | None = None
    as_of_span: Span | None = None
    subset_of: int | None = None
    superseded: bool = False
    number: str | None = None
    unit: str | None = None
    more_spans: tuple[Span, ...] = field(default=())

    def __post_init__(self) -> None:
        bounds = [value for value in (self.low, self.best, self.high) if value is not None]
        if bounds != sorted(bounds):
            raise ValueError(f"figure {self.span.text!r}: low <= best <= high does not hold in {bounds}")

    def is_disjoint_from(self, other: Figure) -> bool:
        """Whether the two intervals cannot both be true; an unknown bound is open."""
        low, high = _interval(self)
        other_low, other_high = _interval(other)
        return high < other_low or other_high < low


def _interval(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else (figure.best if figure.best is not None else 0.0)
    if figure.high is not None:
        return low, figure.high
    return low, (figure.best if figure.best is not None and figure.bound == "exact" else float("inf"))
