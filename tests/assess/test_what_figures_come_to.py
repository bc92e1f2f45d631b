"""Which figures of a toll count, and what the strategies make of denied, feared, repeated and dated ones."""

from __future__ import annotations

from typing import Any

import pytest

from assess.test_standings import (
    NEUTRAL,
    OTHER_RUSSIAN,
    SMIRNOV,
    SYRSKYI,
    UKRAINIANS,
    ZELENSKY,
    _assess,
    _claim,
    _toll,
)
from factory import make_figure, make_place
from reportedly.assess.strategies import STRATEGIES, apply_strategy, range_of
from reportedly.model.toll import Toll

MONDAY, TUESDAY, WEDNESDAY = "2024-08-12", "2024-08-13", "2024-08-14"


def _told(number: int, value: float, **values: Any) -> Any:
    measure = values.pop("measure", "killed")
    return _claim(number, figures=(make_figure(measure, value),), **values)


def _bounds(toll: Toll, strategy: str) -> tuple[float | None, ...]:
    made = apply_strategy(strategy, toll)
    return made.low, made.best, made.high


def _relations(toll: Toll) -> dict[float | None, str]:
    return {entry.figure.best: entry.relation for entry in toll.entries}


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
def test_a_denied_number_is_no_bound(strategy: str) -> None:
    toll = _toll(_assess(_told(1, 12, speaker=SMIRNOV), _told(2, 5, speaker=SYRSKYI, polarity="denied")))
    assert _relations(toll) == {12: "current", 5: "denied"}
    assert _bounds(toll, strategy) == (12, 12, 12)


def test_a_number_that_is_only_denied_comes_to_nothing() -> None:
    toll = _toll(_assess(_told(1, 5, speaker=SYRSKYI, actor=UKRAINIANS, polarity="denied")))
    assert toll.standing.value == "denied"
    assert toll.range is None
    assert _bounds(toll, "acled") == (None, None, None)


@pytest.mark.parametrize("modality", ["feared", "possible", "conditional"])
def test_what_is_feared_is_a_toll_of_its_own_without_a_range(modality: str) -> None:
    incident = _assess(_told(1, 12, speaker=SMIRNOV), _told(2, 5000, speaker=SMIRNOV, modality=modality))
    found = {toll.modality: toll for toll in incident.tolls}
    assert set(found) == {"actual", modality}
    assert found[modality].range is None
    assert range_of(found[modality], "conservative") is None
    assert found["actual"].range is not None and found["actual"].range.high == 12


def test_a_plan_is_one_toll_whether_the_claim_or_its_figure_says_so() -> None:
    planned = make_figure("evacuated", 20, phase="planned")
    incident = _assess(
        _claim(1, kind="evacuation", speaker=SMIRNOV, figures=(planned,)),
        _told(2, 30, measure="evacuated", kind="evacuation", speaker=OTHER_RUSSIAN, modality="planned"),
    )
    assert [(toll.modality, len(toll.entries)) for toll in incident.tolls] == [("planned", 2)]
    assert incident.tolls[0].range is not None


def test_what_an_origin_says_again_is_not_outgrown_by_what_was_said_before() -> None:
    toll = _toll(
        _assess(
            _told(1, 12, speaker=SMIRNOV, published=MONDAY),
            _told(2, 14, speaker=NEUTRAL, published=TUESDAY),
            _told(3, 12, speaker=SMIRNOV, published=WEDNESDAY),
        )
    )
    assert [entry.relation for entry in toll.entries] == ["rival", "rival", "repeated"]
    assert toll.standing.value == "contested"
    assert _bounds(toll, "latest_then_range") == (12, None, 14)


def test_what_was_said_once_is_outgrown() -> None:
    toll = _toll(
        _assess(
            _told(1, 12, speaker=SMIRNOV, published=MONDAY), _told(2, 14, speaker=NEUTRAL, published=TUESDAY)
        )
    )
    assert [entry.relation for entry in toll.entries] == ["outgrown", "current"]


HELD: dict[str, Any] = {"kind": "territory_captured", "actor": UKRAINIANS, "measure": "settlements"}


def _held() -> Toll:
    told = (
        _told(1, 28, speaker=SMIRNOV, published=MONDAY, **HELD),
        _told(2, 74, speaker=ZELENSKY, published=TUESDAY, **HELD),
        _told(3, 82, speaker=SYRSKYI, published=WEDNESDAY, **HELD),
    )
    return _toll(_assess(*told), "settlements")


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
def test_states_of_several_days_are_no_range(strategy: str) -> None:
    made = apply_strategy(strategy, _held())
    assert (made.low, made.high, made.as_of) == (82, 82, WEDNESDAY)
    assert "the last day told" in made.reason


def test_a_side_acknowledges_its_own_figure_and_no_other() -> None:
    standing = _held().standing
    assert standing.value == "single_origin"
    assert any("states '28 people' by Aleksei Smirnov (RUS)" in reason for reason in standing.reasons)
    assert any("are not acknowledged" in reason for reason in standing.reasons)
    alone = _toll(_assess(_told(1, 28, speaker=SMIRNOV, published=MONDAY, **HELD)), "settlements")
    assert alone.standing.value == "acknowledged"


def test_an_open_low_is_open_for_all() -> None:
    up_to = make_figure("killed", None, high=50, bound="at_most", words="up to 50")
    toll = _toll(_assess(_told(1, 12, speaker=SMIRNOV), _claim(2, speaker=NEUTRAL, figures=(up_to,))))
    assert _bounds(toll, "latest_then_range") == (None, None, 50)


def test_two_in_a_street_are_part_of_the_four_in_the_town() -> None:
    street, town = make_place("Kharkiv", precision="site"), make_place("Kharkiv")
    inside = _told(1, 2, speaker=NEUTRAL, place=street, published=TUESDAY)
    whole = _told(2, 4, speaker=SMIRNOV, place=town, published=TUESDAY)
    toll = _toll(_assess(inside, whole))
    assert _relations(toll) == {2: "part", 4: "current"}
    assert toll.standing.value != "contested"
    assert _bounds(toll, "latest_then_range") == (4, 4, 4)


def test_more_in_a_street_than_in_the_town_cannot_be_true() -> None:
    street, town = make_place("Kharkiv", precision="site"), make_place("Kharkiv")
    toll = _toll(
        _assess(_told(1, 9, speaker=NEUTRAL, place=street), _told(2, 4, speaker=SMIRNOV, place=town))
    )
    assert [entry.relation for entry in toll.entries] == ["rival", "rival"]


def test_independent_origins_count_a_side_once() -> None:
    told = [_claim(n, speaker=who) for n, who in enumerate((SMIRNOV, OTHER_RUSSIAN, NEUTRAL))]
    incident = _assess(*told)
    assert len(incident.origins) == 3
    assert incident.independent_origins == 2
