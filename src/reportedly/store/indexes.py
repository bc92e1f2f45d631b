"""Indexes: the rows of the last fusion, found and written. In: a connection within a transaction. Out:
`FusionIndex` as the Protocol says; rows, reports, claims and incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, TypeVar

from sqlalchemy import Connection

from reportedly.model.claim import Claim
from reportedly.model.fused import ROWS, R, Row
from reportedly.model.incident import Incident
from reportedly.model.report import Report
from reportedly.store.index_tables import TABLES
from reportedly.store.rows import claim_of, incident_of, report_of

_AT_ONCE = 500  # values that one query asks for
_WRITTEN_AT_ONCE = 50_000  # rows that are held while they are written

_V = TypeVar("_V")


class StoreIndex:
    """The index of one situation, for as long as its transaction lasts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, sort: type[R], column: str, values: Iterable[object]) -> list[R]:
        found = self._select(f"SELECT {', '.join(sort._fields)} FROM {_name(sort)} WHERE {column} IN", values)
        return [sort(*row) for row in found]

    def has(self, sort: type[Row], column: str, value: object) -> bool:
        query = f"SELECT 1 FROM {_name(sort)} WHERE {column} = ? LIMIT 1"
        return self._connection.exec_driver_sql(query, (value,)).first() is not None

    def full_names(self, surname: str) -> frozenset[str]:
        # the first and the last of an index: as quick for a name that half of the claims bear
        ends = (
            self._connection.exec_driver_sql(
                f"SELECT {end}(full_name) FROM fused_claims WHERE surname = ?", (surname,)
            ).scalar()
            for end in ("min", "max")
        )
        return frozenset(name for name in ends if name is not None)

    def next_number(self, sort: type[Row]) -> int:
        last = self._connection.exec_driver_sql(f"SELECT max(number) FROM {_name(sort)}").scalar()
        return (last or 0) + 1

    def put(self, rows: Iterable[Row]) -> None:
        for sort, group in _by_sort(rows):
            marks = ", ".join("?" * len(sort._fields))
            self._many(f"INSERT OR IGNORE INTO {_name(sort)} VALUES ({marks})", group)

    def forget(self, rows: Sequence[Row]) -> None:
        for sort, group in _by_sort(rows):
            # the first column is the whole key but where two or three are
            table = TABLES[sort]
            keys = [column.name for column in table.primary_key.columns]
            where = " AND ".join(f"{key} = ?" for key in keys)
            self._many(f"DELETE FROM {table.name} WHERE {where}", [row[: len(keys)] for row in group])

    def clear(self) -> None:
        """Forget all rows."""
        for sort in ROWS:
            self._connection.exec_driver_sql(f"DELETE FROM {_name(sort)}")

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]:
        return self._nouns("SELECT id, record FROM reports WHERE id IN", ids, report_of)

    def claims(self, ids: Iterable[str]) -> Mapping[str, Claim]:
        return self._nouns("SELECT id, record, incident_id FROM claims WHERE id IN", ids, claim_of)

    def claims_of(self, report_ids: Iterable[str]) -> Mapping[str, Claim]:
        query = "SELECT id, record, incident_id FROM claims WHERE report_id IN"
        return self._nouns(query, report_ids, claim_of)

    def incidents(self, ids: Iterable[str]) -> Mapping[str, Incident]:
        return self._nouns("SELECT id, record FROM incidents WHERE id IN", ids, incident_of)

    def _nouns(self, query: str, ids: Iterable[str], make: Callable[..., _V]) -> Mapping[str, _V]:
        return {id_: make(*values) for id_, *values in self._select(query, ids)}

    def _select(self, query: str, values: Iterable[object]) -> Iterator[Any]:
        for some in _in_lots(dict.fromkeys(values), _AT_ONCE):
            marks = ", ".join("?" * len(some))
            yield from self._connection.exec_driver_sql(f"{query} ({marks})", tuple(some))

    def _many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        # by the driver: SQLAlchemy takes several times as long, and here are millions
        driver = self._connection.connection.driver_connection
        assert driver is not None
        driver.executemany(statement, rows)


def _name(sort: type[Any]) -> str:
    return TABLES[sort].name


def _by_sort(rows: Iterable[Row]) -> Iterator[tuple[type[Row], list[Row]]]:
    """The rows by their sorts, some at a time; within a sort in their order."""
    for some in _in_lots(rows, _WRITTEN_AT_ONCE):
        ordered = sorted(some, key=lambda row: ROWS.index(type(row)))
        for sort, group in groupby(ordered, key=type):
            yield sort, list(group)


def _in_lots(items: Iterable[_V], size: int) -> Iterator[list[_V]]:
    rest = iter(items)
    while lot := list(islice(rest, size)):
        yield lot
