"""Outlets: where a report's own knowledge comes from. In: reports and their copies. Out: one origin for all
copies of a report: a wire agency, an outlet that reports first hand, or unknown."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from reportedly.fuse.agencies import CAPITALS, agency_named, credited_agency, slug
from reportedly.model.report import Report

UNKNOWN = "unknown:"

_DATELINE = re.compile(
    r"^(?!BREAKING|UPDATED?|WATCH|LIVE|ANALYSIS|EXCLUSIVE|OPINION|EXPLAINER|VIDEO|PHOTOS)"
    rf"[{CAPITALS}][{CAPITALS}'’.\-]+(?: [{CAPITALS}'’.\-]+){{0,3}}"
    r"(?:, [A-Z][\w. ]{1,30}){0,2}(?:,? \([^)\n]{2,40}\))?\s*[-–—]\s*\S",
    re.MULTILINE,
)
_OWN_EYES = re.compile(
    r"\b(?:our|this newspaper's|this newspaper’s) (?:own )?(?:correspondents?|reporters?|journalists?|team)\b"
    r"|\btold (?:this|our) (?:newspaper|paper|station|reporter|correspondent|site)\b"
    r"|\b(?:our|an?|the) \w* ?(?:correspondent|reporter|journalist)s? "
    r"(?:saw|heard|witnessed|visited|counted)\b"
    r"|\bseen by (?:this newspaper|our reporters?|our correspondents?)\b",
    re.IGNORECASE,
)
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim's knowledge comes from.

    `key` is the same for all that know it from the same source. `side` is the side for which a speaker, or
    the state behind an agency, speaks; None for all others. An unknown origin never corroborates.
    """

    key: str
    reason: str
    side: str | None = None

    @property
    def is_known(self) -> bool:
        return not self.key.startswith(UNKNOWN)


def first_hand_reason(report: Report) -> str | None:
    """What shows that the outlet itself was there, None where nothing does."""
    if dateline := _DATELINE.search(report.text[:_HEAD]):
        return f"dateline {dateline[0][:40].strip()!r}"
    if eyes := _OWN_EYES.search(report.text):
        return f"own reporting: {eyes[0]!r}"
    return None


def outlet_origins(reports: Sequence[Report], copies: Mapping[str, str]) -> Mapping[str, Origin]:
    """Report id -> the origin of what the report itself asserts; copies of one text share one origin."""
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(copies[report.id], []).append(report)
    origins: dict[str, Origin] = {}
    for group, members in groups.items():
        origin = _origin_of_copies(group, sorted(members, key=lambda r: (r.published or "9999", r.id)))
        origins.update({report.id: origin for report in members})
    return origins


def _origin_of_copies(group: str, reports: Sequence[Report]) -> Origin:
    """The origin of one text; `reports` are its copies, the earliest first."""
    for report in reports:
        if agency := credited_agency(report):
            return Origin(
                f"outlet:{agency.key}", f"the agency {agency.names[0]}, credited in {report.id}", agency.side
            )
    for report in reports:
        reason = first_hand_reason(report)
        if reason and report.publisher:
            return Origin(f"outlet:{slug(report.publisher)}", f"{report.publisher}, first hand ({reason})")
    return Origin(f"{UNKNOWN}{group}", "no speaker, no agency, and nothing shows that the outlet was there")


def named_outlet(name: str, publishers: Container[str]) -> Origin | None:
    """The origin of an agency, or of an outlet among `publishers` (slugs), that is itself named as the
    speaker."""
    if agency := agency_named(name):
        return Origin(
            f"outlet:{agency.key}", f"the agency {agency.names[0]}, named as the source", agency.side
        )
    if slug(name) in publishers:
        return Origin(f"outlet:{slug(name)}", f"the outlet {name}, named as the source")
    return None
