"""Which claims tell the same happening: both sides of each edge, within a report and across reports."""

from __future__ import annotations

from typing import Any

import pytest

from factory import make_actor, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.fuse.families import Relation, relate_kinds
from reportedly.fuse.plain import PlainLinker
from reportedly.model.claim import Claim
from reportedly.model.report import Report

ONE = make_report("Shelling hit the town at night and in the morning.", publisher="One")
TWO = make_report("Other words of another outlet about the same night.", publisher="Two")


def _count(claims: list[Claim], reports: tuple[Report, ...] = (ONE, TWO)) -> int:
    return len(PlainLinker().link(claims, reports))


def _base(**values: Any) -> dict[str, Any]:
    return {"kind": "shelling", "place": make_place("Kursk"), "time": make_time("2024-08-10"), **values}


def _across(one: dict[str, Any], two: dict[str, Any]) -> int:
    return _count([make_claim(ONE, **_base(**one)), make_claim(TWO, **_base(**two))])


def _within(one: dict[str, Any], two: dict[str, Any]) -> int:
    return _count([make_claim(ONE, **_base(**one)), make_claim(ONE, at=14, **_base(**two))])


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("shelling", "shelling", Relation.SAME),
        ("shelling", "attack", Relation.GENERAL),
        ("shelling", "air_strike", Relation.SIBLING),
        ("armed_clash", "attack", Relation.GENERAL),
        ("armed_clash", "shelling", None),
        ("ground_advance", "territory_captured", None),
        ("ground_advance", "attack_repelled", None),
        ("attack", "attack_repelled", None),
        ("drone_strike", "interception", None),
        ("aid", "aid_obstruction", None),
        ("other", "other", None),
    ],
)
def test_kinds_relate_both_ways(a: str, b: str, relation: Relation | None) -> None:
    assert relate_kinds(a, b) is relation
    assert relate_kinds(b, a) is relation


@pytest.mark.parametrize(
    ("one", "two", "incidents"),
    [
        ({}, {}, 1),
        ({"kind": "attack"}, {}, 1),
        ({"kind": "air_strike"}, {}, 2),
        ({"kind": "air_strike", "figures": (make_figure(),)}, {"figures": (make_figure(),)}, 1),
        ({"place": make_place("Sudzha")}, {}, 2),
        ({"place": make_place("Kursk region")}, {}, 2),
        ({"place": make_place("Kursk", geonameid=1, lat=51.76)}, {}, 1),  # 2.6 km away: the same town
        ({"place": make_place("Kursk", geonameid=1, lat=51.80)}, {}, 2),  # 7 km
        ({"place": None}, {}, 2),
        ({"time": make_time("2024-08-11")}, {}, 2),
        ({"time": make_time("2024-08-09", "2024-08-11")}, {}, 1),
        ({"time": make_time("2024-08-07", "2024-08-11")}, {}, 2),  # too wide to say which
        ({"time": None}, {}, 2),
        (
            {"time": make_time("2024-08-10T06:00", "2024-08-10T12:00")},
            {"time": make_time("2024-08-10T18:00", "2024-08-11T06:00")},
            2,
        ),
        ({"actor": make_actor()}, {"actor": make_actor("Ukraine's army")}, 1),
        ({"actor": make_actor()}, {"actor": make_actor("Russian forces", "RUS")}, 2),
        ({"actor": make_actor()}, {"actor": make_actor(None, None)}, 1),
        ({"modality": "planned"}, {}, 2),
        ({"modality": "planned"}, {"modality": "planned"}, 1),
        ({"figures": (make_figure(best=12),)}, {"figures": (make_figure(best=15),)}, 1),  # a toll that grew
        ({"figures": (make_figure(best=4),)}, {"figures": (make_figure(best=40),)}, 2),
        (
            {"kind": "statement", "speaker": make_speaker()},
            {"kind": "statement", "speaker": make_speaker()},
            1,
        ),
        (
            {"kind": "statement", "speaker": make_speaker()},
            {"kind": "statement", "speaker": make_speaker("A B")},
            2,
        ),
        (
            {"place": make_place("the village", precision="town")},
            {"place": make_place("the village", precision="town")},
            2,
        ),
        (
            {"place": make_place("Lissoy", precision="town")},
            {"place": make_place("Lissoy", precision="town")},
            1,
        ),
    ],
)
def test_claims_of_two_reports(one: dict[str, Any], two: dict[str, Any], incidents: int) -> None:
    assert _across(one, two) == incidents


