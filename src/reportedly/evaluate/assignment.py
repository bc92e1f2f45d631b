"""Assignment: which of two sets of clusters belong to each other so that they have most in common together.
In: a table of gains. Out: for each row its column. Exact (the Hungarian method), without a library of its
own."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]


def best_assignment(gains: Table) -> tuple[tuple[int, int], ...]:
    """Pairs (row, column), each row and column at most once, whose gains sum to the most; the shorter side is
    assigned whole."""
    rows, columns = gains.shape
    if not rows or not columns:
        return ()
    if rows > columns:
        return tuple(sorted((row, column) for column, row in best_assignment(gains.T)))
    return tuple(sorted((int(row), column) for column, row in enumerate(_matched(-gains)) if row >= 0))


def _matched(costs: Table) -> NDArray[np.int64]:
    """For each column the row assigned to it, -1 for none: one row after the other takes the cheapest path to
    a free column (Jonker and Volgenant's form of the Hungarian method)."""
    rows, columns = costs.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    row_of = np.full(columns, -1, dtype=np.int64)
    for row in range(rows):
        end, path, cheapest, seen = _cheapest_path(costs, row, row_price, column_price, row_of)
        total = cheapest[end]
        row_price[row] += total
        inner = np.flatnonzero(seen)
        inner = inner[inner != end]
        row_price[row_of[inner]] += total - cheapest[inner]
        column_price[inner] -= total - cheapest[inner]
        _turn(row_of, path, row, end)
    return row_of


def _cheapest_path(
    costs: Table, row: int, row_price: Table, column_price: Table, row_of: NDArray[np.int64]
) -> tuple[int, NDArray[np.int64], Table, NDArray[np.bool_]]:
    """The free column that is cheapest to reach from `row`, for each column the row before it on its path,
    what it costs to reach, and which columns were reached."""
    columns = costs.shape[1]
    cheapest, path = np.full(columns, np.inf), np.full(columns, -1, dtype=np.int64)
    seen = np.zeros(columns, dtype=np.bool_)
    at, spent = row, 0.0
    while True:
        reach = spent + costs[at] - row_price[at] - column_price
        better = ~seen & (reach < cheapest)
        cheapest[better], path[better] = reach[better], at
        column = int(np.argmin(np.where(seen, np.inf, cheapest)))
        spent = float(cheapest[column])
        seen[column] = True
        if row_of[column] < 0:
            return column, path, cheapest, seen
        at = int(row_of[column])


def _turn(row_of: NDArray[np.int64], path: NDArray[np.int64], row: int, end: int) -> None:
    """Give each column on the path to the row before it."""
    column = end
    while True:
        before = int(path[column])
        taken = np.flatnonzero(row_of == before)
        row_of[column] = before
        if before == row:
            return
        column = int(taken[0])
