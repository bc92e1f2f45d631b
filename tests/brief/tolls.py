"""Incidents with tolls, made from one line for each figure, for tests of series, charts and changes."""

from __future__ import annotations

from dataclasses import dataclass

from factory import make_claim, make_figure, make_place, make_report, make_speaker
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.standing import Standing
from reportedly.model.timeref import TimeRef
from reportedly.model.toll import Toll, TollEntry


@dataclass(frozen=True)
class Given:
    """A figure that somebody gave: `day` is that of the statement, or with `is_published` of the report."""

    who: str
    side: str | None
    count: float
    day: str
    measure: str = "killed"
    bound: str = "exact"
    phase: str = "done"
    basis: str = "event"
    counted: str | None = None
    is_published: bool = False
    outlet: str = ""


Situation = tuple[list[Report], list[Claim], list[Incident]]


def situation(*given: Given, standing: str = "party_claim", kind: str = "shelling") -> Situation:
    """One incident with one toll for each measure; a report and a claim for each figure."""
    made = [_made(number, item, kind) for number, item in enumerate(given)]
    tolls = tuple(
        Toll(
            measure,
            tuple(e for _, _, e in made if (e.figure.measure, e.figure.basis) == (measure, basis)),
            Standing(standing, ("a reason",)),
            basis=basis,
        )
        for measure, basis in dict.fromkeys((item.measure, item.basis) for item in given)
    )
    claims = [claim for _, claim, _ in made]
    reports = [report for report, _, _ in made]
    incident = Incident(
        "inc_1",
        kind,
        tuple(claim.id for claim in claims),
        tuple(report.id for report in reports),
        Standing("party_claim", ("a reason",)),
        claims[0].place,
        None,
        tolls,
        ("speaker:a",),
    )
    return reports, claims, [incident]


def _made(number: int, item: Given, kind: str) -> tuple[Report, Claim, TollEntry]:
    count = f"{item.count:,.0f}"
    text = f"{item.who} said that {count} were counted in Kursk. Note {number}."
    published = item.day if item.is_published else "2024-08-30"
    report = make_report(text, publisher=item.outlet or f"Outlet {number}", published=published)
    low = item.count if item.bound != "at_most" else None
    best = item.count if item.bound in ("exact", "about") else None
    high = item.count if item.bound in ("exact", "about", "at_most") else None
    start = text.index(count)
    figure = make_figure(
        measure=item.measure, span=Span(start, start + len(count), count), low=low, best=best, high=high,
        bound=item.bound, phase=item.phase, basis=item.basis, counted=item.counted,
    )  # fmt: skip
    speaker = make_speaker(item.who, side=item.side)
    words = Span(0, len(item.who), item.who)
    stated = None if item.is_published else TimeRef(words, item.day, item.day, "day")
    place = make_place("Kursk", report)
    claim = make_claim(report, kind=kind, speaker=speaker, figures=(figure,), place=place, stated=stated)
    day = None if item.is_published else item.day
    entry = TollEntry(claim.id, report.id, figure, f"speaker:{item.who}", item.who, item.side, day)
    return report, claim, entry
