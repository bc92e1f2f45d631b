"""Sources with their independence: origins apart from the outlets that carry them. In: claims with the keys
of their origins. Out: a row for each origin, the most carried first: eight outlets that quote one governor
are one row."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.brief.leads import outlet_name
from reportedly.brief.names import side_name, with_article
from reportedly.brief.rows import OriginRow
from reportedly.brief.tables import capital
from reportedly.brief.tellings import Scene
from reportedly.fuse.agencies import AGENCIES, slug
from reportedly.model.claim import Claim

_UNKNOWN = "unknown:"
_VOICES = 4


def origin_rows(claims: Sequence[Claim], scene: Scene) -> tuple[OriginRow, ...]:
    """The origins of these claims, those that nobody names in one row at the end; none where the situation's
    origins were not given."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in scene.origins:
            key = scene.origins[claim.id]
            groups.setdefault("unknown" if key.startswith(_UNKNOWN) else key, []).append(claim)
    rows = [_row(origin, found, scene) for origin, found in groups.items()]
    return tuple(sorted(rows, key=lambda row: (not row.is_known, -len(row.outlets), -row.reports, row.label)))


def _row(origin: str, claims: Sequence[Claim], scene: Scene) -> OriginRow:
    sides = dict.fromkeys(c.speaker.side for c in claims if c.speaker is not None and c.speaker.side)
    return OriginRow(
        origin,
        _label(origin, claims, scene),
        ", ".join(capital(side_name(side, scene.options.side_names)) for side in sides),
        origin != "unknown",
        scene.outlets(claims),
        len({claim.report_id for claim in claims}),
        tuple(claim.id for claim in claims),
    )


def _label(origin: str, claims: Sequence[Claim], scene: Scene) -> str:
    """Who it is; several voices that count as one origin each with the outlets that quote them."""
    if origin == "unknown":
        return "Nobody is named who knows it"
    if (outlet := _outlet(origin, scene)) is not None:
        others = len(scene.outlets(claims)) > 1
        return f"{capital(outlet)}{', and those that carry its text' if others else ', first hand'}"
    voices: dict[str, list[Claim]] = {}
    for claim in claims:
        voices.setdefault(capital(scene.lead(claim).again.rstrip(",")), []).append(claim)
    if len(voices) == 1:
        return next(iter(voices))
    told = [f"{name} ({len(scene.outlets(found))})" for name, found in voices.items()]
    more = [f"{len(told) - _VOICES} more"] if len(told) > _VOICES else []
    return "; ".join([*told[:_VOICES], *more])


def _outlet(origin: str, scene: Scene) -> str | None:
    """The publisher or agency whose own reporting the origin is."""
    sort, _, key = origin.partition(":")
    if sort != "outlet":
        return None
    publishers = {slug(r.publisher): outlet_name(r) for r in scene.reports.values() if r.publisher}
    agencies = {agency.key: with_article(agency.names[0]) for agency in AGENCIES}
    return publishers.get(key) or agencies.get(key)
