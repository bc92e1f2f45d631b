"""How a toll grew, in words. In: a series of figures by side. Out: the series with a cited sentence for each
line of two figures or more, every figure with who gave it and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.brief.amounts import number_words
from reportedly.brief.clauses import join_words
from reportedly.brief.content import Computed, Sentence
from reportedly.brief.dates import day_words
from reportedly.brief.rows import TollLine, TollPoint, TollSeries
from reportedly.brief.sentences import finished
from reportedly.brief.whereabouts import where_words
from reportedly.brief.wording import measure_words
from reportedly.model.place import Place

UNITS = {"distance_km": " km", "area_km2": " km²"}


def growth_sentences(series: TollSeries, places: Mapping[str, Place]) -> TollSeries:
    """The series with its sentences; none where no voice gave two different numbers. `places` are those of
    the claims, by their ids: each voice is told where it says."""
    told = [(line, _steps(line)) for line in series.lines]
    sentences = tuple(_sentence(series, line, steps, places) for line, steps in told if len(steps) > 1)
    return replace(series, sentences=sentences)


def _steps(line: TollLine) -> list[TollPoint]:
    """The points without those that only word the number before anew: "at least 2", then 2."""
    kept: list[TollPoint] = []
    for point in line.points:
        if not kept or point.value is None or point.value != kept[-1].value:
            kept.append(point)
    return kept


def _sentence(
    series: TollSeries, line: TollLine, steps: Sequence[TollPoint], places: Mapping[str, Place]
) -> Sentence:
    measure = measure_words(series.measure)
    counted = measure.table + (f" ({part})" if (part := series.counted.partition(": ")[2]) else "")
    about = f"the {'' if measure.frame else 'number of '}{counted}"
    told = [_told(point, series.measure) for point in steps]
    ids = tuple(dict.fromkeys(claim_id for point in steps for claim_id in point.claim_ids))
    told_at = {where_words(places.get(claim_id)) for claim_id in ids}
    where = (
        told_at.pop() if len(told_at) == 1 else ""
    )  # a count of a town may stand beside one of its province
    subject = f"{about}{f' {where}' if where else ''}"
    text = finished(f"{_opening(line.voice)}, {subject} {_course(steps, told)}")
    others = tuple(
        Computed(point.speaker.rpartition(" and ")[2], "a count of those who gave the figure")
        for point in steps
        if point.speaker.endswith(" others")
    )
    return Sentence(text, ids, series.standing, series.reasons, others)


def _opening(voice: str) -> str:
    """ "By the account of ..."; a voice is capital for a table, and not within a sentence."""
    first, _, rest = voice.partition(" ")
    told = f"{first.lower()} {rest}" if first in ("The", "A", "An", "No") else voice
    return f"By reports with {told}" if first == "No" else f"By the account of {told}"


def _course(steps: Sequence[TollPoint], told: Sequence[str]) -> str:
    """How the number went; figures of one day have no order."""
    is_ordered = all(a.day is not None and b.day is not None and a.day < b.day for a, b in pairwise(steps))
    values = [point.value for point in steps]
    known = [value for value in values if value is not None]
    if not is_ordered:
        return f"is {join_words(told)}"
    if len(known) == len(values) and all(a < b for a, b in pairwise(known)):
        return f"grew from {told[0]} to {join_words(told[1:])}"
    if len(known) == len(values) and all(a > b for a, b in pairwise(known)):
        return f"fell from {told[0]} to {join_words(told[1:])}"
    return f"went from {told[0]} to {join_words(told[1:])}"


def _told(point: TollPoint, measure: str) -> str:
    when = (
        f"{'published ' if point.is_published else ''}{day_words(point.day)}" if point.day else "day unknown"
    )
    state = f"{point.state}, " if point.state else ""
    corrected = f"; {point.correction}" if point.correction else ""
    return f"{point.wording}{UNITS.get(measure, '')} ({state}{point.speaker}, {when}{corrected})"


def range_words(series: TollSeries) -> str:
    """What the strategy makes of several figures, or of one that it takes for another number; empty where the
    figures are of several tolls."""
    if len(series.ranges) != 1:
        return ""
    found, first = series.ranges[0], series.points[0]
    is_as_told = {found.low, found.best, found.high} - {None} <= {first.low, first.best, first.high}
    if len(series.points) < 2 and is_as_told:
        return ""
    known = {"low": found.low, "best": found.best, "high": found.high}
    is_one = len(set(known.values())) == 1
    told = [f"{name} {number_words(value)}" for name, value in known.items()]
    told = [number_words(found.best)] if is_one else told
    strategy = found.strategy.replace("_", " ")
    is_corrected = any(p.correction and set(p.claim_ids) & set(found.claim_ids) for p in series.points)
    beside = "; a figure in it was corrected by a person" if is_corrected else ""
    day = f", {day_words(found.as_of)}" if found.as_of else ""
    return f"{', '.join(told)} by the strategy “{strategy}”: {found.reason}{day}{beside}"


def bounds_words(point: TollPoint, measure: str) -> str:
    """What a reader needs beside the wording: what a vague word stands for by convention, what a person
    corrected."""
    counted = point.by_convention and point.low is not None
    convention = f"counted as {number_words(point.low)} or more by convention" if counted else ""
    return "; ".join(part for part in (convention, point.correction) if part)
