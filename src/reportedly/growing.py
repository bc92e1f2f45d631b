"""Growing situations: the incidents of a store follow each report and judgement at once. In: reports with
their claims, judgements. Out: the incidents that changed, assessed and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from reportedly.assess.cases import Evidence
from reportedly.assess.judged import overrule
from reportedly.assess.standings import assess_incidents
from reportedly.fuse.collection import without_collector
from reportedly.fuse.growing import Fusion
from reportedly.fuse.judged import Judged, put_to_use
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.fusing import Known
from reportedly.model.incident import Incident
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report
from reportedly.steps import Linker
from reportedly.store.stores import Beginning, Store, Written


class GrowingSituation:
    """A situation held in memory, so that a new report costs by what it touches.

    The incidents are always those of fusing all anew. `incidents` are those of its beginning, and `written`
    is what these changed in the store; what others write into it meanwhile is not seen."""

    def __init__(
        self,
        store: Store,
        linker: Linker,
        sides: Sides,
        off: frozenset[str] = frozenset(),
        version: str | None = None,
    ) -> None:
        self._store, self._sides, self._off = store, sides, off
        beginning = store.beginning()
        self._judgements = store.judgements()
        # the claims first: what another process adds meanwhile has its report then
        self._claims: dict[str, tuple[Claim, ...]] = _by_report(store.claims())
        self._reports = {report.id: report for report in store.reports()}
        self._judged = self._put_to_use()
        self._fusion = linker.fuse(self._judged.fused, tuple(self._reports.values()), self._judged.rulings)
        self.incidents = self._assessed(self._fusion.incidents())
        store.note_rules_off(off)
        self.written = self._write_all(beginning, version)

    def add(self, report: Report, claims: Sequence[Claim]) -> tuple[Incident, ...]:
        """Keep a report with its claims, in place of the claims it had; returns the incidents that are new or
        other by it."""
        self._store.write_report(report, claims)
        self._reports[report.id], self._claims[report.id] = report, tuple(claims)
        return self._follow(report.id)

    def judge(self, *judgements: Judgement) -> tuple[Incident, ...]:
        """Append what people decided, all or nothing; returns the incidents that are new or other by it."""
        self._store.append_judgements(judgements)
        self._judgements = self._store.judgements()
        return self._follow()

    @without_collector
    def _write_all(self, beginning: Beginning, version: str | None) -> Written:
        """Write the incidents of the beginning, in a file with what a later fusion needs to go on from
        them."""
        if version is None or not self._store.is_kept or not isinstance(self._fusion, Fusion):
            return self._store.write_incidents(self.incidents)
        read = (claim for own in self._claims.values() for claim in own)
        state = state_of(version, self._off, self._judged, read)
        return self._store.write_incidents(self.incidents, (beginning, state, self._fusion.index_rows()))

    def _put_to_use(self) -> Judged:
        claims = [claim for own in self._claims.values() for claim in own]
        return put_to_use(claims, tuple(self._reports.values()), self._judgements)

    def _follow(self, report_id: str | None = None) -> tuple[Incident, ...]:
        """Bring fusion up to what is known and judged now, and write what became other by it."""
        before = self._judged
        stale = {report_id} if report_id else set()
        if self._judgements:  # a new text may be the one whose words were judged
            self._judged = self._put_to_use()
            stale |= self._stale()
        fused = self._fused(stale)
        reports = [self._reports[id_] for id_ in sorted(stale)]
        rulings = self._judged.rulings if self._judged.rulings != before.rulings else None
        change = self._fusion.change(reports, fused, rulings=rulings)
        made = {incident.id: incident for incident in change.made}
        made |= {i.id: i for i in self._fusion.holding(_judged_otherwise(before, self._judged))}
        incidents = self._assessed(tuple(made.values()))
        self._store.change_incidents(incidents, change.gone)
        return incidents

    def _fused(self, report_ids: set[str]) -> list[Claim]:
        """The claims of these reports, as judged."""
        if self._judgements:
            return [claim for claim in self._judged.fused if claim.report_id in report_ids]
        return [claim for id_ in report_ids for claim in self._claims[id_]]

    def _stale(self) -> set[str]:
        """The reports of all claims that are judged otherwise than fusion has them."""
        fused = {claim.id: claim for claim in self._judged.fused}
        known = self._fusion.claims
        other = {claim.report_id for claim in fused.values() if known.get(claim.id) != claim}
        return other | {known[id_].report_id for id_ in known.keys() - fused.keys()}

    def _assessed(self, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
        """The incidents with their standings, those that people overruled beside the computed ones."""
        evidence = evidence_of(self._fusion, incidents, self._judged.retracted, self._sides)
        assessed = assess_incidents(incidents, evidence, off=self._off)
        overrulings = self._judged.overrulings
        if not overrulings:
            return assessed
        # where else the claims of an overruling lie decides which incident it means
        meant = self._fusion.holding(id_ for overruling in overrulings for id_ in overruling.claim_ids)
        own = {incident.id for incident in assessed}
        others = [incident for incident in meant if incident.id not in own]
        return overrule((*assessed, *others), overrulings)[0][: len(assessed)]


def evidence_of(
    known: Known, incidents: Iterable[Incident], retracted: frozenset[str], sides: Sides
) -> Evidence:
    """What assessment may look at for these incidents: their claims with reports and origins."""
    ids = [id_ for incident in incidents for id_ in incident.claim_ids]
    claims = {id_: known.claims[id_] for id_ in ids}
    return Evidence(
        claims=claims,
        reports={claim.report_id: known.reports[claim.report_id] for claim in claims.values()},
        origins={id_: known.origins[id_] for id_ in ids},
        sides=sides,
        retracted=retracted,
    )


def state_of(version: str, off: Iterable[str], judged: Judged, read: Iterable[Claim]) -> dict[str, Any]:
    """What a later fusion must know of this one: the rules by which it was made, and what people had decided.
    `read` are the claims as they were read, of all that `judged` holds."""
    as_read = {claim.id: claim for claim in read}
    return {
        "version": version,
        "off": sorted(off),
        "judged": {
            c.id: _digest(replace(c, incident_id=None)) for c in judged.claims if c is not as_read[c.id]
        },
        # with their reports: what is not fused stands nowhere in the index
        "rejected": {id_: as_read[id_].report_id for id_ in sorted(judged.rejected)},
        "same": [list(tie) for tie in judged.rulings.same],
        "different": sorted(map(list, judged.rulings.different)),
        "retracted": sorted(judged.retracted),
        "overrulings": [[_digest(overruling), *overruling.claim_ids] for overruling in judged.overrulings],
    }


def _digest(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=8).hexdigest()


def _by_report(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.report_id].append(claim)
    return {report_id: tuple(group) for report_id, group in groups.items()}


def _judged_otherwise(before: Judged, now: Judged) -> set[str]:
    """The claims of whose standing people decide otherwise than before."""
    found = set(before.retracted ^ now.retracted)
    if before.overrulings != now.overrulings:
        found.update(id_ for o in (*before.overrulings, *now.overrulings) for id_ in o.claim_ids)
    return found
