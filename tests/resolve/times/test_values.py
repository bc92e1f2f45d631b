"""What times mean: case tables, and what holds of every value."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.times.expressions import find_times
from reportedly.resolve.times.values import TimeContext, TimeValue, resolve_time

HERE = Path(__file__).parent


def read_cases(name: str) -> list[dict[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = read_cases("cases.tsv")
TOLD = read_cases("told_cases.tsv")
PRECISIONS = {"minute", "hour", "part_of_day", "day", "week", "month", "season", "year"}
EXPRESSIONS = sorted({case["expression"] for case in (*CASES, *TOLD)})
# Words that look ahead themselves, and full dates, which mean what they say.
AHEAD = re.compile(r"tomorrow|tonight|next|coming|later|\d{4}|/")
NOT_AHEAD = [expression for expression in EXPRESSIONS if not AHEAD.search(expression)]
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))


def moment(text: str, *, last: bool) -> datetime:
    if "T" in text:
        return datetime.fromisoformat(text)
    return datetime.fromisoformat(f"{text}T23:59" if last else f"{text}T00:00")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['expression']} ({case['published']})")
def test_value_against_publication(case: dict[str, str]) -> None:
    value = resolve_time(case["expression"], TimeContext(case["published"]))
    assert value is not None
    assert (value.start, value.end, value.precision) == (case["start"], case["end"], case["precision"])


@pytest.mark.parametrize(
    "case", TOLD, ids=lambda case: f"{case['expression']} after {case['previous_start']}"
)
def test_value_against_what_was_told(case: dict[str, str]) -> None:
    previous = None
    if case["previous_start"]:
        previous = TimeValue(case["previous_start"], case["previous_end"], "day")
    context = TimeContext(case["published"] or None, previous, case["future"] == "yes")
    value = resolve_time(case["expression"], context)
    found = ("-", "-", "-") if value is None else (value.start, value.end, value.precision)
    assert found == (case["start"], case["end"], case["precision"]), case["comment"]


def test_enough_cases() -> None:
    assert len(CASES) + len(TOLD) >= 150


@pytest.mark.parametrize(
    ("expression", "tz"),
    [
        ("at 1430 GMT on Friday", "UTC"),
        ("at 14:30 UTC+2 on Friday", "UTC+02:00"),
        ("at 14:30 GMT -3:30 on Friday", "UTC-03:30"),
        ("at 14:30 MSK on Friday", "Europe/Moscow"),
        ("at 14:30 IST on Friday", "IST"),
        ("at 2 a.m. Tehran time on Friday", "Asia/Tehran"),
        ("at 7.30 a.m. local, on Friday", "local time"),
        ("2300 Moscow time (2000 GMT) on Friday", "Europe/Moscow"),
        ("3 a.m. (0120 GMT) on Monday", None),
        ("0430 local time on Thursday", "local time"),
        ("3 a.m. (0100 GMT) on Monday", "local time, UTC+02:00"),
        ("9 p.m. (0200 GMT) on Monday", "local time, UTC-05:00"),
        ("3 p.m. Moscow time on Monday", "Europe/Moscow"),
        ("3 p.m. on Monday", None),
    ],
)
def test_zone_is_kept_and_the_hour_stays_local(expression: str, tz: str | None) -> None:
    value = resolve_time(expression, TimeContext("2024-08-11"))
    assert value is not None
    assert value.tz == tz


@pytest.mark.parametrize(
    ("expression", "start"),
    [
        ("for four days", "2024-08-07"),
        ("for two weeks", "2024-07-28"),
        ("for a month", "2024-07-11"),
        ("for three years", "2021-08-11"),
        ("for the past week", "2024-08-04"),
    ],
)
def test_what_still_goes_on_lasts_until_publication(expression: str, start: str) -> None:
    value = resolve_time(expression, TimeContext("2024-08-11", lasting=True))
    assert value is not None
    assert (value.start, value.end) == (start, "2024-08-11")


def test_days_after_a_month_are_known_no_closer() -> None:
    told = TimeValue("2024-05-01", "2024-05-31", "month")
    value = resolve_time("two days later", TimeContext("2024-08-11", told))
    assert value is not None
    assert (value.start, value.end, value.precision) == ("2024-05-03", "2024-06-02", "month")


def test_reason_can_be_read() -> None:
    value = resolve_time("Saturday night", TimeContext("2024-08-11"))
    assert value is not None
    assert value.reason == (
        "Saturday before the publication date 2024-08-11 is 10 August 2024; "
        "night is taken as 18:00 to 06:00 of the next day"
    )


def test_season_says_its_hemisphere() -> None:
    value = resolve_time("last summer", TimeContext("2024-08-11"))
    assert value is not None
    assert "northern hemisphere" in value.reason


@given(st.sampled_from(EXPRESSIONS), DAYS, st.none() | DAYS, st.booleans())
def test_every_value_is_an_interval_with_a_reason(
    expression: str, published: date, told: date | None, future: bool
) -> None:
    previous = TimeValue(told.isoformat(), told.isoformat(), "day") if told else None
    value = resolve_time(expression, TimeContext(published.isoformat(), previous, future))
    if value is not None:
        assert moment(value.start, last=False) <= moment(value.end, last=True)
        assert ("T" in value.start) == ("T" in value.end)
        assert value.precision in PRECISIONS
        assert value.reason


@given(st.sampled_from(NOT_AHEAD), DAYS)
def test_nothing_later_than_publication_unless_the_words_say_so(expression: str, published: date) -> None:
    value = resolve_time(expression, TimeContext(published.isoformat()))
    assert value is None or value.end[:10] <= published.isoformat()


@given(DAYS)
def test_full_date_comes_back_in_every_order(day: date) -> None:
    month = f"{day:%B}"
    written = (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%d/%m/%Y}",
    )
    for words in written:
        value = resolve_time(words, TimeContext())
        assert value is not None
        assert value.start == value.end == day.isoformat()


@given(st.sampled_from(EXPRESSIONS), DAYS, st.none() | DAYS)
def test_the_same_question_has_the_same_answer(expression: str, published: date, told: date | None) -> None:
    previous = TimeValue(told.isoformat(), told.isoformat(), "day") if told else None
    context = TimeContext(published.isoformat(), previous)
    assert resolve_time(expression, context) == resolve_time(expression, context)


@given(st.sampled_from(CASES))
def test_what_is_found_can_be_resolved(case: dict[str, str]) -> None:
    for start, end in find_times(case["expression"]):
        assert resolve_time(case["expression"][start:end], TimeContext(case["published"])) is not None


@given(st.text(max_size=80), DAYS)
def test_any_words_can_be_asked(text: str, published: date) -> None:
    resolve_time(text, TimeContext(published.isoformat()))
