"""Phrases of a speaker: all words for who it is, where they stand, and what they tell of his kind. In: a
speaker with the person that the document knows. Out: phrases, spans, kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.data.actor_entries import ActorMatch
from reportedly.model.actor import Speaker
from reportedly.model.document import Person
from reportedly.model.span import Span
from reportedly.resolve.actors.kinds import OWN_KINDS, OWN_WORDS, PRONOUNS, SPEAKER_KINDS

_OUTLET = re.compile(r"\b(?:press|media)\s(?:team|service|office|wing|arm|centre|center|department)\b", re.I)
MINISTER = re.compile(r"\b(?:minister|secretary)\b", re.I)
# Offices that a group has once it governs.
_OFFICE = re.compile(
    r"\b(?:government|ministry|minister|official|authorit\w+|administration|governor|mayor|police|spokes\w+"
    r"|director\w*|head|chief)\b",
    re.I,
)


def phrases_of(speaker: Speaker, person: Person | None) -> Iterator[str]:
    """All words for who it is: the speaker's own unless they are a pronoun, then roles, or the name."""
    own = speaker.span.text
    is_pronoun = own.lower() in PRONOUNS and not (own.isupper() and len(own) > 1)  # WHO is no pronoun
    if not is_pronoun and own.lower().split()[0] not in OWN_WORDS:
        yield own
    if person is not None:
        yield from (role.text for role in person.roles)
    elif speaker.name is not None:
        yield speaker.name
    elif not is_pronoun:
        yield own


def places_of(speaker: Speaker, person: Person | None) -> Iterator[Span]:
    """Where the words for an office stand."""
    if speaker.span.text.lower() not in PRONOUNS:
        yield speaker.span
    if person is not None:
        yield from person.roles


def speaks_for_state(kind: str | None, phrases: list[str]) -> bool:
    if not phrases:
        return False
    if kind in ("official", "military"):
        return True
    return kind == "anonymous" and any(
        re.search(r"\b(?:official|officer|security|military|police|government|intelligence|army)\b", p, re.I)
        for p in phrases
    )


def kind_of(own: str | None, match: ActorMatch, phrases: list[str]) -> str | None:
    """The kind by what the match is, unless the words say more closely who it is within the body."""
    known = SPEAKER_KINDS.get(match.kind)
    if known == "armed_group" and match.side != match.id and _rules(match) and own != "military":
        known = "official" if any(_OFFICE.search(phrase) for phrase in phrases) else known
    if match.kind in ("civilian", "witness", "activist"):
        return own if own not in (None, "other") else "resident"
    if match.id.endswith("defence_ministry") and not any(MINISTER.search(phrase) for phrase in phrases):
        known = "military"
    if match.entry is not None and own in ("analyst", "resident"):
        return known or own
    if match.entry is not None and own == "medic" and known in ("ngo", "igo"):
        return known  # "Doctors Without Borders" by its name
    if own == "monitor" and match.entry is None:
        return own
    if own in OWN_KINDS or (own == "military" and known == "official"):
        return own
    if own == "media" and not is_outlet(phrases):
        return own
    return known or own


def _rules(match: ActorMatch) -> bool:
    """Whether an armed group governs its country by then: its side is the state's."""
    return match.side is not None and not match.side.startswith("grp_")


def is_outlet(phrases: list[str]) -> bool:
    return any(_OUTLET.search(phrase) for phrase in phrases)


def is_party(match: ActorMatch) -> bool:
    return match.side is not None and match.kind in ("armed_group", "militia", "military", "government")


def is_plain_rescuer(phrases: list[str], match: ActorMatch) -> bool:
    """ "Rescuers", "rescue workers": people at work, not the state's service by its name."""
    people = re.compile(
        r"\b(?:rescuers|rescue (?:workers|teams|crews)|first responders|emergency workers)$", re.I
    )
    return match.by_context and all(people.search(phrase) for phrase in phrases)
