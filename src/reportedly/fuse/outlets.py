"""Outlets: where a report's own knowledge comes from. In: reports and their copies. Out: one origin for all
copies of a report: a wire agency, an outlet that reports first hand, or unknown."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from reportedly.fuse.agencies import CAPITALS, Agency, agency_named, agency_of, find_credit
from reportedly.fuse.bodies import media_key
from reportedly.model.origin import UNKNOWN, Origin, OriginNode
from reportedly.model.report import Report
from reportedly.model.span import Span

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


def first_hand_words(report: Report) -> Span | None:
    """The words that show that the outlet itself was there, None where nothing does."""
    found = _DATELINE.search(report.text, 0, _HEAD) or _OWN_EYES.search(report.text)
    return Span(found.start(), found.end(), found[0]) if found else None


def outlet_origins(reports: Sequence[Report], copies: Mapping[str, str]) -> Mapping[str, Origin]:
    """Report id -> the origin of what the report itself asserts; copies of one text share one origin, and
    differ in the chain that leads to it."""
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(copies[report.id], []).append(report)
    origins: dict[str, Origin] = {}
    for group, members in groups.items():
        ordered = sorted(members, key=lambda r: (r.published or "9999", r.id))
        origin = _origin_of_copies(group, ordered)
        for report in members:
            chain = (*_way_to(report, ordered[0]), *origin.chain)
            origins[report.id] = Origin(origin.key, origin.reason, origin.side, origin.body, chain)
    return origins


def _way_to(report: Report, earliest: Report) -> tuple[OriginNode, ...]:
    """The report, its outlet, and the earliest of the texts that it copies."""
    nodes = [OriginNode("report", report.id, report.title or report.path or report.id)]
    if report.publisher:
        nodes.append(OriginNode("outlet", f"outlet:{media_key(report.publisher)}", report.publisher))
    if earliest is not report:
        nodes.append(OriginNode("copy", earliest.id, earliest.publisher or earliest.id))
    return tuple(nodes)


def _origin_of_copies(group: str, reports: Sequence[Report]) -> Origin:
    """The origin of one text; `reports` are its copies, the earliest first."""
    for report in reports:
        if credit := find_credit(report):
            return _credited(credit.agency, credit.span, report, group)
    for report in reports:
        words = first_hand_words(report)
        if words and report.publisher:
            reason = f"{report.publisher}, first hand ({words.text[:50].strip()!r})"
            return Origin(f"outlet:{media_key(report.publisher)}", reason)
    return Origin(f"{UNKNOWN}{group}", "no speaker, no agency, and nothing shows that the outlet was there")


def _credited(agency: Agency | None, span: Span | None, report: Report, group: str) -> Origin:
    if agency is None:
        node = OriginNode("agency", f"{UNKNOWN}{group}", "agencies, not named", span, report.id)
        return Origin(node.key, "credited to agencies that nobody names", chain=(node,))
    name = agency.names[0]
    node = OriginNode("agency", f"outlet:{agency.key}", name, span, report.id)
    return Origin(node.key, f"the agency {name}, credited in {report.id}", agency.side, chain=(node,))


def named_outlet(name: str, publishers: Container[str], actor_id: str | None = None) -> Origin | None:
    """The origin of an agency, of an outlet of the register, or of one among `publishers`, that is itself
    named as the speaker."""
    key = actor_id.removeprefix("med_").replace("_", "-") if is_media(actor_id) and actor_id else ""
    if agency := agency_named(name) or agency_of(key):
        return Origin(
            f"outlet:{agency.key}", f"the agency {agency.names[0]}, named as the source", agency.side
        )
    key = key or media_key(name)
    if is_media(actor_id) or key in publishers:
        return Origin(f"outlet:{key}", f"the outlet {name}, named as the source")
    return None


def is_media(actor_id: str | None) -> bool:
    """Whether the id is of a newspaper, station or agency of the register."""
    return actor_id is not None and actor_id.startswith("med_")
