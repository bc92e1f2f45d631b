"""Overruled standings: a person's value beside the computed one. In: assessed incidents, overrulings. Out:
the incidents, each judged standing with the one that the rules gave; and the overrulings that found no
incident of theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.incident import Incident
from reportedly.model.judgement import Fate, Overruling
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll

_Target = tuple[str, int | None]


def overrule(
    incidents: Sequence[Incident], overrulings: Sequence[Overruling]
) -> tuple[tuple[Incident, ...], tuple[Fate, ...]]:
    """The incidents with the standings that people gave them, a later judgement before an earlier one; and
    what became of those judgements that are not shown."""
    if not overrulings:
        return tuple(incidents), ()
    by_id = {incident.id: incident for incident in incidents}
    incident_of = {id_: incident.id for incident in incidents for id_ in incident.claim_ids}
    fates: list[Fate] = []
    holding: dict[_Target, Overruling] = {}
    for overruling in overrulings:
        target = _target(overruling, by_id, incident_of)
        if isinstance(target, str):
            fates.append(Fate(overruling.judgement, "stale", target))
            continue
        if earlier := holding.get(target):
            fates.append(Fate(earlier.judgement, "replaced", f"by {overruling.judgement.id}"))
        holding[target] = overruling
    for (incident_id, toll), overruling in holding.items():
        by_id[incident_id] = _overruled(by_id[incident_id], toll, overruling)
    return tuple(by_id[incident.id] for incident in incidents), tuple(fates)


def _target(overruling: Overruling, by_id: dict[str, Incident], incident_of: dict[str, str]) -> _Target | str:
    """The incident that holds most of its claims, with the index of the toll; else why there is none."""
    homes = Counter(incident_of[id_] for id_ in overruling.claim_ids if id_ in incident_of)
    if not homes:
        return "its claims are in no incident"
    home, held = homes.most_common(1)[0]
    if 2 * held <= len(overruling.claim_ids):
        return f"its claims lie in {len(homes)} incidents by now"
    if overruling.measure is None:
        return home, None
    meant = [i for i, toll in enumerate(by_id[home].tolls) if _is_meant(toll, overruling)]
    if len(meant) != 1:
        return f"{home} has {'no' if not meant else 'more than one'} such toll, {overruling.measure}, by now"
    return home, meant[0]


def _is_meant(toll: Toll, overruling: Overruling) -> bool:
    entries = {(e.claim_id, e.figure.span.start, e.figure.span.end) for e in toll.entries}
    return toll.measure == overruling.measure and not entries.isdisjoint(overruling.figures)


def _overruled(incident: Incident, toll: int | None, overruling: Overruling) -> Incident:
    if toll is None:
        new = len(incident.claim_ids) - overruling.among
        return replace(incident, standing=_judged(incident.standing, overruling, new))
    tolls = list(incident.tolls)
    new = len({entry.claim_id for entry in tolls[toll].entries}) - overruling.among
    tolls[toll] = replace(tolls[toll], standing=_judged(tolls[toll].standing, overruling, new))
    return replace(incident, tolls=tuple(tolls))


def _judged(computed: Standing, overruling: Overruling, new: int) -> Standing:
    """The judged value; what has been added since, the person has not seen."""
    said = overruling.judgement.signed(f"judged {overruling.value.replace('_', ' ')}")
    since = f"; {new} {'claim was' if new == 1 else 'claims were'} added since" if new > 0 else ""
    beside = f"; computed: {computed.value.replace('_', ' ')}"
    return Standing(overruling.value, (f"{said[:1].upper()}{said[1:]}{since}{beside}.",), computed)
