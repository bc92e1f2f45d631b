"""Stores: a situation's reports, claims, incidents and judgements in one file. In: nouns. Out: the same
nouns, again. Every write is one transaction: all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, text, update

from reportedly.errors import StoreError
from reportedly.model.claim import Claim
from reportedly.model.fused import Row
from reportedly.model.incident import Incident
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report
from reportedly.store import tables
from reportedly.store.engines import BUSY_SECONDS, begin_writing, name_of, open_engine
from reportedly.store.failures import explained
from reportedly.store.last_fusions import LastFusion, State, note_members, note_stale, put_incidents
from reportedly.store.rows import Row as TableRow
from reportedly.store.rows import (
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


class Beginning(NamedTuple):
    """What a fusion of everything began with: the one before it, and the writings since."""

    mark: str | None
    stale: tuple[int, ...]


class Written(NamedTuple):
    """What a writing changed: the ids of the incidents that are new or other, and those that were there
    before in their place, or are gone."""

    fresh: frozenset[str]
    before: Sequence[Incident]


class Store:
    """One situation's file, or one in memory. Raises StoreError with the file, the reason and the remedy."""

    def __init__(self, path: Path | None = None, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.name = name_of(path)
        self.is_kept = path is not None  # what lives in memory has no later command
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
            if changed or gone or fresh:
                note_stale(connection, report.id)
        return changed or bool(gone or fresh)

    @contextmanager
    def fusing(self) -> Iterator[LastFusion]:
        """The last fusion, to go on from; nobody else can write meanwhile, and all is written or nothing."""
        with self._writing() as connection:
            yield LastFusion(connection)

    def beginning(self) -> Beginning:
        """What stood there when a fusion of everything began; asked for before anything is read."""
        with self._reading() as connection:
            last = LastFusion(connection)
            return Beginning(last.mark(), tuple(last.stale().values()))

    def write_incidents(
        self, incidents: Sequence[Incident], index: tuple[Beginning, State, Iterable[Row]] | None = None
    ) -> Written:
        """Put these incidents in place of all before, and note on each claim to which it belongs. What is
        there already is not written again; returns what was.

        With `index` (how it began, its state and its rows) a later fusion can go on from this one, unless
        another has ended meanwhile."""
        rows = {incident.id: incident_row(incident) for incident in incidents}
        with self._writing() as connection:
            columns = tables.incidents.c
            old = {row.id: row.record for row in connection.execute(select(columns.id, columns.record))}
            fresh = [row for id_, row in rows.items() if old.get(id_) != row["record"]]
            gone = old.keys() - rows.keys()
            put_incidents(connection, fresh, gone)
            note_members(connection, incidents)
            last = LastFusion(connection)
            if index is not None and last.mark() == index[0].mark:
                last.begin_anew(index[2])
                last.end(index[1], index[0].stale)
            else:
                last.forget_state()
        other = {row["id"] for row in fresh}
        return Written(frozenset(other), [incident_of(old[id_]) for id_ in (other & old.keys()) | gone])

    def change_incidents(self, made: Sequence[Incident], gone: Iterable[str]) -> None:
        """Put the incidents in place of those with their ids, take away those in `gone`, and note on the
        claims of those made to which they belong."""
        with self._writing() as connection:
            put_incidents(connection, [incident_row(incident) for incident in made], gone)
            note_members(connection, made)

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

    def reports(self, ids: Iterable[str] | None = None) -> tuple[Report, ...]:
        """All reports, or those with these ids, in the order in which they came."""
        query = select(tables.reports.c.record).order_by(tables.reports.c.number)
        if ids is not None:
            query = query.where(tables.reports.c.id.in_(_among(ids)))
        with self._reading() as connection:
            return tuple(report_of(record) for (record,) in connection.execute(query))

    def report(self, report_id: str) -> Report | None:
        query = select(tables.reports.c.record).where(tables.reports.c.id == report_id)
        with self._reading() as connection:
            record = connection.execute(query).scalar()
        return None if record is None else report_of(record)

    def claims(self, report_id: str | None = None) -> tuple[Claim, ...]:
        """All claims, or those of one report, by report and then by their place in its text."""
        return self.claims_of(None if report_id is None else (report_id,))

    def claims_of(self, report_ids: Iterable[str] | None) -> tuple[Claim, ...]:
        """The claims of these reports, with None all, in the same order."""
        columns, order = (
            tables.claims.c,
            (tables.reports.c.number, tables.claims.c.position, tables.claims.c.id),
        )
        query = select(columns.record, columns.incident_id).join(tables.reports).order_by(*order)
        if report_ids is not None:
            query = query.where(columns.report_id.in_(_among(report_ids)))
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


def _among(ids: Iterable[str]) -> Select[tuple[Any]]:
    """The ids as a table of one column, however many there are."""
    given = func.json_each(json.dumps(list(ids))).table_valued("value")
    return select(given.c.value)


def _write_report_row(connection: Connection, row: TableRow) -> bool:
    """Insert or update the report; never replaced, for its claims hang on it. Returns whether anything
    changed."""
    known = tables.reports.c.id == row["id"]
    old = connection.execute(select(tables.reports.c.record).where(known)).scalar()
    if old is None:
        connection.execute(insert(tables.reports), row)
    elif old != row["record"]:
        connection.execute(update(tables.reports).where(known).values(**row))
    return bool(old != row["record"])
