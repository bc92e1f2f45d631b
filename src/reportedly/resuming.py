"""Resuming situations: a file's incidents brought up to date from where its last fusion ended. In: a store,
judgements. Out: the incidents that changed, assessed and written; or why all must be fused anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.assess.judged import overrule
from reportedly.assess.standings import assess_incidents
from reportedly.fuse.judged import Judged, put_to_use
from reportedly.fuse.resuming import Regrowth, Resumed
from reportedly.growing import evidence_of, state_of
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.fused import FusedClaim
from reportedly.model.incident import Incident
from reportedly.model.judgement import Anchor, Judgement
from reportedly.model.report import Report
from reportedly.store.last_fusions import LastFusion, State
from reportedly.store.stores import Store

_MASK = "[name]"
MANY = 12  # where more than one report in so many is new, all of them are as quick to fuse


@dataclass(frozen=True, slots=True)
class Renewal:
    """What bringing a situation up to date did: the incidents that are new or other, with their standings,
    and what was there in their place before, or is gone. `anew` says why all was fused anew, empty where it
    was not."""

    changed: tuple[Incident, ...]
    before: tuple[Incident, ...] = ()
    anew: str = ""


def resume(store: Store, sides: Sides, version: str, off: frozenset[str]) -> Renewal | str:
    """Bring the incidents of the store up to date, at the price of what reports and judgements since the last
    fusion touch; or say why that cannot be."""
    with store.fusing() as last:
        state = last.state()
        if state is None:
            return "no index" if last.has_incidents() else "new"
        if state["version"] != version:
            return "version"
        if state["off"] != sorted(off):
            return "rules"
        stale = last.stale()
        if MANY * len(stale) > last.count_reports():
            return "many"
        return _Resumption(last, state, sides, off).run(stale, version)


class _Resumption:
    """One fusion that goes on from the last one."""

    def __init__(self, last: LastFusion, state: State, sides: Sides, off: frozenset[str]) -> None:
        self._last, self._state, self._sides, self._off = last, state, sides, off
        judgements = last.judgements()
        claims, reports = _concerned(last, judgements)
        self._read = {claim.id: claim for claim in claims}
        self._judged: Judged = put_to_use(claims, reports, judgements)
        self._known = {claim.id: claim for claim in self._judged.claims}

    def run(self, stale: Mapping[str, int], version: str) -> Renewal:
        now = state_of(version, self._off, self._judged, self._read.values())
        reports = stale.keys() | self._judged_otherwise(now)
        fusion = Resumed(self._last.index, self._as_judged, self._judged.rulings)
        change = fusion.change(reports, _decided_otherwise(self._state, now))
        made = self._assessed(fusion, change)
        other = (incident for incident in (*made, *change.moved) if not _is_same(incident, change))
        changed = tuple(sorted(other, key=lambda incident: min(incident.claim_ids)))
        self._last.change(made, changed, change.gone)
        self._last.end(now, stale.values())
        ids = (*(incident.id for incident in changed), *change.gone)
        return Renewal(changed, tuple(change.before[id_] for id_ in ids if id_ in change.before))

    def _as_judged(self, claims: Mapping[str, Claim]) -> Mapping[str, Claim]:
        rejected = self._judged.rejected
        return {id_: self._known.get(id_, claim) for id_, claim in claims.items() if id_ not in rejected}

    def _judged_otherwise(self, now: State) -> set[str]:
        """The reports of the claims that people corrected or rejected otherwise than at the last fusion."""
        before, after = self._state["judged"], now["judged"]
        ids = {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
        rejected = self._state["rejected"].items() ^ now["rejected"].items()
        reports = {self._read[id_].report_id for id_ in ids if id_ in self._read}
        reports |= {row.report_id for row in self._last.index.find(FusedClaim, "claim_id", ids)}
        return reports | {report_id for _, report_id in rejected}

    def _assessed(self, fusion: Resumed, change: Regrowth) -> tuple[Incident, ...]:
        """The incidents with their standings, those that people overruled beside the computed ones."""
        evidence = evidence_of(fusion, change.made, self._judged.retracted, self._sides)
        assessed = assess_incidents(change.made, evidence, off=self._off)
        return overrule(assessed, self._judged.overrulings)[0]


def _is_same(incident: Incident, change: Regrowth) -> bool:
    return incident.id in change.before and change.before[incident.id] == incident


def _decided_otherwise(before: State, now: State) -> set[str]:
    """The claims of whose pairs or standings people decide otherwise than at the last fusion."""
    pairs = [_apart(before[kind], now[kind]) for kind in ("same", "different")]
    ids = {id_ for found in pairs for pair in found for id_ in pair[:2]}
    ids |= set(before["retracted"]) ^ set(now["retracted"])
    if before["overrulings"] != now["overrulings"]:
        overrulings = (*before["overrulings"], *now["overrulings"])
        ids |= {id_ for overruling in overrulings for id_ in overruling[1:]}
    return ids


def _apart(before: Iterable[list[str]], now: Iterable[list[str]]) -> set[tuple[str, ...]]:
    """Those that stand in one of the two alone."""
    return set(map(tuple, before)) ^ set(map(tuple, now))


def _concerned(last: LastFusion, judgements: Iterable[Judgement]) -> tuple[list[Claim], list[Report]]:
    """All reports of which judgements may speak, with all their claims."""
    anchors = [anchor for judgement in judgements for anchor in _anchors(judgement)]
    ids = {claim.report_id for claim in last.index.claims(anchor.claim_id for anchor in anchors).values()}
    known = last.index.reports({anchor.report_id for anchor in anchors if anchor.report_id})
    for anchor in anchors:
        # the words may stand in another edition of the text
        if anchor.report_id and anchor.report_id not in known and anchor.text:
            ids |= last.reports_with(_longest_word(anchor.text))
    ids |= known.keys()
    return list(last.index.claims_of(ids).values()), list(last.index.reports(ids).values())


def _anchors(judgement: Judgement) -> tuple[Anchor, ...]:
    return (*(judgement.anchors or (Anchor(judgement.subject_id),)), *judgement.others)


def _longest_word(text: str) -> str:
    """A word that stands wherever the text does, whatever space and names stand between its words."""
    words = (word for part in text.split(_MASK) for word in re.findall(r"\w+", part))
    return max(words, key=len, default="")
