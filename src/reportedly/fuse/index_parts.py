"""Parts among stored incidents: which are parts of which others, found by the index. In: incidents made anew.
Out: these in their places, and the others that moved. The same as `attach_parts` finds in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.fuse.campaigns import Key, holder_of, is_whole, keys_of_part, keys_of_whole
from reportedly.fuse.index_rows import incident_rows, number_of
from reportedly.fuse.loaded import Loaded
from reportedly.model.claim import Claim
from reportedly.model.fused import FusionIndex, IncidentKey
from reportedly.model.incident import Incident


class IndexedParts:
    """Wholes and parts of an index; `stored` are the incidents as the last fusion left them."""

    def __init__(self, index: FusionIndex, stored: Loaded[Incident], claims: Loaded[Claim]) -> None:
        self._index, self._stored, self._claims = index, stored, claims
        self._incidents: dict[str, Incident] = {}
        self._made: frozenset[str] = frozenset()

    def place(self, made: Sequence[Incident], gone: Iterable[str]) -> tuple[Incident, ...]:
        """The incidents that were made, with their wholes and parts, and among them others that have another
        whole or other parts now."""
        lost = set(gone)
        old = {id_: self._stored[id_] for id_ in (*lost, *(i.id for i in made)) if self._is_stored(id_)}
        self._incidents = {incident.id: incident for incident in made}
        self._made = frozenset(self._incidents)
        self._claims.want(id_ for incident in made for id_ in incident.claim_ids)
        near = self._near(old.values()) | self._renew(old.values(), made)
        parts = {id_ for id_ in near | self._incidents.keys() if id_ not in lost and self._load(id_)}
        return self._placed(parts, self._holders(parts), lost)

    def _near(self, old: Iterable[Incident]) -> set[str]:
        """What may have been part of the old ones, where these were wholes."""
        found: set[str] = set()
        for incident in old:
            rows = self._index.find(IncidentKey, "key", map(number_of, set(keys_of_whole(incident))))
            if any(row.is_whole and row.incident_id == incident.id for row in rows):
                found |= {row.incident_id for row in rows if not row.is_whole}
        return found

    def _renew(self, old: Iterable[Incident], made: Iterable[Incident]) -> set[str]:
        """Write the keys of the incidents anew; returns what may be part of those that are wholes."""
        for incident in old:
            self._index.forget(list(incident_rows(incident, is_whole=True)))
        wholes = [incident for incident in made if is_whole(incident, self._claims)]
        ids = {incident.id for incident in wholes}
        for incident in made:
            self._index.put(list(incident_rows(incident, is_whole=incident.id in ids)))
        keys = {number_of(key) for incident in wholes for key in keys_of_whole(incident)}
        return {row.incident_id for row in self._index.find(IncidentKey, "key", keys) if not row.is_whole}

    def _holders(self, parts: Iterable[str]) -> Mapping[str, str]:
        """Part id -> the id of its whole, where it has one."""
        keys_of = {id_: set(keys_of_part(self._incidents[id_])) for id_ in sorted(parts)}
        asked = {number_of(key) for keys in keys_of.values() for key in keys}
        found = {row.incident_id for row in self._index.find(IncidentKey, "key", asked) if row.is_whole}
        there = [self._incidents[id_] for id_ in sorted(found) if self._load(id_)]
        self._claims.want(id_ for incident in there for id_ in incident.claim_ids)
        wholes: dict[Key, list[Incident]] = defaultdict(list)
        for whole in there:
            # a growing situation may have changed it without telling the index
            for key in set(keys_of_whole(whole)) if is_whole(whole, self._claims) else ():
                wholes[key].append(whole)
        near = [id_ for id_, keys in keys_of.items() if not wholes.keys().isdisjoint(keys)]
        self._claims.want(claim for id_ in near for claim in self._incidents[id_].claim_ids)
        held = {id_: holder_of(self._incidents[id_], wholes, self._claims) for id_ in near}
        return {id_: whole.id for id_, whole in held.items() if whole is not None}

    def _placed(self, parts: set[str], holders: Mapping[str, str], lost: set[str]) -> tuple[Incident, ...]:
        """All that are in another place now: those made, and of the others the parts and the wholes."""
        members: dict[str, set[str]] = defaultdict(set)
        for part, whole in holders.items():
            members[whole].add(part)
        before = {self._stored[id_].part_of for id_ in parts | lost if self._is_stored(id_)}
        wholes = {id_ for id_ in (*before, *members) if id_ is not None and id_ not in lost}
        placed = []
        for id_ in sorted(parts | {id_ for id_ in wholes if self._load(id_)}):
            incident = self._incidents[id_]
            old = self._stored[id_] if self._is_stored(id_) else incident
            part_of = holders.get(id_) if id_ in parts else old.part_of
            kept = set(old.members) - parts - lost
            now = replace(incident, part_of=part_of, members=tuple(sorted(kept | members[id_])))
            if id_ in self._made or now != old:
                placed.append(now)
        return tuple(placed)

    def _load(self, id_: str) -> bool:
        """Whether there is such an incident; it is at hand then."""
        if id_ not in self._incidents and self._is_stored(id_):
            self._incidents[id_] = self._stored[id_]
        return id_ in self._incidents

    def _is_stored(self, id_: str) -> bool:
        self._stored.want((id_,))
        return id_ in self._stored
