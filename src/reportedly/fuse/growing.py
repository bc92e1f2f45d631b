"""Growing fusion: incidents that follow the reports as these come and go. In: reports with their claims. Out:
the incidents that changed. In whatever order reports come, the incidents are those of reading all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from reportedly.fuse.campaigns import attach_parts
from reportedly.fuse.collection import without_collector
from reportedly.fuse.groups import acts_of_groups
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.indexing import claim_rows, part_rows, source_rows
from reportedly.fuse.joining import join_tellings
from reportedly.fuse.partners import Partners
from reportedly.fuse.sources import Sources, Stale
from reportedly.fuse.tellings import Telling
from reportedly.fuse.wholes import Wholes
from reportedly.model.claim import Claim
from reportedly.model.fused import Row
from reportedly.model.incident import Incident, IncidentChange
from reportedly.model.judgement import NO_RULINGS, Rulings
from reportedly.model.origin import Origin
from reportedly.model.report import Report

Circle = tuple[
    Incident, ...
]  # the incidents of all claims that links tie together, be the links taken or not


class Fusion:
    """All that is known, put together, and ready for more.

    What becomes of a claim depends on its circle alone: on the claims that links tie to it, directly or over
    others. So a change asks who the partners of the changed claims are, and joins anew the circles that are
    touched. It costs by the size of these, not of the archive."""

    def __init__(self, rulings: Rulings = NO_RULINGS) -> None:
        self._rulings, self._same = rulings, _both_ways(rulings)
        self._sources = Sources()
        self._tellings: dict[str, Telling] = {}
        self._circles: dict[str, Circle] = {}
        # both are made at the second change: many a fusion sees only one
        self._partners: Partners | None = None
        self._wholes: Wholes | None = None

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self._sources.claims

    @property
    def reports(self) -> Mapping[str, Report]:
        return self._sources.reports

    @property
    def origins(self) -> Mapping[str, Origin]:
        """Claim id -> origin."""
        return self._sources.origins

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, not yet assessed, in the order of their smallest claim ids."""
        circles = {id(circle): circle for circle in self._circles.values()}
        incidents = _in_order(incident for circle in circles.values() for incident in circle)
        return attach_parts(incidents, self.claims)

    def holding(self, claim_ids: Iterable[str]) -> tuple[Incident, ...]:
        """The incidents that hold these claims, each once; one that is not there is in none."""
        wanted = set(claim_ids)
        circles = {id(circle): circle for id_ in wanted if (circle := self._circles.get(id_))}
        found = (i for circle in circles.values() for i in circle if not wanted.isdisjoint(i.claim_ids))
        return tuple(self._wholes.placed(incident) if self._wholes else incident for incident in found)

    def index_rows(self) -> Iterator[Row]:
        """All of it for an index, from which a later fusion can go on."""
        circles = {id(circle): circle for circle in self._circles.values()}
        homes: dict[str, tuple[str, str]] = {}
        for circle in circles.values():
            first = min(id_ for incident in circle for id_ in incident.claim_ids)
            homes |= {id_: (first, incident.id) for incident in circle for id_ in incident.claim_ids}
        incidents = [incident for circle in circles.values() for incident in circle]
        yield from source_rows(self.reports.values(), self._sources.copies)
        yield from claim_rows(self._sources, self._tellings, homes)
        yield from part_rows(incidents, self.claims)

    @without_collector
    def change(
        self,
        reports: Sequence[Report] = (),
        claims: Iterable[Claim] = (),
        gone: Iterable[str] = (),
        rulings: Rulings | None = None,
    ) -> IncidentChange:
        """Take the reports with their claims, in place of what they had, forget the reports in `gone`, and
        take the rulings, where there are any, in place of those before."""
        self._make_ready()
        ruled = self._rule(rulings) if rulings is not None else ()
        changed = self._renew(self._sources.change(reports, claims, gone))
        touched = self._touched(changed).union(*(self._circle_of(id_) for id_ in ruled))
        return self._placed(self._join(touched, changed))

    def _rule(self, rulings: Rulings) -> set[str]:
        """Take the rulings; returns the claims of which another one holds now."""
        same = set(self._rulings.same) ^ set(rulings.same)
        apart = self._rulings.different ^ rulings.different
        self._rulings, self._same = rulings, _both_ways(rulings)
        return {id_ for pair in (*same, *apart) for id_ in pair[:2]}

    def _make_ready(self) -> None:
        """Make what a change of something needs, and a first reading does not."""
        if self._tellings and self._partners is None:
            self._partners = Partners(self._tellings.values())
            incidents = {incident.id: incident for circle in self._circles.values() for incident in circle}
            self._wholes = Wholes(incidents.values(), self.claims)

    def _renew(self, stale: Stale) -> set[str]:
        """Make the tellings of the stale claims anew; returns the claims that are new, other or gone.

        With a claim all of its mention group change: together they say whether their places were hit one by
        one."""
        new = self._sources.tellings(stale.possibly)
        changed = {id_ for id_ in stale.possibly if self._tellings.get(id_) != new.get(id_)}
        if self._partners is None:
            self._tellings = new
            return changed
        old = [self._tellings.pop(id_) for id_ in changed if id_ in self._tellings]
        fresh = [new[id_] for id_ in changed if id_ in new]
        grouped = {id_ for telling in old for id_ in self._partners.of_group(telling)}
        for telling in old:
            self._partners.remove(telling)
        for telling in fresh:
            self._partners.add(telling)
        self._tellings.update((telling.id, telling) for telling in fresh)
        grouped |= {id_ for telling in fresh for id_ in self._partners.of_group(telling)}
        return changed | stale.certainly | grouped

    def _touched(self, changed: set[str]) -> set[str]:
        """The circles of the changed claims and of all their partners: none but these can change."""
        touched = set(changed).union(*(self._circle_of(id_) for id_ in changed))
        if self._partners is None:
            return touched
        for telling in [self._tellings[id_] for id_ in changed if id_ in self._tellings]:
            partners = self._partners.of(telling, self._tellings.__getitem__, touched)
            for partner in chain(partners, self._same.get(telling.id, ())):
                touched |= self._circle_of(partner)
        return touched

    def _join(self, touched: set[str], changed: set[str]) -> IncidentChange:
        """Join the touched circles anew; returns what became other, or has a claim that did."""
        tellings = {id_: self._tellings[id_] for id_ in sorted(touched) if id_ in self._tellings}
        clusters = join_tellings(tellings, acts_of_groups(self._grouped(tellings)), self._rulings)
        old = {incident.id: incident for id_ in touched for incident in self._circles.pop(id_, ())}
        circles: dict[str, list[Incident]] = defaultdict(list)
        made: list[Incident] = []
        for ids, links in clusters.groups():
            incident = make_incident([tellings[id_].claim for id_ in ids], self.origins, self.reports, links)
            same = old.pop(incident.id, None) == incident
            circles[clusters.circle(ids[0])].append(incident)
            if not same or not changed.isdisjoint(ids):
                made.append(incident)
        self._close(circles.values())
        return IncidentChange(tuple(made), tuple(sorted(old)))

    def _placed(self, change: IncidentChange) -> IncidentChange:
        """The change with every incident in its whole, and with those that are in another by it."""
        if self._wholes is None:
            return IncidentChange(attach_parts(change.made, self.claims), change.gone)
        moved = self._wholes.change(change.made, change.gone) - {incident.id for incident in change.made}
        made = (*change.made, *(self._wholes.incident(id_) for id_ in sorted(moved)))
        return IncidentChange(tuple(map(self._wholes.placed, made)), change.gone)

    def _grouped(self, tellings: Mapping[str, Telling]) -> Iterable[Telling]:
        """The tellings with all that are of one mention group with them."""
        if self._partners is None:
            return tellings.values()
        ids = {id_ for telling in tellings.values() for id_ in self._partners.of_group(telling)}
        return [self._tellings[id_] for id_ in ids]

    def _close(self, circles: Iterable[Sequence[Incident]]) -> None:
        for circle in map(tuple, circles):
            for incident in circle:
                self._circles.update(dict.fromkeys(incident.claim_ids, circle))

    def _circle_of(self, claim_id: str) -> set[str]:
        return {id_ for incident in self._circles.get(claim_id, ()) for id_ in incident.claim_ids}


def _in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda incident: min(incident.claim_ids)))


def _both_ways(rulings: Rulings) -> Mapping[str, set[str]]:
    """Claim id -> those of which people said that they are of one happening with it."""
    partners: dict[str, set[str]] = defaultdict(set)
    for a, b, _ in rulings.same:
        partners[a].add(b)
        partners[b].add(a)
    return partners
