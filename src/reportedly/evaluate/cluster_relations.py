"""Cluster relations: what the key of a set says of follow-ups, of parts and of counts that replace, outgrow
or rival others. In: a fused set. Out: tallies, and a note for what is wrong; of what was found alone."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.evaluate.cluster_sets import KeyIncident, Statement
from reportedly.evaluate.fused_sets import FusedSet, counterpart, entries_of
from reportedly.evaluate.tallies import Found
from reportedly.model.incident import Incident

_PARTS, _UPDATES, _COUNTS = "parts attached to their whole", "follow-ups marked as updates", "toll relations"
_EARLIER = {"replaces": "superseded", "grows": "outgrown"}


def count_relations(fused: FusedSet, notes: list[str]) -> dict[str, Found]:
    """The tallies of one set; none counts what was not found or not joined."""
    rows = dict.fromkeys((_PARTS, _UPDATES, _COUNTS), Found())
    given = {incident.name: counterpart(fused, incident) for incident in fused.key.incidents}
    for incident in fused.key.incidents:
        found = given[incident.name]
        if found is None:
            continue
        whole = given.get(incident.part_of or "")
        if whole is not None:
            _tally(rows, _PARTS, found.part_of == whole.id, incident.name, notes)
        for name, right in (*_updates(fused, incident, found), *_relations(fused, incident, found)):
            _tally(rows, name, right, incident.name, notes)
    return rows


def _tally(rows: dict[str, Found], name: str, right: bool, incident: str, notes: list[str]) -> None:
    rows[name] += Found(right, 0, 1)
    if not right:
        notes.append(f"{name}: {incident}")


def _updates(fused: FusedSet, incident: KeyIncident, given: Incident) -> Iterator[tuple[str, bool]]:
    """Each follow-up that is joined, and whether a claim of it is marked as one."""
    for letter in incident.updates:
        joined = {claim.id for claim in fused.claims_of(incident, letter)} & set(given.claim_ids)
        if joined:
            yield _UPDATES, bool(joined & set(given.updates))


def _relations(fused: FusedSet, incident: KeyIncident, given: Incident) -> Iterator[tuple[str, bool]]:
    """Each statement that stands to an earlier one as the key says, where both are in the incident."""
    for statement in incident.statements:
        others = [other for other in incident.statements if _is_earlier(fused, other, statement)]
        entries = entries_of(fused, statement, given)
        earlier = [entry for other in others for entry in entries_of(fused, other, given)]
        if not entries or not earlier or statement.relation is None:
            continue
        if statement.relation == "rival":
            yield _COUNTS, any(entry.relation == "rival" for entry in entries)
        else:
            yield _COUNTS, any(entry.relation == _EARLIER[statement.relation] for entry in earlier)


def _is_earlier(fused: FusedSet, other: Statement, statement: Statement) -> bool:
    """Whether the other is of the same measure and told on an earlier day; of a rival, on whatever day."""
    if other is statement or other.measure != statement.measure:
        return False
    days = [fused.key.reports[one.report].published or "" for one in (other, statement)]
    return statement.relation == "rival" or days[0] < days[1]
