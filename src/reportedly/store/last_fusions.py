"""Last fusions: what a situation's file keeps of one, and what has come since. In: a connection within a
transaction. Out: the index, the state, the stale reports; written together with the incidents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, update

from reportedly.model.fused import Row
from reportedly.model.incident import Incident
from reportedly.model.judgement import Judgement
from reportedly.store import tables
from reportedly.store.indexes import StoreIndex
from reportedly.store.rows import Row as TableRow
from reportedly.store.rows import incident_row, judgement_of

_KEY = "fusion"

State = Mapping[str, Any]


class LastFusion:
    """The last fusion of one situation, for as long as the transaction lasts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.index = StoreIndex(connection)

    def mark(self) -> str | None:
        """What stands there of the last fusion; another text after each. None where nothing can go on from
        it."""
        query = "SELECT value FROM meta WHERE key = ?"
        found = self._connection.exec_driver_sql(query, (_KEY,)).scalar()
        return None if found is None else str(found)

    def state(self) -> State | None:
        """What the last fusion said of itself, None where nothing can go on from it."""
        mark = self.mark()
        return None if mark is None else dict(json.loads(mark))

    def stale(self) -> Mapping[str, int]:
        """The reports that were written since, each with the number of its writing."""
        rows = self._connection.exec_driver_sql("SELECT report_id, number FROM stale_reports")
        return {row[0]: row[1] for row in rows}

    def count_reports(self) -> int:
        return int(self._connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() or 0)

    def has_incidents(self) -> bool:
        return self._connection.exec_driver_sql("SELECT 1 FROM incidents LIMIT 1").first() is not None

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, the oldest first."""
        rows = self._connection.exec_driver_sql("SELECT record FROM judgements ORDER BY number")
        return tuple(judgement_of(record) for (record,) in rows)

    def reports_with(self, word: str) -> frozenset[str]:
        """The ids of all reports in whose record the word stands."""
        query = "SELECT id FROM reports WHERE instr(record, ?) > 0"
        return frozenset(id_ for (id_,) in self._connection.exec_driver_sql(query, (word,)))

    def change(self, made: Iterable[Incident], changed: Sequence[Incident], gone: Iterable[str]) -> None:
        """Write the incidents that changed, take away those in `gone`, and note on the claims of all that
        were made anew to which they belong."""
        put_incidents(self._connection, [incident_row(incident) for incident in changed], gone)
        note_members(self._connection, (*made, *changed))

    def end(self, state: State, seen: Iterable[int]) -> None:
        """Note that it is done, with what the next one should know, and that the writings in `seen` are part
        of it."""
        number = (self.state() or {}).get("number", 0) + 1
        self.forget_state()
        value = json.dumps({"number": number, **state}, ensure_ascii=False, separators=(",", ":"))
        self._connection.exec_driver_sql("INSERT INTO meta (key, value) VALUES (?, ?)", (_KEY, value))
        for writing in seen:
            self._connection.exec_driver_sql("DELETE FROM stale_reports WHERE number = ?", (writing,))

    def forget_state(self) -> None:
        """From here nothing can go on: the next fusion makes all anew."""
        self._connection.exec_driver_sql("DELETE FROM meta WHERE key = ?", (_KEY,))

    def begin_anew(self, rows: Iterable[Row]) -> None:
        """Put these rows in place of all that the index had."""
        self.index.clear()
        self.index.put(rows)


def note_stale(connection: Connection, report_id: str) -> None:
    connection.exec_driver_sql("INSERT OR REPLACE INTO stale_reports (report_id) VALUES (?)", (report_id,))


def put_incidents(connection: Connection, rows: Sequence[TableRow], gone: Iterable[str]) -> None:
    """Write the incidents anew; their claims are without one until `note_members`."""
    lost = [{"gone": id_} for id_ in (*gone, *(row["id"] for row in rows))]
    if lost:
        connection.execute(delete(tables.incidents).where(tables.incidents.c.id == bindparam("gone")), lost)
    if rows:
        connection.execute(insert(tables.incidents), rows)


def note_members(connection: Connection, incidents: Iterable[Incident]) -> None:
    """Note on the claims to which of these incidents they belong."""
    members = [{"claim": id_, "of": incident.id} for incident in incidents for id_ in incident.claim_ids]
    columns = tables.claims.c
    if members:
        is_other = columns.incident_id.is_distinct_from(bindparam("of"))
        connection.execute(
            update(tables.claims).where(columns.id == bindparam("claim"), is_other)
            .values(incident_id=bindparam("of")), members
        )  # fmt: skip
