"""The brief's tables of sites and sources, and its map points. In: incidents with claims and reports. Out:
rows of sites and sources, and marks for the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from reportedly.brief.amounts import number_words
from reportedly.brief.dates import day_words
from reportedly.brief.gaps import Told
from reportedly.brief.names import with_article
from reportedly.brief.rows import Mark, SiteRow, SourceRow
from reportedly.brief.tellings import AT_THE_SITE, Scene
from reportedly.brief.whereabouts import place_name
from reportedly.brief.wording import label
from reportedly.model.place import Place
from reportedly.model.report import Report


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _km(value: float | None) -> str:
    if value is not None and value < AT_THE_SITE:
        return "at the site"
    return "unknown" if value is None else f"{value:,.1f} km" if value < 100 else f"{value:,.0f} km"


def _sort_of(site: str) -> str:
    return capital(label("sites", site))


def site_rows(told: Told, scene: Scene) -> tuple[SiteRow, ...]:
    """The sites that claims name or that lie near, nearest first, one row for each site and place."""
    found: dict[tuple[str, str], tuple[float, SiteRow]] = {}
    for claim in (claim for _, claims in told for claim in claims):
        place = place_name(claim.place) if claim.place else "unknown"
        corrected = scene.correction(claim, {"place"})
        place += f" ({corrected})" if corrected else ""
        for site in claim.sites:
            agrees = "—" if site.agrees is None else "yes" if site.agrees else "no"
            stated = "not stated" if site.stated_km is None else f"{number_words(site.stated_km)} km"
            row = SiteRow(site.name, _sort_of(site.kind), place, _km(site.km), stated, agrees, (claim.id,))
            _, before = found.get((site.name, place), (0.0, row))
            keep = row if before.stated == "not stated" else before
            ids = tuple(dict.fromkeys((*before.claim_ids, claim.id)))
            found[site.name, place] = (site.km if site.km is not None else 1e9, replace(keep, claim_ids=ids))
    elsewhere = {row.name for _, row in found.values() if row.computed != "at the site"}
    found = {
        key: item
        for key, item in found.items()
        if item[1].computed != "at the site" or key[0] not in elsewhere
    }
    return tuple(row for _, row in sorted(found.values(), key=lambda item: (item[0], item[1].name)))


def source_rows(reports: Sequence[Report], scene: Scene) -> tuple[SourceRow, ...]:
    """The reports, newest first; those without a claim too."""
    rows = []
    for report in sorted(reports, key=lambda report: (report.published or "", report.id), reverse=True):
        mask = scene.masks.get(report.id, scene.masks[""])
        title = mask(report.title or PurePath(report.path or "").name or "untitled")
        rows.append(
            SourceRow(
                report.publisher or "Unnamed outlet",
                title,
                report.url,
                day_words(report.published),
                report.id,
            )
        )
    return tuple(rows)


def _point(place: Place) -> tuple[float, float] | None:
    return (place.lat, place.lon) if place.lat is not None and place.lon is not None else None


def map_marks(told: Told, scene: Scene) -> tuple[Mark, ...]:
    """One mark for each place, with its number of incidents, and one for each site whose position
    is given."""
    places: dict[tuple[float, float], Mark] = {}
    sites: dict[str, Mark] = {}
    for incident, claims in told:
        contested = incident.standing.value == "contested"
        point = _point(incident.place) if incident.place else None
        if point is not None and incident.place is not None and incident.place.precision != "country":
            name = scene.masks[""](place_name(incident.place))
            is_area = incident.place.precision in {"district", "province"}
            old = places.get(point, Mark(name, *point, 0, False, False, is_area))
            places[point] = replace(old, count=old.count + 1, is_contested=old.is_contested or contested)
        for site in (site for claim in claims for site in claim.sites):
            at = scene.options.site_points.get(site.site_id or "")
            if at is not None:
                sites[site.name] = Mark(with_article(site.name).removeprefix("the "), *at, 1, True, False)
    return (*places.values(), *sites.values())
