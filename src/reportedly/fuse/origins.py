"""Origins: from whom each claim's knowledge comes. In: claims, reports and their copies. Out: an origin a
claim. The speaker first, then the wire agency, then the outlet where it reports first hand, else unknown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from reportedly.fuse.agencies import slug
from reportedly.fuse.collection import without_collector
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
    publishers = frozenset(slug(report.publisher) for report in reports if report.publisher)
    surnames = _full_names(claims)
    return {
        claim.id: _origin(claim, outlets[claim.report_id], copies, publishers, surnames) for claim in claims
    }


def _origin(
    claim: Claim,
    outlet: Origin,
    copies: Mapping[str, str],
    publishers: frozenset[str],
    surnames: Mapping[str, str],
) -> Origin:
    scope = outlet.key if outlet.is_known else copies[claim.report_id]
    if claim.speaker is not None:
        return _speaker_origin(claim.speaker, scope, publishers, surnames)
    for via in claim.via:
        if named := named_outlet(via.name or via.span.text, publishers):
            return named
    if claim.hearsay:
        return Origin(f"{UNKNOWN}{scope}", f"hearsay ({claim.hearsay!r}): nobody is named who knows it")
    return outlet


def _speaker_origin(
    speaker: Speaker, scope: str, publishers: frozenset[str], surnames: Mapping[str, str]
) -> Origin:
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


def _full_names(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Slug of a lone surname -> slug of the one full name that ends in it; none where two names do."""
    names = {slug(claim.speaker.name) for claim in claims if claim.speaker and claim.speaker.name}
    full: dict[str, set[str]] = {}
    for name in names:
        first, _, last = name.rpartition("-")
        if first:
            full.setdefault(last, set()).add(name)
    return {last: next(iter(found)) for last, found in full.items() if len(found) == 1}
