"""One report with claims of both sides, fused and assessed: deed and success are kept apart, and so are the
sides."""

from __future__ import annotations

from typing import Any

import pytest

from factory import (
    TableSides,
    make_actor,
    make_claim,
    make_figure,
    make_place,
    make_report,
    make_speaker,
    make_time,
)
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim, Verification
from reportedly.model.incident import Incident
from reportedly.situation import Situation

TEXT = "A report of one week's fighting on both sides of the border, with claims of two governments."
REPORT = make_report(TEXT)
UKRAINE, RUSSIA = make_actor("Ukrainian forces", "UKR"), make_actor("its military", "RUS")
REGION, SATURDAY = make_place("Kursk region"), make_time("2024-08-10", "2024-08-10")
WEEK = make_time("2024-08-05", "2024-08-10", precision="week")


def _claim(at: int, kind: str, **values: Any) -> Claim:
    return make_claim(REPORT, at=at, kind=kind, **{"place": REGION, **values})


CLAIMS = {
    "offensive": _claim(
        1, "ground_advance", actor=UKRAINE, speaker=make_speaker("Volodymyr Zelensky", "UKR")
    ),
    "advance": _claim(
        2,
        "ground_advance",
        actor=UKRAINE,
        time=WEEK,
        figures=(make_figure("distance_km", None, low=10, bound="over", words="over 10 kilometers"),),
    ),
    "evacuation": _claim(
        3,
        "evacuation",
        speaker=make_speaker("Russian authorities", "RUS"),
        actor=None,
        figures=(make_figure("evacuated", None, low=76000, bound="over", words="over 76,000"),),
    ),
    "fighting": _claim(4, "armed_clash", hearsay="Reports indicate", time=SATURDAY),
    "injured": _claim(
        5,
        "casualties",
        place=make_place("Kursk"),
        time=SATURDAY,
        speaker=make_speaker(),
        figures=(make_figure("injured", 13),),
    ),
    "villages": _claim(
        6,
        "territory_captured",
        actor=UKRAINE,
        speaker=make_speaker("Ukrainian forces", "UKR"),
        figures=(make_figure("settlements", None, low=3, bound="vague", basis="stock", words="several"),),
    ),
    "threat": _claim(
        7,
        "ground_advance",
        actor=UKRAINE,
        modality="possible",
        hearsay="reportedly",
        place=make_place("Sudzha"),
    ),
    "repelling": _claim(
        8,
        "attack_repelled",
        actor=RUSSIA,
        speaker=make_speaker("Moscow", "RUS"),
        verification=Verification("unverified"),
    ),
    "invasion": _claim(
        9,
        "ground_advance",
        background=True,
        actor=RUSSIA,
        place=make_place("Ukraine"),
        time=make_time("2022-02-01", "2022-02-28", precision="month"),
    ),
}


@pytest.fixture(scope="module")
def found() -> dict[str, Incident]:
    """Each claim's incident, by the claim's short name."""
    with Situation.open() as situation:
        situation.add(REPORT, tuple(CLAIMS.values()))
        incidents = {incident.id: incident for incident in situation.refuse(PlainLinker(), TableSides())}
        of = {claim.id: incidents[claim.incident_id or ""] for claim in situation.claims()}
    return {name: of[claim.id] for name, claim in CLAIMS.items()}


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("offensive", "acknowledged"),
        ("evacuation", "party_claim"),
        ("fighting", "single_origin"),
        ("injured", "party_claim"),
        ("villages", "party_claim"),
        ("threat", "single_origin"),
        ("repelling", "party_claim"),
        ("invasion", "single_origin"),
    ],
)
def test_standings(found: dict[str, Incident], name: str, standing: str) -> None:
    assert found[name].standing.value == standing
    assert all(reason.endswith(".") for reason in found[name].standing.reasons)


def test_what_is_one_and_what_is_apart(found: dict[str, Incident]) -> None:
    assert found["offensive"].id == found["advance"].id
    apart = [name for name in CLAIMS if name != "advance"]
    assert len({found[name].id for name in apart}) == len(apart)


def test_the_scale_of_the_offensive_is_not_acknowledged_with_it(found: dict[str, Incident]) -> None:
    (toll,) = found["offensive"].tolls
    assert toll.standing.value == "single_origin"