def test_in_a_country_everything_must_agree() -> None:
    full = {
        "place": make_place("Ukraine"),
        "actor": make_actor("Russian forces", "RUS"),
        "figures": (make_figure(),),
    }
    assert _across(full, full) == 1
    for missing in (
        {"actor": None},
        {"figures": ()},
        {"kind": "attack"},
        {"time": make_time("2024-08-10", "2024-08-11")},
    ):
        assert _across(full, {**full, **missing}) == 2


def test_what_goes_on_for_days_links_by_the_day_of_telling() -> None:
    evacuation = {"kind": "evacuation", "place": make_place("Kursk region"), "time": None}
    assert _across(evacuation, evacuation) == 2  # that it went on is no happening
    evacuation["actor"] = make_actor()
    assert _across(evacuation, evacuation) == 1
    later = make_report("Much later.", publisher="Two", published="2024-08-20")
    claims = [make_claim(ONE, **_base(**evacuation)), make_claim(later, **_base(**evacuation))]
    assert _count(claims, (ONE, later)) == 2


@pytest.mark.parametrize(
    ("one", "two", "incidents"),
    [
        ({}, {}, 1),
        ({"time": None}, {}, 1),
        ({"time": make_time("2024-08-08")}, {}, 2),
        ({"kind": "air_strike"}, {}, 2),
        ({"kind": "casualties"}, {}, 1),
        ({"background": True}, {}, 2),
        ({"modality": "feared"}, {}, 2),
        ({"words": "In a separate attack shelling hit the town at night."}, {}, 2),
        (
            {"figures": (make_figure(best=2),)},
            {"figures": (make_figure(best=5),)},
            2,
        ),  # one voice, two counts
        (
            {"figures": (make_figure(best=2),), "speaker": make_speaker()},
            {"figures": (make_figure(best=5),)},
            1,
        ),
        ({"figures": (make_figure(best=2, superseded=True),)}, {"figures": (make_figure(best=5),)}, 1),
        ({"place": None}, {}, 2),
        ({"place": None, "actor": make_actor()}, {"actor": make_actor()}, 1),
    ],
)
def test_claims_of_one_report(one: dict[str, Any], two: dict[str, Any], incidents: int) -> None:
    report_one = {key: value for key, value in one.items() if key != "words"}
    if "words" in one:
        report = make_report(one["words"])
        claims = [make_claim(report, **_base(**report_one)), make_claim(report, at=14, **_base(**two))]
        assert _count(claims, (report,)) == incidents
    else:
        assert _within(one, two) == incidents


def test_a_claim_without_place_joins_only_where_one_happening_fits() -> None:
    actor = {"actor": make_actor()}
    here, there = _base(**actor), _base(**actor, place=make_place("Sudzha"))
    loose = _base(**actor, place=None)
    claims = [make_claim(ONE, **here), make_claim(ONE, at=5, **there), make_claim(ONE, at=9, **loose)]
    assert _count(claims) == 3


def _hit(words: str, **values: Any) -> dict[str, Any]:
    target = make_actor(None, **{"words": words, "side": None, "kind": None, **values})
    return {"target": target, "kind": "killing", "place": None}


@pytest.mark.parametrize(
    ("one", "two", "incidents"),
    [
        (_hit("the monks"), {**_hit("two Capuchin monks"), "kind": "attack"}, 1),
        (_hit("Ana Vell"), _hit("Vell"), 1),
        (_hit("the monks"), _hit("two nuns"), 2),
        (_hit("union organisers"), _hit("harvest organisers"), 2),
        (_hit("three people"), _hit("people"), 2),
        (_hit("rebels", kind="armed_group"), _hit("rebels", kind="armed_group"), 2),  # hit every day
        (_hit("grenadiers", side="UKR"), _hit("grenadiers", side="UKR"), 2),
        (_hit("the monks"), {**_hit("the monks"), "words": "Shelling also hit the monks."}, 2),
        ({**_hit("the monks"), "kind": "sanction"}, {**_hit("the monks"), "kind": "sanction"}, 2),
    ],
)
def test_who_was_hit_tells_one_happening_of_a_list_from_others(
    one: dict[str, Any], two: dict[str, Any], incidents: int
) -> None:
    assert _within(one, two) == incidents


