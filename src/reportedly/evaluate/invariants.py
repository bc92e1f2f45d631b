"""Invariants: what must hold of any report, whatever it says. In: results. Out: breaches and counts.

No crash, every span equals its slice of the text, no figure whose number the words do not state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from reportedly.assess.stated_numbers import how_stated
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.pipeline import ReadResult


@dataclass(frozen=True, slots=True)
class Breach:
    """An invariant that does not hold: `rule` is crash, span or figure; `told` shows the words."""

    rule: str
    report: str
    told: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The breaches of a corpus and what was counted in it."""

    breaches: tuple[Breach, ...]
    counts: Counter[str]


def check_results(results: Iterable[ReadResult]) -> Checked:
    """Check reports one by one; only breaches and counts are kept, so that a corpus may be of any size."""
    breaches: list[Breach] = []
    counts: Counter[str] = Counter()
    for result in results:
        report = result.report
        counts["reports"] += 1
        counts["words"] += len(report.text.split())
        counts[f"status: {report.status or 'read'}"] += 1
        if result.failure is not None:
            breaches.append(Breach("crash", name_of(report), str(result.failure)))
        for claim in result.claims:
            breaches.extend(check_claim(claim, report))
            _count(counts, claim)
    return Checked(tuple(breaches), counts)


def check_claim(claim: Claim, report: Report) -> Iterator[Breach]:
    """The spans and figures of one claim that do not hold."""
    for span in _spans_of(claim):
        found = report.text[span.start : span.end]
        if found != span.text:
            yield Breach(
                "span", name_of(report), f"[{span.start}, {span.end}) is {found!r}, not {span.text!r}"
            )
    for figure in claim.figures:
        if how_stated(figure) is None:
            said = [span.text for span in (figure.span, *figure.more_spans)]
            bounds = f"low {figure.low}, best {figure.best}, high {figure.high}"
            yield Breach("figure", name_of(report), f"{figure.measure} {bounds} from {said}")


def name_of(report: Report) -> str:
    """The report by its place in its table, or by its path."""
    return report.id if report.row is None else f"row {report.row}"


def _spans_of(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans_of(getattr(value, field.name))


def _count(counts: Counter[str], claim: Claim) -> None:
    counts["claims"] += 1
    counts[f"kind: {claim.kind}"] += 1
    counts["figures"] += len(claim.figures)
    counts.update(f"figures by {how_stated(figure) or 'nothing'}" for figure in claim.figures)
    marks = {
        "places": claim.place is not None,
        "places inherited": claim.place is not None and claim.place.inherited,
        "places on the map": claim.place is not None and claim.place.is_located,
        "speakers": claim.speaker is not None,
        "speakers identified": claim.speaker is not None and claim.speaker.actor_id is not None,
        "speakers with a side": claim.speaker is not None and claim.speaker.side is not None,
        "actors": claim.actor is not None,
        "actors identified": claim.actor is not None and claim.actor.actor_id is not None,
        "times": claim.time is not None,
        "times placed": claim.time is not None and claim.time.is_placed,
        "hearsay": claim.hearsay is not None,
        "background": claim.background,
    }
    counts.update(name for name, holds in marks.items() if holds)
