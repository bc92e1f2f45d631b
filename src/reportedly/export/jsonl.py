"""JSON Lines: claims, or incidents, one record a line. In: a situation's content. Out: `reportedly.claim/1`
or `reportedly.incident/1`, with private names masked unless asked for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from reportedly.export.mask import Names, mask_names, mask_record, private_names
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.incident_records import incident_record
from reportedly.model.record_parts import Record
from reportedly.model.records import claim_record
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True)
class JsonlExporter:
    """Writes claims, or with `incidents` the incidents; `private` leaves private names in; `grades` are those
    of the incidents by their ids, where they were asked for."""

    incidents: bool = False
    private: bool = False
    grades: Mapping[str, Record] = field(default_factory=dict)
    name: str = "jsonl"

    def export(
        self,
        reports: Sequence[Report],
        claims: Sequence[Claim],
        incidents: Sequence[Incident],
        stream: IO[str],
    ) -> int:
        """Write all, one record a line, and return the number of records."""
        names = {} if self.private else names_by_report(claims)
        records = (
            _incident_records(incidents, names, self.grades)
            if self.incidents
            else _claim_records(reports, claims, names)
        )
        count = 0
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
        return count


def names_by_report(claims: Iterable[Claim]) -> Mapping[str, Names]:
    """Report id -> its private names."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.report_id].append(claim)
    return {report_id: private_names(group) for report_id, group in groups.items()}


def _claim_records(
    reports: Sequence[Report], claims: Sequence[Claim], names: Mapping[str, Names]
) -> Iterator[dict[str, Any]]:
    by_id = {report.id: report for report in reports}
    for claim in claims:
        hidden = names.get(claim.report_id, frozenset())
        record = mask_record(claim_record(claim, by_id[claim.report_id]), hidden)
        record["report"] = {
            **record["report"],
            "title": mask_names(record["report"]["title"] or "", hidden) or None,
        }
        yield record


def _incident_records(
    incidents: Sequence[Incident], names: Mapping[str, Names], grades: Mapping[str, Record]
) -> Iterator[dict[str, Any]]:
    for incident in incidents:
        hidden = frozenset[str]().union(*(names.get(id_, frozenset()) for id_ in incident.report_ids))
        graded = {"grades": grades[incident.id]} if incident.id in grades else {}
        record = {**incident_record(incident), **graded}
        yield mask_record(record, hidden) if names else record
