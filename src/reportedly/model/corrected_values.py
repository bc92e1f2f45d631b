"""Corrected values: what a judgement may put in the place of what was read. In: a field, a value as JSON
keeps it. Out: the value as it is kept, or a ValueError with what is wrong: judgements come from other
people's files."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from reportedly.model.place import SiteNear
from reportedly.model.vocabulary import KINDS, MEASURES, PLACE_PRECISIONS, POLARITIES, TIME_PRECISIONS

PLACE_FIELDS = ("name", "geonameid", "country", "admin1", "lat", "lon", "precision")
_DEGREES = {"lat": 90.0, "lon": 180.0}
_NEAR = frozenset(part.name for part in fields(SiteNear))


def checked_value(field: str, value: Any) -> Any:
    """The value, its days and minutes in one spelling; None takes the field away where that can be.

    A number of a figure is finite and 0 or more; a place has a name, and both degrees or none of them; a time
    has `from` and `to`, the earlier first."""
    check = _CHECKS.get(field)
    if check is None:
        raise ValueError(f"{field!r} is no field to correct; valid are: {', '.join(_CHECKS)}")
    return check(field, value)


def moment_of(text: str) -> datetime:
    """The moment of an ISO day or minute; a day is its first minute."""
    try:
        return datetime.fromisoformat(_spelled(text))
    except (ValueError, TypeError, AttributeError):
        raise ValueError(f"{text!r} is no ISO date or minute: 2024-08-10, 2024-08-10T18:00") from None


def _spelled(text: str) -> str:
    """Days and minutes with their marks; weeks and days of the year would be read as one day, so they are
    none."""
    if "W" in text:
        raise ValueError(text)
    if len(text) <= len("2024-08-10"):
        return date.fromisoformat(text).isoformat()
    return datetime.fromisoformat(text).isoformat(timespec="minutes")


def _term(terms: Mapping[str, object]) -> Callable[[str, Any], Any]:
    def check(field: str, value: Any) -> Any:
        if isinstance(value, str) and value in terms:
            return value
        raise ValueError(f"{value!r} is none of: {', '.join(terms)}")

    return check


def _number(field: str, value: Any) -> Any:
    side = field.removeprefix("figure.")
    if value is None and side == "best":
        raise ValueError("best cannot be null; give low or high, or take the figure away by: figure null")
    if value is None or (_is_number(value) and value >= 0):
        return value
    raise ValueError(f"{side} is {value!r}; give a number, 0 or more, or null")


def _nothing(field: str, value: Any) -> Any:
    if value is not None:
        raise ValueError(
            "a figure as a whole can only be taken away, by null; else correct low, best or high"
        )
    return None


def _text(said: str) -> Callable[[str, Any], Any]:
    def check(field: str, value: Any) -> Any:
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        raise ValueError(said)

    return check


def _time(field: str, value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(value, Mapping) or "from" not in value or "to" not in value:
        raise ValueError("a time needs `from` and `to`, or null")
    start, end = value["from"], value["to"]
    if moment_of(start) > moment_of(end):
        raise ValueError(f"{start} is after {end}")
    precision = value.get("precision")
    if precision is not None:
        _term(TIME_PRECISIONS)(field, precision)
    return {"from": _spelled(start), "to": _spelled(end), "precision": precision}


def _place(field: str, value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(value, Mapping) or not value.get("name"):
        raise ValueError("a place needs a name; give a geonameid of the gazetteer, or null")
    for key in ("name", "country", "admin1"):
        if not isinstance(value.get(key), str | None):
            raise ValueError(f"the place's {key} is {value[key]!r}, not a text")
    if not _is_whole(value.get("geonameid")):
        raise ValueError(f"the place's geonameid is {value['geonameid']!r}, not a number")
    _check_degrees(value)
    _term(PLACE_PRECISIONS)(field, value.get("precision"))
    for site in value.get("sites") or ():
        _check_site(site)
    return value


def _check_degrees(place: Mapping[str, Any]) -> None:
    if (place.get("lat") is None) != (place.get("lon") is None):
        raise ValueError("a place needs both lat and lon, or neither")
    for key, most in _DEGREES.items():
        value = place.get(key)
        if value is not None and not (_is_number(value) and abs(value) <= most):
            raise ValueError(f"the place's {key} is {value!r}, not degrees up to {most:g}")


def _check_site(site: Any) -> None:
    if not isinstance(site, Mapping) or not {"name", "kind"} <= set(site) <= _NEAR:
        raise ValueError(f"a site near the place is {site!r}, which cannot be read")
    if not isinstance(site["name"], str) or not isinstance(site["kind"], str):
        raise ValueError("a site near the place needs a name and a kind, both texts")
    for key in ("km", "stated_km"):
        if site.get(key) is not None and not _is_number(site[key]):
            raise ValueError(f"the site's {key} is {site[key]!r}, not a number")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_whole(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


_CHECKS: Mapping[str, Callable[[str, Any], Any]] = {
    "kind": _term(KINDS),
    "place": _place,
    "time": _time,
    "polarity": _term(POLARITIES),
    "speaker.name": _text("a speaker's name is a text, or null where the report itself says it"),
    "speaker.side": _text("a side is a country's three-letter code or a group's id, or null"),
    "figure": _nothing,
    "figure.low": _number,
    "figure.best": _number,
    "figure.high": _number,
    "figure.measure": _term(MEASURES),
}
