"""Whose clock a time is told by, and the same hour where it happened."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_span
from reportedly.data.time_zones import clock_of, load_time_zones, offset_name, zone_at
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef
from reportedly.resolve.times.expressions import find_times
from reportedly.resolve.times.values import TimeContext, resolve_time
from reportedly.resolve.times.zones import at_place

_LINES = (Path(__file__).parent / "zone_cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(_LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


def told_at(expression: str, place: Place | None) -> TimeRef:
    value = resolve_time(expression, TimeContext("2024-08-11"))
    assert value is not None
    time = TimeRef(make_span(expression), value.start, value.end, value.precision, value.tz)
    return at_place(replace(time, reason=value.reason), place)


def place_of(country: str | None, region: str | None = None) -> Place:
    return Place(make_span("there"), country=country, admin1=region)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['expression']} {case['region']}")
def test_local_time_of_the_place(case: dict[str, str]) -> None:
    row = {key: None if value == "-" else value for key, value in case.items()}
    place = place_of(row["country"], row["region"]) if row["country"] else None
    time = told_at(case["expression"], place)
    assert (time.start, time.end, time.tz) == (row["start"], row["end"], row["tz"]), case["comment"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expression"])
def test_every_clock_is_found_with_its_words(case: dict[str, str]) -> None:
    text = f"Shells fell {case['expression']}, officials said."
    ((start, end),) = find_times(text)
    assert case["expression"].removeprefix("at ").removeprefix("on ") in text[start:end] or start < 15


def test_a_change_of_clock_says_why() -> None:
    time = told_at("at 2300 GMT on Monday", place_of("UKR", "Sumy Oblast"))
    assert time.reason is not None
    assert time.reason.endswith("23:00 UTC is 02:00 on 6 August 2024 in Europe/Kyiv")


def test_whoever_holds_a_place_may_have_set_its_clocks() -> None:
    held = replace(place_of("UKR", "Donetsk Oblast"), controlled_by="RUS")
    assert told_at("at 1430 GMT on 9 February", held).tz == "UTC"


def test_local_before_a_noun_is_no_clock() -> None:
    text = "Shells fell at 7.30 a.m. local residents said."
    assert [text[a:b] for a, b in find_times(text)] == ["7.30 a.m."]


def test_every_zone_of_the_table_exists() -> None:
    assert set(load_time_zones().values()) <= available_timezones()


def test_a_region_decides_where_the_country_has_several_clocks() -> None:
    assert zone_at("UKR", "Crimea") == "Europe/Simferopol"
    assert zone_at("UKR", None) == "Europe/Kyiv"
    assert zone_at("USA", None) is None
    assert zone_at(None, None) is None


def test_a_zone_that_nobody_knows_moves_nothing() -> None:
    assert clock_of("Nowhere/Town") is None


@given(st.integers(-720, 840))
def test_offsets_are_read_back(minutes: int) -> None:
    clock = clock_of(offset_name(minutes))
    assert clock is not None
    ahead = datetime(2024, 8, 9, tzinfo=clock).utcoffset()
    assert ahead is not None and ahead.total_seconds() == minutes * 60
