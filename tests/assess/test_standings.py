"""The rules of standing, each on both sides of its edge."""

from __future__ import annotations

from collections.abc import Sequence
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
from reportedly.assess.cases import Evidence
from reportedly.assess.standings import INCIDENT_RULES, assess_incidents
from reportedly.errors import ConfigError
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report
from reportedly.model.toll import Toll

DATELINE = "KURSK - Shelling was heard in the town on Saturday."
SMIRNOV, OTHER_RUSSIAN = make_speaker("Aleksei Smirnov", "RUS"), make_speaker("Maria Zakharova", "RUS")
SYRSKYI, ZELENSKY = make_speaker("Oleksandr Syrskyi", "UKR"), make_speaker("Volodymyr Zelensky", "UKR")
NEUTRAL = make_speaker("Rafael Grossi", None, kind="igo")
AMERICAN = make_speaker("John Kirby", "USA")
UKRAINIANS, RUSSIANS = make_actor("Ukrainian forces", "UKR"), make_actor("Russian forces", "RUS")


def _report(number: int, **values: Any) -> Report:
    return make_report(f"Report {number}.", publisher=f"Outlet {number}", **values)


def _claim(number: int, **values: Any) -> tuple[Report, Claim]:
    report = values.pop("report", None) or _report(number, published=values.pop("published", "2024-08-11"))
    place, time = values.pop("place", make_place("Kursk")), values.pop("time", make_time("2024-08-10"))
    return report, make_claim(report, at=number, place=place, time=time, **values)


def evidence_of(told: Sequence[tuple[Report, Claim]], retracted: Sequence[int] = ()) -> Evidence:
    reports, claims = [report for report, _ in told], [claim for _, claim in told]
    origins = find_origins(claims, reports)
    return Evidence(
        claims={claim.id: claim for claim in claims},
        reports={report.id: report for report in reports},
        origins=origins,
        sides=TableSides(),
        retracted=frozenset(claims[i].id for i in retracted),
    )


def _assess(
    *told: tuple[Report, Claim], retracted: Sequence[int] = (), off: frozenset[str] = frozenset()
) -> Incident:
    reports, claims = [report for report, _ in told], [claim for _, claim in told]
    evidence = evidence_of(told, retracted)
    incident = make_incident(claims, find_origins(claims, reports), evidence.reports)
    return assess_incidents([incident], evidence, off=off)[0]


def _toll(incident: Incident, measure: str = "killed") -> Toll:
    (toll,) = [toll for toll in incident.tolls if toll.measure == measure]
    return toll


def test_retracted_only_where_every_claim_is() -> None:
    told = _claim(1, speaker=SMIRNOV), _claim(2, speaker=NEUTRAL)
    assert _assess(*told, retracted=(0, 1)).standing.value == "retracted"
    left = _assess(*told, retracted=(1,)).standing
    assert left.value == "party_claim"
    assert left.reasons == ("Only one side says it: Aleksei Smirnov (RUS). No origin outside that side.",)


def test_losses_of_a_clash_are_nobodys_admission_where_no_side_is_named() -> None:
    clash = {"kind": "armed_clash", "actor": UKRAINIANS, "target": RUSSIANS, "speaker": SMIRNOV}
    assert _assess(_claim(1, **clash, figures=(make_figure(),))).standing.value == "party_claim"
    own = make_figure(side="RUS", status="combatant")
    assert _assess(_claim(1, **clash, figures=(own,))).standing.value == "acknowledged"


def test_a_claim_and_its_denial_are_contested() -> None:
    standing = _assess(
        _claim(1, kind="territory_captured", actor=UKRAINIANS, speaker=ZELENSKY),
        _claim(2, kind="territory_captured", actor=UKRAINIANS, speaker=SMIRNOV, polarity="denied"),
    ).standing
    assert standing.value == "contested"
    assert standing.reasons == ("Volodymyr Zelensky (UKR) says it; Aleksei Smirnov (RUS) denies it.",)


def test_rival_blame_is_contested() -> None:
    told = [_claim(1, actor=UKRAINIANS, speaker=SMIRNOV), _claim(2, actor=RUSSIANS, speaker=SYRSKYI)]
    assert _assess(*told).standing.value == "contested"
    clash = [
        _claim(1, kind="armed_clash", actor=UKRAINIANS, speaker=SMIRNOV),
        _claim(2, kind="armed_clash", actor=RUSSIANS, speaker=SYRSKYI),
    ]
    assert _assess(*clash).standing.value == "agreed"


def test_denied_by_a_party_that_it_concerns_and_nothing_else_said() -> None:
    denial = _claim(1, actor=UKRAINIANS, speaker=SYRSKYI, polarity="denied")
    assert _assess(denial).standing.value == "denied"
    by_enemy = _claim(1, actor=UKRAINIANS, speaker=SMIRNOV, polarity="denied")
    assert _assess(by_enemy).standing.value == "denied"
    by_stranger = _claim(1, actor=UKRAINIANS, speaker=NEUTRAL, polarity="denied")
    assert _assess(by_stranger).standing.value == "single_origin"


