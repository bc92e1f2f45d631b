"""Sources: the reports and claims that fusion holds, with the origin of each claim, as they come and go. In:
reports with their claims. Out: the claims that must be linked anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportedly.fuse.copies import Copies
from reportedly.fuse.directories import Publishers, Surnames
from reportedly.fuse.origins import claim_origin, publisher_names, speaker_names
from reportedly.fuse.outlets import outlet_origins
from reportedly.fuse.tellings import Telling, make_tellings
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.report import Report


class Stale(NamedTuple):
    """Claims that may be others now: `possibly` are all to be looked at, `certainly` those that came, went or
    have another origin."""

    possibly: set[str]
    certainly: set[str]


class Sources:
    """All reports and claims, and what origins are found by."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: dict[str, Claim] = {}
        self.origins: dict[str, Origin] = {}
        self._claim_ids: dict[str, tuple[str, ...]] = {}
        self._outlets: dict[str, Origin] = {}
        self.copies = Copies()
        self.publishers, self.surnames = Publishers(), Surnames()

    def change(self, reports: Sequence[Report], claims: Iterable[Claim], gone: Iterable[str] = ()) -> Stale:
        """Take the reports with their claims, in place of what they had, and forget the reports in `gone`;
        returns the claims that may be others now."""
        given: dict[str, list[Claim]] = {report.id: [] for report in reports}
        for claim in claims:
            given[claim.report_id].append(claim)
        by_id = {report.id: report for report in reports}
        fresh = [report for report in by_id.values() if not self._is_known(report, given[report.id])]
        lost = [id_ for id_ in dict.fromkeys(gone) if id_ in self.reports]
        changed = {id_ for report_id in (*(r.id for r in fresh), *lost) for id_ in self._forget(report_id)}
        for report in fresh:
            changed |= self._keep(report, given[report.id])
        possibly, moved = self._find_origins(self.copies.change(fresh, lost))
        return Stale(changed | possibly, changed | moved)

    def tellings(self, claim_ids: Iterable[str]) -> dict[str, Telling]:
        """Claim id -> telling, of those that are there, in the order of the ids."""
        claims = [self.claims[id_] for id_ in claim_ids if id_ in self.claims]
        reports = [self.reports[id_] for id_ in dict.fromkeys(claim.report_id for claim in claims)]
        return make_tellings(claims, reports, self.copies.leaders, self.origins)

    def _is_known(self, report: Report, claims: Sequence[Claim]) -> bool:
        """Whether all of it is there already."""
        if self.reports.get(report.id) != report:
            return False
        known = self._claim_ids[report.id]
        return len(known) == len(claims) and all(self.claims.get(claim.id) == claim for claim in claims)

    def _forget(self, report_id: str) -> tuple[str, ...]:
        """Forget the report and its claims; returns their ids."""
        report, ids = self.reports.pop(report_id, None), self._claim_ids.pop(report_id, ())
        if report is not None:
            for name in publisher_names((report,)):
                self.publishers.remove(name)
        for name in speaker_names(self.claims[id_] for id_ in ids):
            self.surnames.remove(name)
        for id_ in ids:
            del self.claims[id_], self.origins[id_]
        self._outlets.pop(report_id, None)
        return ids

    def _keep(self, report: Report, claims: Sequence[Claim]) -> set[str]:
        own = {claim.id: claim for claim in claims}  # a claim given twice counts once
        self.reports[report.id] = report
        self.claims.update(own)
        self._claim_ids[report.id] = tuple(own)
        for name in publisher_names((report,)):
            self.publishers.add(name)
        for name in speaker_names(own.values()):
            self.surnames.add(name)
        return set(own)

    def _find_origins(self, regrouped: Iterable[str]) -> tuple[set[str], set[str]]:
        """Find anew the origins that depend on reports whose copies are others now, or on names whose answer
        is; returns their claims, and those of them whose origin is another."""
        reports = [self.reports[id_] for id_ in sorted(regrouped)]
        self._outlets.update(outlet_origins(reports, self.copies.leaders))
        asked = self.publishers.concerned() | self.surnames.concerned()
        concerned = {id_ for report in reports for id_ in self._claim_ids[report.id]}
        concerned |= {id_ for id_ in asked if id_ in self.claims}
        found = {id_: self._origin(self.claims[id_]) for id_ in concerned}
        moved = {id_ for id_, origin in found.items() if self.origins.get(id_) != origin}
        self.origins.update(found)
        return concerned, moved

    def _origin(self, claim: Claim) -> Origin:
        self.publishers.asker = self.surnames.asker = claim.id
        outlet = self._outlets[claim.report_id]
        return claim_origin(claim, outlet, self.copies.leaders, self.publishers, self.surnames)
