"""A whole holds its parts and swallows none; what came of it later shifts neither day nor place."""

from __future__ import annotations

import random
from typing import Any

import pytest

from factory import make_actor, make_claim, make_figure, make_place, make_report, make_time
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report

RUSSIANS, UKRAINIANS = make_actor("Russian forces", "RUS"), make_actor("Ukrainian forces", "UKR")
NIGHT = make_time("2024-11-25T18:00", "2024-11-26T06:00", precision="part_of_day")


def _told(
    number: int, text: str, place: str, kind: str = "drone_strike", **values: Any
) -> tuple[Report, Claim]:
    report = make_report(text, publisher=f"Outlet {number}", published=values.pop("published", "2024-11-26"))
    time, actor = values.pop("time", NIGHT), values.pop("actor", RUSSIANS)
    return report, make_claim(report, kind, place=make_place(place), time=time, actor=actor, **values)


def _link(*told: tuple[Report, Claim]) -> dict[str, Incident]:
    claims = [claim for _, claim in told]
    found = PlainLinker().link(claims, [report for report, _ in told])
    return {claim.report_id: next(i for i in found if claim.id in i.claim_ids) for claim in claims}


WHOLE = _told(0, "Drones struck targets in many regions of Ukraine overnight.", "Ukraine")
KHARKIV = _told(1, "A drone hit a depot in Kharkiv overnight.", "Kharkiv")


def test_a_night_over_many_regions_holds_its_parts() -> None:
    odesa = _told(2, "A drone hit a house in Odesa overnight.", "Odesa")
    found = _link(WHOLE, KHARKIV, odesa)
    whole = found[WHOLE[0].id]
    assert set(whole.members) == {found[KHARKIV[0].id].id, found[odesa[0].id].id}
    assert {incident.part_of for incident in found.values()} == {None, whole.id}
    mixed = [WHOLE, KHARKIV, odesa]
    random.Random(3).shuffle(mixed)
    assert _link(*mixed) == found


@pytest.mark.parametrize(
    "other",
    [
        _told(2, "A drone hit a depot in Kharkiv overnight.", "Kharkiv", actor=UKRAINIANS),
        _told(2, "A drone hit a depot in Kharkiv.", "Kharkiv", time=make_time("2024-11-20")),
        _told(2, "Police made arrests in Kharkiv overnight.", "Kharkiv", "arrest"),
        _told(2, "A drone hit a depot in Kursk overnight.", "Kursk"),
        _told(2, "A drone may hit a depot in Kharkiv.", "Kharkiv", modality="possible"),
    ],
    ids=("other side", "other day", "other kind", "other country", "only feared"),
)
def test_what_does_not_fit_is_no_part(other: tuple[Report, Claim]) -> None:
    found = _link(WHOLE, other)
    assert found[other[0].id].part_of is None
    assert found[WHOLE[0].id].members == ()


def test_a_strike_told_coarsely_holds_nothing() -> None:
    coarse = _told(0, "A drone killed two people in Ukraine overnight.", "Ukraine")
    assert _link(coarse, KHARKIV)[KHARKIV[0].id].part_of is None


def test_many_weapons_make_a_whole_and_the_finest_whole_holds() -> None:
    launched = make_figure("weapons_launched", 188)
    country = _told(0, "Russia sent 188 drones.", "Ukraine", figures=(launched,))
    province = _told(2, "Drones struck several towns of the Kursk region.", "Kursk region")
    town = _told(3, "A drone hit a house in Sudzha.", "Sudzha")
    found = _link(country, province, town)
    assert found[town[0].id].part_of == found[province[0].id].id
    assert found[country[0].id].members == ()


@pytest.mark.parametrize(
    ("text", "is_update"),
    [
        ("Mourners buried the victims of the strike on Kharkiv.", True),
        ("Prosecutors opened an investigation into the strike on Kharkiv.", True),
        ("Officials revised the toll of the strike on Kharkiv.", True),
        ("A drone struck Kharkiv, and a fire broke out.", False),
    ],
)
def test_a_later_telling_of_its_aftermath_is_an_update(text: str, is_update: bool) -> None:
    later = _told(2, text, "Kharkiv", published="2024-11-29")
    incident = _link(KHARKIV, later)[KHARKIV[0].id]
    assert incident.updates == ((later[1].id,) if is_update else ())


def test_an_update_shifts_neither_day_nor_place() -> None:
    later = _told(
        2, "An inquiry into the strike on Kharkiv began.", "Kharkiv", published="2024-11-29",
        time=make_time("2024-11-26T02:00", "2024-11-26T02:59", precision="hour"),
    )  # fmt: skip
    incident = _link(KHARKIV, later)[KHARKIV[0].id]
    assert incident.updates == (later[1].id,)
    assert incident.time == NIGHT


def test_the_toll_of_two_days_is_no_telling_of_one_of_them() -> None:
    days = make_time("2024-11-24", "2024-11-26")
    total = _told(0, "Drones killed nine people in Kharkiv over the past two days.", "Kharkiv", time=days)
    same = _told(0, "Drones killed nine people in Kharkiv.", "Kharkiv", time=days)
    one = _told(1, "A drone killed two people in Kharkiv.", "Kharkiv", time=make_time("2024-11-25"))
    assert len({incident.id for incident in _link(total, one).values()}) == 2
    assert len({incident.id for incident in _link(same, one).values()}) == 1
