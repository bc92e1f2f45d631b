"""pairs.tsv: in what two claims of two reports are alike, and whether they are linked. Both start as a
shelling of Kursk on one day; a line says what is other of each. `only`: linked if nothing else fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from case_tables import Case, entries, read_table
from factory import (
    make_actor,
    make_claim,
    make_figure,
    make_place,
    make_report,
    make_span,
    make_speaker,
    make_time,
)
from reportedly.data.link_weights import load_link_weights
from reportedly.fuse.comparisons import COMPARISONS, compare
from reportedly.fuse.duplicates import copy_groups, find_duplicates
from reportedly.fuse.linking import link_across, link_unsaid
from reportedly.fuse.nearness import relate_places
from reportedly.fuse.origins import find_origins
from reportedly.fuse.plain import PlainLinker
from reportedly.fuse.tellings import Telling, make_tellings
from reportedly.model.claim import Claim, Instrument
from reportedly.model.figure import Figure
from reportedly.model.place import SiteNear
from reportedly.model.report import Report

PAIRS = read_table(Path(__file__).with_name("pairs.tsv"))
_TEXTS = ("Guns were heard.", "It was loud there.")
_MEASURES = ("killed", "injured", "displaced")


def _pair(case: Case) -> tuple[list[Claim], tuple[Report, Report]]:
    made = [_claim(dict(part.split("=", 1) for part in entries(case[side])), number)
            for number, side in enumerate("ab")]  # fmt: skip
    return [claim for claim, _ in made], (made[0][1], made[1][1])


def _claim(said: dict[str, str], number: int) -> tuple[Claim, Report]:
    report = make_report(
        said.get("words", _TEXTS[number]),
        publisher=("One", "Two")[number],
        published=said.get("published", "2024-08-11"),
    )
    values: dict[str, Any] = {"place": _place(said), "figures": tuple(_figures(said))}
    start, _, end = said.get("time", "2024-08-10").partition(",")
    values["time"] = None if start == "-" else make_time(start, end or None)
    if "actor" in said:
        values["actor"] = make_actor(f"{said['actor']} forces", said["actor"])
    if "who" in said:
        values["actor"] = make_actor(said["who"], None)
    if "target" in said:
        values["target"] = make_actor(said["target"], None)
    if "says" in said:
        name, side = said["says"].split(",")
        values["speaker"] = make_speaker(name, side)
    if "with" in said:
        values["instrument"] = Instrument(make_span(said["with"]), said["with"])
    if "site" in said:
        values["sites"] = (SiteNear(said["site"], said["site"], "dam", named=True),)
    return make_claim(report, kind=said.get("kind", "shelling"), **values), report


def _place(said: dict[str, str]) -> Any:
    name, _, precision = said.get("place", "Kursk").partition(",")
    if name == "-":
        return None
    place = make_place(name, **({"precision": precision} if precision else {}))
    if precision == "country":  # a name that no gazetteer has
        place = replace(place, name=name, country="RUS")
    if "lat" in said:
        place = replace(place, lat=float(said["lat"]), geonameid=1)
    return replace(place, name=said["name"]) if "name" in said else place


def _figures(said: dict[str, str]) -> list[Figure]:
    found = []
    for measure in _MEASURES:
        if measure not in said:
            continue
        amount, _, basis = said[measure].partition(",")
        own = {"basis": basis} if basis else {}
        if amount.startswith(">"):
            found.append(make_figure(measure, None, low=float(amount[1:]), bound="over", **own))
        else:
            found.append(make_figure(measure, float(amount), **own))
    return found


def _tellings(claims: list[Claim], reports: tuple[Report, ...]) -> list[Telling]:
    copies = copy_groups(find_duplicates(reports), reports)
    tellings = make_tellings(claims, reports, copies, find_origins(claims, reports, copies))
    return [tellings[claim.id] for claim in claims]


@pytest.mark.parametrize("case", PAIRS, ids=lambda c: f"{c['comparison']}: {c['a']} | {c['b']}")
def test_level_of_a_pair(case: Case) -> None:
    a, b = _tellings(*_pair(case))
    nearness = relate_places(a.place, b.place)
    levels = dict(zip(COMPARISONS, compare(a, b, nearness), strict=True))
    assert levels[case["comparison"]] == case["level"]
    assert compare(a, b, nearness) == compare(b, a, relate_places(b.place, a.place))


@pytest.mark.parametrize("case", PAIRS, ids=lambda c: f"{c['comparison']}: {c['a']} | {c['b']}")
def test_a_pair_is_linked_or_not(case: Case) -> None:
    claims, reports = _pair(case)
    a, b = _tellings(claims, reports)
    across, only = link_across(a, b), link_unsaid(a, b) or link_unsaid(b, a)
    assert (across is not None) == (case["linked"] == "yes")
    assert link_across(b, a) == across
    if case["linked"] == "only":
        assert only is not None
    together = len(PlainLinker().link(claims, reports)) == 1
    assert together == (case["linked"] != "no")


def test_every_level_stands_in_the_table_or_needs_no_pair_of_two_reports() -> None:
    told = {(case["comparison"], case["level"]) for case in PAIRS}
    left = {(name, level) for name, levels in COMPARISONS.items() for level in levels} - told
    assert not {level for name, level in left if name in ("kind", "figures") or level == "another"}


def test_a_link_explains_itself() -> None:
    for case in PAIRS:
        a, b = _tellings(*_pair(case))
        if link := link_across(a, b):
            assert [weight.comparison for weight in link.weights] == ["prior", *COMPARISONS]
            assert link.strength == pytest.approx(sum(weight.bits for weight in link.weights), abs=0.01)
            assert link.strength >= load_link_weights().across
