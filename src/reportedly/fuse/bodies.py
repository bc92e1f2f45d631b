"""Bodies: whether a speaker's name is a person's or a body's, and for whom a person speaks. In: a speaker.
Out: the body's id, and for offices that every town has, whose they are."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.data.officials import load_officials
from reportedly.data.register import load_register
from reportedly.fuse.agencies import slug
from reportedly.model.actor import Speaker
from reportedly.model.place import Place

_PREFIXES = ("body_", "org_", "med_", "grp_")
_OBSERVERS = frozenset(("igo", "ngo", "monitor"))
_LEVELS = frozenset(
    [
        "region",
        "regions",
        "regional",
        "oblast",
        "province",
        "provincial",
        "state",
        "governorate",
        "district",
        "county",
        "raion",
        "city",
        "town",
        "village",
        "municipality",
        "municipal",
        "commune",
        "community",
        "area",
    ]
)
_ROLES = _LEVELS | frozenset(
    [
        "the",
        "a",
        "an",
        "local",
        "acting",
        "deputy",
        "vice",
        "head",
        "chief",
        "governor",
        "mayor",
        "official",
        "officials",
        "authority",
        "authorities",
        "administration",
        "administrator",
        "council",
        "councillor",
        "commissioner",
        "leader",
        "office",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "military",
        "emergency",
        "operational",
        "headquarters",
        "of",
        "in",
        "for",
        "from",
        "said",
    ]
)
_OF_A_REGION = re.compile(r"\b(?:governor|region(?:al)?|oblast|provinc(?:e|ial)|state)\b", re.IGNORECASE)
_OF_A_TOWN = re.compile(r"\b(?:mayor|city|town|village|municipal(?:ity)?|commune)\b", re.IGNORECASE)
_FINE = frozenset(("exact", "site", "town", "near"))


@lru_cache(maxsize=65536)
def names_a_body(name: str, actor_id: str | None) -> bool:
    """Whether the name is that of a body or state ("Defence ministry of Russia"), not of a person who speaks
    for it."""
    register = load_register()
    entry = register.entry(actor_id) if actor_id else None
    if entry is not None and entry.name == name:
        return True
    match = register.describe(name)
    return match is not None and actor_id in (None, match.id)


def is_body(actor_id: str | None) -> bool:
    """Whether the id is of one body, not of a state ("UKR") or a class of people ("witnesses")."""
    return actor_id is not None and ("." in actor_id or actor_id.startswith(_PREFIXES))


def is_state(actor_id: str | None) -> bool:
    return actor_id is not None and len(actor_id) == 3 and actor_id.isupper()


def body_of(speaker: Speaker) -> str | None:
    """The body that the speaker is or speaks for, None where none is known."""
    if is_body(speaker.actor_id):
        return speaker.actor_id
    if speaker.name and not speaker.actor_id and speaker.kind in _OBSERVERS:
        return _body_of_official(speaker.name)
    return None


@lru_cache(maxsize=4096)
def _body_of_official(name: str) -> str | None:
    """The body that a known office names: "Director-General of the World Health Organization"."""
    known = load_officials().find(name, None)
    words = known.office.split() if known else []
    register = load_register()
    for first in range(len(words)):
        if length := register.longest_match(words[first:]):
            match = register.describe(" ".join(words[first : first + length]))
            return match.id if match else None
    return None


@lru_cache(maxsize=65536)
def media_key(name: str) -> str:
    """The key of an outlet under all its names: that of the register, else its slug."""
    match = load_register().describe(name)
    if match is not None and match.id.startswith("med_"):
        return match.id.removeprefix("med_").replace("_", "-")
    return slug(name)


def home_of_office(speaker: Speaker, place: Place | None) -> str | None:
    """Whose governor, mayor or council it is: the place that the words name, else the region or town that the
    claim tells of, by the level of the office; None where neither tells. A region is not its capital."""
    words = speaker.span.text
    if named := _named_place(words):
        return f"{named}-region" if _is_of_a_region(words) else named
    if place is None:
        return None
    if _OF_A_TOWN.search(words):
        return slug(place.name) if place.name and place.precision in _FINE else None
    region = _bare(place.admin1) if place.admin1 and _is_of_a_region(words) else None
    return f"{region}-region" if region else None


def _is_of_a_region(words: str) -> bool:
    return _OF_A_REGION.search(words) is not None and not _OF_A_TOWN.search(words)


@lru_cache(maxsize=65536)
def _named_place(words: str) -> str | None:
    """The name within the words for an office: "the governor of the Kursk region"; no nation's."""
    register = load_register()
    named = [
        word
        for word in re.findall(r"[^\W\d_][\w’'-]*[\w]", re.sub(r"['’]s\b", "", words))
        if word[0].isupper() and word.lower() not in _ROLES and not register.country_of_demonym(word)
    ]
    name = " ".join(named)
    return slug(name) if name and not register.is_country(name) else None


def _bare(region: str) -> str | None:
    """The region's name without the word for its level."""
    return slug(" ".join(word for word in region.split() if word.lower() not in _LEVELS)) or None
