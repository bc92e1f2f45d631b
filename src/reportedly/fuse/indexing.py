"""Indexing: all that a later fusion needs of one held in memory. In: its reports, texts, claims, incidents.
Out: the rows of the index, the same that resumed fusions would have made one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportedly.fuse.campaigns import is_whole
from reportedly.fuse.copies import Copies
from reportedly.fuse.index_names import asked_keys
from reportedly.fuse.index_rows import claim_row, incident_rows, key_rows, keys_of, report_row, text_rows
from reportedly.fuse.sources import Sources
from reportedly.fuse.tellings import Telling
from reportedly.model.claim import Claim
from reportedly.model.fused import FusedClaim, Row, TextsAlike
from reportedly.model.incident import Incident
from reportedly.model.report import Report


def source_rows(reports: Iterable[Report], copies: Copies) -> Iterator[Row]:
    """The rows of reports and of their texts."""
    for report in reports:
        yield report_row(report, copies.digest_of(report.id), copies.leaders[report.id])
    for number, own in enumerate(copies.prints(), 1):
        text, bands = text_rows(number, own)
        yield text
        yield from bands
    yield from (TextsAlike(*pair) for pair in copies.pairs())


def claim_rows(
    sources: Sources, tellings: Mapping[str, Telling], homes: Mapping[str, tuple[str, str]]
) -> Iterator[Row]:
    """The rows of claims and of their keys; `homes` are circle and incident by claim."""
    asked = asked_keys(sources.publishers, sources.surnames)
    for number, id_ in enumerate(sorted(tellings), 1):
        telling = tellings[id_]
        keys = keys_of(telling, asked.get(id_, ()))
        row: FusedClaim = claim_row(number, telling.claim, sources.origins[id_], keys, homes[id_])
        yield row
        yield from key_rows(row)


def part_rows(incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> Iterator[Row]:
    """The rows of the areas and days where incidents may be parts of others."""
    for incident in incidents:
        yield from incident_rows(incident, is_whole=is_whole(incident, claims))
