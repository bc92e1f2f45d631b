"""tools.linking: counting and regression on constructed cases of which the weights are known."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from tools.linking.fitting import Belief, centred, fit_by_counting, fit_by_regression, read_beliefs
from tools.linking.measuring import measure, strength
from tools.linking.pairs import ACROSS, Case, Cases

from reportedly.fuse.comparisons import COMPARISONS

_USUAL = {"reports": "two reports", "kind": "same", "place": "same point", "time": "same day",
          "figures": "none to compare", "words": "none"}  # fmt: skip


def _case(*, same: bool, **levels: str) -> Case:
    all_levels = {name: _USUAL.get(name, "unsaid") for name in COMPARISONS} | levels
    return Case(ACROSS, tuple(all_levels.values()), same)


def _cases() -> Cases:
    """Numbers alike: 80 of 100 pairs of one happening, 10 of 400 others."""
    alike = {"figures": "alike, 4 to 19"}
    return Counter({
        _case(same=True, **alike): 800, _case(same=True): 200,
        _case(same=False, **alike): 100, _case(same=False): 3900,
    })  # fmt: skip


def test_counting_gives_m_over_u() -> None:
    fitted = fit_by_counting(_cases(), {})
    key = ("figures", "alike, 4 to 19")
    assert fitted.m[key] == pytest.approx(0.8, abs=0.01)
    assert fitted.u[key] == pytest.approx(0.025, abs=0.001)
    assert fitted.bits[key] == pytest.approx(math.log2(32), abs=0.1)
    assert fitted.prior == pytest.approx(-2.0)


def test_regression_gives_the_odds_of_each_case() -> None:
    fitted = fit_by_regression(_cases(), {})
    alike = strength(fitted, _case(same=True, figures="alike, 4 to 19"))
    # a level that nothing is believed of is drawn to nothing a little
    assert alike == pytest.approx(math.log2(800 / 100), abs=0.6)
    assert strength(fitted, _case(same=True)) == pytest.approx(math.log2(200 / 3900), abs=0.3)


def test_regression_counts_what_always_comes_together_once() -> None:
    both = {"figures": "alike, 4 to 19", "speaker": "same body"}
    cases = Counter({
        _case(same=True, **both): 800, _case(same=True): 200,
        _case(same=False, **both): 100, _case(same=False): 3900,
    })  # fmt: skip
    counted, fitted = fit_by_counting(cases, {}), fit_by_regression(cases, {})
    case = _case(same=True, **both)
    assert strength(fitted, case) == pytest.approx(3.0, abs=0.6)
    assert strength(counted, case) > 6


def test_beliefs_hold_where_nothing_was_seen_and_yield_where_much_was() -> None:
    beliefs = {("sites", "same"): Belief(4.0, 8), ("figures", "alike, 4 to 19"): Belief(-3.0, 8)}
    fitted = fit_by_regression(_cases(), beliefs)
    assert fitted.bits["sites", "same"] == pytest.approx(4.0)
    assert fitted.bits["figures", "alike, 4 to 19"] > 5


def test_centring_changes_no_sum() -> None:
    fitted = fit_by_regression(_cases(), read_beliefs())
    for case in _cases():
        assert strength(centred(fitted), case) == pytest.approx(strength(fitted, case))


def test_measuring_counts_what_is_linked_from_one_bit_on() -> None:
    (measured,) = measure(fit_by_regression(_cases(), {}), _cases())
    assert measured.setting == ACROSS
    assert measured.precision == pytest.approx(800 / 900)
    assert measured.recall == pytest.approx(0.8)
    assert 0 < measured.loss < 1


def test_beliefs_are_of_levels_that_there_are() -> None:
    assert all(level in COMPARISONS[name] for name, level in read_beliefs())
