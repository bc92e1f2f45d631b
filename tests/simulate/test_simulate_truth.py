"""The simulator's truth: standings by their definitions, and scores on cases that can be counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from benchmarks.score_fusion import _simulated, assess_as_true
from tools.simulate.scores import score_merging, score_tolls
from tools.simulate.tellings import Count
from tools.simulate.truth import true_standing

from factory import make_claim, make_figure, make_report
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins
from reportedly.model.incident import Incident
from simulate.worlds import world

OURS, THEIRS = SimpleNamespace(id="OUR"), SimpleNamespace(id="THE")


def _told(key: str | None, side: str | None = None, kind: str = "shelling", **values: Any) -> Any:
    source = SimpleNamespace(key=key, side=side, denies=values.get("denies", False))
    dead = values.get("killed")
    counts = () if dead is None else (Count("killed", f"{dead} people", dead, dead, dead, "exact"),)
    place = SimpleNamespace(geonameid=values.get("place", 1))
    return SimpleNamespace(source=source, kind=kind, blamed=values.get("blamed"), counts=counts, place=place)


@pytest.mark.parametrize(
    ("tolds", "standing"),
    [
        ([_told("a", "OUR", blamed=THEIRS)], "party_claim"),
        ([_told("a", "OUR", blamed=THEIRS), _told("b", "OUR")], "party_claim"),
        ([_told("a", "OUR", blamed=OURS)], "acknowledged"),
        ([_told("a", "OUR", "territory_captured", blamed=OURS)], "party_claim"),  # a success
        ([_told("a", "OUR", "territory_captured", blamed=THEIRS)], "acknowledged"),  # ground lost
        ([_told("a", "OUR", blamed=THEIRS), _told("b", "THE", blamed=THEIRS)], "agreed"),
        ([_told("a", "OUR", blamed=THEIRS), _told("b", "THE", blamed=OURS)], "contested"),
        ([_told("a", "OUR"), _told("b", "THE", denies=True)], "contested"),
        ([_told("b", "THE", denies=True)], "denied"),
        ([_told("a", "OUR", killed=6), _told("b", "THE", killed=52)], "contested"),
        ([_told("a", "OUR", killed=6), _told("b", "THE", killed=52, place=2)], "agreed"),
        ([_told("a", "OUR", killed=6), _told("b", "THE", killed=52), _told("b", "THE", killed=6)], "agreed"),
        ([_told("outlet:x", killed=6), _told("outlet:y", killed=52)], "corroborated"),
        ([_told("a", "OUR"), _told("outlet:x")], "corroborated"),
        ([_told("outlet:x"), _told("outlet:x")], "single_origin"),
        ([_told("outlet:x"), _told(None)], "single_origin"),
        ([_told(None), _told(None)], "single_origin"),
    ],
)
def test_the_first_definition_that_applies(tolds: Sequence[Any], standing: str) -> None:
    assert true_standing(tolds) == standing


def test_true_incidents_get_their_true_standing() -> None:
    simulated = _simulated(world(), 1500, "middle", 3)
    given = {}
    for incident in assess_as_true(simulated):
        given[simulated.incident_of[incident.claim_ids[0]]] = incident.standing.value
    wrong = [t for t in simulated.truths if given[t["incident"]] != t["standing"]]
    assert len(wrong) <= 0.02 * len(simulated.truths), wrong[:3]


def test_pairs_are_counted() -> None:
    true = {"a": "1", "b": "1", "c": "1", "d": "2"}
    merging = score_merging(true, {"a": "x", "b": "x", "c": "y", "d": "y"})
    assert (merging.precision, merging.recall) == (1 / 2, 1 / 3)
    assert (merging.overmerged, merging.split) == (1 / 2, 1 / 2)
    assert merging.b3_precision == pytest.approx(3 / 4)
    assert merging.b3_recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert score_merging(true, true).precision == score_merging(true, true).recall == 1


def test_parts_of_a_wave_count_as_together_where_asked() -> None:
    true, given = {"a": "1", "b": "2"}, {"a": "x", "b": "x"}
    merging = score_merging(true, given, {"a": "w", "b": "w"})
    assert (merging.precision, merging.of_waves) == (0, 1)


@pytest.mark.parametrize(("final", "covered"), [(12, 1.0), (13, 1.0), (15, 1.0), (16, 0.0), (11, 0.0)])
def test_a_toll_is_covered_from_the_lowest_to_the_highest(final: int, covered: float) -> None:
    figures = make_figure(best=12), make_figure(best=15)
    truth = {"incident": "t", "tolls": {"killed": [final, final]}}
    assert score_tolls([truth], {"t": _incident(figures)}).covered == covered


def test_at_least_leaves_a_toll_open_above() -> None:
    figure = make_figure(best=None, low=12.0, bound="over", words="at least 12 people")
    truth = {"incident": "t", "tolls": {"killed": [40, 40]}}
    coverage = score_tolls([truth], {"t": _incident((figure,))})
    assert (coverage.covered, coverage.closed) == (1.0, 0.0)


def _incident(figures: Sequence[Any]) -> Incident:
    reports = [make_report(f"Report {n}.", publisher=f"Outlet {n}") for n in range(len(figures))]
    claims = [make_claim(report, figures=(f,)) for report, f in zip(reports, figures, strict=True)]
    return make_incident(claims, find_origins(claims, reports), {})


def test_what_happened_weeks_ago_is_background() -> None:
    simulated = _simulated(world(), 2000, "low", 1)
    shown = {truth["incident"]: date.fromisoformat(truth["from"][:10]) for truth in simulated.truths}
    published = {r.id: date.fromisoformat((r.published or "")[:10]) for r in simulated.reports}
    late = [
        c for c in simulated.claims if (published[c.report_id] - shown[simulated.incident_of[c.id]]).days > 10
    ]
    assert late and all(claim.background for claim in late)
