"""Claims that leave open what, where or when: linked where one happening fits, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from factory import make_actor, make_claim, make_figure, make_place, make_report, make_time
from reportedly.fuse.plain import PlainLinker

ONE = make_report("Shelling hit the town at night.", publisher="One")
TWO = make_report("Other words of another outlet.", publisher="Two")
THREE = make_report("A third outlet tells of something else.", publisher="Three")


def _full(**values: Any) -> dict[str, Any]:
    own = {"place": make_place("Kursk"), "time": make_time("2024-08-10"), "actor": make_actor()}
    return {"kind": "shelling", **own, "figures": (make_figure(),), **values}


def _count(*claims: dict[str, Any]) -> int:
    reports = (ONE, TWO, THREE)
    made = [make_claim(report, **values) for report, values in zip(reports, claims, strict=False)]
    return len(PlainLinker().link(made, reports))


@pytest.mark.parametrize(
    ("left_open", "incidents"),
    [
        ({"time": None}, 1),
        ({"time": None, "figures": ()}, 1),
        ({"time": None, "actor": None}, 2),  # a number alone dates nothing
        ({"time": None, "actor": None, "figures": ()}, 2),  # nothing speaks for it
        ({"time": None, "background": True}, 2),  # may be of any day
        ({"time": None, "place": make_place("Sudzha")}, 2),
        ({"place": make_place("Kursk region")}, 1),
        ({"place": make_place("Kursk region"), "figures": ()}, 1),
        ({"place": make_place("Kursk region"), "actor": None, "figures": ()}, 2),
        ({"place": make_place("Belgorod region")}, 2),
        ({"place": None}, 1),
        ({"place": None, "figures": ()}, 2),
        ({"place": None, "actor": None}, 2),
        ({"place": None, "kind": "attack"}, 2),
        ({"kind": "attack", "actor": None, "figures": ()}, 1),
    ],
)
def test_what_is_open_fits_the_only_happening(left_open: dict[str, Any], incidents: int) -> None:
    assert _count(_full(), _full(**left_open)) == incidents


@pytest.mark.parametrize(
    "left_open",
    [
        {"time": None, "figures": ()},
        {"place": make_place("Kursk region"), "figures": ()},
        {"kind": "attack", "figures": ()},
    ],
)
def test_where_two_happenings_fit_it_joins_neither(left_open: dict[str, Any]) -> None:
    other = _full(figures=(make_figure(best=50),))  # too far from twelve to be the same
    assert _count(_full(), other, _full(**left_open)) == 3


def test_a_figure_in_common_decides_between_two() -> None:
    other = _full(figures=(make_figure(best=50),))
    assert _count(_full(), other, _full(kind="attack", figures=(make_figure(best=50),))) == 2


def test_what_goes_on_in_a_province_is_more_than_in_its_town() -> None:
    captured = _full(kind="territory_captured", figures=())
    assert _count(captured, {**captured, "place": make_place("Kursk region")}) == 2


def test_two_days_are_not_joined_by_the_night_between() -> None:
    night = make_time("2024-08-10T18:00", "2024-08-11T06:00")
    days = [_full(time=make_time(day), figures=()) for day in ("2024-08-10", "2024-08-11")]
    assert _count(*days, _full(time=night, figures=())) == 2
