"""What only goes on with what was told before: which words take it up again, and what they may mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factory import make_actor, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from fuse.tellings_of import telling_of
from reportedly.fuse.plain import PlainLinker
from reportedly.fuse.taken_up import going_on
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident

VILLAGE = make_place("Orlik", country="UKR", precision="country")  # a name that no gazetteer has
HERE = replace(VILLAGE, inherited=True)


def _sentence(words: str, trigger: str, kind: str = "attack", **fields: Any) -> Claim:
    return make_claim(make_report(words), kind, at=words.index(trigger), trigger=trigger, **fields)


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("The attack came at dawn.", "attack"),
        ("Nobody claimed this drone attack.", "drone attack"),
        ("Police are looking into the brutal killing.", "killing"),
        ("After the raid the office burned.", "raid"),
        ("The explosions woke the valley.", "explosions"),
    ],
)
def test_a_noun_with_its_article_takes_up(words: str, trigger: str) -> None:
    assert going_on(telling_of(_sentence(words, trigger))) == f"taken up again by {_noun(words, trigger)!r}"


def _noun(words: str, trigger: str) -> str:
    """The trigger with its article and what stands between."""
    before = words[: words.index(trigger)].split()
    start = max(i for i, word in enumerate(before) if word.lower() in ("the", "this"))
    return " ".join([*before[start:], trigger])


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("An attack came at dawn.", "attack"),
        ("Attacks go on in the valley.", "Attacks"),
        ("They condemned the attack on the bridge.", "attack"),
        ("They condemned the killing of two monks.", "killing"),
        ("The rebels attack by night.", "attack"),  # its verb
        ("The army attacks the town.", "attacks"),
        ("The army was attacked.", "attacked"),
        ("After the second attack people fled.", "attack"),
        ("In the event of attack they will flee.", "attack"),
    ],
)
def test_what_takes_up_nothing(words: str, trigger: str) -> None:
    assert going_on(telling_of(_sentence(words, trigger))) is None


@pytest.mark.parametrize(
    ("fields", "goes_on"),
    [
        ({}, True),
        ({"place": HERE}, True),
        ({"place": VILLAGE}, False),  # it says itself where
        ({"kind": "statement"}, False),
        ({"kind": "evacuation"}, False),  # what goes on for days
    ],
)
def test_what_says_where_goes_on_with_nothing(fields: dict[str, Any], goes_on: bool) -> None:
    claim = _sentence("The attack came at dawn.", "attack", **fields)
    assert (going_on(telling_of(claim)) is not None) is goes_on


@pytest.mark.parametrize(
    ("words", "trigger", "fields", "goes_on"),
    [
        ("Two people were hurt.", "hurt", {}, True),
        ("There were no casualties.", "casualties", {}, True),
        ("Two people were shot.", "shot", {}, False),
        ("Another two people were hurt.", "hurt", {}, False),
        ("Two people were also hurt.", "hurt", {}, False),
        ("Two people were hurt on Monday.", "hurt", {"time": make_time()}, False),
        ("Two people were hurt.", "hurt", {"time": make_time(inherited=True)}, True),
        ("The war has killed thousands.", "killed", {"figures": (make_figure(best=2000),)}, False),
    ],
)
def test_a_result_goes_on(words: str, trigger: str, fields: dict[str, Any], goes_on: bool) -> None:
    claim = _sentence(words, trigger, "casualties", **fields)
    assert (going_on(telling_of(claim)) is not None) is goes_on


TEXT = (
    "Gunmen shot at a bus in Orlik. A bomb went off in Lissoy. The attack came at dawn. Two were hurt. "
    "Rain fell. Four were hurt. The shots were heard in the hills. The explosions woke everybody."
)
REPORT = make_report(TEXT)


def _told(sentence: str, trigger: str, kind: str, **fields: Any) -> Claim:
    start = TEXT.index(sentence)
    at = start + sentence.index(trigger)
    return make_claim(REPORT, kind, at=at, trigger=trigger, words=sentence, **fields)


BUS = _told("Gunmen shot at a bus in Orlik.", "shot", "attack", place=VILLAGE)
BOMB = _told(
    "A bomb went off in Lissoy.",
    "bomb",
    "bombing",
    place=make_place("Lissoy", country="UKR", precision="town"),
)
ATTACK = _told("The attack came at dawn.", "attack", "attack")
HURT = _told("Two were hurt.", "hurt", "casualties")
LATER_HURT = _told("Four were hurt.", "hurt", "casualties")
EXPLOSIONS = _told("The explosions woke everybody.", "explosions", "explosion")


def _incidents(*claims: Claim) -> list[set[str]]:
    return [set(incident.claim_ids) for incident in _linked(*claims)]


def _linked(*claims: Claim) -> tuple[Incident, ...]:
    return PlainLinker().link(claims, [REPORT])


def test_the_last_happening_is_meant() -> None:
    assert {BUS.id} in _incidents(BUS, BOMB, ATTACK)
    assert {BOMB.id, ATTACK.id} in _incidents(BUS, BOMB, ATTACK)
    assert {BUS.id, ATTACK.id} in _incidents(BUS, ATTACK)
    assert len(_incidents(ATTACK, EXPLOSIONS)) == 1


def test_the_link_says_by_which_words() -> None:
    (incident,) = _linked(BUS, ATTACK)
    assert [link.reason for link in incident.links] == ["one report; taken up again by 'The attack'"]


@pytest.mark.parametrize(
    "fields",
    [
        {"modality": "planned"},
        {"background": True},
        {"kind": "missile_strike"},
        {"place": replace(make_place("Sudzha"), inherited=True)},
        {"time": make_time("2024-08-02")},
        {"actor": make_actor("Russian forces", "RUS")},
        {"figures": (make_figure(best=400),)},
        {"speaker": make_speaker(), "figures": (make_figure(best=13),)},
    ],
)
def test_it_means_nothing_that_cannot_be_one(fields: dict[str, Any]) -> None:
    told = {"time": make_time("2024-08-10"), "actor": make_actor(), "figures": (make_figure(best=12),)}
    bomb = replace(BOMB, **told, speaker=make_speaker())
    assert len(_incidents(bomb, ATTACK)) == 1
    assert len(_incidents(bomb, replace(ATTACK, **fields))) == 2


STREET = replace(make_place("Orlik", country="RUS", precision="town"), name="Orlik")  # no gazetteer has it


@pytest.mark.parametrize(
    ("words", "trigger", "kind", "fields", "incidents"),
    [
        ("The attack came at dawn.", "attack", "attack", {"place": STREET}, 1),
        ("The attack came at dawn.", "attack", "attack", {"place": make_place("Sudzha")}, 2),
        ("The attack came at dawn.", "attack", "attack", {"place": replace(STREET, country="UKR")}, 2),
        ("The death toll in Orlik was three.", "death toll", "casualties", {"place": STREET}, 2),
        ("An attack came at dawn.", "attack", "attack", {"place": STREET}, 2),
        ("Two were hurt.", "hurt", "casualties", {"place": STREET}, 2),
    ],
)
def test_a_name_that_no_gazetteer_has_may_be_in_the_town(
    words: str, trigger: str, kind: str, fields: dict[str, Any], incidents: int
) -> None:
    first = "A bomb went off in Kursk."
    report = make_report(f"{first} {words}")
    at = len(first) + 1 + words.index(trigger)
    bomb = make_claim(report, "bombing", at=2, trigger="bomb", words=first, place=make_place("Kursk"))
    told = make_claim(report, kind, at=at, trigger=trigger, words=words, **fields)
    assert len(PlainLinker().link([bomb, told], [report])) == incidents


def test_several_things_are_meant_only_where_one_comes_into_question() -> None:
    assert len(_incidents(BOMB, EXPLOSIONS)) == 1
    assert {EXPLOSIONS.id} in _incidents(BUS, BOMB, EXPLOSIONS)


def test_a_result_is_of_the_sentence_before() -> None:
    assert len(_incidents(ATTACK, HURT)) == 1
    assert len(_incidents(BUS, HURT)) == 2
    assert {LATER_HURT.id} in _incidents(ATTACK, HURT, LATER_HURT)


def test_what_stands_with_something_before_it_stays_there() -> None:
    here = replace(make_place("Kursk"), inherited=True)
    shelling = replace(BUS, kind="shelling", place=make_place("Kursk"))
    assert {shelling.id, ATTACK.id} in _incidents(shelling, BOMB, replace(ATTACK, place=here))
