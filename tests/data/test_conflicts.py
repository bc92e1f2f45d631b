"""The shipped conflicts: sound as data, and answering who opposes whom, where and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportedly.data.conflicts import Conflicts, ConflictSides, load_conflicts, read_conflicts
from reportedly.data.register import load_register
from reportedly.errors import StepUnavailable
from reportedly.model.conflict import Sides


@pytest.fixture(scope="module")
def conflicts() -> Conflicts:
    return load_conflicts()


def test_conflicts_are_as_many_as_promised_and_named_once(conflicts: Conflicts) -> None:
    assert len(conflicts.all) >= 150
    assert len({conflict.id for conflict in conflicts.all}) == len(conflicts.all)
    assert len({conflict.name for conflict in conflicts.all}) == len(conflicts.all)


def test_every_side_stands_in_the_register(conflicts: Conflicts) -> None:
    register = load_register()
    for conflict in conflicts.all:
        assert all(register.is_side(side) for party in conflict.parties for side in party.sides), conflict.id
        assert set(conflict.countries) <= register.countries.keys()


def test_periods_run_forward_and_every_party_opposes_somebody(conflicts: Conflicts) -> None:
    for conflict in conflicts.all:
        assert conflict.period.first is not None
        assert conflict.period.last is None or conflict.period.first <= conflict.period.last, conflict.id
        assert {party.id for party in conflict.parties} == {x for pair in conflict.opposing for x in pair}, (
            conflict.id
        )


@pytest.mark.parametrize(
    ("a", "b", "country", "on"),
    [
        ("UKR", "RUS", "RUS", date(2024, 8, 10)),
        ("UKR", "RUS", "UKR", date(2015, 2, 1)),
        ("UKR", "grp_dpr", "UKR", date(2015, 2, 1)),
        ("SDN", "grp_rsf", "SDN", date(2025, 1, 1)),
        ("SYR", "grp_hts", "SYR", date(2024, 12, 1)),
        ("RUS", "grp_isis", "SYR", date(2016, 3, 1)),
        ("grp_hamas", "ISR", "PSE", date(2024, 1, 1)),
        ("grp_hezbollah", "ISR", "LBN", date(2024, 9, 20)),
        ("ISR", "IRN", "IRN", date(2025, 6, 15)),
        ("SAU", "grp_houthis", "YEM", date(2018, 1, 1)),
        ("USA", "grp_houthis", "YEM", date(2024, 2, 1)),
        ("MMR", "grp_arakan_army", "MMR", date(2024, 1, 1)),
        ("RWA", "COD", "COD", date(2025, 1, 27)),
        ("COD", "grp_adf", "COD", date(2023, 1, 1)),
        ("BFA", "grp_jnim", "BFA", date(2024, 8, 24)),
        ("SOM", "grp_al_shabaab", "SOM", date(2022, 10, 1)),
        ("grp_taliban", "USA", "AFG", date(2010, 1, 1)),
        ("SLV", "grp_fmln", "SLV", date(1989, 11, 16)),
        ("PER", "grp_shining_path", "PER", date(1990, 1, 1)),
        ("NIC", "USA", "NIC", date(1985, 1, 1)),
        ("HTI", "grp_viv_ansanm", "HTI", date(2024, 12, 1)),
        ("IND", "PAK", "IND", date(2025, 5, 8)),
    ],
)
def test_opponents_are_known_in_both_orders(
    conflicts: Conflicts, a: str, b: str, country: str, on: date
) -> None:
    assert conflicts.opposed(a, b, country, on) is not None
    assert conflicts.opposed(b, a, country, on) is not None


@pytest.mark.parametrize(
    ("a", "b", "country", "on"),
    [
        ("UKR", "RUS", "FRA", date(2024, 8, 10)),
        ("UKR", "RUS", "UKR", date(2010, 1, 1)),
        ("SDN", "grp_rsf", "SDN", date(2020, 1, 1)),
        ("USA", "RUS", "SYR", date(2017, 1, 1)),
        ("UKR", "UKR", "UKR", date(2024, 1, 1)),
        ("PRK", "RUS", "RUS", date(2025, 1, 1)),
        ("grp_hts", "SYR", "SYR", date(2025, 2, 1)),
        ("UKR", "grp_hamas", None, None),
    ],
)
def test_strangers_and_allies_do_not_oppose(
    conflicts: Conflicts, a: str, b: str, country: str | None, on: date | None
) -> None:
    assert conflicts.opposed(a, b, country, on) is None


def test_allies_are_of_one_party(conflicts: Conflicts) -> None:
    assert conflicts.allied("RUS", "PRK", "RUS", date(2025, 1, 1)) is not None
    assert conflicts.allied("RUS", "SYR", "SYR", date(2016, 1, 1)) is not None
    assert conflicts.allied("UKR", "RUS", "UKR", date(2024, 1, 1)) is None
    assert conflicts.allied("UKR", "UKR", "UKR", date(2024, 1, 1)) is None


def test_covering_asks_place_and_day(conflicts: Conflicts) -> None:
    names = {conflict.id for conflict in conflicts.covering("RUS", date(2024, 8, 11))}
    assert "ukr_rus_invasion" in names
    assert conflicts.covering("NZL") == ()


def test_shipped_sides_fit_the_models_protocol(conflicts: Conflicts) -> None:
    sides: Sides = ConflictSides(conflicts)
    day = date(2024, 8, 11)
    assert sides.opposed("UKR", "RUS", country="RUS", on=day) == "Russian invasion of Ukraine"
    assert {"UKR", "RUS"} <= set(sides.parties(country="UKR", on=day))
    assert sides.parties(country=None, on=day) == ()


BASE = "- {id: x, name: X, from: 2000, to: null, countries: [UKR], source: y, "


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (BASE + "parties: [{id: UKR}, {id: grp_nobody}], opposing: [[UKR, grp_nobody]]}", "has no side"),
        (BASE + "parties: [{id: UKR}], opposing: [[UKR, RUS]]}", "at least two"),
        (BASE + "parties: [{id: UKR}, {id: RUS}], opposing: [[UKR, USA]]}", "opposing needs pairs"),
        (BASE + "parties: [{id: UKR}, {id: RUS}], opposing: []}", "opposing needs pairs"),
        (BASE + "parties: [{id: UKR}, {id: RUS, with: BLR}], opposing: [[UKR, RUS]]}", "no list of texts"),
    ],
)
def test_faulty_conflicts_are_refused_in_words(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "x.yaml").write_text(line, encoding="utf-8")
    with pytest.raises(StepUnavailable, match=message):
        read_conflicts(load_register(), tmp_path)
