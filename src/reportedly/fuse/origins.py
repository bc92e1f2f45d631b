"""Origins: from whom each claim's knowledge comes. In: claims, reports and their copies. Out: an origin a
claim. The speaker first, then the wire agency, then the outlet where it reports first hand, else unknown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.fuse.agencies import slug
from reportedly.fuse.collection import without_collector
from reportedly.fuse.directories import Publishers, Surnames
from reportedly.fuse.duplicates import copy_groups, find_duplicates
from reportedly.fuse.outlets import UNKNOWN, Origin, named_outlet, outlet_origins
from reportedly.model.actor import Speaker
from reportedly.model.claim import Claim
from reportedly.model.report import Report


@without_collector
def find_origins(
    claims: Sequence[Claim], reports: Sequence[Report], copies: Mapping[str, str] | None = None
) -> Mapping[str, Origin]:
    """Claim id -> origin. `copies` (report id -> the id that stands for its copies) is found where not
    given."""
    copies = copies if copies is not None else copy_groups(find_duplicates(reports), reports)
    outlets = outlet_origins(reports, copies)
    publishers, surnames = Publishers(), Surnames()
    for name in publisher_names(reports):
        publishers.add(name)
    for name in speaker_names(claims):
        surnames.add(name)
    return {
        claim.id: claim_origin(claim, outlets[claim.report_id], copies, publishers, surnames)
        for claim in claims
    }


def publisher_names(reports: Iterable[Report]) -> Iterator[str]:
    """What `claim_origin` must know of the reports, one name for each that says its publisher."""
    return (slug(report.publisher) for report in reports if report.publisher)


def speaker_names(claims: Iterable[Claim]) -> Iterator[str]:
    """What `claim_origin` must know of other claims, one name for each that names its speaker."""
    return (slug(claim.speaker.name) for claim in claims if claim.speaker and claim.speaker.name)


def claim_origin(
    claim: Claim, outlet: Origin, copies: Mapping[str, str], publishers: Publishers, surnames: Surnames
) -> Origin:
    """The origin of one claim; `outlet` is that of its report. Of other reports and claims it knows only what
    it asks of `publishers` and `surnames`, so that a growing fusion finds it anew when these answers
    change."""
    scope = outlet.key if outlet.is_known else copies[claim.report_id]
    if claim.speaker is not None:
        return _speaker_origin(claim.speaker, scope, publishers, surnames)
    for via in claim.via:
        if named := named_outlet(via.name or via.span.text, publishers):
            return named
    if claim.hearsay:
        return Origin(f"{UNKNOWN}{scope}", f"hearsay ({claim.hearsay!r}): nobody is named who knows it")
    return outlet


def _speaker_origin(speaker: Speaker, scope: str, publishers: Publishers, surnames: Surnames) -> Origin:
    label = speaker.name or speaker.span.text
    if named := named_outlet(label, publishers):
        return named
    if speaker.private:
        # a private name must not stand in a key that exports show
        key = slug(label) if _is_proper(speaker.name) else f"{slug(label)}@{scope}"
        hashed = hashlib.sha256(key.encode()).hexdigest()[:10]
        return Origin(f"private:{hashed}", "a private speaker", speaker.side)
    if speaker.actor_id:
        return Origin(f"speaker:{speaker.actor_id}", f"the speaker {label}", speaker.side)
    if _is_proper(speaker.name):
        return Origin(
            f"speaker:{surnames.get(slug(label), slug(label))}", f"the speaker {label}", speaker.side
        )
    key = f"anonymous:{slug(label)}@{scope}"
    return Origin(key, f"{label!r}, unnamed, known only through this text and its copies", speaker.side)


def _is_proper(name: str | None) -> bool:
    """Whether the words name someone ("Aleksei Smirnov") rather than a role ("the governor")."""
    return name is not None and any(
        word[:1].isupper() for word in name.split() if word not in ("The", "A", "An")
    )
