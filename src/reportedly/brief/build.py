"""Reports, claims and incidents -> a `Brief`: the order of its parts and of what stands in them. In: a
situation's content and its sides. Out: what the writers write. The first module to read in this folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.brief.citing import numbered_citations
from reportedly.brief.clauses import join_words
from reportedly.brief.content import Brief, BriefOptions, KindGroup, Paragraph, PlaceGroup
from reportedly.brief.dates import span_words
from reportedly.brief.gaps import Told, doubtful_sentences, silent_sentences, unknown_sentences
from reportedly.brief.names import side_name
from reportedly.brief.privacy import maskers
from reportedly.brief.sentences import incident_sentences
from reportedly.brief.tables import map_marks, site_rows, source_rows, toll_rows
from reportedly.brief.tellings import Scene
from reportedly.brief.wording import kind_words
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.incident import Incident
from reportedly.model.report import Report

METHOD = (
    (
        "Every sentence is built by rules from claims that were "
        "found in the reports; its numbers lead to the words."
    ),
    (
        "Nothing here has been confirmed by Reportedly. Who "
        "says it, and for which side, stands in each sentence."
    ),
    (
        "Copies of one text, and outlets that quote one speaker, "
        "count as one origin. Figures are never averaged."
    ),
    (
        "A figure that no report gives is unknown, never zero. "
        "“By convention” marks a least number for a vague word."
    ),
    "Distances to sites are computed on the WGS84 ellipsoid from the place of the claim.",
    "Names of private people are shown as [name].",
)
ATTRIBUTION = (
    "Place names and positions: GeoNames, CC BY 4.0. Coasts "
    "and borders on the map: Natural Earth, public domain; "
    "drawn for orientation only, dashed where not settled."
)


def _when(incident: Incident, claims: Sequence[Claim], scene: Scene) -> str:
    if incident.time is not None and incident.time.end:
        return incident.time.end
    published = [scene.reports[c.report_id].published or "" for c in claims if c.report_id in scene.reports]
    return min(published, default="")


def _place_heading(incident: Incident, scene: Scene) -> str:
    place = incident.place
    if place is None:
        return "Place not stated"
    name = place.name or " ".join(place.span.text.split())
    country = side_name(place.country, scene.options.side_names).removeprefix("the ") if place.country else ""
    region = place.admin1 or (name if place.precision not in {"country", "water", "relative"} else "")
    if place.precision == "country" or not (region or country):
        return name if not country or name in country else country
    return f"{region}, {country}" if region and country else region or country


def _paragraph(incident: Incident, claims: Sequence[Claim], scene: Scene) -> Paragraph:
    sentences = incident_sentences(incident, claims, scene)
    return Paragraph(
        incident.id, incident.kind, incident.standing.value, incident.standing.reasons, sentences
    )


def _without_repeats(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Two incidents told in the very same words are told once, with the citations of both."""
    seen: dict[str, tuple[str, ...]] = {}
    ordered = list(paragraphs)
    for sentence in (sentence for paragraph in ordered for sentence in paragraph.sentences):
        seen[sentence.text] = tuple(dict.fromkeys((*seen.get(sentence.text, ()), *sentence.claim_ids)))
    kept = []
    for paragraph in ordered:
        new = [replace(s, claim_ids=seen.pop(s.text)) for s in paragraph.sentences if s.text in seen]
        if new:
            kept.append(replace(paragraph, sentences=tuple(new)))
    return kept


def _grouped(told: Told, scene: Scene) -> tuple[PlaceGroup, ...]:
    newest = sorted(told, key=lambda item: (_when(item[0], item[1], scene), item[0].id), reverse=True)
    heading = {incident.id: _place_heading(incident, scene) for incident, _ in newest}
    paragraphs = _without_repeats(_paragraph(incident, claims, scene) for incident, claims in newest)
    places: dict[str, dict[str, list[Paragraph]]] = {}
    for paragraph in paragraphs:
        kinds = places.setdefault(heading[paragraph.incident_id], {})
        kinds.setdefault(kind_words(paragraph.kind).heading, []).append(paragraph)
    groups = [
        PlaceGroup(
            scene.masks[""](place), tuple(KindGroup(kind, tuple(found)) for kind, found in kinds.items())
        )
        for place, kinds in places.items()
    ]
    return tuple(sorted(groups, key=lambda group: group.heading == "Place not stated"))


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _summary(told: Told, reports: Sequence[Report], claims: Sequence[Claim]) -> str:
    if not told:
        read = (
            f"{_count(len(reports), 'report was', 'reports were')} read"
            if reports
            else "No report has been read yet"
        )
        return f"{read}. Nothing that belongs in a brief was found."
    dates = sorted(report.published for report in reports if report.published)
    period = f" published {span_words(dates[0], dates[-1])}" if dates else ""
    contested = sum(incident.standing.value in {"contested", "denied"} for incident, _ in told)
    several = sum(incident.standing.value in {"agreed", "corroborated"} for incident, _ in told)
    notes = [
        f"{several:,} rest{'s' if several == 1 else ''} on independent origins or on agreement across sides"
        if several
        else "none rests on more than one independent origin",
        f"{contested:,} {'is' if contested == 1 else 'are'} contested or denied"
        if contested
        else "none is contested or denied",
    ]
    return (
        f"{_count(len(reports), 'report', 'reports')}{period} make{'s' if len(reports) == 1 else ''} "
        f"{_count(len(claims), 'claim', 'claims')} about {_count(len(told), 'happening', 'happenings')}. "
        f"Of these, {join_words(notes)}."
    )


def build_brief(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    sides: Sides,
    options: BriefOptions | None = None,
) -> Brief:
    """The brief of a situation; a friendly one that says so where there is nothing to tell.

    Claims without an incident, and incidents without a claim, are left out: run the fusion first."""
    options = options or BriefOptions()
    by_id = {claim.id: claim for claim in claims}
    scene = Scene(
        {report.id: report for report in reports},
        maskers(reports, claims, show_names=options.show_names),
        options,
    )
    told = [(incident, [by_id[i] for i in incident.claim_ids if i in by_id]) for incident in incidents]
    told = [(incident, found) for incident, found in told if found]
    current = [item for item in told if not all(claim.background for claim in item[1])]
    past = [item for item in told if all(claim.background for claim in item[1])]
    brief = Brief(
        title=options.title,
        written=options.written,
        summary=_summary(told, reports, [claim for _, found in told for claim in found]),
        happened=_grouped(current, scene),
        background=_grouped(past, scene),
        tolls=toll_rows(current, scene),
        doubtful=doubtful_sentences(current, scene),
        unknown=unknown_sentences(current, scene),
        silent=silent_sentences(current, sides, scene),
        sites=site_rows(current),
        marks=map_marks(current, scene),
        sources=source_rows(claims, scene),
        citations=(),
        method=METHOD,
        attribution=ATTRIBUTION,
    )
    notes = numbered_citations(_cited(brief), by_id, scene)
    return replace(
        brief, citations=notes, numbering={i: note.number for note in notes for i in note.claim_ids}
    )


def _cited(brief: Brief) -> Iterator[str]:
    for sentence in brief.sentences():
        yield from sentence.claim_ids
    for toll in brief.tolls:
        yield from toll.claim_ids
    for site in brief.sites:
        yield from site.claim_ids
