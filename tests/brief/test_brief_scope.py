"""Scope: a place, a period, a conflict; and what is said where nothing bears the name."""

from __future__ import annotations

import pytest

from brief.example import OPTIONS, ExampleSides, example
from factory import make_place
from reportedly.brief import Brief, Request, build_brief, check_brief
from reportedly.brief.scope import PlaceScope, Scope
from reportedly.brief.scope_names import check_period, find_conflict, find_day, find_place
from reportedly.errors import InputError
from reportedly.registry import Resources

KURSK_OBLAST = PlaceScope("Kursk Oblast", "RUS", "Kursk Oblast")


def brief_of(scope: Scope) -> Brief:
    reports, claims, incidents = example()
    brief = build_brief(reports, claims, incidents, ExampleSides(), OPTIONS, request=Request(scope))
    assert check_brief(brief, reports, claims, OPTIONS).faults == ()
    return brief


def headings(brief: Brief) -> set[str]:
    return {paragraph.heading for group in brief.happened for paragraph in group.paragraphs}


def test_a_province_holds_its_towns_and_nothing_else() -> None:
    found = headings(brief_of(Scope(KURSK_OBLAST)))
    assert any("Sudzha" in heading for heading in found) and any("Lgov" in heading for heading in found)
    assert not any("Kyiv" in heading for heading in found)


def test_a_country_holds_all_its_provinces() -> None:
    assert all("Ukraine" in heading for heading in headings(brief_of(Scope(PlaceScope("Ukraine", "UKR")))))


def test_a_town_with_its_surroundings() -> None:
    sudzha = PlaceScope("Sudzha", "RUS", None, (51.19, 35.27), 30)
    brief = brief_of(Scope(sudzha))
    assert any("Sudzha" in heading for heading in headings(brief))
    assert not any("Lgov" in heading for heading in headings(brief))
    assert brief.scope.startswith("Sudzha and 30 km around it. Left out: ")
    assert "known only as somewhere in a wider area that holds it" in brief.scope


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (PlaceScope("Sudzha", "RUS", None, (51.19, 35.27), 30), False),
        (PlaceScope("Sudzha", "RUS", None, (51.19, 35.27), 100), True),
        (PlaceScope("Kursk", "RUS", None, (51.73, 36.19), 1), True),
        (KURSK_OBLAST, True),
        (PlaceScope("Kyiv City", "UKR", "Kyiv City"), False),
    ],
)
def test_a_place_lies_within(scope: PlaceScope, held: bool) -> None:
    assert scope.holds(make_place("Kursk")) is held


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        ("2024-08-13", "2024-08-13", True),
        ("2024-08-13", None, True),
        (None, "2024-08-12", False),
        ("2024-08-14", None, False),
    ],
)
def test_a_period_counts_days_inclusively(first: str | None, last: str | None, held: bool) -> None:
    # the arrest in Lgov is told for 13 August
    found = headings(brief_of(Scope(first=first, last=last)))
    assert any(heading.startswith("Arrests") for heading in found) is held


def test_a_scope_keeps_the_reports_that_tell_of_it() -> None:
    whole, part = brief_of(Scope()), brief_of(Scope(PlaceScope("Ukraine", "UKR")))
    assert {row.publisher for row in part.sources} < {row.publisher for row in whole.sources}


def test_nothing_within() -> None:
    brief = brief_of(Scope(PlaceScope("Chile", "CHL")))
    assert brief.is_empty and brief.summary.startswith("3 reports were read. Nothing that belongs")


def test_a_conflict_takes_in_its_countries_and_sides(resources: Resources) -> None:
    conflicts = resources.sides.conflicts
    ukraine = find_conflict("russian invasion of ukraine", conflicts)
    assert find_conflict("ukr_rus_invasion", conflicts) is ukraine
    assert not brief_of(Scope(conflict=ukraine)).is_empty
    sudan = next(c for c in conflicts.all if "SDN" in c.countries)
    assert brief_of(Scope(conflict=sudan)).is_empty


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Russia", "RUS", None),
        ("UKR", "UKR", None),
        ("Kursk Oblast", "RUS", "Kursk Oblast"),
    ],
)
def test_places_by_name(resources: Resources, name: str, country: str, admin1: str | None) -> None:
    found = find_place(name, None, resources.gazetteer, resources.register, ())
    assert (found.country, found.admin1, found.km) == (country, admin1, None)


def test_a_town_has_25_km_around_it_unless_told(resources: Resources) -> None:
    found = find_place("Sudzha", None, resources.gazetteer, resources.register, ())
    assert found.name == "Sudzha" and found.country == "RUS" and found.km == 25.0
    assert find_place("Sudzha", 5, resources.gazetteer, resources.register, ()).km == 5


def test_a_name_within_a_country(resources: Resources) -> None:
    found = find_place("Tripoli, Lebanon", None, resources.gazetteer, resources.register, ())
    assert found.country == "LBN"


def test_an_unknown_place_names_the_nearest(resources: Resources) -> None:
    claims = example()[1]
    with pytest.raises(InputError, match="no place is called 'Sudzhaa'; nearest: Sudzha"):
        find_place("Sudzhaa", None, resources.gazetteer, resources.register, claims)
    with pytest.raises(InputError, match="no country is called 'Ruritania'"):
        find_place("Kursk, Ruritania", None, resources.gazetteer, resources.register, claims)


def test_a_province_takes_no_distance(resources: Resources) -> None:
    with pytest.raises(InputError, match="--km: Kursk Oblast is no town"):
        find_place("Kursk Oblast", 10, resources.gazetteer, resources.register, ())


def test_an_unknown_conflict_names_the_nearest(resources: Resources) -> None:
    with pytest.raises(InputError, match="nearest: Russian invasion of Ukraine"):
        find_conflict("Russian invasion of Ukrane", resources.sides.conflicts)


def test_days_are_days() -> None:
    assert find_day("--from", "2024-08-11") == "2024-08-11" and find_day("--from", None) is None
    with pytest.raises(InputError, match="--to: '11 August' is no day; write it as 2024-08-11"):
        find_day("--to", "11 August")
    with pytest.raises(InputError, match="2024-08-12 is after 2024-08-11"):
        check_period("2024-08-12", "2024-08-11")
