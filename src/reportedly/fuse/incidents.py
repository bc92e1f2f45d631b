"""Incidents: clusters of claims as values. In: claims of one cluster with their origins. Out: an incident,
not yet assessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.fuse.agencies import slug
from reportedly.fuse.families import GENERAL
from reportedly.fuse.nearness import precision_rank
from reportedly.fuse.tolls import UNASSESSED, make_tolls
from reportedly.fuse.updates import find_updates, without_updates
from reportedly.model.claim import Claim
from reportedly.model.ids import incident_id
from reportedly.model.incident import Incident
from reportedly.model.link import Link
from reportedly.model.origin import Origin
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.timeref import TimeRef

_TIMES = ("minute", "hour", "part_of_day", "day", "week", "month", "season", "year")


def make_incident(
    claims: Sequence[Claim],
    origins: Mapping[str, Origin],
    reports: Mapping[str, Report],
    links: Sequence[Link] = (),
) -> Incident:
    """One incident of all `claims`. `origins` are by claim, `reports` by id; a report without a publisher is
    an outlet of its own."""
    ordered = sorted(claims, key=lambda claim: (claim.report_id, claim.trigger.start, claim.id))
    updates = find_updates(ordered, reports)
    itself = without_updates(ordered, updates)
    return Incident(
        id=incident_id([claim.id for claim in ordered]),
        kind=_kind(itself),
        claim_ids=tuple(claim.id for claim in ordered),
        report_ids=tuple(sorted({claim.report_id for claim in ordered})),
        standing=UNASSESSED,
        place=_place(itself),
        time=_time(itself),
        tolls=make_tolls(ordered, origins, reports),
        origins=tuple(sorted({origins[claim.id].key for claim in ordered})),
        outlets=tuple(sorted({_outlet(claim.report_id, reports) for claim in ordered})),
        links=tuple(links),
        updates=updates,
    )


def _outlet(report_id: str, reports: Mapping[str, Report]) -> str:
    report = reports.get(report_id)
    return slug(report.publisher) if report and report.publisher else report_id


def _kind(claims: Sequence[Claim]) -> str:
    """The kind that most claims give; a specific one before a general one, an affirmed claim's before a
    denial's."""
    affirmed = [claim for claim in claims if claim.polarity != "denied"] or list(claims)
    counts = Counter(claim.kind for claim in affirmed)
    return min(counts, key=lambda kind: (kind in GENERAL, -counts[kind], kind))


def _place(claims: Sequence[Claim]) -> Place | None:
    told = [claim for claim in claims if claim.place is not None]
    best = min(
        told,
        key=lambda c: (precision_rank(c.place), c.place is not None and c.place.inherited, c.id),
        default=None,
    )
    return best.place if best else None


def _time(claims: Sequence[Claim]) -> TimeRef | None:
    told = [(claim.time, claim.id) for claim in claims if claim.time is not None]
    best = min(told, key=lambda item: (not item[0].is_placed, _fineness(item[0]), item[0].inherited, item[1]),
               default=None)  # fmt: skip
    return best[0] if best else None


def _fineness(time: TimeRef) -> int:
    return _TIMES.index(time.precision) if time.precision in _TIMES else len(_TIMES)
