"""Stores: a situation's reports, claims, incidents and judgements in one file. In: nouns. Out: the same
nouns, again. Every write is one transaction: all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from reportedly.errors import StoreError
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report
from reportedly.store import tables
from reportedly.store.engines import BUSY_SECONDS, begin_writing, name_of, open_engine
from reportedly.store.failures import explained
from reportedly.store.rows import (
    Row,
    claim_of,
    claim_row,
    incident_of,
    incident_row,
    judgement_of,
    judgement_row,
    report_of,
    report_row,
)

_RULES_OFF = "rules_off"


class Store:
    """One situation's file, or one in memory. Raises StoreError with the file, the reason and the remedy."""

    def __init__(self, path: Path | None = None, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.name = name_of(path)
        self.engine = open_engine(path, busy_seconds=busy_seconds)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.name), self.engine.connect() as connection:
            begin_writing(connection)
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def write_report(self, report: Report, claims: Sequence[Claim]) -> bool:
        """Keep the report and its claims, in place of those it had; returns whether anything changed.

        Judgements stay. A claim that is the same as before keeps its incident."""
        self._check(report, claims)
        new = {claim.id: claim_row(claim, report) for claim in claims}
        with self._writing() as connection:
            old = self._claim_records(connection, report.id)
            changed = _write_report_row(connection, report_row(report))
            gone = [
                {"gone": id_} for id_, record in old.items() if id_ not in new or new[id_]["record"] != record
            ]
            fresh = [row for id_, row in new.items() if old.get(id_) != row["record"]]
            if gone:
                connection.execute(delete(tables.claims).where(tables.claims.c.id == bindparam("gone")), gone)
            if fresh:
                connection.execute(insert(tables.claims), fresh)
        return changed or bool(gone or fresh)

    def write_incidents(self, incidents: Sequence[Incident]) -> None:
        """Put these incidents in place of all before, and note on each claim to which it belongs. What is
        there already is not written again."""
        rows = {incident.id: incident_row(incident) for incident in incidents}
        with self._writing() as connection:
            columns = tables.incidents.c
            old = {row.id: row.record for row in connection.execute(select(columns.id, columns.record))}
            fresh = [row for id_, row in rows.items() if old.get(id_) != row["record"]]
            _put_incidents(connection, fresh, old.keys() - rows.keys())
            _note_members(connection, incidents)

    def change_incidents(self, made: Sequence[Incident], gone: Iterable[str]) -> None:
        """Put the incidents in place of those with their ids, take away those in `gone`, and note on the
        claims of those made to which they belong."""
        with self._writing() as connection:
            _put_incidents(connection, [incident_row(incident) for incident in made], gone)
            _note_members(connection, made)

    def note_rules_off(self, names: Iterable[str]) -> None:
        """Keep which rules of standing the incidents were assessed without; none where none was left out."""
        value = json.dumps(sorted(names))
        with self._writing() as connection:
            connection.execute(delete(tables.meta).where(tables.meta.c.key == _RULES_OFF))
            connection.execute(insert(tables.meta), {"key": _RULES_OFF, "value": value})

    def rules_off(self) -> frozenset[str]:
        """The rules of standing that the last fusion left out."""
        query = select(tables.meta.c.value).where(tables.meta.c.key == _RULES_OFF)
        with self._reading() as connection:
            return frozenset(json.loads(connection.execute(query).scalar() or "[]"))

    def append_judgements(self, judgements: Sequence[Judgement]) -> int:
        """Append them, all or none, save those whose id is there; nothing can change or remove them
        afterwards. Returns how many were new."""
        with self._writing() as connection:
            known = set(connection.execute(select(tables.judgements.c.id)).scalars())
            new = {judgement.id: judgement_row(judgement) for judgement in judgements}
            rows = [row for id_, row in new.items() if id_ not in known]
            if rows:
                connection.execute(insert(tables.judgements), rows)
        return len(rows)

    def reports(self) -> tuple[Report, ...]:
        """All reports, in the order in which they came."""
        query = select(tables.reports.c.record).order_by(tables.reports.c.number)
        with self._reading() as connection:
            return tuple(report_of(record) for (record,) in connection.execute(query))

    def report(self, report_id: str) -> Report | None:
        query = select(tables.reports.c.record).where(tables.reports.c.id == report_id)
        with self._reading() as connection:
            record = connection.execute(query).scalar()
        return None if record is None else report_of(record)

    def claims(self, report_id: str | None = None) -> tuple[Claim, ...]:
        """All claims, or those of one report, by report and then by their place in its text."""
        columns, order = (
            tables.claims.c,
            (tables.reports.c.number, tables.claims.c.position, tables.claims.c.id),
        )
        query = select(columns.record, columns.incident_id).join(tables.reports).order_by(*order)
        if report_id is not None:
            query = query.where(columns.report_id == report_id)
        with self._reading() as connection:
            return tuple(claim_of(record, incident_id) for record, incident_id in connection.execute(query))

    def claim(self, claim_id: str) -> Claim | None:
        columns = tables.claims.c
        query = select(columns.record, columns.incident_id).where(columns.id == claim_id)
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else claim_of(*row)

    def find_claims(self, words: str) -> tuple[str, ...]:
        """Ids of the claims whose words hold all of these, the best fit first."""
        phrase = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
        if not phrase:
            return ()
        query = text(
            "SELECT claims.id FROM claim_words JOIN claims ON claims.number = claim_words.rowid "
            "WHERE claim_words MATCH :phrase ORDER BY rank, claims.id"
        )
        with self._reading() as connection:
            return tuple(connection.execute(query, {"phrase": phrase}).scalars())

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, as the last fusion left them, in the order of their smallest claim ids."""
        query = select(tables.incidents.c.record)
        with self._reading() as connection:
            found = [incident_of(record) for (record,) in connection.execute(query)]
        return tuple(sorted(found, key=lambda incident: min(incident.claim_ids)))

    def incident(self, incident_id: str) -> Incident | None:
        query = select(tables.incidents.c.record).where(tables.incidents.c.id == incident_id)
        with self._reading() as connection:
            record = connection.execute(query).scalar()
        return None if record is None else incident_of(record)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, the oldest first."""
        query = select(tables.judgements.c.record).order_by(tables.judgements.c.number)
        with self._reading() as connection:
            return tuple(judgement_of(record) for (record,) in connection.execute(query))

    def _claim_records(self, connection: Connection, report_id: str) -> dict[str, str]:
        columns = tables.claims.c
        query = select(columns.id, columns.record).where(columns.report_id == report_id)
        return {row.id: row.record for row in connection.execute(query)}

    def _check(self, report: Report, claims: Sequence[Claim]) -> None:
        strangers = [claim.id for claim in claims if claim.report_id != report.id]
        if strangers:
            raise StoreError(
                f"{self.name}: claim {strangers[0]} is not of report {report.id}; add it with its own report"
            )


