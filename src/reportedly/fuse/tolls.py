"""Tolls: an incident's figures for one measure and group, side by side. In: claims with their origins. Out:
tolls. Nothing is averaged and nothing is left out; a figure that the text itself replaces stays, marked as
superseded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.fuse.families import PROCESSES
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.origin import Origin
from reportedly.model.report import Report
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll, TollEntry

UNASSESSED = Standing("unassessed")


class _Key(NamedTuple):
    """What a toll counts; figures of different keys can never be set against each other."""

    measure: str
    demographic: str
    is_part: bool
    basis: str
    modality: str
    status: str
    side: str


def make_tolls(
    claims: Sequence[Claim], origins: Mapping[str, Origin], reports: Mapping[str, Report]
) -> tuple[Toll, ...]:
    """The tolls of one incident: by measure and demographic; parts of a figure, what is only feared or
    planned, bases, and known statuses and sides of those counted apart, for none of these can be set against
    another."""
    counted = [(claim, figure) for claim in claims for figure in claim.figures]
    widen = _only_values(counted, "status", "unknown"), _only_values(counted, "side", "")
    groups: dict[_Key, list[TollEntry]] = defaultdict(list)
    seen: set[tuple[_Key, str, int, int, str | None]] = set()
    for claim, figure in counted:
        key = _key(claim, figure, *widen)
        entry = _entry(claim, figure, origins[claim.id], reports.get(claim.report_id))
        # the same words in two claims of one mention group (one toll for three towns) count once for each
        # speaker
        once = (key, claim.report_id, figure.span.start, figure.span.end, entry.speaker)
        if once not in seen:
            seen.add(once)
            groups[key].append(entry)
    return tuple(_toll(key, groups[key]) for key in sorted(groups))


def _toll(key: _Key, entries: Sequence[TollEntry]) -> Toll:
    phases = {entry.figure.phase for entry in entries}
    return Toll(
        key.measure,
        _in_order(entries),
        UNASSESSED,
        key.demographic,
        status=key.status,
        side=key.side or None,
        basis=key.basis,
        phase=phases.pop() if len(phases) == 1 else "ongoing",
        modality=key.modality,
        is_part=key.is_part,
    )


def _key(claim: Claim, figure: Figure, statuses: Mapping[str, str], sides: Mapping[str, str]) -> _Key:
    status = figure.status if figure.status != "unknown" else statuses.get(figure.measure, "unknown")
    return _Key(
        figure.measure,
        figure.demographic,
        figure.subset_of is not None,
        _basis(claim, figure),
        _modality(claim, figure),
        status,
        figure.side or sides.get(figure.measure, ""),
    )


def _modality(claim: Claim, figure: Figure) -> str:
    """Whether anybody is counted: "5,000 would be killed if ..." counts nobody, and a plan only means to."""
    is_plan = figure.phase == "planned" and claim.modality == "actual"
    return "planned" if is_plan else claim.modality


def _basis(claim: Claim, figure: Figure) -> str:
    """A count of what goes on for days is how things stand when it is told, whatever its words: "has taken 74
    villages" and "holds 74 villages" are one."""
    return figure.basis if figure.basis == "rate" or claim.kind not in PROCESSES else "stock"


def _only_values(counted: Sequence[tuple[Claim, Figure]], attribute: str, unsaid: str) -> Mapping[str, str]:
    """Measure -> the only value that its figures say, so that "12 people" stands beside "12 civilians"."""
    values: dict[str, set[str]] = defaultdict(set)
    for _, figure in counted:
        if (value := getattr(figure, attribute) or "") not in ("", unsaid):
            values[figure.measure].add(value)
    return {measure: next(iter(said)) for measure, said in values.items() if len(said) == 1}


def _entry(claim: Claim, figure: Figure, origin: Origin, report: Report | None) -> TollEntry:
    speaker = claim.speaker
    stated = claim.stated.end if claim.stated else None
    return TollEntry(
        claim_id=claim.id,
        report_id=claim.report_id,
        figure=figure,
        origin=origin.key,
        speaker=(speaker.name or speaker.span.text) if speaker else None,
        side=origin.side,
        stated=stated,
        told=(stated or (report.published if report else None) or "")[:10] or None,
        source=speaker.kind if speaker else "media",
    )


def _in_order(entries: Sequence[TollEntry]) -> tuple[TollEntry, ...]:
    """By the day told, then report and place in the text."""
    return tuple(sorted(entries, key=lambda e: (e.told or "", e.report_id, e.figure.span.start, e.claim_id)))
