"""Reports, claims and incidents -> a `Brief`: the order of its parts and of what stands in them. In: a
situation's content and its sides. Out: what the writers write. The first module to read in this folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.assess.strategies import DEFAULT, with_strategy
from reportedly.brief.amended import amended_claims, corrected_claims
from reportedly.brief.briefs import Brief, Extent
from reportedly.brief.changes import changes_since
from reportedly.brief.checker import declared
from reportedly.brief.citing import numbered_citations
from reportedly.brief.clauses import join_words
from reportedly.brief.content import BriefOptions, Paragraph, Sentence, StandingGroup
from reportedly.brief.gaps import Told, event_of, silent_sentences, unknown_sentences, unverified_sentences
from reportedly.brief.groups import grade_words, standing_groups
from reportedly.brief.independence import origin_rows
from reportedly.brief.privacy import maskers
from reportedly.brief.proofs import Record
from reportedly.brief.rivals import rivals_of
from reportedly.brief.scope import EVERYTHING, Chosen, Scope, in_scope
from reportedly.brief.sentences import finished
from reportedly.brief.series import toll_series
from reportedly.brief.summary import scope_words, summary_of
from reportedly.brief.tables import map_marks, site_rows, source_rows
from reportedly.brief.tellings import Scene
from reportedly.brief.wording import label, listed_texts
from reportedly.fuse.corrections import Corrected
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.incident import Incident
from reportedly.model.report import Report

ATTRIBUTION = (
    "Place names and positions: GeoNames, CC BY 4.0. Coasts "
    "and borders on the map: Natural Earth, public domain; "
    "drawn for orientation only, dashed where not settled."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a brief is made from beside the situation: the scope, the record of an earlier brief, the key of
    each claim's origin (`Situation.evidence` has them), what people corrected (`Situation.judged`), and the
    rules of standing that the last fusion left out (`Situation.rules_off`). `strategy` chooses the ranges of
    tolls; `grades` are those of incidents by their ids, and stand in the text where `show_grades`."""

    scope: Scope = EVERYTHING
    since: Mapping[str, Any] | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    corrections: Sequence[Corrected] = ()
    rules_off: Collection[str] = ()
    strategy: str = DEFAULT
    grades: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    show_grades: bool = False


def build_brief(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    sides: Sides,
    options: BriefOptions | None = None,
    *,
    request: Request | None = None,
) -> Brief:
    """The brief of a situation; a friendly one that says so where there is nothing to tell.

    Claims without an incident, and incidents without a claim, are left out: run the fusion first."""
    options, request = options or BriefOptions(), request or Request()
    by_id = {claim.id: claim for claim in claims}
    scene = Scene(
        {report.id: report for report in reports},
        maskers(
            reports,
            [*claims, *(item.read for item in request.corrections)],
            show_names=options.show_names,
        ),
        options,
        request.origins,
        amended_claims(request.corrections, options.side_names),
    )
    incidents = with_strategy(request.strategy, incidents)
    told = [(incident, [by_id[i] for i in incident.claim_ids if i in by_id]) for incident in incidents]
    chosen = in_scope([item for item in told if item[1]], request.scope, scene.reports)
    brief = _declared(_brief(chosen, reports, sides, scene, request), by_id, scene)
    notes = numbered_citations(_cited(brief), by_id, scene)
    return replace(
        brief, citations=notes, numbering={i: note.number for note in notes for i in note.claim_ids}
    )


