"""Tolls: an incident's figures for one measure and group, side by side. In: claims with their origins. Out:
tolls. Nothing is averaged and nothing is left out; a figure that the text itself replaces stays, marked as
superseded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.fuse.outlets import Origin
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll, TollEntry

UNASSESSED = Standing("unassessed")

_Key = tuple[str, str, bool, str, bool, str, str]


def make_tolls(claims: Sequence[Claim], origins: Mapping[str, Origin]) -> tuple[Toll, ...]:
    """The tolls of one incident: by measure and demographic; parts of a figure, plans, bases, and known
    statuses and sides of those counted apart, for none of these can be set against another."""
    counted = [(claim, figure) for claim in claims for figure in claim.figures]
    widen = _only_values(counted, "status", "unknown"), _only_values(counted, "side", "")
    groups: dict[_Key, list[TollEntry]] = defaultdict(list)
    seen: set[tuple[_Key, str, int, int, str | None]] = set()
    for claim, figure in counted:
        key = _key(figure, *widen)
        entry = _entry(claim, figure, origins[claim.id])
        # the same words in two claims of one mention group (one toll for three towns) count once for each
        # speaker
        once = (key, claim.report_id, figure.span.start, figure.span.end, entry.speaker)
        if once not in seen:
            seen.add(once)
            groups[key].append(entry)
    return tuple(Toll(key[0], _in_order(groups[key]), UNASSESSED, key[1]) for key in sorted(groups))


def _key(figure: Figure, statuses: Mapping[str, str], sides: Mapping[str, str]) -> _Key:
    status = figure.status if figure.status != "unknown" else statuses.get(figure.measure, "unknown")
    side = figure.side or sides.get(figure.measure, "")
    part, planned = figure.subset_of is not None, figure.phase == "planned"
    return figure.measure, figure.demographic, part, figure.basis, planned, status, side


def _only_values(counted: Sequence[tuple[Claim, Figure]], attribute: str, unsaid: str) -> Mapping[str, str]:
    """Measure -> the only value that its figures say, so that "12 people" stands beside "12 civilians"."""
    values: dict[str, set[str]] = defaultdict(set)
    for _, figure in counted:
        if (value := getattr(figure, attribute) or "") not in ("", unsaid):
            values[figure.measure].add(value)
    return {measure: next(iter(said)) for measure, said in values.items() if len(said) == 1}


def _entry(claim: Claim, figure: Figure, origin: Origin) -> TollEntry:
    speaker = claim.speaker
    return TollEntry(
        claim_id=claim.id,
        report_id=claim.report_id,
        figure=figure,
        origin=origin.key,
        speaker=(speaker.name or speaker.span.text) if speaker else None,
        side=origin.side,
        stated=claim.stated.end if claim.stated else None,
    )


def _in_order(entries: Sequence[TollEntry]) -> tuple[TollEntry, ...]:
    """By the day stated, then report and place in the text."""
    return tuple(
        sorted(entries, key=lambda e: (e.stated or "", e.report_id, e.figure.span.start, e.claim_id))
    )
