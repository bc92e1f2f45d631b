"""MUC-4 scores: which of our claims make one template, what it answers, and what counts as right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from factory import make_claim, make_figure, make_place, make_report, make_span, make_time
from reportedly.evaluate.muc4 import Template
from reportedly.evaluate.muc4_answers import Answers, Target, answer_message
from reportedly.evaluate.muc4_fills import Fill
from reportedly.evaluate.muc4_happenings import group_claims
from reportedly.evaluate.muc4_scores import pair_templates, score_message
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim, Instrument

TEXT = (
    "GUERRILLAS KILLED A CLERK IN DALE. A BOMB DESTROYED THE TOLL HOUSE. TWO NUNS WERE HURT. "
    "THE LEAGUE THREATENED THE MAYOR."
)
REPORT = make_report(TEXT)
PUBLISHED = "1990-02-05"


def _claim(kind: str, trigger: str, *, target: str | None = None, **fields: Any) -> Claim:
    found = None if target is None else Actor(make_span(target, REPORT))
    return make_claim(REPORT, kind, at=TEXT.index(trigger), trigger=trigger, target=found, **fields)


def _killing(**fields: Any) -> Claim:
    doer = Actor(make_span("GUERRILLAS", REPORT))
    return _claim("killing", "KILLED", target="A CLERK", actor=doer, **fields)


def _bombing(**fields: Any) -> Claim:
    bomb = Instrument(make_span("A BOMB", REPORT), "bomb")
    return _claim("property_damage", "DESTROYED", target="THE TOLL HOUSE", instrument=bomb, **fields)


def _one(*claims: Claim) -> Answers:
    (answers,) = answer_message(claims, PUBLISHED)
    return answers


def _template(slots: Mapping[int, Any], *, optional: bool = False) -> Template:
    return Template(
        optional, {slot: fills if isinstance(fills, tuple) else (fills,) for slot, fills in slots.items()}
    )


KILLED = {
    2: Fill(("04 FEB 90",)), 3: Fill(("PERU: DALE (CITY)",)), 4: Fill(("ATTACK",)),
    5: Fill(("ACCOMPLISHED",)), 9: Fill(("GUERRILLAS", "REBELS")), 18: Fill(("ANA VELL",)),
    19: Fill(("CLERK",), ("ANA VELL",)), 21: Fill(("1",), ("ANA VELL", "CLERK")),
    23: Fill(("DEATH",), ("ANA VELL", "CLERK")),
}  # fmt: skip


def test_claims_of_one_type_place_and_time_are_one_happening() -> None:
    hurt = _claim("casualties", "HURT", target="TWO NUNS")
    (bombing,) = group_claims([_bombing(), hurt], PUBLISHED)
    assert (bombing.type, len(bombing.claims)) == ("BOMBING", 2)
    assert [i.type for i in group_claims([_killing(), _bombing()], PUBLISHED)] == ["ATTACK", "BOMBING"]


def test_other_places_are_other_happenings_unless_one_holds_the_other() -> None:
    def at(name: str, precision: str) -> Any:
        return make_place(name, country="PER", admin1=None, precision=precision)

    in_dale = _killing(place=at("Dale", "town"))
    for name, precision, number in (("Holm", "town", 2), ("Peru", "country", 1), ("Dale", "town", 1)):
        hurt = _claim("attack", "HURT", target="TWO NUNS", place=at(name, precision))
        assert len(group_claims([in_dale, hurt], PUBLISHED)) == number


def test_other_days_are_other_happenings() -> None:
    earlier = _killing(time=make_time("1990-02-01"))
    later = _claim("killing", "HURT", target="TWO NUNS", time=make_time("1990-02-04"))
    assert len(group_claims([earlier, later], PUBLISHED)) == 2
    assert len(group_claims([earlier, _claim("killing", "HURT", target="TWO NUNS")], PUBLISHED)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": "denied"},
        {"modality": "feared"},
        {"background": True},
        {"place": make_place("Kursk", country="RUS")},
        {"time": make_time("1989-11-01")},
        {"time": make_time("1988-01-01", "1990-02-05")},
        {"target": Actor(make_span("A CLERK", REPORT), kind="military")},
    ],
)
def test_what_is_no_incident_of_the_report(fields: dict[str, Any]) -> None:
    assert group_claims([_killing()], PUBLISHED)
    assert not group_claims([replace(_killing(), **fields)], PUBLISHED)


def test_a_template_is_answered_from_the_claims() -> None:
    killed = make_figure("killed", 1, span=make_span("A CLERK", REPORT), counted="CLERK")
    place = make_place("Dale", country="PER", precision="town")
    answers = _one(_killing(figures=(killed,), place=place, time=make_time("1990-02-04")))
    assert (answers.type, answers.stage, answers.date) == (
        "ATTACK",
        "ACCOMPLISHED",
        ("1990-02-04", "1990-02-04"),
    )
    assert (answers.country, "Dale" in answers.places) == ("PERU", True)
    assert (answers.individuals, answers.organizations) == (("GUERRILLAS",), ())
    assert answers.persons == (Target("A CLERK", "1", ("DEATH",)),)
    things = _one(_bombing())
    assert things.things == (Target("THE TOLL HOUSE", "1", ("DESTROYED",)),)
    assert (things.instruments, things.date) == (("A BOMB",), (None, PUBLISHED))


def test_a_place_is_no_doer_and_bodies_are_no_individuals() -> None:
    dale = make_place("DALE", country="PER", precision="town")
    for words, individuals, organizations in (
        ("DALE", (), ()),
        ("THE LEAGUE", (), ("THE LEAGUE",)),
        ("GUERRILLAS", ("GUERRILLAS",), ()),
    ):
        doer = Actor(make_span(words, REPORT))
        answers = _one(replace(_killing(place=dale), actor=doer))
        assert (answers.individuals, answers.organizations) == (individuals, organizations)


def test_an_unsaid_country_is_the_one_most_spoken_of() -> None:
    doer = Actor(make_span("GUERRILLAS", REPORT), side="COL")
    assert _one(replace(_killing(), actor=doer)).country == "COLOMBIA"
    assert _one(_killing()).country is None


def test_nobody_hurt_is_an_effect_without_a_target() -> None:
    nobody = make_figure("injured", 0, span=make_span("NUNS", REPORT))
    assert _one(_bombing(figures=(nobody,))).persons == (Target("-", None, ("NO INJURY",)),)


def test_a_right_template_is_right_in_every_slot() -> None:
    place = make_place("Dale", country="PER", precision="town")
    answers = _one(_killing(place=place, time=make_time("1990-02-04")))
    rows = score_message([_template(KILLED)], [answers])
    assert {name for name, tally in rows.found.items() if tally.f1 not in (1.0, None)} == set()
    assert rows.value("all slots.right") == 9


def test_templates_without_a_partner_count_in_full() -> None:
    answers = _one(_bombing())
    rows = score_message([_template(KILLED)], [answers])
    assert (rows.value("templates.right"), rows.value("templates.given"), rows.value("templates.gold")) == (
        0,
        1,
        1,
    )
    assert (rows.value("all slots.right"), rows.value("human target: effect.gold")) == (0, 1)
    assert rows.value("all slots of paired templates.f1") is None
    silent = score_message([_template(KILLED, optional=True)], [])
    assert (silent.value("templates.gold"), silent.value("all slots.f1")) == (0, None)


def test_the_better_partner_is_taken() -> None:
    other = _template({**KILLED, 18: (), 19: (), 21: (), 23: (), 2: Fill(("01 JAN 90",))})
    right = _template(KILLED)
    paired = pair_templates([other, right], [_one(_killing(time=make_time("1990-02-04")))])
    assert [gold for gold, _ in paired.pairs] == [right]
    assert paired.missed == (other,)


@pytest.mark.parametrize(
    ("gold", "given", "right"),
    [
        ("04 FEB 90", ("1990-02-04", "1990-02-04"), 1),
        ("04 FEB 90", ("1990-02-03", "1990-02-04"), 0),
        ("03 FEB 90 - 04 FEB 90", ("1990-02-04", "1990-02-04"), 1),
        ("- 05 FEB 90", (None, "1990-02-05"), 1),
        ("- 05 FEB 90", ("1990-02-01", "1990-02-01"), 1),
        ("- 05 FEB 90", ("1990-01-01", "1990-01-01"), 0),
        ("04 FEB 90", (None, "1990-02-05"), 0),
    ],
)
def test_dates_fit(gold: str, given: tuple[str | None, str], right: int) -> None:
    answers = Answers("ATTACK", "ACCOMPLISHED", given, "PERU", (), (), ("GUERRILLAS",), (), (), ())
    rows = score_message([_template({**KILLED, 2: Fill((gold,))})], [answers])
    assert rows.value("date.right") == right


@pytest.mark.parametrize(
    ("gold", "given", "counts"),
    [
        (("PERU: DALE (CITY)",), ("DALE",), (1, 1, 1)),
        (("PERU: NORTH (REGION): DALE (CITY)",), ("Holm", "NORTH"), (1, 1, 1)),
        (("PERU: DALE (CITY)", "PERU"), (), (0, 0, 0)),
        (("PERU",), ("DALE",), (0, 1, 0)),
        (("PERU: DALE (CITY)",), (), (0, 0, 1)),
    ],
)
def test_places_fit(gold: tuple[str, ...], given: tuple[str, ...], counts: tuple[int, int, int]) -> None:
    answers = Answers("ATTACK", "ACCOMPLISHED", None, "PERU", given, (), ("GUERRILLAS",), (), (), ())
    tally = score_message([_template({**KILLED, 3: Fill(gold)})], [answers]).found["place in the country"]
    assert (tally.right, tally.given, tally.gold) == counts


def test_a_number_of_another_target_is_wrong() -> None:
    persons = (Target("A CLERK", "1"), Target("NUNS", "2-"))
    answers = Answers("ATTACK", "ACCOMPLISHED", None, "PERU", (), (), ("GUERRILLAS",), (), (), persons)
    gold = {**KILLED, 19: (Fill(("CLERK",), ("ANA VELL",)), Fill(("NUNS",)))}
    of_nuns = score_message([_template({**gold, 21: Fill(("2",), ("NUNS",))})], [answers])
    assert of_nuns.value("human target: number.right") == 1
    of_clerk = score_message([_template({**gold, 21: Fill(("2",), ("CLERK",))})], [answers])
    assert of_clerk.value("human target: number.right") == 0
