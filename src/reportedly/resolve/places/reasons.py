"""Reasons: why a place name is read so, in words. In: an instance, one of its entries, what the report is
about. Out: short clauses for a person."""

from __future__ import annotations

from reportedly.data.gazetteer import PlaceEntry
from reportedly.resolve.places.instances import Instance
from reportedly.resolve.places.readings import is_country
from reportedly.resolve.places.traits import TextContext, lies_in

_NEAR_KM = 500.0


def reasons_for(
    instance: Instance, entry: PlaceEntry, context: TextContext, nearest: tuple[PlaceEntry, float] | None
) -> tuple[str, ...]:
    """What speaks for this reading; at least one clause."""
    reasons = []
    for unit in instance.inside:
        if lies_in(entry, unit):
            reasons.append(f"the words beside it put it in {unit.name}")
            break
    else:
        if other := next((unit for unit in instance.elsewhere if lies_in(entry, unit)), None):
            reasons.append(f"the report puts the same name in {other.name} elsewhere")
    if (share := context.countries.shares_without(instance.key[0]).get(entry.country, 0.0)) >= 0.01:
        reasons.append(f"the report speaks of {entry.country} ({share:.0%} of its other names)")
    if entry.country and entry.country == context.outlet_country:
        reasons.append("its outlet is of that country")
    if is_country(entry):
        reasons.append("a country's name")
    elif entry.feature_code == "PPLC":
        reasons.append("a capital")
    if nearest is not None and nearest[1] <= _NEAR_KM:
        reasons.append(f"{nearest[1]:.0f} km from {nearest[0].name}, named in the report")
    if entry.population:
        reasons.append(f"population {entry.population:,}")
    if len(instance.entries) == 1:
        reasons.append("the only reading")
    return tuple(reasons) or ("one reading of several",)
