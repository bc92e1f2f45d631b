"""MUC-4 incidents: which template a claim tells, and what counts as split and as over-merged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factory import make_claim, make_figure, make_place, make_report, make_span, make_time
from reportedly.evaluate.muc4 import Template
from reportedly.evaluate.muc4_fills import Fill
from reportedly.evaluate.muc4_incidents import (
    ALL,
    FUSION,
    ONE,
    SEVERAL,
    MergingTable,
    score_merging,
    show_wrong,
    told_templates,
    ways_to_merge,
)
from reportedly.evaluate.muc4_told import told_template
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim

TEXT = (
    "DALE, 5 FEB 90 -- GUNMEN KILLED JUDGE ANA VELL IN DALE. MEMBERS OF A UNION WERE SHOT IN HOLM. "
    "ANOTHER CROWD RAN. GUNMEN FLED AFTER THE KILLING OF VELL."
)
REPORT = make_report(TEXT, published="1990-02-05")
SENTENCES = [f"{part.strip()}." for part in TEXT.split(". ")]


def _claim(kind: str, trigger: str, sentence: int, *, target: str | None = None, **fields: Any) -> Claim:
    hit = None if target is None else Actor(make_span(target, REPORT))
    words = SENTENCES[sentence].removesuffix("..") or SENTENCES[sentence]
    at = TEXT.index(trigger)
    return make_claim(REPORT, kind, at=at, trigger=trigger, words=words, target=hit, **fields)


KILLED = _claim("killing", "KILLED", 0, target="JUDGE ANA VELL")
SHOT = _claim("killing", "SHOT", 1, target="MEMBERS OF A UNION")
KILLING = _claim("killing", "KILLING", 3)


def _template(type_: str, name: str, place: str, day: str) -> Template:
    slots = {2: day, 3: f"PERU: {place} (CITY)", 4: type_, 9: "GUNMEN", 18: name}
    return Template(False, {slot: (Fill((value,)),) for slot, value in slots.items()})


VELL = _template("ATTACK", "ANA VELL", "DALE", "04 FEB 90")
UNION = _template("ATTACK", "MEMBERS OF A UNION", "HOLM", "05 FEB 90")
TEMPLATES = (VELL, UNION)


def test_a_claim_tells_the_template_whose_words_it_has() -> None:
    assert told_templates([KILLED, SHOT, KILLING], TEMPLATES) == {KILLED.id: 0, SHOT.id: 1}
    by_name = replace(KILLING, target=Actor(make_span("VELL", REPORT)))
    assert told_template(by_name, TEMPLATES) == 0


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (replace(KILLED, kind="abduction"), None),  # of another type
        (replace(KILLED, kind="statement"), None),  # no deed
        (replace(KILLED, polarity="denied"), None),
        (_claim("killing", "FLED", 3), None),  # no more than a doer of both
        (_claim("casualties", "RAN", 2, figures=(make_figure(counted="MEMBERS"),)), None),
        (_claim("casualties", "RAN", 2, figures=(make_figure(counted="UNION MEMBERS"),)), 1),
        (_claim("casualties", "RAN", 2, target="MEMBERS OF A UNION"), 1),
        (_claim("casualties", "RAN", 2, target="VELL"), 0),
        (_claim("attack", "RAN", 2, place=make_place("Holm"), time=make_time("1990-02-05")), 1),
        (_claim("attack", "RAN", 2, place=make_place("Holm", inherited=True)), None),
        (_claim("attack", "RAN", 2, place=make_place("Holm"), time=make_time("1990-02-04")), 1),
    ],
)
def test_what_is_told_for_sure(claim: Claim, told: int | None) -> None:
    assert told_template(claim, TEMPLATES) == told


def test_two_templates_alike_are_both_not_told() -> None:
    assert told_template(KILLED, (VELL, VELL)) is None
    assert told_template(KILLED, ()) is None


def test_a_dateline_names_no_place_of_an_act() -> None:
    elsewhere = _template("ATTACK", "NOBODY", "DALE", "05 FEB 90")
    words = "DALE, 5 FEB 90 -- GUNMEN SHOT."
    shot = make_claim(make_report(words), "killing", trigger="SHOT", actor=Actor(make_span("GUNMEN")))
    assert told_template(shot, (elsewhere,)) is None
    assert told_template(replace(shot, words=make_span("GUNMEN SHOT IN DALE.")), (elsewhere,)) == 0


TRUE = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("11122", {"pairs": (4, 4, 4), "alike": (2, 2, 2), "unsplit": (2, 2), "pure": (2, 2), "b3": (5, 5)}),
        (
            "11111",
            {"pairs": (4, 10, 4), "alike": (0, 1, 2), "unsplit": (2, 2), "pure": (0, 1), "b3": (2.6, 5)},
        ),
        ("12345", {"pairs": (0, 0, 4), "alike": (0, 5, 2), "unsplit": (0, 2), "pure": (0, 0), "b3": (5, 2)}),
        (
            "11222",
            {
                "pairs": (2, 4, 4),
                "alike": (0, 2, 2),
                "unsplit": (1, 2),
                "pure": (1, 2),
                "b3": (11 / 3, 11 / 3),
            },
        ),
    ],
)
def test_what_is_split_and_what_is_merged(given: str, expected: dict[str, tuple[float, ...]]) -> None:
    merging = score_merging(TRUE, {**dict(zip("abcde", given, strict=True)), "of no template": "1"})
    found = merging.rows.found
    pairs, alike = found["pairs of claims"], found["incidents that are one template"]
    unsplit, pure = found["templates not split"], found["incidents not over-merged"]
    assert (pairs.right, pairs.given, pairs.gold) == expected["pairs"]
    assert (alike.right, alike.given, alike.gold) == expected["alike"]
    assert ((unsplit.right, unsplit.gold), (pure.right, pure.gold)) == (expected["unsplit"], expected["pure"])
    assert (merging.b3.precision_sum, merging.b3.recall_sum) == pytest.approx(expected["b3"])
    assert merging.b3.claims == len(TRUE)


def test_messages_with_one_template_stand_apart() -> None:
    table = MergingTable()
    together, apart = {FUSION: {"a": 1, "b": 1}}, {FUSION: {"a": 1, "b": 2}}
    for true, ways in (({"a": 0, "b": 0}, apart), ({"a": 0, "b": 1}, together), ({}, together)):
        table.add(true, ways)
    found = table.as_json()[FUSION]
    assert {part: rows["scored"] for part, rows in found.items()} == {ALL: 2, ONE: 1, SEVERAL: 1}
    assert found[ONE]["pairs of claims"]["recall"] == 0.0
    assert found[SEVERAL]["pairs of claims"]["precision"] == 0.0
    assert table.found[FUSION][ALL].b3.claims == 4
    assert "fusion; several templates told: 1 messages" in table.as_table()
    other = MergingTable()
    other.add({"a": 0, "b": 0}, {"all claims in one": {"a": 1, "b": 1}})
    line = "all claims in one; one template told: pairs of claims 1.000/1.000/1.000, B3 1.000/1.000/1.000"
    assert line in other.as_table().split("\n")


def test_fusion_stands_beside_plain_ways() -> None:
    claims = [KILLED, SHOT, replace(KILLED, id="clm_again")]
    ways = ways_to_merge(claims, REPORT)
    assert {name: len({given[c.id] for c in claims}) for name, given in ways.items()} == {
        FUSION: 2,
        "all claims in one": 1,
        "each mention by itself": 2,
        "one of each type": 1,
        "happenings of the template scorer": 1,
    }


def test_wrong_messages_are_shown_claim_by_claim() -> None:
    claims, true = [KILLED, SHOT], {KILLED.id: 0, SHOT.id: 1}
    assert show_wrong(claims, true, {FUSION: {KILLED.id: "x", SHOT.id: "y"}}) == []
    lines = show_wrong(claims, true, {FUSION: {KILLED.id: "x", SHOT.id: "x"}})
    assert [line.split(":")[0] for line in lines] == [
        "template 0 incident 0 killing",
        "template 1 incident 0 killing",
    ]
