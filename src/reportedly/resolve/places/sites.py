"""Sites: named ones to the table of sites, and those near a claim's place with their distance. In: resolved
claims. Out: the same with sites; where the text states a distance, whether it agrees with the computed
one."""

from __future__ import annotations

from dataclasses import replace

from reportedly.data.distance import distance_km
from reportedly.data.sites import SiteEntry, Sites
from reportedly.model.claim import Claim
from reportedly.model.place import Place, SiteNear

NEAR_KM = 30.0
# Events whose place says that a site may be in danger; a protest near a dam says nothing of the kind.
_HARMFUL = frozenset(
    {
        "air_strike",
        "missile_strike",
        "drone_strike",
        "shelling",
        "bombing",
        "armed_clash",
        "ground_advance",
        "territory_captured",
        "explosion",
        "attack",
        "interception",
        "property_damage",
        "site_risk",
        "outage",
    }
)
_NEAR_KINDS = ("nuclear", "dam", "gas", "chemical")
_AGREEING = 0.15


class SiteResolver:
    """Names sites; `near_km` is how far around an event's place sites are looked for."""

    def __init__(self, sites: Sites, near_km: float = NEAR_KM) -> None:
        self._sites = sites
        self._near_km = near_km

    def resolve(self, claim: Claim) -> Claim:
        """The claim with its named sites identified and, for harmful events at a point, the sites nearby."""
        named = tuple(self._named(site, claim) for site in claim.sites)
        known = {site.site_id for site in named}
        return replace(claim, sites=named + tuple(s for s in self._nearby(claim) if s.site_id not in known))

    def place_of(self, words: str) -> SiteEntry | None:
        """The one site of that name, None where none or several have it."""
        found = self._sites.find(words)
        return found[0] if len(found) == 1 else None

    def _named(self, site: SiteNear, claim: Claim) -> SiteNear:
        entry = self.place_of(site.name) if site.named else None
        if entry is None:
            return site if site.kind != "unresolved" else replace(site, kind=_guessed_kind(site.name))
        stated = _stated_km(claim)
        place = claim.place
        km = None if place is None or not place.is_located else round(_anchor_km(place, entry), 1)
        agrees = None if stated is None or km is None else abs(km - stated) <= _AGREEING * max(stated, 5.0)
        return SiteNear(entry.site_id, entry.name, entry.kind, km, True, stated, agrees)

    def _nearby(self, claim: Claim) -> list[SiteNear]:
        place = claim.place
        if claim.kind not in _HARMFUL or place is None or place.lat is None or place.lon is None:
            return []
        if place.precision in ("province", "country", "district", "water"):
            return []
        found = self._sites.near(place.lat, place.lon, self._near_km, _NEAR_KINDS)
        # Only a nuclear plant endangers places a day's walk away.
        near = [(entry, km) for entry, km in found if entry.kind == "nuclear" or km <= self._near_km / 3]
        return [SiteNear(entry.site_id, entry.name, entry.kind, round(km, 1)) for entry, km in near]


def _anchor_km(place: Place, entry: SiteEntry) -> float:
    assert place.lat is not None and place.lon is not None
    return distance_km(entry.lat, entry.lon, place.lat, place.lon)


def _stated_km(claim: Claim) -> float | None:
    if claim.place is not None and claim.place.relative is not None and claim.place.relative.km is not None:
        return claim.place.relative.km
    return None


def _guessed_kind(name: str) -> str:
    words = name.lower()
    for kind, marks in (
        ("nuclear", ("nuclear", "atomic", "npp", "reactor")),
        ("dam", ("dam", "hydro")),
        ("gas", ("gas",)),
        ("hospital", ("hospital",)),
    ):
        if any(mark in words for mark in marks):
            return kind
    return "chemical"
