"""Origins: from whom each claim's knowledge comes. In: claims, reports and their copies. Out: an origin a
claim, with the chain that leads to it. The speaker first, then the wire agency, then the outlet where it
reports first hand, else unknown."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.fuse.agencies import slug
from reportedly.fuse.bodies import body_of, home_of_office, is_body, is_state, media_key, names_a_body
from reportedly.fuse.collection import without_collector
from reportedly.fuse.directories import Publishers, Surnames
from reportedly.fuse.duplicates import copy_groups, find_duplicates
from reportedly.fuse.networks import is_network, is_unnamed_media
from reportedly.fuse.outlets import named_outlet, outlet_origins
from reportedly.model.actor import Speaker
from reportedly.model.claim import Claim
from reportedly.model.origin import UNKNOWN, Origin, OriginNode
from reportedly.model.report import Report

_ANYBODY = frozenset(("witness", "resident", "activist", "other"))
_CLASSES = {"witness": "witnesses", "resident": "witnesses", "medic": "medical"}
_MEDIA = frozenset(("media", "state_media", "wire_agency"))


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
    return (media_key(report.publisher) for report in reports if report.publisher)


def speaker_names(claims: Iterable[Claim]) -> Iterator[str]:
    """What `claim_origin` must know of other claims, one name for each that names a person as speaker."""
    return (
        slug(claim.speaker.name)
        for claim in claims
        if claim.speaker and claim.speaker.name and _is_person(claim.speaker)
    )


def claim_origin(
    claim: Claim, outlet: Origin, copies: Mapping[str, str], publishers: Publishers, surnames: Surnames
) -> Origin:
    """The origin of one claim; `outlet` is that of its report. Of other reports and claims it knows only what
    it asks of `publishers` and `surnames`, so that a growing fusion finds it anew when these answers
    change."""
    scope = outlet.key if outlet.is_known else copies[claim.report_id]
    way, quoted = _by_way_of(claim, publishers)
    if claim.speaker is not None:
        found = _speaker_origin(claim, claim.speaker, scope, publishers, surnames)
        chain = (*outlet.chain, *way, _node(found, claim.speaker, claim.report_id))
        return Origin(found.key, found.reason, found.side, found.body, chain)
    if quoted is not None:
        return replace(quoted, chain=(*outlet.chain, *way))
    if claim.hearsay:
        node = OriginNode("hearsay", f"{UNKNOWN}{scope}", claim.hearsay)
        reason = f"hearsay ({claim.hearsay!r}): nobody is named who knows it"
        return Origin(node.key, reason, chain=(*outlet.chain, node))
    return outlet


def _by_way_of(claim: Claim, publishers: Container[str]) -> tuple[tuple[OriginNode, ...], Origin | None]:
    """Those who passed the words on, and the first of them that can answer for them."""
    nodes: list[OriginNode] = []
    first: Origin | None = None
    for via in claim.via:
        name = via.name or via.span.text
        origin = named_outlet(name, publishers, via.actor_id)
        kind = "network" if is_network(name) else "media"
        key = origin.key if origin else f"{kind}:{slug(name)}"
        nodes.append(OriginNode(kind, key, name, via.span, claim.report_id))
        first = first or origin
    return tuple(nodes), first


def _speaker_origin(
    claim: Claim, speaker: Speaker, scope: str, publishers: Publishers, surnames: Surnames
) -> Origin:
    label = speaker.name or speaker.span.text
    if named := named_outlet(label, publishers, speaker.actor_id):
        return replace(named, side=speaker.side or named.side)
    if speaker.private:
        # a private name must not stand in a key that exports show
        key = slug(label) if _is_proper(speaker.name) else f"{slug(label)}@{scope}"
        hashed = hashlib.sha256(key.encode()).hexdigest()[:10]
        return Origin(f"private:{hashed}", "a private speaker", speaker.side)
    if is_unnamed_media(speaker):
        return Origin(f"{UNKNOWN}{scope}", f"{label!r}: media or posts that nobody names", speaker.side)
    if _is_person(speaker):
        name = surnames.get(slug(label), slug(label))
        return Origin(f"speaker:{name}", f"the speaker {label}", speaker.side, body_of(speaker))
    if speaker.actor_id and (is_body(speaker.actor_id) or is_state(speaker.actor_id)):
        key = f"speaker:{_with_home(claim, speaker, scope)}"
        return Origin(key, f"the speaker {label}", speaker.side, body_of(speaker))
    if _is_proper(speaker.name):
        key = f"outlet:{media_key(label)}" if speaker.kind in _MEDIA else f"speaker:{slug(label)}"
        return Origin(key, f"the speaker {label}", speaker.side, body_of(speaker))
    if _is_lone_surname(speaker) and (name := surnames.get(slug(label), "")):
        return Origin(f"speaker:{name}", f"the speaker {label}", speaker.side, body_of(speaker))
    return _unnamed(claim, speaker, scope)


def _is_lone_surname(speaker: Speaker) -> bool:
    """Whether an official is told by one capitalised word alone; who bears that name may stand in another
    report."""
    words = speaker.span.text.split()
    return speaker.name is None and speaker.kind == "official" and len(words) == 1 and words[0].istitle()


def _unnamed(claim: Claim, speaker: Speaker, scope: str) -> Origin:
    """Somebody without a name; `body` is the class of people of whom he may be the same one."""
    label = speaker.span.text
    people = _CLASSES.get(speaker.kind or "", speaker.actor_id)
    if people and speaker.kind not in _ANYBODY:
        # "hospital officials" of one town may be the same ones, in whatever words: never two origins
        home = slug(claim.place.name) if claim.place and claim.place.name else scope
        return Origin(f"anonymous:{people}@{home}", f"{label!r}, unnamed", speaker.side, people)
    reason = f"{label!r}, unnamed, known only through this text and its copies"
    return Origin(f"anonymous:{slug(label)}@{scope}", reason, speaker.side, people)


def _with_home(claim: Claim, speaker: Speaker, scope: str) -> str:
    """The body's id; offices that every town has are told apart by whose they are, else by the text."""
    body = speaker.actor_id or ""
    if not body.endswith(".local_authorities"):
        return body
    return f"{body}@{home_of_office(speaker, claim.place) or scope}"


def _is_person(speaker: Speaker) -> bool:
    """Whether the speaker is a person whose name is known."""
    return speaker.kind not in _MEDIA and _names_a_person(speaker.name, speaker.actor_id)


@lru_cache(maxsize=65536)
def _names_a_person(name: str | None, actor_id: str | None) -> bool:
    return name is not None and _is_proper(name) and not names_a_body(name, actor_id)


def _node(origin: Origin, speaker: Speaker, report_id: str) -> OriginNode:
    if origin.key.startswith("private:"):
        return OriginNode("person", origin.key, "a private person")
    label = speaker.name or speaker.span.text
    kind = "unnamed"
    if origin.key.startswith("outlet:"):
        kind = "media"
    elif origin.key.startswith("speaker:"):
        kind = "person" if _is_person(speaker) else "body"
    return OriginNode(kind, origin.key, label, speaker.span, report_id)


def _is_proper(name: str | None) -> bool:
    """Whether the words name someone ("Aleksei Smirnov") rather than a role ("the governor")."""
    return name is not None and any(
        word[:1].isupper() for word in name.split() if word not in ("The", "A", "An")
    )
