"""Duplicates: reports that carry the same text. In: reports. Out: groups of report ids, each with its reason.
Candidates come from MinHash and locality-sensitive hashing; each pair is then verified on the words
themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.fuse.copies import Copies
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Reports that are copies of one another, sorted by id, and how that was seen."""

    report_ids: tuple[str, ...]
    reason: str


def find_duplicates(reports: Sequence[Report]) -> tuple[DuplicateGroup, ...]:
    """The groups of two or more reports with the same or nearly the same words, in whatever order they
    come."""
    copies = Copies()
    copies.change(reports)
    return tuple(DuplicateGroup(ids, reason) for ids, reason in sorted(copies.groups()))


def copy_groups(groups: Iterable[DuplicateGroup], reports: Iterable[Report]) -> Mapping[str, str]:
    """Report id -> the id that stands for all its copies: the smallest of its group, or its own."""
    copies = {report.id: report.id for report in reports}
    copies.update({id_: group.report_ids[0] for group in groups for id_ in group.report_ids})
    return copies