def _brief(chosen: Chosen, reports: Sequence[Report], sides: Sides, scene: Scene, request: Request) -> Brief:
    current = [item for item in chosen.told if not all(claim.background for claim in item[1])]
    past = [item for item in chosen.told if all(claim.background for claim in item[1])]
    told_claims = [claim for _, found in chosen.told for claim in found]
    tolls = toll_series(current, scene)
    extents = _extents(chosen.told, scene, request)
    scope = scope_words(request.scope, chosen.unsure)
    rivals = rivals_of(current, tolls, scene)
    differing = frozenset(r.incident_id for r in rivals)
    telling = {claim.report_id for claim in told_claims}
    shown = list(reports) if request.scope.is_whole else [r for r in reports if r.id in telling]
    return Brief(
        title=scene.options.title,
        written=scene.options.written,
        scope=scope,
        summary=summary_of(chosen.told, shown, told_claims, read=len(reports)),
        strategy=request.strategy,
        remarks=_remarks(told_claims, scene, request),
        changes=None if request.since is None else changes_since(request.since, extents, tolls, scope),
        happened=_with_grades(standing_groups(current, scene, differing), request),
        background=_with_grades(standing_groups(past, scene), request),
        tolls=tolls,
        rivals=rivals,
        unknown=unknown_sentences(current, scene),
        silent=silent_sentences(current, sides, scene),
        unverified=unverified_sentences(current, scene),
        sites=site_rows(current, scene),
        marks=map_marks(current, scene),
        origins=origin_rows(told_claims, scene),
        sources=source_rows(shown, scene),
        citations=(),
        incidents=extents,
        method=(*listed_texts("method"), _strategy_words(request.strategy)),
        attribution=ATTRIBUTION,
    )


def _with_grades(groups: tuple[StandingGroup, ...], request: Request) -> tuple[StandingGroup, ...]:
    """The groups with each incident's grades beside its heading, where they were asked for."""
    if not request.show_grades:
        return groups

    def graded(paragraph: Paragraph) -> Paragraph:
        found = request.grades.get(paragraph.incident_id)
        said = f"{paragraph.carried}; {grade_words(found)}" if found else paragraph.carried
        return replace(paragraph, carried=said)

    return tuple(replace(group, paragraphs=tuple(map(graded, group.paragraphs))) for group in groups)


def _remarks(claims: Sequence[Claim], scene: Scene, request: Request) -> tuple[str, ...]:
    said = [corrected_claims(claims, scene.amended)]
    if request.rules_off:
        rules = join_words([f"“{label('standings', rule)}”" for rule in sorted(request.rules_off)])
        is_one = len(request.rules_off) == 1
        noun, was = ("rule", "was") if is_one else ("rules", "were")
        said.append(
            f"Standings are given without the {noun} {rules}, which {was} left out of the last fusion."
        )
    return tuple(remark for remark in said if remark)


def _strategy_words(strategy: str) -> str:
    name = strategy.replace("_", " ")
    return f"The range of a toll is chosen by the strategy “{name}”: {label('strategies', strategy)}."


def _extents(told: Told, scene: Scene, request: Request) -> tuple[Extent, ...]:
    return tuple(
        Extent(
            incident.id,
            incident.kind,
            finished(event_of(incident, claims, scene))[:-1],
            incident.standing.value,
            tuple(claim.id for claim in claims),
            tuple(dict.fromkeys(claim.report_id for claim in claims)),
            scene.outlets(claims),
            incident.origins,
            incident.standing.reasons,
            request.grades.get(incident.id),
        )
        for incident, claims in told
    )


def _declared(brief: Brief, claims: Mapping[str, Claim], scene: Scene) -> Brief:
    """The brief with every sentence saying what in it stands in no cited words, and why; reasons masked."""
    record = Record(claims, scene)
    mask = scene.masks[""]

    def sound(sentence: Sentence) -> Sentence:
        found = declared(replace(sentence, text=mask(sentence.text)), record)
        return replace(
            found,
            reasons=tuple(mask(reason) for reason in found.reasons),
            computed=tuple(replace(item, reason=mask(item.reason)) for item in found.computed),
        )

    return brief.with_sentences(sound)


def _cited(brief: Brief) -> Iterator[str]:
    """The claims in reading order."""
    for sentence in brief.sentences():
        yield from sentence.claim_ids
    for series in brief.tolls:
        for point in series.points:
            yield from point.claim_ids
    for site in brief.sites:
        yield from site.claim_ids
