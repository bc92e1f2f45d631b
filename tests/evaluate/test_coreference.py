"""Measures of coreference: worked examples, and the exact assignment against trying all."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluate.assignment import best_assignment
from reportedly.evaluate.coreference import clusters_of, score_coreference


def _clusters(text: str) -> list[frozenset[str]]:
    """ "ab c": the clusters {a, b} and {c}."""
    return [frozenset(part) for part in text.split()]


@pytest.mark.parametrize(
    ("gold", "given", "muc", "b3", "ceaf"),
    [
        # precision and recall; the example of Vilain and others (1995): one chain of four, given as two
        ("abcd", "ab cd", (1.0, 2 / 3), (1.0, 0.5), (1 / 3, 2 / 3)),
        ("ab cd", "abcd", (2 / 3, 1.0), (0.5, 1.0), (2 / 3, 1 / 3)),
        ("ab c", "ab c", (1.0, 1.0), (1.0, 1.0), (1.0, 1.0)),
        # a mention too many and one missing
        ("ab", "ac", (0.0, 0.0), (0.25, 0.25), (0.5, 0.5)),
        # Bagga and Baldwin (1998): joining two large clusters is worse than joining a large and a small one
        ("abcde fg hijkl", "abcdehijkl fg", (9 / 10, 1.0), (7 / 12, 1.0), (5 / 6, 5 / 9)),
        ("abcde fg hijkl", "abcde fghijkl", (9 / 10, 1.0), (0.7619, 1.0), (11 / 12, 11 / 18)),
    ],
)
def test_worked_examples(
    gold: str, given: str, muc: tuple[float, float], b3: tuple[float, float], ceaf: tuple[float, float]
) -> None:
    found = score_coreference(_clusters(gold), _clusters(given))
    for ratio, expected in ((found.muc, muc), (found.b3, b3), (found.ceaf, ceaf)):
        assert (ratio.precision, ratio.recall) == pytest.approx(expected, abs=1e-4)


def test_conll_is_the_mean_of_the_three() -> None:
    found = score_coreference(_clusters("abcd"), _clusters("ab cd"))
    assert found.conll == pytest.approx((found.muc.f1 + found.b3.f1 + found.ceaf.f1) / 3)


def test_sums_weigh_topics_by_their_mentions() -> None:
    one = score_coreference(_clusters("ab"), _clusters("ab"))
    two = score_coreference(_clusters("cdefgh"), _clusters("c d e f g h"))
    assert (one + two).b3.recall == pytest.approx((2 + 1) / 8)


def test_labels_become_clusters() -> None:
    assert set(clusters_of({"a": 1, "b": 2, "c": 1})) == {frozenset("ac"), frozenset("b")}


@given(
    st.integers(1, 4).flatmap(
        lambda rows: st.integers(1, 5).flatmap(
            lambda columns: st.lists(
                st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=rows, max_size=rows
            )
        )
    )
)
def test_no_other_assignment_gains_more(table: list[list[int]]) -> None:
    gains = np.array(table, dtype=float)
    found = best_assignment(gains)
    rows, columns = gains.shape
    assert len(found) == min(rows, columns)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    wide = gains if rows <= columns else gains.T
    best = max(
        sum(wide[row, column] for row, column in enumerate(order))
        for order in permutations(range(wide.shape[1]), wide.shape[0])
    )
    assert sum(gains[row, column] for row, column in found) == pytest.approx(best)
