"""Which clock a place goes by. In: `time_zones.csv`, a country and its region. Out: an IANA zone, or None.

The table names the zones of the IANA time zone database (public domain). A row without regions holds for the
whole country, or for what its other rows leave; a country on several clocks without such a row needs its
region to be known.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from re import compile as pattern
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FILE = Path(__file__).parent / "time_zones.csv"

_OFFSET = pattern(r"UTC([+-])(\d\d):(\d\d)")


@cache
def load_time_zones() -> Mapping[tuple[str, str], str]:
    """The zone of a country (alpha-3) and region; the region is empty where any or none will do."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {(row["country"], region): row["zone"] for row in rows for region in row["admin1"].split(";")}


def zone_at(country: str | None, region: str | None) -> str | None:
    """The IANA zone; None where the country is unknown, or has several clocks and the region decides none."""
    if country is None:
        return None
    zones = load_time_zones()
    return zones.get((country, region or "")) or zones.get((country, ""))


@cache
def clock_of(zone: str) -> tzinfo | None:
    """The clock of an IANA zone, `UTC` or `UTC+03:00`; None where this machine knows no such zone."""
    if zone == "UTC":
        return UTC
    if match := _OFFSET.fullmatch(zone):
        ahead = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(ahead if match[1] == "+" else -ahead)
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def offset_name(minutes: int) -> str:
    """`UTC+03:00` for 180; `UTC` for 0."""
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
