"""Situations: the public object that holds what was read. In: reports with their claims. Out: incidents with
standings. `with Situation.open("kursk.db") as situation: ...`; without a path it lives in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from reportedly.assess.cases import Evidence
from reportedly.assess.judged import overrule
from reportedly.fuse.judged import Judged, put_to_use
from reportedly.fuse.origins import find_origins
from reportedly.growing import GrowingSituation, state_of
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.incident import Incident
from reportedly.model.judgement import Fate, Judgement
from reportedly.model.origin import Origin
from reportedly.model.report import Report
from reportedly.resuming import Renewal, resume
from reportedly.steps import Linker
from reportedly.store.engines import BUSY_SECONDS
from reportedly.store.stores import Store


class Situation:
    """A store of reports, claims, incidents and judgements: one file, or one in memory.

    Reports, claims and judgements are kept; incidents are made anew from them by `refuse`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, path: str | PathLike[str] | None = None, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open a file, made where there is none, or with None a situation in memory.

        `busy_seconds` is how long to wait for another writer. Raises StoreError where the file cannot be
        used."""
        return cls(Store(None if path is None else Path(path), busy_seconds=busy_seconds))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    def add(self, report: Report, claims: Sequence[Claim]) -> bool:
        """Keep a report with its claims, in place of the claims it had; returns whether anything changed.

        Incidents stay as they were until the next `refuse`."""
        return self._store.write_report(report, claims)

    def reports(self, ids: Iterable[str] | None = None) -> tuple[Report, ...]:
        """All reports, or those with these ids, in the order in which they came."""
        return self._store.reports(ids)

    def report(self, report_id: str) -> Report | None:
        return self._store.report(report_id)

    def claims(self, report_id: str | None = None) -> tuple[Claim, ...]:
        """All claims, or those of one report, in the order of the reports and of the text."""
        return self._store.claims(report_id)

    def claims_of(self, report_ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these reports, in the same order."""
        return self._store.claims_of(report_ids)

    def claim(self, claim_id: str) -> Claim | None:
        return self._store.claim(claim_id)

    def find_claims(self, words: str) -> tuple[str, ...]:
        """Ids of the claims whose words hold all of these, the best fit first."""
        return self._store.find_claims(words)

    def incidents(self) -> tuple[Incident, ...]:
        return self._store.incidents()

    def incident(self, incident_id: str) -> Incident | None:
        return self._store.incident(incident_id)

    def judge(self, *judgements: Judgement) -> int:
        """Append what people decided, all or nothing; the next `refuse` reads it. Those whose id is there
        change nothing; returns how many were new."""
        return self._store.append_judgements(judgements)

    def judgements(self) -> tuple[Judgement, ...]:
        return self._store.judgements()

    def judged(self) -> Judged:
        """All claims as people corrected them, and what became of each judgement; what was read stays as it
        is in `claims`."""
        return put_to_use(self.claims(), self.reports(), self.judgements())

    def fates(self) -> tuple[Fate, ...]:
        """What became of each judgement, in the order in which they were made; of those of standings by the
        incidents of the last fusion."""
        judged = self.judged()
        late = {fate.judgement.id: fate for fate in overrule(self.incidents(), judged.overrulings)[1]}
        return tuple(late.get(fate.judgement.id, fate) for fate in judged.fates)

    def origins(self) -> Mapping[str, Origin]:
        """Claim id -> where its knowledge comes from, found among all reports and claims as judged."""
        return find_origins(self.judged().claims, self.reports())

    def evidence(self, sides: Sides) -> Evidence:
        """What assessment may look at: claims as judged, reports, origins and what was retracted."""
        return _evidence(self.judged(), self.reports(), sides)

    def is_behind(self) -> bool:
        """Whether reports or judgements came since the last fusion of this file, so that what is read and
        judged now is not yet in its incidents. False where that fusion left nothing to tell it by."""
        mark, stale = self._store.beginning()
        if mark is None:
            return False
        last = json.loads(mark)
        claims = self.claims()
        judged = put_to_use(claims, self.reports(), self.judgements())
        now = state_of(last["version"], last["off"], judged, claims)
        return bool(stale) or any(last[key] != value for key, value in json.loads(json.dumps(now)).items())

    def rules_off(self) -> frozenset[str]:
        """The rules of standing that the last fusion left out."""
        return self._store.rules_off()

    def refuse(
        self, linker: Linker, sides: Sides, *, off: Iterable[str] = (), version: str | None = None
    ) -> tuple[Incident, ...]:
        """Fuse all claims anew as judged, assess the incidents and write those that are new or other; `off`
        names rules not to be used. With `version`, `renew` can go on from it later."""
        return self.growing(linker, sides, off=off, version=version).incidents

    def growing(
        self, linker: Linker, sides: Sides, *, off: Iterable[str] = (), version: str | None = None
    ) -> GrowingSituation:
        """Do as `refuse` does, and keep all in memory: each report added to the result changes the incidents
        at once, at the price of what it touches. With `version`, `renew` can go on from it later."""
        return GrowingSituation(self._store, linker, sides, frozenset(off), version)

    def renew(self, linker: Linker, sides: Sides, *, version: str, off: Iterable[str] = ()) -> Renewal:
        """Bring the incidents up to date with what was added and judged: what `refuse` gives, at the price of
        what is touched, where the file was fused before in the same way. `version` names all that incidents
        depend on beside reports and judgements: linker, sides, rules and their data."""
        rules = frozenset(off)
        found = resume(self._store, sides, version, rules) if self._store.is_kept else "in memory"
        if isinstance(found, Renewal):
            return found
        growing = self.growing(linker, sides, off=rules, version=version)
        fresh, before = growing.written
        changed = tuple(incident for incident in growing.incidents if incident.id in fresh)
        return Renewal(changed, tuple(before), anew=found)


def with_incidents(claims: Iterable[Claim], incidents: Iterable[Incident]) -> tuple[Claim, ...]:
    """The claims with the id of the incident that holds each."""
    incident_of = {id_: incident.id for incident in incidents for id_ in incident.claim_ids}
    return tuple(replace(claim, incident_id=incident_of.get(claim.id)) for claim in claims)


def _evidence(judged: Judged, reports: Sequence[Report], sides: Sides) -> Evidence:
    origins = find_origins(judged.claims, reports)
    return Evidence(
        claims={claim.id: claim for claim in judged.claims},
        reports={report.id: report for report in reports},
        origins=origins,
        sides=sides,
        retracted=judged.retracted,
    )
