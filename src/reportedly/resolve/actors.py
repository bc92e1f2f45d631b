"""Actors and speakers: phrases to identities and sides. In: the words of a claim, the persons and countries
of its report. Out: the same with actor id, neutral name, kind, side and the reason; who is not known keeps
the words and no side."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from reportedly.data.actor_entries import ActorMatch
from reportedly.data.lexicons import load_lexicon
from reportedly.data.officials import Officials
from reportedly.data.register import Register
from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.document import Document, Mention, Person
from reportedly.model.span import Span
from reportedly.resolve.actor_kinds import BARE_PLURALS, KINDS_OF_HEADS, OWN_WORDS, PRONOUNS, SPEAKER_KINDS
from reportedly.resolve.country_context import CountryContext
from reportedly.resolve.places import PlaceResolver

Party = TypeVar("Party", Actor, Speaker)


class ActorResolver:
    """Resolves the actors and speakers of one document."""

    def __init__(
        self,
        document: Document,
        register: Register,
        officials: Officials,
        context: CountryContext,
        *,
        places: PlaceResolver,
        on: date | None,
    ) -> None:
        self._document = document
        self._register = register
        self._officials = officials
        self._context = context
        self._places = places
        self._on = on
        self._cache: dict[str, ActorMatch | None] = {}
        self._bodies: list[tuple[int, ActorMatch]] | None = None

    def speaker(self, speaker: Speaker) -> Speaker:
        """The speaker with identity and side."""
        person = self._person(speaker.name)
        known = None if person is None else self._officials.find(person.name, self._on)
        if known is not None:
            reason = f"{known.name} is known as {known.office}"
            return replace(
                speaker,
                name=known.name,
                side=known.side,
                kind=known.kind,
                private=False,
                actor_id=known.side,
                reason=reason,
            )
        match = self._match(speaker.span, speaker.name, person)
        if match is None or match.side_is == "unknown":
            fallback = self._official(speaker, person)
            if fallback is not None:
                return fallback
        if match is None:
            return speaker if person is None else replace(speaker, name=person.name)
        kind = SPEAKER_KINDS.get(match.kind, speaker.kind)
        if match.kind == "civilian" or match.kind in ("witness", "activist"):
            kind = speaker.kind if speaker.kind not in (None, "other") else "resident"
        return _identified(replace(speaker, kind=kind), match, person)

    def actor(self, actor: Actor, speaker: Speaker | None) -> Actor:
        """The actor or target with identity and side; "it", "its troops" and "our units" are the
        speaker's."""
        words = actor.span.text.lower().split()
        if speaker is not None and words[0] in OWN_WORDS:
            reason = f"“{actor.span.text}” is {speaker.name or speaker.span.text}’s own"
            if len(words) == 1:
                return replace(
                    actor, name=speaker.name, actor_id=speaker.actor_id, side=speaker.side, reason=reason
                )
            return replace(actor, side=speaker.side, kind="military", reason=reason)
        person = self._person(actor.name)
        match = self._match(actor.span, actor.name, person)
        if match is None:
            return actor
        found = replace(_identified(actor, match, person), kind=match.kind)
        return self._of_the_state(found) if match.kind == "military" and match.side_is == "unknown" else found

    def _of_the_state(self, actor: Actor) -> Actor:
        """Bare "troops", "soldiers": the state's, where the report speaks of one country only."""
        country = self._context.main
        if country is None or not self._is_plain(country, actor.span):
            return actor
        return replace(
            actor, side=country, reason=f"soldiers of no named army; the report is about {country} alone"
        )

    def target(self, target: Actor) -> Actor:
        """The target with its identity; there a capital is the town, not the government that sits in it."""
        resolved = self.actor(target, None)
        match = self._told(target.span.text, target.span)
        return target if match is not None and match.place else resolved

    def _official(self, speaker: Speaker, person: Person | None) -> Speaker | None:
        """An official or soldier whose authority no name or pattern tells: that of the country spoken of,
        unless the words say who installed him."""
        phrases = [speaker.span.text, *(role.text for role in (person.roles if person is not None else ()))]
        installer = next((side for side in map(self._installer, phrases) if side is not None), None)
        if installer is not None:
            return replace(
                speaker,
                side=installer,
                kind="official",
                reason="the words say who installed or appointed the speaker",
            )
        if speaker.kind not in ("official", "military") or speaker.span.text.lower() in PRONOUNS:
            return None
        country = self._home(speaker.span)
        if (
            country is None
            or speaker.span.text.lower().split()[0] in OWN_WORDS
            or not self._is_plain(country, speaker.span)
        ):
            return None
        name = person.name if person is not None else speaker.name
        return replace(
            speaker,
            name=name,
            side=country,
            reason=f"an official of no named authority; the report speaks of {country} here",
        )

    def _is_plain(self, country: str, span: Span) -> bool:
        """Whether no other country is spoken of nearly as much: where two fight, a bare "official" may be
        either's."""
        rivals = [share for other, share in self._context.shares.items() if other != country]
        return self._context.share(country) > 2 * max(rivals, default=0.0) or country != self._context.main

    def _installer(self, phrase: str) -> str | None:
        found = re.search(r"\b([A-Z]\w+)-(?:installed|appointed|imposed|run|controlled|held)\b", phrase)
        if found is None:
            return None
        countries = self._register.country_of_demonym(found[1])
        if countries:
            return countries[0]
        match = self._describe(found[1], None)
        return None if match is None else match.side

    def via(self, via: Via) -> Via:
        match = self._describe(via.span.text, self._context.main)
        return via if match is None else replace(via, name=match.name, actor_id=match.id)

    def _person(self, name: str | None) -> Person | None:
        return next(
            (person for person in self._document.persons if name is not None and person.name == name), None
        )

    def _match(self, span: Span, name: str | None, person: Person | None) -> ActorMatch | None:
        """By the words themselves, then by what the report says of the person, then by the name they stand
        for."""
        earlier = self._earlier(span) if name is None else None
        if earlier is not None:
            return earlier
        words = span.text
        phrases = [words] if words.lower() not in PRONOUNS else []
        if person is not None:
            phrases += [role.text for role in person.roles]
        elif name is not None:
            phrases.append(name)
        found = [match for match in (self._told(phrase, span) for phrase in phrases) if match is not None]
        known = [match for match in found if match.side_is != "unknown"]
        # A country said in so many words beats one taken from the report's context.
        said = [match for match in known if "the report is about" not in match.reason]
        return next(iter(said or known or found), None)

    def _earlier(self, span: Span) -> ActorMatch | None:
        """ "the army", "the group", "the ministry": the last such body that the report named in full."""
        words = span.text.lower().split()
        if not (len(words) == 2 and words[0] in ("the", "this", "that")) and not (
            len(words) == 1 and words[0] in BARE_PLURALS
        ):
            return None
        kinds = KINDS_OF_HEADS.get(words[-1])
        if kinds is None:
            return None
        before = [
            match for start, match in self._named_bodies() if start < span.start and match.kind in kinds
        ]
        if not before or (len(words) == 1 and len({match.side for match in before}) > 1):
            return None
        return replace(before[-1], reason=f"“{span.text}” is the {words[-1]} named before: {before[-1].name}")

    def _named_bodies(self) -> list[tuple[int, ActorMatch]]:
        if self._bodies is None:
            found = [
                (m.span.start, self._describe(m.span.text, self._context.main))
                for m in self._document.mentions_of("actor")
            ]
            self._bodies = [
                (start, match)
                for start, match in found
                if match is not None and "the report is about" not in match.reason
            ]
        return self._bodies

    def _home(self, span: Span) -> str | None:
        """The country that the sentence opens with ("In Moscow, ..."), else the one that the report is most
        about."""
        sentence = self._document.text.rfind("\n", 0, span.start)
        dot = self._document.text.rfind(". ", 0, span.start)
        start = max(sentence, dot) + 1
        for mention in self._document.mentions_of("place", "region", "country"):
            if start <= mention.span.start < span.start and mention.span.start - start < 25:
                country = self._country_of(mention)
                if country is not None:
                    return country
        return self._context.main

    def _country_of(self, mention: Mention) -> str | None:
        if mention.kind == "country":
            entries = self._register.find(mention.span.text)
            return entries[0].id if entries else None
        return self._places.country_of(mention.span.text)

    def _told(self, phrase: str, span: Span) -> ActorMatch | None:
        home = self._place_in(phrase)
        if home is not None and _is_local(phrase):
            return self._describe(phrase, home)
        match = self._describe(phrase, self._home(span))
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
    return frozenset(load_lexicon("roles")["official_titles"]) | {
        "police",
        "authorities",
        "council",
        "officials",
        "administration",
        "prosecutors",
        "hospital",
        "government",
    }


def _is_local(phrase: str) -> bool:
    return any(word in _local_words() for word in phrase.lower().split())


def _identified(party: Party, match: ActorMatch, person: Person | None) -> Party:
    # "Civilians", "Armed group (not named)": a class is no name; the report's own words say it better.
    named = (
        match.entry is not None or (match.country is not None and "." in match.id) or match.side_is == "known"
    )
    name = person.name if person is not None else (match.name if named else None)
    private = party.private and match.side_is != "known"
    return replace(party, name=name, actor_id=match.id, side=match.side, private=private, reason=match.reason)