def _write_report_row(connection: Connection, row: Row) -> bool:
    """Insert or update the report; never replaced, for its claims hang on it. Returns whether anything
    changed."""
    known = tables.reports.c.id == row["id"]
    old = connection.execute(select(tables.reports.c.record).where(known)).scalar()
    if old is None:
        connection.execute(insert(tables.reports), row)
    elif old != row["record"]:
        connection.execute(update(tables.reports).where(known).values(**row))
    return bool(old != row["record"])


def _put_incidents(connection: Connection, rows: Sequence[Row], gone: Iterable[str]) -> None:
    """Write the incidents anew; their claims are without one until `_note_members`."""
    lost = [{"gone": id_} for id_ in (*gone, *(row["id"] for row in rows))]
    if lost:
        connection.execute(delete(tables.incidents).where(tables.incidents.c.id == bindparam("gone")), lost)
    if rows:
        connection.execute(insert(tables.incidents), rows)


def _note_members(connection: Connection, incidents: Iterable[Incident]) -> None:
    members = [{"claim": id_, "of": incident.id} for incident in incidents for id_ in incident.claim_ids]
    columns = tables.claims.c
    if members:
        is_other = columns.incident_id.is_distinct_from(bindparam("of"))
        connection.execute(
            update(tables.claims).where(columns.id == bindparam("claim"), is_other)
            .values(incident_id=bindparam("of")), members
        )  # fmt: skip
