"""Explanations: an incident with everything that led to it. In: a situation, an incident of it, the sides.
Out: a `reportedly.explanation/1` record: its claims and their words, why they were put together, the rules
that gave the standings, what would change them, the tolls with their history, and what people judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from reportedly.assess.cases import Evidence
from reportedly.assess.changes import Change, what_would_change, what_would_change_toll
from reportedly.assess.grades import grade_incident, grades_record
from reportedly.assess.strategies import DEFAULT, with_strategy
from reportedly.assess.traces import Tried, trace_incident, trace_toll
from reportedly.data.link_weights import load_link_weights
from reportedly.errors import StoreError
from reportedly.export.jsonl import names_by_report
from reportedly.export.mask import mask_record
from reportedly.fuse.corrections import Corrected, correction_reason
from reportedly.fuse.decisions import judgement_words
from reportedly.fuse.judged import Judged
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.incident import Incident
from reportedly.model.incident_records import incident_record
from reportedly.model.judgement import Fate
from reportedly.model.judgement_records import judgement_record
from reportedly.model.link import Link
from reportedly.model.record_parts import Record
from reportedly.model.toll import Toll, TollEntry
from reportedly.model.toll_records import toll_record
from reportedly.situation import Situation

EXPLANATION_SCHEMA = "reportedly.explanation/1"
_OF_INCIDENT = (
    "id", "kind", "standing", "place", "time", "origins", "outlets", "updates", "members", "part_of",
)  # fmt: skip


def explain_incident(
    situation: Situation,
    incident: Incident,
    sides: Sides,
    *,
    strategy: str = DEFAULT,
    show_names: bool = False,
) -> Record:
    """Why the incident is as it is; private names are masked unless asked for.

    The rules are run anew on the situation of today, so an incident that was fused before the last judgement
    may say otherwise: fuse first. Rules that this fusion left out (`rules_off`) are left out here. Raises
    StoreError where its claims are there no more."""
    judged, evidence, off = situation.judged(), situation.evidence(sides), situation.rules_off()
    stored = {claim.id: claim for claim in situation.claims()}
    if not stored.keys() >= set(incident.claim_ids):
        raise StoreError(f"{incident.id}: its claims were read anew since; run: reportedly fuse --db DB")
    (incident,) = with_strategy(strategy, [incident])
    whole = incident_record(incident)
    record = {
        "schema": EXPLANATION_SCHEMA,
        **{key: whole[key] for key in _OF_INCIDENT},
        "rules_off": sorted(off),
        "claims": [_claim(evidence.claims[id_], stored[id_], evidence) for id_ in incident.claim_ids],
        "links": [_link(link) for link in incident.links],
        "needed": _needed(),
        "rules": _records(trace_incident(incident, evidence, off)),
        "changes": _records(what_would_change(incident, evidence, off)),
        "tolls": [
            {
                **_toll(toll, judged.corrections),
                "rules": _records(trace_toll(incident, toll, evidence, off)),
                "changes": _records(what_would_change_toll(incident, toll, evidence, off)),
            }
            for toll in incident.tolls
        ],
        "grades": grades_record(grade_incident(incident, evidence)),
        "judgements": [_fate(fate) for fate in _concerning(incident, situation.fates(), judged)],
    }
    if show_names:
        return record
    of_reports = names_by_report(claim for claim in stored.values() if claim.report_id in incident.report_ids)
    return mask_record(record, frozenset[str]().union(*of_reports.values()))


def _claim(claim: Claim, stored: Claim, evidence: Evidence) -> Record:
    """`judged` are the reasons that people added to those of the machine."""
    report = evidence.reports[claim.report_id]
    speaker = claim.speaker
    return {
        "id": claim.id, "kind": claim.kind, "stance": claim.stance, "words": claim.words.text,
        "report_id": report.id, "publisher": report.publisher, "published": report.published,
        "speaker": (speaker.name or speaker.span.text) if speaker else None,
        "side": speaker.side if speaker else None,
        "origin": evidence.origins[claim.id].key,
        "chain": evidence.origins[claim.id].way, "retracted": claim.id in evidence.retracted,
        "judged": list(claim.reasons[len(stored.reasons) :]),
    }  # fmt: skip


def _link(link: Link) -> Record:
    """`bits` is the sum of its weights, null where a rule alone, the text or a person made it."""
    return {**asdict(link), "bits": sum(w.bits for w in link.weights) if link.weights else None}


def _needed() -> Record:
    """How many bits a link takes: in one report, of two, where one leaves something open (and by how many it
    leads the next fit), and between two groups of several texts."""
    weights = load_link_weights()
    return {key: getattr(weights, key) for key in ("within", "across", "unsaid", "lead", "clusters")}


def _records(found: Iterable[Tried | Change]) -> list[Record]:
    return [asdict(one) for one in found]


def _toll(toll: Toll, corrections: Sequence[Corrected]) -> Record:
    """Each entry with what people corrected of its figure, its place, or who gave it."""
    record = toll_record(toll)
    entries = [
        {
            **shown,
            "judged": [correction_reason(item.judgement) for item in corrections if _enters(item, entry)],
        }
        for shown, entry in zip(record["entries"], toll.entries, strict=True)
    ]
    return {**record, "entries": entries}


def _enters(item: Corrected, entry: TollEntry) -> bool:
    if item.read.id != entry.claim_id:
        return False
    if item.figure is None:
        return item.judgement.field in ("place", "speaker.name", "speaker.side")
    return item.made.figures[item.figure].span == entry.figure.span


def _fate(fate: Fate) -> Record:
    """The judgement without the words that it keeps, and what became of it."""
    record = judgement_record(fate.judgement)
    kept = {key: value for key, value in record.items() if key not in ("schema", "anchors", "others")}
    return {**kept, "said": judgement_words(fate.judgement), "state": fate.state, "why": fate.why}


def _concerning(incident: Incident, fates: tuple[Fate, ...], judged: Judged) -> Iterator[Fate]:
    """The judgements of its claims, of pairs with them, of itself and its tolls, and of these judgements."""
    members = {incident.id, *incident.claim_ids}
    shown: set[str] = set()
    for fate in fates:
        judgement = fate.judgement
        named = {judgement.subject_id, judgement.other_id} | judged.attached.get(judgement.id, frozenset())
        if named & members or judgement.subject_id in shown:
            shown.add(judgement.id)
            yield fate
