"""Names of places and conflicts that a person asks for -> what they stand for. In: a name, the gazetteer, the
register and the conflicts. Out: a part of a `Scope`, or an error that lists the nearest names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from reportedly.brief.scope import PlaceScope
from reportedly.data.actor_entries import CountryEntry
from reportedly.data.conflicts import Conflict, Conflicts
from reportedly.data.gazetteer import Gazetteer, PlaceEntry
from reportedly.data.register import Register
from reportedly.errors import InputError
from reportedly.model.claim import Claim

DEFAULT_KM = 25.0
_UNITS = frozenset({"ADM1"})
_MOST = 4


def find_place(
    name: str, km: float | None, gazetteer: Gazetteer, register: Register, claims: Iterable[Claim]
) -> PlaceScope:
    """A country, a province, or a town with `km` around it (25 where None); "Georgia, USA" asks within a
    country.

    Raises InputError where nothing bears the name, with the nearest names among the situation's places."""
    own, _, within = (part.strip() for part in name.partition(","))
    country = _country(own, register) if not within else None
    if country is not None:
        return _unit(PlaceScope(country.name, country.id), km)
    inside = _country(within, register) if within else None
    if within and inside is None:
        raise InputError("--place", f"no country is called {within!r}", "write it as in: Kursk, Russia")
    entries = _entries(own, gazetteer, inside.id if inside else None)
    if not entries:
        raise InputError("--place", f"no place is called {name!r}", _nearest_places(own, claims))
    entry = entries[0]
    if entry.feature_code in _UNITS:
        return _unit(PlaceScope(entry.name, entry.country, entry.name), km)
    return PlaceScope(entry.name, entry.country, None, (entry.lat, entry.lon), km or DEFAULT_KM)


def _unit(scope: PlaceScope, km: float | None) -> PlaceScope:
    if km is not None:
        raise InputError("--km", f"{scope.name} is no town", "leave it out: the whole of it is taken")
    return scope


def _country(name: str, register: Register) -> CountryEntry | None:
    if name.upper() in register.countries:
        return register.countries[name.upper()]
    return next((entry for entry in register.find(name) if isinstance(entry, CountryEntry)), None)


def _entries(name: str, gazetteer: Gazetteer, country: str | None) -> list[PlaceEntry]:
    """Those of that very name, towns before units; a unit's name may lack its word ("Kursk oblast")."""
    found = [*gazetteer.find(name), *gazetteer.find_region(name)]
    found = [e for e in found if e.country and (country is None or e.country == country)]
    exact = [e for e in found if e.name.casefold() == name.casefold() and e.feature_code in _UNITS]
    return [*exact, *found]


def _nearest_places(name: str, claims: Iterable[Claim]) -> str:
    places = [claim.place for claim in claims if claim.place is not None]
    known = {text for place in places for text in (place.name, place.admin1) if text}
    return _nearest(name, known) or "see: reportedly places find NAME"


def _nearest(name: str, known: Iterable[str]) -> str:
    """Those that hold the name, then those that are spelt much like it."""
    by_fold = {text.casefold(): text for text in sorted(known)}
    wanted = name.casefold()
    holding = [fold for fold in by_fold if wanted in fold or fold in wanted]
    near = dict.fromkeys([*holding, *get_close_matches(wanted, by_fold, n=_MOST, cutoff=0.6)])
    return f"nearest: {', '.join(by_fold[fold] for fold in list(near)[:_MOST])}" if near else ""


def find_conflict(name: str, conflicts: Conflicts) -> Conflict:
    """The conflict of that id or name, in any case. Raises InputError with the nearest names."""
    wanted = name.strip().casefold()
    for conflict in conflicts.all:
        if wanted in (conflict.id.casefold(), conflict.name.casefold()):
            return conflict
    known = [text for conflict in conflicts.all for text in (conflict.name, conflict.id)]
    raise InputError(
        "--conflict",
        f"no conflict is called {name!r}",
        _nearest(name, known) or f"for example: {', '.join(c.id for c in conflicts.all[:4])}",
    )


def find_day(option: str, value: str | None) -> str | None:
    """The ISO day. Raises InputError where it is none."""
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise InputError(option, f"{value!r} is no day", "write it as 2024-08-11") from error


def check_period(first: str | None, last: str | None) -> None:
    """Raises InputError where the period ends before it begins."""
    if first and last and first > last:
        raise InputError("--from", f"{first} is after {last}", "the first day comes first")
