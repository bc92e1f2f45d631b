"""How the figures of a toll stand to each other, and what the strategies make of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.test_standings import NEUTRAL, OTHER_RUSSIAN, SMIRNOV, SYRSKYI, _assess, _claim, _toll
from factory import make_figure
from reportedly.assess.strategies import STRATEGIES, apply_strategy
from reportedly.errors import ConfigError
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll, TollEntry

MONDAY, TUESDAY = "2024-08-12", "2024-08-13"
DOCTOR = {"speaker": NEUTRAL}
GOVERNOR, MINISTRY, ENEMY = {"speaker": SMIRNOV}, {"speaker": OTHER_RUSSIAN}, {"speaker": SYRSKYI}

_Said = tuple[dict[str, Any], float, str]

# who says what when, twice; and the relations of the two figures
CASES: list[tuple[_Said, _Said, tuple[str, str]]] = [
    ((GOVERNOR, 12, MONDAY), (GOVERNOR, 15, TUESDAY), ("superseded", "current")),
    ((GOVERNOR, 15, MONDAY), (GOVERNOR, 12, TUESDAY), ("superseded", "current")),
    ((GOVERNOR, 12, MONDAY), (GOVERNOR, 12, TUESDAY), ("current", "repeated")),
    ((GOVERNOR, 12, MONDAY), (GOVERNOR, 15, MONDAY), ("current", "current")),
    ((GOVERNOR, 12, MONDAY), (MINISTRY, 15, TUESDAY), ("outgrown", "current")),
    ((GOVERNOR, 12, MONDAY), (MINISTRY, 12, TUESDAY), ("current", "current")),
    ((GOVERNOR, 15, MONDAY), (MINISTRY, 12, TUESDAY), ("rival", "rival")),
    ((GOVERNOR, 12, MONDAY), (MINISTRY, 15, MONDAY), ("rival", "rival")),
    ((GOVERNOR, 12, MONDAY), (ENEMY, 52, TUESDAY), ("rival", "rival")),
    ((GOVERNOR, 12, MONDAY), (DOCTOR, 52, TUESDAY), ("outgrown", "current")),
]


def _two(*said: _Said, kind: str = "shelling", measure: str = "killed") -> Toll:
    told = [
        _claim(number, kind=kind, figures=(make_figure(measure, value),), published=day, **who)
        for number, (who, value, day) in enumerate(said)
    ]
    return _toll(_assess(*told), measure)


@pytest.mark.parametrize(("one", "other", "relations"), CASES)
def test_two_figures(one: _Said, other: _Said, relations: tuple[str, str]) -> None:
    entries = _two(one, other).entries
    assert tuple(entry.relation for entry in entries) == relations
    assert [bool(entry.to) for entry in entries] == [relation != "current" for relation in relations]


def test_what_is_held_on_two_days_is_two_states_and_no_dispute() -> None:
    how = {"kind": "territory_captured", "measure": "settlements"}
    toll = _two((GOVERNOR, 28, MONDAY), (ENEMY, 74, TUESDAY), **how)
    assert [(entry.told, entry.relation) for entry in toll.entries] == [
        (MONDAY, "current"),
        (TUESDAY, "current"),
    ]
    assert toll.basis == "stock"
    assert toll.standing.value != "contested"
    same_day = _two((GOVERNOR, 28, MONDAY), (ENEMY, 74, MONDAY), **how)
    assert [entry.relation for entry in same_day.entries] == ["rival", "rival"]
    assert same_day.standing.value == "contested"


def test_a_retracted_figure_says_so() -> None:
    told = [_claim(n, figures=(make_figure("killed", n),), speaker=SMIRNOV) for n in (1, 2)]
    toll = _toll(_assess(*told, retracted=(0,)))
    assert sorted(entry.relation for entry in toll.entries) == ["current", "retracted"]
    assert toll.range is not None
    assert toll.range.best == 2


def test_the_default_range_leaves_out_what_was_outgrown() -> None:
    toll = _two((GOVERNOR, 12, MONDAY), (MINISTRY, 15, TUESDAY))
    assert toll.range is not None
    assert (toll.range.low, toll.range.best, toll.range.high) == (15, 15, 15)
    rivals = _two((GOVERNOR, 6, MONDAY), (ENEMY, 52, MONDAY)).range
    assert rivals is not None
    assert (rivals.low, rivals.best, rivals.high) == (6, None, 52)


def _entry(number: int, value: float, source: str, **how: Any) -> TollEntry:
    origin = how.pop("origin", f"speaker:{number}")
    return TollEntry(
        f"clm_{number}", f"rep_{number}", make_figure("killed", value, **how), origin, source=source
    )


def _of(*entries: TollEntry) -> Toll:
    return Toll("killed", entries, Standing("single_origin"))


THREE = _of(_entry(1, 9, "medic"), _entry(2, 30, "armed_group"), _entry(3, 7, "resident", origin="unknown:x"))


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("latest_then_range", (7, None, 30)),
        ("conservative", (9, 9, 9)),
        ("source_priority", (9, 9, 9)),
        ("ucdp", (9, 9, 30)),
        ("acled", (7, 7, 7)),
    ],
)
def test_each_strategy_chooses_by_its_rule(name: str, bounds: tuple[float | None, ...]) -> None:
    made = apply_strategy(name, THREE)
    assert (made.low, made.best, made.high) == bounds
    assert made.strategy == name
    assert made.reason


def test_vague_words_count_by_the_codebook_on_export_only() -> None:
    toll = _of(_entry(1, 24, "media", bound="vague", low=24, words="dozens"))
    assert apply_strategy("acled", toll).best == 12
    assert apply_strategy("latest_then_range", toll).low == 24


def test_an_open_end_stays_open() -> None:
    toll = _of(_entry(1, 9, "medic"), _entry(2, 12, "monitor", bound="over", low=12))
    assert apply_strategy("latest_then_range", toll).high is None


def test_an_unknown_strategy_names_the_valid_ones() -> None:
    with pytest.raises(ConfigError, match="latest_then_range"):
        apply_strategy("average", THREE)


SOURCES = st.sampled_from(("medic", "armed_group", "official", "media", "resident"))


@given(
    st.lists(st.tuples(st.integers(0, 500), SOURCES), min_size=1, max_size=6),
    st.sampled_from(sorted(STRATEGIES)),
)
def test_nothing_is_averaged(told: list[tuple[int, str]], name: str) -> None:
    toll = _of(*(_entry(number, value, source) for number, (value, source) in enumerate(told)))
    made = apply_strategy(name, toll)
    stated = {value for value, _ in told}
    assert {made.low, made.best, made.high} - {None} <= stated
    bounds = [value for value in (made.low, made.best, made.high) if value is not None]
    assert bounds == sorted(bounds)
    assert set(made.claim_ids) <= {entry.claim_id for entry in toll.entries}
