"""The shipped areas: sound as data, and answering who held a place on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportedly.data.actor_areas import Areas, load_areas, read_areas
from reportedly.data.register import load_register
from reportedly.errors import StepUnavailable


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


def test_every_side_and_country_stands_in_the_register(areas: Areas) -> None:
    register = load_register()
    for area in areas.all:
        assert register.is_side(area.side), area.id
        assert area.country in register.countries and area.country != area.side, area.id


def test_ids_are_unique_and_periods_run_forward(areas: Areas) -> None:
    assert len({area.id for area in areas.all}) == len(areas.all)
    for area in areas.all:
        assert area.period.first is not None
        assert area.period.last is None or area.period.first <= area.period.last, area.id


@pytest.mark.parametrize("on", [date(2015, 6, 1), date(2021, 6, 1), date(2025, 6, 1)])
def test_a_town_has_one_holder_a_day(areas: Areas, on: date) -> None:
    held = [(a.country, town) for a in areas.all if a.period.covers(on) for town in a.towns]
    assert len(set(held)) == len(held)


@pytest.mark.parametrize(
    ("town", "country", "admin1", "on", "side"),
    [
        ("Khan Younis", "PSE", "Gaza Strip", date(2024, 1, 1), "grp_hamas"),
        ("Khan Younis", "PSE", "Gaza Strip", date(2006, 1, 1), None),
        ("Simferopol", "UKR", "Crimea", date(2020, 1, 1), "RUS"),
        ("Simferopol", "UKR", "Crimea", date(2013, 1, 1), None),
        ("Horlivka", "UKR", "Donetsk Oblast", date(2021, 1, 1), "grp_dpr"),
        ("Horlivka", "UKR", "Donetsk Oblast", date(2023, 1, 1), "RUS"),
        ("Kramatorsk", "UKR", "Donetsk Oblast", date(2023, 1, 1), None),
        ("Raqqa", "SYR", "Raqqa", date(2016, 1, 1), "grp_isis"),
        ("Raqqa", "SYR", "Raqqa", date(2020, 1, 1), "grp_sdf"),
        ("Goma", "COD", "North Kivu", date(2024, 8, 1), None),
        ("Goma", "COD", "North Kivu", date(2025, 8, 1), "grp_m23"),
        ("Sanaa", "YEM", "Amanat Alasimah", None, "grp_houthis"),
        ("Stepanakert", "AZE", "Xankandi Sahari", None, None),
    ],
)
def test_who_held_a_place(  # noqa: PLR0917 - one line a case
    areas: Areas, town: str, country: str, admin1: str, on: date | None, side: str | None
) -> None:
    area = areas.around(town, country, admin1, on)
    assert (None if area is None else area.side) == side


def test_an_adjective_names_an_area_while_it_lasts(areas: Areas) -> None:
    area = areas.named("Karabakh", date(2020, 10, 15))
    assert area is not None and area.side == "grp_artsakh"
    assert areas.named("Karabakh", date(2024, 10, 15)) is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- {id: x, name: X, country: UKR, side: RUS, from: 2014, source: y}", "all missing"),
        ("- {id: x, name: X, country: UKR, side: RUS, towns: [Y], source: y}", "from is missing"),
        ("- {id: x, name: X, country: UKR, side: RUS, towns: [Y], from: 2014}", "source is missing"),
        ("- {id: x, name: X, country: UKR, towns: [Y], from: 2014, source: y}", "side is missing"),
    ],
)
def test_faulty_areas_are_refused_in_words(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "areas.yaml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(StepUnavailable, match=message):
        read_areas(path)
