"""Fused sets: what the whole chain makes of a set of constructed reports. In: the pipeline and a set. Out:
its claims and incidents by the key, and why two reports of one happening are not joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.evaluate.cluster_sets import ClusterSet, KeyIncident, Statement
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef
from reportedly.model.toll import TollEntry
from reportedly.pipeline import Pipeline
from reportedly.situation import Situation

_NO_FIGHTERS = frozenset(("witness", "resident", "civilian", "medic", "media", "rescuer", "monitor"))
NOT_FOUND, MISREAD, NOT_LINKED = "not found", "misread", "not linked"


@dataclass(frozen=True, slots=True)
class FusedSet:
    """A set as the chain fused it: its claims, and the given incident of each."""

    key: ClusterSet
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]

    @property
    def incident_of(self) -> Mapping[str, Incident]:
        return {id_: incident for incident in self.incidents for id_ in incident.claim_ids}

    def claims_of(self, incident: KeyIncident, letter: str | None = None) -> tuple[Claim, ...]:
        """The claims whose trigger lies in the incident's words, of one report or of all."""
        return tuple(
            claim
            for claim in self.claims
            for own in (self.key.letters[claim.report_id],)
            if letter in (None, own) and any(touch(claim, words) for words in incident.words.get(own, ()))
        )


def fuse_set(pipeline: Pipeline, key: ClusterSet) -> FusedSet:
    """The set read and fused by itself, in memory."""
    with Situation.open(None) as situation:
        pipeline.read_into(situation, key.reports.values())
        incidents = pipeline.fuse(situation)
        return FusedSet(key, situation.claims(), incidents)


def counterpart(fused: FusedSet, incident: KeyIncident) -> Incident | None:
    """The given incident with most of its claims, None where no claim was found."""
    held = Counter(fused.incident_of[claim.id].id for claim in fused.claims_of(incident))
    best = min(held, key=lambda id_: (-held[id_], id_), default=None)
    return next((given for given in fused.incidents if given.id == best), None)


def is_whole(fused: FusedSet, incident: KeyIncident, given: Incident) -> bool:
    """Whether every report that tells it is found and joined in the given one, and nothing else is."""
    found = [fused.claims_of(incident, letter) for letter in incident.words]
    own = {claim.id for claims in found for claim in claims}
    return all(found) and set(given.claim_ids) == own


def entries_of(fused: FusedSet, statement: Statement, given: Incident) -> list[TollEntry]:
    """The entries of the statement's report with its measure and value."""
    report = fused.key.reports[statement.report].id
    value = statement.low, statement.best
    return [
        entry
        for toll in given.tolls
        if toll.measure == statement.measure
        for entry in toll.entries
        if entry.report_id == report and (entry.figure.low, entry.figure.best) == value
    ]


def why_apart(fused: FusedSet, incident: KeyIncident, one: str, other: str) -> tuple[str, str] | None:
    """Why no claim of the one report shares an incident with one of the other, and the details: in one no
    claim was found, or none is read right, or though both were they are not linked. None where joined."""
    both = {letter: fused.claims_of(incident, letter) for letter in (one, other)}
    if lost := [letter for letter, claims in both.items() if not claims]:
        return NOT_FOUND, f"nothing in {' and '.join(lost)}"
    held = [{fused.incident_of[claim.id].id for claim in claims} for claims in both.values()]
    if held[0] & held[1]:
        return None
    wrong = {letter: [misread(claim, incident) for claim in claims] for letter, claims in both.items()}
    said = [f"{letter} has {', '.join(map(str, whys))}" for letter, whys in wrong.items() if all(whys)]
    return (MISREAD, "; ".join(said)) if said else (NOT_LINKED, "both are read right")


def misread(claim: Claim, incident: KeyIncident) -> str | None:
    """What a claim says wrongly of its incident: kind, modality, place, time or actor; None where nothing."""
    if claim.kind not in incident.kinds:
        return f"kind {claim.kind}"
    if claim.modality != incident.modality:
        return f"modality {claim.modality}"
    if incident.where is not None and not _is_there(claim.place, incident.where):
        return f"place {claim.place.name if claim.place else None}"
    if incident.when is not None and not _is_then(claim.time, incident.when):
        return f"time {claim.time.start if claim.time else None}"
    if claim.actor is not None and incident.actors is not None and _is_wrong(claim.actor, incident.actors):
        return f"actor {claim.actor.span.text}"
    return None


def _is_there(place: Place | None, where: Sequence[str]) -> bool:
    names = {name.casefold() for name in where}
    return place is not None and bool({(place.name or "").casefold(), place.span.text.casefold()} & names)


def _is_then(time: TimeRef | None, when: tuple[date, date]) -> bool:
    """Whether the times meet; a time that is not said is no wrong one."""
    if time is None or time.start is None or time.end is None:
        return True
    return time.start[:10] <= when[1].isoformat() and when[0].isoformat() <= time.end[:10]


def _is_wrong(actor: Actor, sides: Sequence[str]) -> bool:
    """Whether another side is said to have done it, or someone who fights for none; a mere "gunmen" is not
    wrong."""
    return actor.side not in sides if actor.side else actor.kind in _NO_FIGHTERS


def touch(claim: Claim, words: range) -> bool:
    """Whether the claim's trigger and the words have a character in common."""
    return claim.trigger.start < words.stop and words.start < claim.trigger.end
