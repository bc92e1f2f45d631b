"""Corrections, field by field (`corrections.tsv`), and the values that a claim cannot have."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from case_tables import Case, amount_of, read_table
from factory import make_claim, make_figure, make_place, make_report, make_span, make_speaker, make_time
from reportedly.fuse.corrections import (
    CORRECTIONS,
    Correction,
    correct_claim,
    precision_of,
    value_of,
    value_words,
    without_figures,
)
from reportedly.model.claim import Claim
from reportedly.model.judgement import FIELDS
from reportedly.model.place import SiteNear

CASES = read_table(Path(__file__).with_name("corrections.tsv"))
REPORT = make_report("Shelling killed 12 people in Kursk, up to three of them children.")
CLAIM = make_claim(
    REPORT, place=make_place("Kursk", REPORT), time=make_time(), speaker=make_speaker(actor_id="RUS.kursk"),
    figures=(
        make_figure(), make_figure("killed", None, high=3, bound="at_most", demographic="child", subset_of=0),
    ),
    sites=(SiteNear("npp", "Kursk plant", "nuclear", 30.0), SiteNear("dam", "A dam", "dam", 3.0, named=True)),
)  # fmt: skip


def _told(claim: Claim, what: str) -> str:
    """What the claim says of one thing, in the words of the table."""
    speaker, place, time = claim.speaker, claim.place, claim.time
    told: dict[str, Any] = {
        "kind": claim.kind, "stance": claim.stance, "place": place and place.name,
        "time": time and f"{time.start} {time.precision}",
        "speaker": speaker and f"{speaker.name} {speaker.side}",
        "figures": "; ".join(map(amount_of, claim.figures)),
        "measures": " ".join(figure.measure for figure in claim.figures),
    }  # fmt: skip
    return f"{what} {told[what]}".strip()


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['field']} {case['value'][:40]} {case['figure']}"
)
def test_a_field_is_corrected(case: Case) -> None:
    figure = int(case["figure"]) if case["figure"] else None
    made = correct_claim(CLAIM, Correction(case["field"], json.loads(case["value"]), "by A", figure=figure))
    assert _told(made, case["now"].split()[0]) == case["now"]
    assert made.id == CLAIM.id and made.words == CLAIM.words


def test_every_field_has_a_case_and_a_rule() -> None:
    assert set(CORRECTIONS) == set(FIELDS) == {case["field"] for case in CASES}


@pytest.mark.parametrize(
    ("field", "value", "figure", "said"),
    [
        ("kind", "shellings", None, "is none of"),
        ("kind", None, None, "is none of"),
        ("polarity", "maybe", None, "is none of"),
        ("colour", "red", None, "no field to correct"),
        ("place", {"geonameid": 3}, None, "needs a name"),
        ("place", {"name": "Sudzha", "precision": "close"}, None, "is none of"),
        ("place", {"name": ["Sudzha"], "precision": "town"}, None, "not a text"),
        ("place", {"name": "Sudzha", "precision": "town", "geonameid": "12"}, None, "not a number"),
        ("place", {"name": "Sudzha", "precision": "town", "lat": 51.2}, None, "both lat and lon"),
        ("place", {"name": "Sudzha", "precision": "town", "lat": "abc", "lon": 3}, None, "not degrees"),
        ("place", {"name": "Sudzha", "precision": "town", "lat": 91, "lon": 3}, None, "not degrees"),
        ("place", {"name": "Sudzha", "precision": "town", "sites": [{"x": 1}]}, None, "cannot be read"),
        ("place", {"name": "Sudzha", "precision": "town", "sites": ["npp"]}, None, "cannot be read"),
        ("time", {"from": "2024-08-10", "to": "2024-08-09"}, None, "is after"),
        ("time", {"from": "2024-W33", "to": "2024-W33"}, None, "no ISO date"),
        ("time", {"from": 20240810, "to": "2024-08-10"}, None, "no ISO date"),
        ("time", {"from": "Friday", "to": "Friday"}, None, "no ISO date"),
        ("time", "2024-08-10", None, "needs `from` and `to`"),
        ("speaker.name", "  ", None, "is a text"),
        ("speaker.side", 3, None, "three-letter code"),
        ("figure.best", None, 0, "cannot be null"),
        ("figure.best", -1, 0, "0 or more"),
        ("figure.best", True, 0, "0 or more"),
        ("figure.best", float("nan"), 0, "0 or more"),
        ("figure.high", float("inf"), 0, "0 or more"),
        ("figure.low", 20, 0, "would be above high 12"),
        ("figure.high", None, 1, "needs one bound"),
        ("figure.best", 3, None, "no figure of these words"),
        ("figure.measure", "deaths", 0, "is none of"),
        ("figure", 3, 0, "only be taken away"),
    ],
)
def test_a_value_that_it_cannot_have(field: str, value: object, figure: int | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        correct_claim(CLAIM, Correction(field, value, "", figure=figure))


def test_a_side_needs_a_speaker() -> None:
    with pytest.raises(ValueError, match=r"no speaker; correct speaker\.name first"):
        correct_claim(replace(CLAIM, speaker=None), Correction("speaker.side", "UKR", ""))


def test_a_value_keeps_the_words_that_it_replaces_or_those_that_were_named() -> None:
    place = {"name": "Sudzha", "precision": "town"}
    assert correct_claim(CLAIM, Correction("place", place, "")).place.span.text == "Kursk"  # type: ignore[union-attr]
    named = make_span("children", REPORT)
    assert correct_claim(CLAIM, Correction("place", place, "", named)).place.span == named  # type: ignore[union-attr]
    unplaced = replace(CLAIM, place=None)
    assert correct_claim(unplaced, Correction("place", place, "")).place.span == CLAIM.words  # type: ignore[union-attr]
    counted = correct_claim(CLAIM, Correction("figure.best", 3, "", named, 0)).figures[0]
    assert (counted.span, counted.best) == (named, 3)


def test_another_name_is_another_identity() -> None:
    speaker = correct_claim(CLAIM, Correction("speaker.name", "Rafael Grossi", "corrected by A")).speaker
    assert speaker is not None and speaker.actor_id is None and speaker.reason == "corrected by A"


def test_sites_near_the_old_place_go_with_it() -> None:
    near = {"site_id": "other", "name": "Other plant", "kind": "nuclear", "km": 4.0}
    place = {"name": "Sudzha", "precision": "town", "sites": [near]}
    moved = correct_claim(CLAIM, Correction("place", place, "")).sites
    assert [site.site_id for site in moved] == ["other", "dam"]
    (named,) = correct_claim(CLAIM, Correction("place", None, "")).sites
    assert (named.site_id, named.km) == ("dam", None)


def test_pointers_of_figures_move() -> None:
    first = make_figure("injured", 30)
    parts = replace(CLAIM, figures=(first, CLAIM.figures[0], replace(CLAIM.figures[1], subset_of=1)))
    left = without_figures(parts, {0}).figures
    assert [(f.measure, f.subset_of) for f in left] == [("killed", None), ("killed", 0)]
    assert without_figures(parts, {1}).figures == (first,)


@pytest.mark.parametrize(
    ("field", "figure", "said"),
    [
        ("kind", None, "shelling"), ("place", None, "Kursk, Kursk Oblast, RUS"), ("time", None, "2024-08-10"),
        ("speaker.name", None, "Aleksei Smirnov"), ("figure.best", 0, "12"), ("figure.low", 1, "none"),
        ("figure", 0, "killed (low 12, best 12, high 12)"), ("polarity", None, "affirmed"),
    ],
)  # fmt: skip
def test_what_the_machine_said_in_words(field: str, figure: int | None, said: str) -> None:
    assert value_words(value_of(CLAIM, field, figure)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(121000, "121,000"), (4.5, "4.5"), (None, "none"), ({"from": "2024-08-01", "to": "2024-08-03"},
     "2024-08-01 to 2024-08-03"), ({"name": None}, "an unresolved place")],
)  # fmt: skip
def test_values_in_words(value: object, said: str) -> None:
    assert value_words(value) == said


def test_precision_is_the_finest_that_is_as_wide() -> None:
    assert precision_of("2024-08-09T18:00", "2024-08-09T18:40") == "hour"
    assert precision_of("2024-08-09T18:00", "2024-08-12T18:00") == "week"
    assert precision_of("2024-06-01", "2024-08-31") == "season"
