"""Places: a name in the text and what it stands for. In: extract (words), resolve (identity). Out: claims."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One reading of a place name, with its score between 0 and 1 and why it has it."""

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geonameid: int | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class RelativePlace:
    """A place told by its distance or direction from another; `km` or `bearing` is None where unsaid."""

    anchor: str
    km: float | None = None
    bearing: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim says it happened.

    Before resolution only `span` is set. `country` is the gazetteer's country (ISO 3166-1 alpha-3);
    `controlled_by` the side in control where the text says so; `precision` one of the closed list.
    `inherited` marks a place taken from a neighbouring sentence, to which `span` then points. `stands_for` is
    the name elsewhere in the report to which words such as "the town" return, until it is resolved.
    """

    span: Span
    name: str | None = None
    geonameid: int | None = None
    country: str | None = None
    controlled_by: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    relative: RelativePlace | None = None
    inherited: bool = False
    reason: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    stands_for: Span | None = None

    @property
    def naming(self) -> Span:
        """The words that name the place: its own, or those that they return to."""
        return self.stands_for or self.span

    @property
    def is_located(self) -> bool:
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True)
class SiteNear:
    """A dangerous site that a claim names, or that lies within the chosen distance of its place.

    `km` is the WGS84 distance from the claim's place, None where the claim has no place of its own;
    `stated_km` the text's own distance and `agrees` whether the two fit, None where the text gives none.
    `named` is true where the text itself names the site.
    """

    site_id: str | None
    name: str
    kind: str
    km: float | None = None
    named: bool = False
    stated_km: float | None = None
    agrees: bool | None = None
