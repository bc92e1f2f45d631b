"""Resumed fusion: the incidents that change when reports or judgements do, found by the index that the last
fusion left. In: an index, the reports that are stale. Out: the incidents that changed, and the index brought
up to date. The incidents are those of fusing all at once; it costs by what is touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from reportedly.fuse.collection import without_collector
from reportedly.fuse.groups import acts_of_groups
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.index_copies import IndexedCopies
from reportedly.fuse.index_names import (
    Answers,
    IndexedPublishers,
    IndexedSurnames,
    answers,
    asked_keys,
    askers,
)
from reportedly.fuse.index_parts import IndexedParts
from reportedly.fuse.index_rows import claim_row, key_rows, keys_of, number_of, surname_of
from reportedly.fuse.joining import join_tellings
from reportedly.fuse.loaded import Loaded
from reportedly.fuse.origins import claim_origin, publisher_names, speaker_names
from reportedly.fuse.outlets import outlet_origins
from reportedly.fuse.partners import SOUGHT, denial_key, group_key, wording_key
from reportedly.fuse.tellings import Telling, make_tellings
from reportedly.model.claim import Claim
from reportedly.model.fused import ClaimKey, FusedClaim, FusedReport, FusionIndex
from reportedly.model.incident import Incident
from reportedly.model.judgement import Rulings
from reportedly.model.origin import Origin
from reportedly.model.origin_records import origin_of, origin_text
from reportedly.model.report import Report

Judge = Callable[[Mapping[str, Claim]], Mapping[str, Claim]]


class Regrowth(NamedTuple):
    """What a change did: the incidents that were made anew, not yet assessed; others that are in another
    whole or have other parts; the ids of those that are no more; and all that were looked at, as they were
    before."""

    made: tuple[Incident, ...]
    moved: tuple[Incident, ...]
    gone: tuple[str, ...]
    before: Mapping[str, Incident]


class Resumed:
    """Fusion taken up again where the last one ended; for one change.

    `judge` gives claims as people corrected them, without those that they rejected. `claims`, `reports` and
    `origins` hold what was looked at, and read more when they are asked."""

    def __init__(self, index: FusionIndex, judge: Judge, rulings: Rulings) -> None:
        self._index, self._rulings = index, rulings
        self._judge = judge
        self.reports: Loaded[Report] = Loaded(index.reports)
        self.claims: Loaded[Claim] = Loaded(lambda ids: judge(index.claims(ids)))
        self.origins: Loaded[Origin] = Loaded(self._read_origins)
        self._rows: Loaded[FusedClaim] = Loaded(self._read_rows)
        self._leaders: Loaded[str] = Loaded(self._read_leaders)
        self._tellings: Loaded[Telling] = Loaded(self._read_tellings)
        self._outlets: Loaded[Origin] = Loaded(self._read_outlets)
        self._publishers, self._surnames = IndexedPublishers(index), IndexedSurnames(index)

    @without_collector
    def change(self, stale: Iterable[str], judged: Iterable[str] = ()) -> Regrowth:
        """Take the reports in `stale` as they are now, and the rulings; people decide otherwise than before
        of the claims in `judged`."""
        reports = tuple(sorted(set(stale)))
        old = self._index.find(FusedClaim, "report_id", reports)
        changed = self._renew(reports, old)
        rows = [*old, *self._index.find(FusedClaim, "claim_id", judged)]
        touched = self._touched(changed, {row.circle for row in rows})
        lost = {row.incident_id for row in old if row.incident_id}
        return self._join(touched, lost)

    def _renew(self, stale: Sequence[str], old: Sequence[FusedClaim]) -> set[str]:
        """Take the reports and their claims, and find anew the origins that may be others; returns the claims
        that are new or other."""
        self.reports.want(stale)
        reports = [self.reports[id_] for id_ in stale if id_ in self.reports]
        claims = dict(self._judge(self._index.claims_of(report.id for report in reports)))
        self.claims.update(claims)
        rows = self._index.find(FusedReport, "report_id", stale)
        publishers = {row.publisher for row in rows if row.publisher} | set(publisher_names(reports))
        surnames = {row.surname for row in old} | set(map(surname_of, speaker_names(claims.values())))

        def answer() -> Answers:
            return answers(self._index, publishers, (name for name in surnames if name))

        before = answer()
        self._index.forget([*old, *(key for row in old for key in key_rows(row))])
        regrouped = IndexedCopies(self._index).change(rows, reports)
        self._put_claims(claims)
        return self._find_origins(regrouped, askers(self._index, before, answer()))

    def _put_claims(self, claims: Mapping[str, Claim]) -> None:
        """Write the new claims, so that their names are known; what else there is of them comes later."""
        first = self._index.next_number(FusedClaim)
        nothing = Origin("", "")
        rows = [claim_row(n, claims[id_], nothing, b"") for n, id_ in enumerate(sorted(claims), first)]
        self._index.put(rows)
        self._rows.update({row.claim_id: row for row in rows})

    def _find_origins(self, regrouped: set[str], asking: set[str]) -> set[str]:
        """Find the origins anew of the claims of these reports, whose copies may be others now, and of those
        that asked for a name; returns them all."""
        rows = self._index.find(FusedClaim, "report_id", regrouped)
        rows += self._index.find(FusedClaim, "claim_id", asking - {row.claim_id for row in rows})
        self._rows.update({row.claim_id: row for row in rows})
        self.claims.want(row.claim_id for row in rows)
        self._outlets.want({row.report_id for row in rows})
        for row in rows:
            self._publishers.asker = self._surnames.asker = row.claim_id
            self.origins[row.claim_id] = claim_origin(
                self.claims[row.claim_id], self._outlets[row.report_id], self._leaders,
                self._publishers, self._surnames,
            )  # fmt: skip
        concerned = {row.claim_id for row in rows}
        self._tellings.want(concerned)
        self._write_keys(concerned, asked_keys(self._publishers, self._surnames))
        return concerned

    def _write_keys(self, changed: Iterable[str], asked: Mapping[str, set[int]]) -> None:
        """Write the rows and keys of the changed claims anew."""
        old = [self._rows[id_] for id_ in sorted(changed)]
        rows = [
            row._replace(
                origin=origin_text(self.origins[row.claim_id]),
                keys=keys_of(self._tellings[row.claim_id], asked.get(row.claim_id, ())),
            )
            for row in old
        ]
        self._index.forget([*old, *(key for row in old for key in key_rows(row))])
        self._index.put([*rows, *(key for row in rows for key in key_rows(row))])
        self._rows.update({row.claim_id: row for row in rows})

    def _touched(self, changed: set[str], circles: set[str]) -> list[FusedClaim]:
        """The claims that may be in another incident now: those that changed, and all in the circles of these
        and of their partners."""
        circles |= {self._rows[id_].circle for id_ in changed}
        circles.add("")  # of those that are new
        self._tie(changed, circles)
        tellings = [self._tellings[id_] for id_ in sorted(changed)]
        for keys, is_linked in SOUGHT:
            sought = {telling.id: {number_of(key) for key in keys(telling)} for telling in tellings}
            under = self._under({key for own in sought.values() for key in own})
            found = (row for rows in under.values() for row in rows)
            self._tellings.want(row.claim_id for row in found if row.circle not in circles)
            for telling in tellings:
                for row in (row for key in sought[telling.id] for row in under.get(key, ())):
                    if row.circle not in circles and is_linked(telling, self._tellings[row.claim_id]):
                        circles.add(row.circle)
        rows = self._index.find(FusedClaim, "circle", circles - {""})
        new = [self._rows[id_] for id_ in changed if not self._rows[id_].circle]
        return [*rows, *new]

    def _under(self, keys: Iterable[int]) -> Mapping[int, list[FusedClaim]]:
        """The rows of the claims that stand under each of these keys."""
        found = self._index.find(ClaimKey, "key", keys)
        rows = {row.number: row for row in self._index.find(FusedClaim, "number", {k.number for k in found})}
        under: dict[int, list[FusedClaim]] = defaultdict(list)
        for key in found:
            under[key.key].append(rows[key.number])
        return under

    def _tie(self, changed: set[str], circles: set[str]) -> None:
        """Add the circles of all that texts and people may tie to the changed claims."""
        tellings = [self._tellings[id_] for id_ in changed]
        own = {telling.claim.report_id for telling in tellings}
        copies = {telling.copies for telling in tellings}
        reports = {row.report_id for row in self._index.find(FusedReport, "leader", copies)}
        others = self._index.find(FusedClaim, "report_id", reports | own)
        circles |= {row.circle for row in others if row.report_id in own}
        apart = [row for row in others if row.circle not in circles]
        self._tellings.want(row.claim_id for row in apart)
        worded = {wording_key(telling) for telling in tellings}
        circles |= {row.circle for row in apart if wording_key(self._tellings[row.claim_id]) in worded}
        denying = {number_of(denial_key(telling.id)) for telling in tellings}
        circles |= {row.circle for rows in self._under(denying).values() for row in rows}
        pairs = [(a, b) for a, b, _ in self._rulings.same if a in changed or b in changed]
        ruled = self._index.find(FusedClaim, "claim_id", {id_ for pair in pairs for id_ in pair})
        circles |= {row.circle for row in ruled}

    def _join(self, touched: Sequence[FusedClaim], lost: set[str]) -> Regrowth:
        """Join the touched claims anew, and write where they belong now."""
        rows = {row.claim_id: row for row in touched}
        self.claims.want(rows)
        self.origins.update({id_: origin_of(row.origin) for id_, row in rows.items()})
        self._tellings.want(rows)
        tellings = {id_: self._tellings[id_] for id_ in sorted(rows)}
        clusters = join_tellings(tellings, acts_of_groups(self._grouped(tellings.values())), self._rulings)
        made: list[Incident] = []
        now: list[FusedClaim] = []
        for ids, links in clusters.groups():
            claims = [tellings[id_].claim for id_ in ids]
            incident = make_incident(claims, self.origins, self.reports, links)
            made.append(incident)
            circle = clusters.circle(ids[0])
            now += [rows[id_]._replace(circle=circle, incident_id=incident.id) for id_ in ids]
        moved = [row for row in now if row != rows[row.claim_id]]
        self._index.forget([rows[row.claim_id] for row in moved])
        self._index.put(moved)
        gone = lost.union(row.incident_id for row in touched) - {"", *(incident.id for incident in made)}
        stored: Loaded[Incident] = Loaded(self._index.incidents)
        placed = IndexedParts(self._index, stored, self.claims).place(made, gone)
        fresh = {incident.id for incident in made}
        return Regrowth(
            made=tuple(incident for incident in placed if incident.id in fresh),
            moved=tuple(incident for incident in placed if incident.id not in fresh),
            gone=tuple(sorted(gone)),
            before=stored,
        )

    def _grouped(self, tellings: Iterable[Telling]) -> Iterable[Telling]:
        """The tellings with all that are of one mention group with them."""
        known = {telling.id: telling for telling in tellings}
        groups = {group_key(telling) for telling in known.values()}
        under = self._under(map(number_of, groups))
        others = [row.claim_id for rows in under.values() for row in rows]
        self._tellings.want(others)
        known |= {id_: self._tellings[id_] for id_ in others if group_key(self._tellings[id_]) in groups}
        return [known[id_] for id_ in sorted(known)]

    def _read_rows(self, ids: list[str]) -> Mapping[str, FusedClaim]:
        return {row.claim_id: row for row in self._index.find(FusedClaim, "claim_id", ids)}

    def _read_origins(self, ids: list[str]) -> Mapping[str, Origin]:
        self._rows.want(ids)
        return {id_: origin_of(self._rows[id_].origin) for id_ in ids}

    def _read_leaders(self, report_ids: list[str]) -> Mapping[str, str]:
        return {row.report_id: row.leader for row in self._index.find(FusedReport, "report_id", report_ids)}

    def _read_tellings(self, ids: list[str]) -> Mapping[str, Telling]:
        self.claims.want(ids)
        claims = [self.claims[id_] for id_ in ids]
        report_ids = {claim.report_id for claim in claims}
        self.reports.want(report_ids)
        self._leaders.want(report_ids)
        self.origins.want(ids)
        return make_tellings(claims, [self.reports[id_] for id_ in report_ids], self._leaders, self.origins)

    def _read_outlets(self, report_ids: list[str]) -> Mapping[str, Origin]:
        """The origins of what these reports themselves assert, for which all copies of them are looked at."""
        self._leaders.want(report_ids)
        leaders = {self._leaders[id_] for id_ in report_ids}
        copies = self._index.find(FusedReport, "leader", leaders)
        self._leaders.update({row.report_id: row.leader for row in copies})
        self.reports.want(row.report_id for row in copies)
        return outlet_origins([self.reports[row.report_id] for row in copies], self._leaders)