@pytest.mark.parametrize(
    ("kinds", "figures", "incidents"),
    [
        (("casualties", "shelling"), (14, 14), 1),
        (("casualties", "shelling"), (14, 11), 2),
        (("air_strike", "shelling"), (14, 14), 2),
        (("evacuation", "displacement"), (14, 14), 2),  # what goes on for days
    ],
)
def test_a_headline_leaves_kind_and_place_to_its_text(
    kinds: tuple[str, str], figures: tuple[int, int], incidents: int
) -> None:
    headline, text = (
        {"kind": kind, "figures": (make_figure(best=number),)}
        for kind, number in zip(kinds, figures, strict=True)
    )
    assert _within({**headline, "place": None}, text) == incidents


def test_a_mention_group_is_one_incident() -> None:
    group = {"mention_group": "grp-1", "kind": "restriction"}
    claims = [
        make_claim(ONE, ordinal=i, **_base(place=make_place(name), **group))
        for i, name in enumerate(("Kursk region", "Belgorod region"))
    ]
    assert _count(claims) == 1


def test_a_denial_joins_what_it_denies() -> None:
    claim = make_claim(ONE, **_base(kind="territory_captured", place=make_place("Sudzha")))
    denial = make_claim(
        TWO, **_base(kind="attack", place=None, time=None), polarity="denied", denies=claim.id
    )
    found = PlainLinker().link([claim, denial], (ONE, TWO))
    assert len(found) == 1
    assert found[0].kind == "territory_captured"
    assert "a denial joins what it denies" in found[0].links[0].reason


def test_a_denial_without_a_time_speaks_of_the_days_before() -> None:
    said = _base(kind="territory_captured", place=make_place("Sudzha"), time=make_time("2024-08-10"))
    denied = _base(kind="territory_captured", place=make_place("Sudzha"), time=None, polarity="denied")
    assert _count([make_claim(ONE, **said), make_claim(TWO, **denied)]) == 1


def test_copies_tell_the_same_by_the_same_words() -> None:
    text = "Shells fell on the village, the council said. " + "Nobody could say more about it that day. " * 4
    reports = (make_report(text, publisher="One"), make_report(text, publisher="Two"))
    claims = [make_claim(report, words="Shells fell on the village, the council said.") for report in reports]
    assert _count(claims, reports) == 1


def test_deed_and_success_of_one_operation_stay_apart() -> None:
    kinds = ("ground_advance", "territory_captured", "attack_repelled")
    values = [_base(kind=kind, actor=make_actor()) for kind in kinds]
    claims = [make_claim(ONE, at=i, **value) for i, value in enumerate(values)]
    claims += [make_claim(TWO, at=i, **value) for i, value in enumerate(values)]
    assert sorted(incident.kind for incident in PlainLinker().link(claims, (ONE, TWO))) == sorted(kinds)


def test_a_general_attack_never_bridges_two_families() -> None:
    kinds = ("shelling", "attack", "armed_clash")
    claims = [make_claim(make_report(kind), **_base(kind=kind)) for kind in kinds]
    reports = tuple(make_report(kind) for kind in kinds)
    for incident in PlainLinker().link(claims, reports):
        found = {claim.kind for claim in claims if claim.id in incident.claim_ids}
        assert not {"shelling", "armed_clash"} <= found


def test_an_incident_never_drifts_along_a_chain_of_days() -> None:
    reports = [make_report(f"Day {day}", publisher=str(day)) for day in range(6)]
    claims = [
        make_claim(report, **_base(time=make_time(f"2024-08-{10 + day}", f"2024-08-{11 + day}")))
        for day, report in enumerate(reports)
    ]
    for incident in PlainLinker().link(claims, reports):
        days = [claim.time for claim in claims if claim.id in incident.claim_ids]
        assert (
            max(int(t.end[-2:]) for t in days if t and t.end)
            - min(int(t.start[-2:]) for t in days if t and t.start)
            < 3
        )
