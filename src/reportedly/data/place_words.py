"""Other words for places: short forms ("Tenn.", "W.Va.", "U.K.") and peoples of regions ("Chechen", "Texan").
In: `place_abbreviations.csv`, `place_peoples.csv`. Out: what each word, as it is written, stands for.

They are no names of the gazetteer, for only their capitals and points tell "Miss." from "Miss"."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def load_abbreviations() -> Mapping[str, tuple[str, str]]:
    """By written form without spaces: the country (ISO alpha-3) and its unit's GeoNames code, empty for the
    country."""
    return {row["written"]: (row["country"], row["admin1"]) for row in _rows("place_abbreviations.csv")}


@cache
def load_peoples() -> Mapping[str, str]:
    """By adjective or name of a people: the name of their continent, region or city. Countries' peoples are
    in the register."""
    return {row["word"]: row["place"] for row in _rows("place_peoples.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
