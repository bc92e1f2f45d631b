"""What is drawn for a reader: the kinds of pairs, the seed, and what is printed of them. All constructed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.draw_incidents import DRAWS, Fused, draw_merges, is_plausible, main, show

from factory import TableSides, make_claim, make_figure, make_place, make_report, make_time
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.situation import Situation

TOWNS = ("Kursk", "Sudzha", "Kyiv", "Kharkiv", "Odesa", "Omdurman")
# By teller: what each writes of a town, in words that no other has.
SENTENCES = {
    "North": "Shells fell on {0} at night, the mayor wrote",
    "Harbour lights": "Two streets of {0} burned after guns opened up across our river",
    "Southern evening paper": "Residents heard artillery strike near markets around {0} before dawn broke",
}


def told(town: str, day: str, teller: str, **values: object) -> tuple[Report, Claim]:
    """A report of one claim: shelling of a town."""
    sentence = SENTENCES[teller].format(town)
    report = make_report(f"{sentence}. {teller} has it.", publisher=teller, published=day)
    return report, make_claim(
        report, words=sentence, place=make_place(town, report), time=make_time(day), **values
    )


def fused(*pairs: tuple[Report, Claim]) -> Fused:
    reports, claims = zip(*pairs, strict=True)
    return Fused.of(reports, claims, PlainLinker().link(claims, reports))


@pytest.fixture(scope="module")
def world() -> Fused:
    """Six towns, each told by two reports with a number in common and by a third one of another day."""
    first = [told(town, "2024-08-10", "North", figures=(make_figure(best=23),)) for town in TOWNS]
    second = [told(town, "2024-08-10", "Harbour lights", figures=(make_figure(best=23),)) for town in TOWNS]
    later = [told(town, "2024-08-11", "Southern evening paper") for town in TOWNS]
    return fused(*first, *second, *later)


def apart_world() -> Fused:
    """Two towns of one day, 28 km apart, told by a report each: candidates that are not merged."""
    near = replace(make_place("Sudzha"), lat=51.737, lon=36.6, name="Besedino", geonameid=1)
    one, (report, claim) = (
        told("Kursk", "2024-08-10", "North"),
        told("Sudzha", "2024-08-10", "Harbour lights"),
    )
    return fused(one, (report, replace(claim, place=near)))


def test_merges_are_of_two_reports_in_one_incident(world: Fused) -> None:
    drawn = draw_merges(world, 11, 50)
    assert len(drawn) == len(TOWNS)
    for item in drawn:
        one, other = item.claims
        assert one.report_id != other.report_id
        assert world.incident_of[one.id] == world.incident_of[other.id] == item.name
        assert any(reason.startswith("direct: ") for reason in item.reasons)


def test_incidents_show_a_claim_of_every_report_first(world: Fused) -> None:
    for item in DRAWS["incidents"](world, 11, 50):
        assert len({claim.report_id for claim in item.claims}) == 2


@pytest.mark.parametrize("draw", ["incidents", "merges"])
def test_a_seed_draws_the_same_again_and_another_seed_others(world: Fused, draw: str) -> None:
    assert DRAWS[draw](world, 11, 3) == DRAWS[draw](world, 11, 3)
    assert len({tuple(item.name for item in DRAWS[draw](world, seed, 3)) for seed in range(9)}) > 1


def test_copies_are_no_merges() -> None:
    (report, claim), (other, second) = (
        told("Kyiv", "2024-08-10", "North"),
        told("Kyiv", "2024-08-10", "North"),
    )
    other = replace(other, id="rep_copy", publisher="Another")
    drawn_from = fused((report, claim), (other, replace(second, id="clm_copy", report_id="rep_copy")))
    assert len(DRAWS["incidents"](drawn_from, 11, 50)) == 1
    assert draw_merges(drawn_from, 11, 50) == []


def test_pairs_kept_apart_are_of_two_incidents_and_near() -> None:
    drawn_from = apart_world()
    (item,) = DRAWS["apart"](drawn_from, 11, 50)
    assert len({drawn_from.incident_of[claim.id] for claim in item.claims}) == 2
    assert item.name == " ".join(drawn_from.incident_of[claim.id] for claim in item.claims)


@pytest.mark.parametrize(
    ("change", "plausible"),
    [
        ({}, True),
        ({"time": make_time("2024-08-13")}, True),
        ({"time": make_time("2024-08-14")}, False),
        ({"kind": "arrest"}, False),
        ({"modality": "planned"}, False),
        ({"background": True}, False),
        ({"place": make_place("Kharkiv")}, False),
        ({"place": make_place("Kursk region")}, True),
        ({"place": None}, True),
    ],
)
def test_what_is_plausible(change: dict[str, object], plausible: bool) -> None:
    one, (report, claim) = told("Kursk", "2024-08-10", "North"), told("Kursk", "2024-08-10", "Harbour lights")
    tellings = fused(one, (report, replace(claim, **change))).tellings  # type: ignore[arg-type]
    assert is_plausible(tellings[one[1].id], tellings[claim.id]) is plausible


def test_what_is_shown_has_words_values_and_reason(world: Fused) -> None:
    (item,) = draw_merges(world, 11, 1)
    text = "\n".join(show(item, world.reports, context=20))
    for claim in item.claims:
        assert f"[{claim.words.text}]" in text
        assert claim.id in text
    assert "killed:'23 people'" in text
    assert "t=2024-08-10" in text
    assert "same place" in text


def test_command_draws_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.db"
    pairs = [
        told("Kyiv", "2024-08-10", teller, figures=(make_figure(best=23),))
        for teller in ("North", "Harbour lights")
    ]
    with Situation.open(path) as situation:
        for report, claim in pairs:
            situation.add(report, (claim,))
        situation.refuse(PlainLinker(), TableSides())
    assert main(["--db", str(path), "--draw", "merges"]) == 0
    assert "### 0" in capsys.readouterr().out
    assert main(["--db", str(path), "--draw", "apart"]) == 1
    assert main(["--db", str(tmp_path / "none.db")]) == 2
    assert "no such file" in capsys.readouterr().err
