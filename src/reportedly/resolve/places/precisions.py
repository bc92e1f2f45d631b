"""Precisions: how closely an entry of the gazetteer tells where. In: an entry. Out: a word of the closed
list."""

from __future__ import annotations

from reportedly.data.gazetteer import PlaceEntry

_PRECISION = {
    "PCL": "country",
    "ADM1": "province",
    "RGN": "province",
    "CONT": "country",
    "SEA": "water",
    "STM": "water",
    "LK": "water",
    "GULF": "water",
    "BAY": "water",
    "STR": "water",
    "OCN": "water",
    "CNL": "water",
    "RSV": "water",
    "AIR": "site",
    "CMP": "site",
    "DAM": "site",
    "MILB": "site",
    "ADM": "district",
    "AREA": "district",
    "ISL": "district",
    "TERR": "country",
    "VAL": "district",
    "MT": "district",
    "DSRT": "province",
}


def precision_of(entry: PlaceEntry) -> str:
    """The closed list's precision for a gazetteer entry, by its feature code."""
    code = entry.feature_code
    for length in (4, 3, 2):
        if code[:length] in _PRECISION:
            return _PRECISION[code[:length]]
    return "town" if code.startswith("PPL") or entry.feature_class == "P" else "site"
