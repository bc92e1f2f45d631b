"""Values as typed: FIELD and VALUE of `reportedly judge correct` -> what a judgement keeps. In: texts, the
claim, the gazetteer. Out: the field, its value and the figure that is meant. Raises InputError with the
remedy."""
# ruff: noqa: PLC0415 - the gazetteer is opened for places only

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import InputError
from reportedly.fuse.corrections import CORRECTIONS, precision_of
from reportedly.model.claim import Claim
from reportedly.model.corrected_values import checked_value
from reportedly.model.place import Place
from reportedly.model.span import Span

if TYPE_CHECKING:
    from reportedly.data.gazetteer import PlaceEntry

_NONE = frozenset(("none", "null", "-"))
_POINTER = "figures/"
_PLAIN = tuple(field for field in CORRECTIONS if not field.startswith("figure"))


@dataclass(frozen=True, slots=True)
class Typed:
    """A field with its value as JSON keeps it; `figure` is the index of the figure that is meant."""

    field: str
    value: Any
    figure: int | None = None


def read_typed(claim: Claim, field: str, value: str, *, places: Path | None, site_km: float) -> Typed:
    """What the two words mean for that claim; `killed.best 12`, `place 485698`, `time 2024-08-10/2024-08-11`,
    `speaker.side none`."""
    if field in _PLAIN:
        return Typed(field, _plain_value(claim, field, value, places=places, site_km=site_km))
    name, _, part = field.partition(".")
    figure = _figure_index(claim, name)
    if part == "measure":
        return Typed("figure.measure", value, figure)
    if part in ("low", "best", "high"):
        return Typed(f"figure.{part}", None if _is_none(value) else _number(field, value), figure)
    if not part and _is_none(value):
        return Typed("figure", None, figure)
    raise InputError(field, "of a figure only low, best, high and measure can be corrected",
                     f"give {name}.best NUMBER, or {name} none to take it away")  # fmt: skip


def named_words(claim: Claim, text: str, words: str) -> Span:
    """Where the words stand in the report, nearest to the claim's own."""
    starts = [at for at in range(len(text)) if text.startswith(words, at)] if words else []
    if not starts:
        raise InputError(words, "the report has no such words", "copy them as they stand there")
    start = min(
        starts, key=lambda at: (not claim.words.start <= at < claim.words.end, abs(at - claim.words.start))
    )
    return Span.of(text, start, start + len(words))


def _plain_value(claim: Claim, field: str, value: str, *, places: Path | None, site_km: float) -> Any:
    if _is_none(value) and field not in ("kind", "polarity"):
        return None
    if field == "time":
        start, _, end = value.partition("/")
        typed = {"from": start, "to": end or start}
        try:
            return checked_value(field, typed | {"precision": precision_of(start, end or start)})
        except ValueError as error:
            raise InputError(value, str(error), "give FROM or FROM/TO") from error
    if field == "place":
        return _place_value(claim, value, places=places, site_km=site_km)
    return value.replace("-", "_").replace(" ", "_") if field == "kind" else value


def _place_value(claim: Claim, value: str, *, places: Path | None, site_km: float) -> dict[str, Any]:
    from reportedly.data.gazetteer import open_gazetteer
    from reportedly.data.sites import open_sites
    from reportedly.resolve.places.precisions import precision_of as place_precision_of
    from reportedly.resolve.places.sites import SiteResolver

    entry = open_gazetteer(places).entry(f"gn:{value}" if value.isdigit() else value)
    if entry is None:
        raise InputError(
            value,
            "the gazetteer has no place of that key",
            "see its Key in: reportedly places find NAME",
        )
    values = {**_entry_values(entry), "precision": place_precision_of(entry)}
    moved = replace(claim, place=Place(claim.words, **values), sites=tuple(s for s in claim.sites if s.named))
    near = SiteResolver(open_sites(), site_km).resolve(moved).sites
    return {**values, "sites": [asdict(site) for site in near]}


def _entry_values(entry: PlaceEntry) -> dict[str, Any]:
    keys = ("name", "geonameid", "admin1", "lat", "lon")
    return {**{key: getattr(entry, key) for key in keys}, "country": entry.country or None}


def _figure_index(claim: Claim, name: str) -> int:
    if name.startswith(_POINTER) and name.removeprefix(_POINTER).isdigit():
        index = int(name.removeprefix(_POINTER))
        found = [index] if index < len(claim.figures) else []
    else:
        found = [i for i, figure in enumerate(claim.figures) if figure.measure == name]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{_POINTER}{i} ({f.measure} {f.span.text!r})" for i, f in enumerate(claim.figures))
    if found:
        raise InputError(name, f"the claim has {len(found)} such figures", f"name one: {known}")
    valid = f"{', '.join(_PLAIN)}, or a figure" + (f": {known}" if known else "; this claim has none")
    raise InputError(name, "the claim has no such field", f"valid are: {valid}")


def _number(field: str, value: str) -> float:
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InputError(value, f"{field} takes a number", "give it in digits: 12")
    return number


def _is_none(value: str) -> bool:
    return value.casefold() in _NONE