def test_agreed_takes_speakers_of_opposing_sides() -> None:
    both = _assess(
        _claim(1, actor=RUSSIANS, speaker=SMIRNOV), _claim(2, actor=RUSSIANS, speaker=SYRSKYI)
    ).standing
    assert both.value == "agreed"
    assert both.reasons == (
        "Speakers of both sides, Aleksei Smirnov (RUS) and Oleksandr Syrskyi (UKR), "
        "state it (Russia-Ukraine war).",
    )
    strangers = _assess(_claim(1, speaker=SMIRNOV), _claim(2, speaker=AMERICAN)).standing
    assert strangers.value == "corroborated"


def test_nothing_is_agreed_where_no_conflict_covers_the_place() -> None:
    there = {"place": make_place("Omdurman")}
    assert (
        _assess(_claim(1, speaker=SMIRNOV, **there), _claim(2, speaker=SYRSKYI, **there)).standing.value
        == "corroborated"
    )


@pytest.mark.parametrize(
    ("kind", "actor", "standing"),
    [
        ("ground_advance", UKRAINIANS, "acknowledged"),
        ("withdrawal", UKRAINIANS, "acknowledged"),
        ("territory_captured", UKRAINIANS, "party_claim"),
        ("attack_repelled", UKRAINIANS, "party_claim"),
        ("interception", UKRAINIANS, "party_claim"),
        ("ground_advance", RUSSIANS, "party_claim"),
        ("territory_captured", RUSSIANS, "acknowledged"),  # its own side lost the ground
        ("shelling", None, "party_claim"),
    ],
)
def test_acknowledged_is_the_deed_and_not_its_success(kind: str, actor: Any, standing: str) -> None:
    assert _assess(_claim(1, kind=kind, actor=actor, speaker=ZELENSKY)).standing.value == standing


def test_a_plan_acknowledges_nothing() -> None:
    assert (
        _assess(
            _claim(1, kind="ground_advance", actor=UKRAINIANS, speaker=ZELENSKY, modality="planned")
        ).standing.value
        == "party_claim"
    )


def test_the_scale_of_an_own_deed_stays_a_party_claim() -> None:
    incident = _assess(
        _claim(
            1,
            kind="air_strike",
            actor=UKRAINIANS,
            target=RUSSIANS,
            speaker=SYRSKYI,
            figures=(make_figure(best=40),),
        )
    )
    assert incident.standing.value == "acknowledged"
    assert _toll(incident).standing.value == "party_claim"


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ({"target": RUSSIANS, "figures": (make_figure(),)}, "acknowledged"),
        ({"figures": (make_figure(side="RUS", status="combatant"),)}, "acknowledged"),
        ({"target": UKRAINIANS, "figures": (make_figure(),)}, "party_claim"),
        (
            {"figures": (make_figure(side="RUS", status="civilian"),)},
            "party_claim",
        ),  # its own victims of the enemy
        (
            {"actor": RUSSIANS, "figures": (make_figure(status="civilian"),)},
            "acknowledged",
        ),  # harmed by its own forces
        ({"actor": UKRAINIANS, "figures": (make_figure(status="civilian"),)}, "party_claim"),
    ],
)
def test_a_toll_is_acknowledged_only_against_own_interest(values: dict[str, Any], standing: str) -> None:
    incident = _assess(_claim(1, kind="casualties", speaker=SMIRNOV, **values))
    assert _toll(incident).standing.value == standing


def test_corroborated_takes_independent_origins_not_all_of_one_side() -> None:
    one_side = _assess(_claim(1, speaker=SMIRNOV), _claim(2, speaker=OTHER_RUSSIAN)).standing
    assert one_side.value == "party_claim"
    mixed = _assess(_claim(1, speaker=SMIRNOV), _claim(2, speaker=NEUTRAL)).standing
    assert mixed.value == "corroborated"
    assert "Aleksei Smirnov (RUS) and Rafael Grossi" in mixed.reasons[0]
    same_speaker = _assess(_claim(1, speaker=NEUTRAL), _claim(2, speaker=NEUTRAL)).standing
    assert same_speaker.value == "single_origin"


def test_an_unknown_origin_never_corroborates() -> None:
    assert _assess(_claim(1, speaker=SMIRNOV), _claim(2)).standing.value == "party_claim"
    assert _assess(_claim(1), _claim(2)).standing.value == "single_origin"
    there = make_report(DATELINE, publisher="Harbour Post")
    assert _assess(_claim(1, speaker=SMIRNOV), _claim(2, report=there)).standing.value == "corroborated"


def test_state_media_never_corroborate_their_own_officials() -> None:
    tass = make_report("MOSCOW (TASS) - Shells fell on Kursk.", publisher="A paper")
    assert _assess(_claim(1, speaker=SMIRNOV), _claim(2, report=tass)).standing.value == "party_claim"


def test_state_media_answer_for_nobody() -> None:
    tass = make_speaker("TASS", "RUS", kind="state_media")
    assert _assess(_claim(1, actor=RUSSIANS, speaker=tass)).standing.value == "party_claim"
    assert _assess(_claim(1, speaker=tass), _claim(2, speaker=SYRSKYI)).standing.value == "corroborated"


