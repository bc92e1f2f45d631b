"""The table of rules, case by case: `rules.tsv`. Who says what -> the standings that follow.

Voices are parted by " / ". SIDE:Name is a speaker (-:Name has no side), outlet:Name reports at first hand,
agency:Name is its own story, unknown:Name an outlet that was not there, hearsay:Name one that says
"reportedly". Marks: kind=, by= and at= (sides of actor and target), as= (the speaker's kind), id= (his body),
in= (place), on= (day told), says=denied, mode=planned, unverified, checked=who, background, gone (taken
back), and figures: killed=12:civilian:RUS, killed=>20 (over), killed=~20 (about), killed=dozens, asof= (their
day). Toll and words of the reasons may be "-"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assess.test_standings import DATELINE, evidence_of
from case_tables import read_table
from factory import make_actor, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly.assess.grades import AIRWARS, DIGITS, LETTERS
from reportedly.assess.standings import INCIDENT_RULES, TOLL_RULES, assess_incidents
from reportedly.fuse.incidents import make_incident
from reportedly.model.claim import Claim, Verification
from reportedly.model.figure import Figure
from reportedly.model.incident import Incident
from reportedly.model.report import Report

TABLE = read_table(Path(__file__).with_name("rules.tsv"))
CASES = [(case["voices"], case["standing"], case["toll"], case["words"]) for case in TABLE]
FULL = {
    "Smirnov": "Aleksei Smirnov", "Syrskyi": "Oleksandr Syrskyi", "Zelensky": "Volodymyr Zelensky",
    "Grossi": "Rafael Grossi", "Kirby": "John Kirby", "Zakharova": "Maria Zakharova",
    "Shoigu": "Sergei Shoigu",
}  # fmt: skip


def _voice(words: str, number: int) -> tuple[Report, Claim, bool]:
    first, *marks = words.split(" ")
    while marks and "=" not in marks[0] and marks[0] not in ("unverified", "background", "gone"):
        first = f"{first} {marks.pop(0)}"
    said = {key: value for key, _, value in (mark.partition("=") for mark in marks)}
    who, _, name = first.partition(":")
    report = _report(who, name, number, f"2024-08-{said.get('on', '11')}")
    values: dict[str, Any] = {"speaker": _speaker(who, name, said)}
    values |= {
        key: make_actor(None, said[mark]) for key, mark in (("actor", "by"), ("target", "at")) if mark in said
    }
    values |= {"hearsay": "reportedly"} if who == "hearsay" else {}
    values |= {"verification": Verification("unverified")} if "unverified" in said else {}
    values |= {"verification": Verification("verified_by", by=said["checked"])} if "checked" in said else {}
    claim = make_claim(
        report, said.get("kind", "shelling"), at=number,
        place=make_place(said.get("in", "Kursk")), time=make_time("2024-08-10"),
        polarity=said.get("says", "affirmed"), modality=said.get("mode", "actual"),
        background="background" in said, figures=_figures(said), **values,
    )  # fmt: skip
    return report, claim, "gone" in said


def _report(who: str, name: str, number: int, published: str) -> Report:
    heads = {"outlet": f"{DATELINE} ", "agency": f"MOSCOW ({name}) - "}
    publisher = name if who in ("outlet", "unknown", "hearsay") else f"Paper {number}"
    text = f"{heads.get(who, '')}Report {number}."
    return make_report(text, publisher=publisher, published=published)


def _speaker(who: str, name: str, said: dict[str, str]) -> Any:
    if who in ("outlet", "agency", "unknown", "hearsay"):
        return make_speaker(None, None, words="residents", kind=said["as"]) if "as" in said else None
    side, kind = (None if who == "-" else who), said.get("as", "official")
    return make_speaker(FULL.get(name, name), side, kind=kind, actor_id=said.get("id"))


def _figures(said: dict[str, str]) -> tuple[Figure, ...]:
    if "killed" not in said:
        return ()
    number, status, side = [*said["killed"].split(":"), "", ""][:3]
    as_of = f"2024-08-{said['asof']}" if "asof" in said else None
    also: dict[str, Any] = {"status": status or "unknown", "side": side or None, "as_of": as_of}
    if number == "dozens":
        return (make_figure(best=None, low=24, bound="vague", words=number, **also),)
    if number[0] == ">":
        return (make_figure(best=None, low=float(number[1:]), bound="over", **also),)
    if number[0] == "~":
        value = float(number[1:])
        return (make_figure(best=value, low=value, high=value, bound="about", **also),)
    return (make_figure(best=float(number), **also),)


def _assessed(voices: str) -> Incident:
    told = [_voice(words, number) for number, words in enumerate(voices.split(" / "))]
    gone = [number for number, (_, _, is_gone) in enumerate(told) if is_gone]
    evidence = evidence_of([(report, claim) for report, claim, _ in told], gone)
    incident = make_incident([claim for _, claim, _ in told], evidence.origins, evidence.reports)
    return assess_incidents([incident], evidence)[0]


@pytest.mark.parametrize(("voices", "standing", "toll", "words"), CASES, ids=[case[0][:60] for case in CASES])
def test_rule(voices: str, standing: str, toll: str, words: str) -> None:
    incident = _assessed(voices)
    assert incident.standing.value == standing, incident.standing.reasons
    assert [t.standing.value for t in incident.tolls] == ([] if toll == "-" else [toll])
    assert words == "-" or words in " ".join(incident.standing.reasons)


def test_every_rule_has_a_case_and_asks_a_question() -> None:
    assert {standing for _, standing, _, _ in CASES} == {rule.name for rule in INCIDENT_RULES}
    tolls = {"contested", "agreed", "acknowledged", "corroborated", "party_claim", "single_origin"}
    assert {toll for _, _, toll, _ in CASES} == {*tolls, "-"}
    for rule in (*INCIDENT_RULES, *TOLL_RULES, *AIRWARS, *LETTERS, *DIGITS):
        assert rule.question.endswith("?")


@pytest.mark.parametrize("name", [rule.name for rule in INCIDENT_RULES[:-1]])
def test_each_rule_can_be_switched_off(name: str) -> None:
    """A case of the rule gets another standing without it."""
    voices = next(voices for voices, standing, _, _ in CASES if standing == name)
    told = [_voice(words, number) for number, words in enumerate(voices.split(" / "))]
    gone = [number for number, (_, _, is_gone) in enumerate(told) if is_gone]
    evidence = evidence_of([(report, claim) for report, claim, _ in told], gone)
    incident = make_incident([claim for _, claim, _ in told], evidence.origins, evidence.reports)
    (without,) = assess_incidents([incident], evidence, off=frozenset((name,)))
    assert without.standing.value != name
