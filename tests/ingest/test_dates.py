"""Dates: many ways of writing one day, and what must never be guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.ingest.dates import find_order, parse_date

TODAY = date(2026, 1, 15)
days = st.dates(date(1900, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2024-08-11", "2024-08-11"),
        ("2024/8/11", "2024-08-11"),
        ("20240811", "2024-08-11"),
        ("11 Aug 2024", "2024-08-11"),
        ("11th of August, 2024", "2024-08-11"),
        ("August 11, 2024", "2024-08-11"),
        ("Aug. 11, 2024", "2024-08-11"),
        ("Sept 3 2024", "2024-09-03"),
        ("May 2, 2024", "2024-05-02"),
        ("11-Aug-2024", "2024-08-11"),
        ("Sunday, August 11, 2024", "2024-08-11"),
        ("Published on Sunday 11 August 2024", "2024-08-11"),
        ("2024 Aug 11", "2024-08-11"),
        ("8/13/2024", "2024-08-13"),
        ("13/8/2024", "2024-08-13"),
        ("8/8/2024", "2024-08-08"),
        ("11.08.2024", "2024-08-11"),
        ("13/8/24", "2024-08-13"),
        ("2011-08-13T10:00:00Z", "2011-08-13T10:00"),
        ("2011-08-13T10:00:00.123+03:00", "2011-08-13T10:00"),
        ("2011-08-13 10:05:59", "2011-08-13T10:05"),
        ("20110813T100500Z", "2011-08-13T10:05"),
        ("2011-08-13T00:00:00", "2011-08-13"),
        ("Sat, 13 Aug 2011 10:00:00 GMT", "2011-08-13T10:00"),
        ("August 13, 2011 at 9:30 p.m.", "2011-08-13T21:30"),
        ("13 Aug 2011, 12:15 am EST", "2011-08-13T00:15"),
        ("10:15 GMT, 11 August 2024", "2024-08-11T10:15"),
        ("1723371300", "2024-08-11T10:15"),
        ("1723371300000", "2024-08-11T10:15"),
        ("1723371300.0", "2024-08-11T10:15"),
        ("  2024-08-11\n", "2024-08-11"),
    ],
)
def test_one_date_is_read_in_many_forms(raw: str, value: str) -> None:
    assert parse_date(raw, name="a", today=TODAY) == value


@pytest.mark.parametrize(
    "raw",
    ["", "soon", "2024", "August 2024", "August 11", "2024-13-01", "30 Feb 2023", "2023-02-29", "0001-01-01",
     "1701", "2024-08-11T25:00", "11 Aug 2024, 13:00 pm", "the year of the flood", "9" * 400, "11/08",
     "32/1/2024", "-5",
     "2024-08-11 or so", "yesterday"],
)  # fmt: skip
def test_nonsense_is_refused_with_a_remedy(raw: str) -> None:
    with pytest.raises(InputError, match="cannot be understood") as caught:
        parse_date(raw, name="--published", today=TODAY)
    assert caught.value.source == "--published"
    assert "2024-08-11" in caught.value.remedy


def test_two_readings_are_refused_unless_the_order_is_known() -> None:
    with pytest.raises(InputError, match="day/month or month/day"):
        parse_date("8/11/2024", name="a", today=TODAY)
    assert parse_date("8/11/2024", name="a", order="month_first", today=TODAY) == "2024-08-11"
    assert parse_date("8/11/2024", name="a", order="day_first", today=TODAY) == "2024-11-08"
    assert parse_date("8/11/2024 10:15", name="a", order="day_first", today=TODAY) == "2024-11-08T10:15"


def test_the_future_is_refused_from_the_day_after_tomorrow() -> None:
    assert parse_date("2026-01-16", name="a", today=TODAY) == "2026-01-16"
    with pytest.raises(InputError, match="lies in the future"):
        parse_date("2026-01-17", name="a", today=TODAY)
    with pytest.raises(InputError, match="lies in the future"):
        parse_date((datetime.now(UTC).date() + timedelta(days=3)).isoformat(), name="a")


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["4/5/2017", "4/16/2017"], "month_first"),
        (["4/5/2017", "16/4/2017 10:00"], "day_first"),
        (["4/5/2017", "5/5/2017"], None),
        (["13/5/2017", "5/13/2017"], None),
        (["", "nonsense", "2017-04-16", "16.04.2017"], None),
    ],
)
def test_a_column_tells_its_order(values: list[str], order: str | None) -> None:
    assert find_order(values) == order


@given(
    days, st.sampled_from(["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%Y%m%d", "%d.%m.%Y"])
)
def test_every_form_of_a_day_gives_that_day(day: date, form: str) -> None:
    assert parse_date(day.strftime(form), name="a", today=TODAY) == day.isoformat()


@given(st.datetimes(datetime(1970, 1, 1), datetime(2025, 12, 31)))
def test_minutes_come_back(moment: datetime) -> None:
    minute = moment.replace(second=0, microsecond=0)
    value = parse_date(moment.isoformat(), name="a", today=TODAY)
    assert datetime.fromisoformat(value) == minute


@given(st.lists(days, min_size=1), st.sampled_from([("day_first", "%d/%m/%Y"), ("month_first", "%m/%d/%Y")]))
def test_a_column_is_never_read_in_the_other_order(column: list[date], written: tuple[str, str]) -> None:
    order, form = written
    assert find_order(day.strftime(form) for day in column) in (order, None)


@given(st.text(max_size=40) | st.from_regex(r"[0-9/.: TZ+-]{1,25}", fullmatch=True))
def test_any_words_give_a_date_or_an_input_error(raw: str) -> None:
    try:
        value = parse_date(raw, name="a", order="day_first", today=TODAY)
    except InputError:
        return
    assert datetime.fromisoformat(value).date() <= TODAY + timedelta(days=1)
