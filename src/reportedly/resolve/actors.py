"""Actors and speakers: phrases to identities and sides. In: the words of a claim, the persons and countries of its report.
Out: the same with actor id, neutral name, kind, side and the reason; who is not known keeps the words and no side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from reportedly.data.actor_entries import ActorMatch
from reportedly.data.lexicons import load_lexicon
from reportedly.data.register import Register
from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.document import Document, Person
from reportedly.resolve.country_context import CountryContext
from reportedly.resolve.places import PlaceResolver

Party = TypeVar("Party", Actor, Speaker)

# The register's kinds of actors as kinds of speakers.
_SPEAKER_KINDS = {"government": "official", "ministry": "official", "official": "official", "authority": "official", "police": "official",
                  "emergency": "rescuer", "military": "military", "armed_group": "armed_group", "militia": "armed_group", "gang": "armed_group",
                  "igo": "igo", "ngo": "ngo", "monitor": "monitor", "state_media": "media", "media": "media", "wire_agency": "media",
                  "medical": "medic", "party": "official", "company": "other"}  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "them", "who", "which", "its", "their", "his", "her"})


class ActorResolver:
    """Resolves the actors and speakers of one document."""

    def __init__(self, document: Document, register: Register, context: CountryContext, places: PlaceResolver, on: date | None) -> None:
        self._document = document
        self._register = register
        self._context = context
        self._places = places
        self._on = on
        self._cache: dict[str, ActorMatch | None] = {}

    def speaker(self, speaker: Speaker) -> Speaker:
        """The speaker with identity and side."""
        person = self._person(speaker.name)
        match = self._match(speaker.span.text, speaker.name, person)
        if match is None:
            return speaker
        kind = _SPEAKER_KINDS.get(match.kind, speaker.kind)
        if match.kind == "civilian" or match.kind in ("witness", "activist"):
            kind = speaker.kind if speaker.kind not in (None, "other") else "resident"
        return _identified(replace(speaker, kind=kind), match, person)

    def actor(self, actor: Actor) -> Actor:
        """The actor or target with identity and side."""
        person = self._person(actor.name)
        match = self._match(actor.span.text, actor.name, person)
        return actor if match is None else replace(_identified(actor, match, person), kind=match.kind)

    def via(self, via: Via) -> Via:
        match = self._describe(via.span.text, self._context.main)
        return via if match is None else replace(via, name=match.name, actor_id=match.id)

    def _person(self, name: str | None) -> Person | None:
        return next((person for person in self._document.persons if name is not None and person.name == name), None)

    def _match(self, words: str, name: str | None, person: Person | None) -> ActorMatch | None:
        """By the words themselves, then by what the report says of the person, then by the name they stand for."""
        phrases = [words] if words.lower() not in _PRONOUNS else []
        if person is not None:
            phrases += [role.text for role in person.roles]
        elif name is not None:
            phrases.append(name)
        found = [match for match in (self._told(phrase) for phrase in phrases) if match is not None]
        known = [match for match in found if match.side_is != "unknown"]
        # A country said in so many words beats one taken from the report's context.
        said = [match for match in known if "the report is about" not in match.reason]
        return next(iter(said or known or found), None)

    def _told(self, phrase: str) -> ActorMatch | None:
        home = self._place_in(phrase)
        if home is not None and _is_local(phrase):
            return self._describe(phrase, home)
        match = self._describe(phrase, self._context.main)
        if match is None:
            countries = self._register.country_of_demonym(phrase)
            return self._describe(f"{phrase} forces", self._context.main) if countries else None
        return match

    def _describe(self, phrase: str, country: str | None) -> ActorMatch | None:
        key = f"{phrase}|{country}"
        if key not in self._cache:
            self._cache[key] = self._register.describe(phrase, country, self._on)
        return self._cache[key]

    def _place_in(self, phrase: str) -> str | None:
        """The country of a town or region inside a phrase: for "Kursk Governor" that of Kursk."""
        for mention in self._document.mentions_of("place", "region", "inner_place"):
            if mention.span.text in phrase:
                return self._places.country_of(mention.span.text)
        return None


@cache
def _local_words() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["official_titles"]) | {"police", "authorities", "council", "officials", "administration", "prosecutors", "hospital", "government"}


def _is_local(phrase: str) -> bool:
    return any(word in _local_words() for word in phrase.lower().split())


def _identified(party: Party, match: ActorMatch, person: Person | None) -> Party:
    name = person.name if person is not None else match.name
    private = party.private and match.side_is != "known"
    return replace(party, name=name, actor_id=match.id, side=match.side, private=private, reason=match.reason)
