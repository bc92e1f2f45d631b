"""Wholes: which incidents are parts of which others, as incidents come and go. In: incidents that changed.
Out: those whose whole or parts are others by it, the same as `attach_parts` gives for all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.fuse.campaigns import Key, holder_of, is_whole, keys_of_part, keys_of_whole
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident


class Wholes:
    """Wholes and parts by the areas and days where they may meet."""

    def __init__(self, incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._incidents: dict[str, Incident] = {}
        self._wholes: dict[Key, list[Incident]] = defaultdict(list)
        self._whole_ids: set[str] = set()
        self._parts: dict[int, set[str]] = defaultdict(set)
        self._holders: dict[str, str] = {}
        self._members: dict[str, set[str]] = defaultdict(set)
        self.change(incidents)

    def change(self, made: Iterable[Incident], gone: Iterable[str] = ()) -> set[str]:
        """Take the incidents that were made, in place of those with their ids, and forget those in `gone`;
        returns the ids of all whose whole or parts are others now."""
        made, lost = tuple(made), tuple(gone)
        stale: set[str] = set()
        for id_ in (*lost, *(incident.id for incident in made)):
            stale |= self._forget(id_)
        for incident in made:
            stale |= self._keep(incident)
        moved: set[str] = set()
        for id_ in (*lost, *stale):
            moved |= self._place(id_)
        return {id_ for id_ in moved if id_ in self._incidents}

    def incident(self, id_: str) -> Incident:
        return self._incidents[id_]

    def placed(self, incident: Incident) -> Incident:
        """The incident with its whole and its parts."""
        part_of, members = self._holders.get(incident.id), self._members.get(incident.id, ())
        if part_of is None and not members:
            return incident
        return replace(incident, part_of=part_of, members=tuple(sorted(members)))

    def _forget(self, id_: str) -> set[str]:
        """Forget the incident; returns those that may have been its parts."""
        incident = self._incidents.pop(id_, None)
        if incident is None:
            return set()
        for key in keys_of_part(incident):
            self._parts[hash(key)].discard(id_)
        if id_ not in self._whole_ids:
            return set()
        self._whole_ids.discard(id_)
        for key in keys_of_whole(incident):
            self._wholes[key] = [whole for whole in self._wholes[key] if whole.id != id_]
        return self._near(incident)

    def _keep(self, incident: Incident) -> set[str]:
        """Keep the incident; returns itself and those that may be its parts."""
        self._incidents[incident.id] = incident
        for key in keys_of_part(incident):
            self._parts[hash(key)].add(incident.id)
        if not is_whole(incident, self._claims):
            return {incident.id}
        self._whole_ids.add(incident.id)
        for key in keys_of_whole(incident):
            self._wholes[key].append(incident)
        return {incident.id} | self._near(incident)

    def _near(self, whole: Incident) -> set[str]:
        return {id_ for key in keys_of_whole(whole) for id_ in self._parts.get(hash(key), ())}

    def _place(self, id_: str) -> set[str]:
        """Find the whole of a part anew, none where the part is gone; returns all that changed by it."""
        part, before = self._incidents.get(id_), self._holders.pop(id_, None)
        whole = holder_of(part, self._wholes, self._claims) if part is not None else None
        if whole is not None:
            self._holders[id_] = whole.id
            self._members[whole.id].add(id_)
        if before is None or (whole is not None and before == whole.id):
            return {id_, whole.id} if whole is not None and before is None else set()
        self._members[before].discard(id_)
        return {id_, before} | ({whole.id} if whole is not None else set())