def test_a_side_that_is_no_party_makes_no_party_claim() -> None:
    assert _assess(_claim(1, speaker=AMERICAN)).standing.value == "single_origin"


def test_rival_figures_of_opposing_sides_contest_the_incident() -> None:
    incident = _assess(
        _claim(1, actor=RUSSIANS, speaker=SMIRNOV, figures=(make_figure(best=4),)),
        _claim(2, actor=RUSSIANS, speaker=SYRSKYI, figures=(make_figure(best=12),)),
    )
    assert incident.standing.value == "contested"
    assert incident.standing.reasons[-1] == "That it happened, both sides say; the toll is contested."
    assert _toll(incident).standing.value == "contested"
    assert (
        "Aleksei Smirnov (RUS), 2024-08-11, states killed '4 people'" in _toll(incident).standing.reasons[0]
    )


@pytest.mark.parametrize(
    ("one", "two", "standing"),
    [
        (make_figure(best=12), make_figure(best=12), "corroborated"),
        (make_figure(best=12), make_figure(best=15), "contested"),
        (
            make_figure(best=12),
            make_figure(best=15, status="civilian"),
            "single_origin",
        ),  # two groups: neither for nor against
        (make_figure(best=12), make_figure(best=None, low=10, bound="over"), "corroborated"),
        (make_figure(best=12), make_figure(best=None, low=20, bound="over"), "contested"),
        (make_figure(best=12), make_figure(best=None, low=24, bound="vague"), "single_origin"),
        (make_figure(best=1003), make_figure(best=1000, low=1000, high=1000, bound="about"), "corroborated"),
        (make_figure(best=1200), make_figure(best=1000, low=1000, high=1000, bound="about"), "contested"),
        (make_figure(best=12, as_of="2024-08-10"), make_figure(best=15, as_of="2024-08-11"), "single_origin"),
        (make_figure(best=12), make_figure(best=15, superseded=True), "single_origin"),
    ],
)
def test_two_figures_of_one_day(one: Any, two: Any, standing: str) -> None:
    incident = _assess(
        _claim(1, speaker=NEUTRAL, figures=(one,)), _claim(2, speaker=AMERICAN, figures=(two,))
    )
    assert _toll(incident).standing.value == standing


def test_a_stock_is_a_state_of_its_day_not_a_rival_version() -> None:
    def held(number: int, day: str, best: float, speaker: Any) -> tuple[Report, Claim]:
        figure = make_figure("settlements", best, basis="stock")
        return _claim(
            number,
            published=day,
            kind="territory_captured",
            actor=UKRAINIANS,
            speaker=speaker,
            figures=(figure,),
        )

    apart = _assess(held(1, "2024-08-12", 28, SMIRNOV), held(2, "2024-08-13", 74, ZELENSKY))
    assert _toll(apart, "settlements").standing.value != "contested"
    same_day = _assess(held(1, "2024-08-12", 28, SMIRNOV), held(2, "2024-08-12", 74, ZELENSKY))
    assert _toll(same_day, "settlements").standing.value == "contested"


def test_a_toll_that_grows_is_no_dispute_unless_opponents_tell_it() -> None:
    def told(number: int, day: str, best: float, speaker: Any) -> tuple[Report, Claim]:
        return _claim(number, published=day, speaker=speaker, figures=(make_figure(best=best),))

    grown = _assess(told(1, "2024-08-11", 7, NEUTRAL), told(2, "2024-08-12", 12, AMERICAN))
    assert _toll(grown).standing.value != "contested"
    shrunk = _assess(told(1, "2024-08-11", 12, NEUTRAL), told(2, "2024-08-12", 7, AMERICAN))
    assert _toll(shrunk).standing.value == "contested"
    rivals = _assess(told(1, "2024-08-11", 7, SMIRNOV), told(2, "2024-08-12", 12, SYRSKYI))
    assert _toll(rivals).standing.value == "contested"
    own_update = _assess(told(1, "2024-08-11", 12, NEUTRAL), told(2, "2024-08-12", 7, NEUTRAL))
    assert _toll(own_update).standing.value == "single_origin"


def test_a_private_speaker_is_named_in_no_reason() -> None:
    resident = make_speaker("Olena Petrenko", None, kind="resident", private=True)
    standing = _assess(_claim(1, speaker=resident)).standing
    assert "Petrenko" not in " ".join(standing.reasons) and "a private person" in standing.reasons[0]


def test_rules_can_be_switched_off_by_name() -> None:
    told = _claim(1, kind="ground_advance", actor=UKRAINIANS, speaker=ZELENSKY)
    assert _assess(told, off=frozenset(("acknowledged",))).standing.value == "party_claim"
    with pytest.raises(ConfigError, match="retracted, contested"):
        _assess(told, off=frozenset(("acknowleged",)))
    with pytest.raises(ConfigError):
        _assess(told, off=frozenset((INCIDENT_RULES[-1].name,)))
