"""Incidents by standing. In: incidents with their claims. Out: groups in the order of `wording.yaml`, in each
the newest first, a paragraph for each incident with how many outlets carry it from how many origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.brief.content import Paragraph, StandingGroup
from reportedly.brief.dates import span_words
from reportedly.brief.gaps import Told
from reportedly.brief.names import side_name
from reportedly.brief.rivals import CONTESTED, contested_sentence, is_of_counts
from reportedly.brief.sentences import incident_sentences
from reportedly.brief.tellings import Scene
from reportedly.brief.wording import kind_words, label, words
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident


def standing_groups(
    told: Told, scene: Scene, differing: frozenset[str] = frozenset()
) -> tuple[StandingGroup, ...]:
    """The groups that are not empty; `differing` are the incidents of which figures differ."""
    newest = sorted(told, key=lambda item: (_when(item[0], item[1], scene), item[0].id), reverse=True)
    paragraphs = _without_repeats(
        _paragraph(incident, claims, scene, differs=incident.id in differing) for incident, claims in newest
    )
    groups: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        groups.setdefault(paragraph.standing, []).append(paragraph)
    known = words()["standing_groups"]
    order = [*known, *(standing for standing in groups if standing not in known)]
    return tuple(_group(standing, groups[standing]) for standing in order if standing in groups)


def _group(standing: str, paragraphs: Sequence[Paragraph]) -> StandingGroup:
    known = words()["standing_groups"]
    heading, meaning = known.get(standing, (label("standings", standing), ""))
    return StandingGroup(standing, heading, meaning, tuple(paragraphs))


def _when(incident: Incident, claims: Sequence[Claim], scene: Scene) -> str:
    if incident.time is not None and incident.time.end:
        return incident.time.end
    published = [scene.reports[c.report_id].published or "" for c in claims if c.report_id in scene.reports]
    return min(published, default="")


def place_heading(incident: Incident, scene: Scene) -> str:
    """The place with its province and country; "place not stated" where there is none."""
    place = incident.place
    if place is None:
        return "place not stated"
    name = place.name or " ".join(place.span.text.split())
    country = side_name(place.country, scene.options.side_names).removeprefix("the ") if place.country else ""
    if place.precision == "relative" and place.relative is not None:
        name = f"near {place.relative.anchor}"
    parts = [name, place.admin1 or "", country]
    return scene.masks[""](", ".join(dict.fromkeys(part for part in parts if part)))


def _paragraph(incident: Incident, claims: Sequence[Claim], scene: Scene, *, differs: bool) -> Paragraph:
    if incident.standing.value in CONTESTED and not is_of_counts(incident, claims):
        sentences = [contested_sentence(incident, claims, scene)]
    else:
        sentences = [sentence for _, sentence in incident_sentences(incident, claims, scene)]
    return Paragraph(
        incident.id,
        incident.kind,
        f"{kind_words(incident.kind).heading}, {place_heading(incident, scene)}",
        _days(incident, claims, scene),
        carried_words(incident, claims, scene) + _beside(incident, claims, scene, differs=differs),
        incident.standing.value,
        (*incident.standing.reasons, *scene.used_corrected(claims)),
        tuple(sentences),
    )


def _days(incident: Incident, claims: Sequence[Claim], scene: Scene) -> str:
    if incident.time is not None and incident.time.is_placed:
        return span_words(incident.time.start, incident.time.end)
    published = sorted(
        scene.reports[c.report_id].published or "" for c in claims if c.report_id in scene.reports
    )
    known = [day for day in published if day]
    return f"day not stated, told {span_words(known[0], known[-1])}" if known else "day not stated"


def carried_words(incident: Incident, claims: Sequence[Claim], scene: Scene) -> str:
    """`8 outlets, 4 origins, 2 of them independent`: outlets and origins apart; an origin that nobody names
    counts as none."""
    outlets = len(scene.outlets(claims))
    known = [origin for origin in incident.origins if not origin.startswith("unknown:")]
    many = f"{outlets} outlet{'' if outlets == 1 else 's'}"
    origins = f"{len(known)} origin{'' if len(known) == 1 else 's'}" if known else "no known origin"
    if 0 < incident.independent_origins < len(known):
        origins += f", {incident.independent_origins} of them independent"
    parts = (
        f", {len(incident.members)} part{'s' if len(incident.members) > 1 else ''} told apart"
        if incident.members
        else ""
    )
    whole = ", part of a wider happening" if incident.part_of is not None else ""
    return f"{many}, {origins}{parts}{whole}"


def grade_words(grades: Mapping[str, Any]) -> str:
    """`Airwars fair, Admiralty C1, UCDP event clarity 1`."""
    airwars = [f"Airwars {grades['airwars']}"] if grades["airwars"] else []
    clarity = f"UCDP event clarity {grades['event_clarity']}"
    return ", ".join([*airwars, f"Admiralty {grades['admiralty']}", clarity])


def _beside(incident: Incident, claims: Sequence[Claim], scene: Scene, *, differs: bool) -> str:
    is_told = incident.standing.value in CONTESTED and not is_of_counts(incident, claims)
    differing = ", figures differ" if differs and not is_told else ""
    is_corrected = any(claim.id in scene.amended for claim in claims)
    return f"{differing}, with corrections" if is_corrected else differing


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
