"""Tolls keep every figure apart by what it counts, and name who states it."""

from __future__ import annotations

from factory import make_claim, make_figure, make_report, make_speaker, make_time
from reportedly.fuse.tolls import make_tolls
from reportedly.model.figure import Figure
from reportedly.model.origin import Origin
from reportedly.model.toll import Toll

REPORT = make_report("Twelve people were killed.")


def _tolls(*figures: Figure) -> tuple[Toll, ...]:
    claim = make_claim(REPORT, figures=figures, speaker=make_speaker(), stated=make_time("2024-08-11"))
    return make_tolls([claim], {claim.id: Origin("speaker:smirnov", "", "RUS")}, {})


def test_figures_are_grouped_by_measure_and_group() -> None:
    whole = make_figure("injured", 13)
    child = make_figure("injured", 3, demographic="child", subset_of=0, words="three children")
    tolls = _tolls(whole, child, make_figure("killed", 2))
    assert [(toll.measure, toll.demographic) for toll in tolls] == [
        ("injured", "child"),
        ("injured", "unknown"),
        ("killed", "unknown"),
    ]


def test_a_part_never_stands_beside_the_whole() -> None:
    tolls = _tolls(make_figure("injured", 13), make_figure("injured", 4, subset_of=0, words="four of them"))
    assert [len(toll.entries) for toll in tolls] == [1, 1]


def test_people_and_civilians_stand_together_until_soldiers_come() -> None:
    people, civilians = (
        make_figure("killed", 12),
        make_figure("killed", 10, status="civilian", words="ten civilians"),
    )
    soldiers = make_figure("killed", 4, status="combatant", words="four soldiers")
    assert len(_tolls(people, civilians)) == 1
    assert len(_tolls(people, civilians, soldiers)) == 3


def test_plans_bases_and_sides_are_apart() -> None:
    assert (
        len(
            _tolls(
                make_figure("evacuated", 100), make_figure("evacuated", 20, phase="planned", words="20 more")
            )
        )
        == 2
    )
    assert (
        len(_tolls(make_figure("settlements", 28, basis="stock"), make_figure("settlements", 2, words="two")))
        == 2
    )
    ours, theirs = make_figure("killed", 3, side="RUS"), make_figure("killed", 9, side="UKR", words="nine")
    assert len(_tolls(ours, theirs)) == 2


def test_a_replaced_figure_stays_and_an_entry_names_its_speaker() -> None:
    (toll,) = _tolls(make_figure("killed", 5, superseded=True), make_figure("killed", 7, words="seven"))
    assert [entry.figure.superseded for entry in toll.entries] == [True, False]
    entry = toll.entries[0]
    assert (entry.speaker, entry.side, entry.origin, entry.stated) == (
        "Aleksei Smirnov",
        "RUS",
        "speaker:smirnov",
        "2024-08-11",
    )


def test_one_count_for_three_towns_is_one_entry() -> None:
    figure = make_figure("killed", 7)
    claims = [make_claim(REPORT, ordinal=i, figures=(figure,)) for i in range(3)]
    origins = {claim.id: Origin("outlet:x", "") for claim in claims}
    (toll,) = make_tolls(claims, origins, {})
    assert len(toll.entries) == 1
