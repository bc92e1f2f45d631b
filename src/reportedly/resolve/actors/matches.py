"""Actor matches: phrases of one report to entries and patterns of the register. In: words where they stand.
Out: matches with their reasons; `actors` and `speaker_actors` make parties of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from reportedly.data.actor_areas import load_areas
from reportedly.data.actor_entries import ActorMatch
from reportedly.data.actor_words import key_of
from reportedly.data.lexicons import load_lexicon
from reportedly.data.register import Register
from reportedly.model.document import Document, Person
from reportedly.model.span import Span
from reportedly.resolve.actors.homes import Home, Homes
from reportedly.resolve.actors.kinds import BARE_PLURALS, KINDS_OF_HEADS, PRONOUNS
from reportedly.resolve.places.countries import CountryContext
from reportedly.resolve.places.finder import PlaceResolver

# What may be named in one country and act in another; "in Niger, the army" is Niger's own.
_MOVING = frozenset({"group", "movement", "militia", "militants", "rebels", "insurgents", "fighters", "gang"})
_NAMES = 60  # places of a report that are tried as a body's own
_BARE = re.compile(r"^(?:the|a|an)\s|\s(?:spokes\w+|official|officials|agency|service|services)$", re.I)


class ActorMatcher:
    """Matches phrases of one document, with what the document says of countries and of bodies before."""

    def __init__(
        self,
        document: Document,
        register: Register,
        context: CountryContext,
        *,
        places: PlaceResolver,
        on: date | None,
    ) -> None:
        self.document = document
        self.register = register
        self.context = context
        self.homes = Homes(document, register, context, areas=load_areas(), places=places, on=on)
        self._on = on
        self._cache: dict[str, ActorMatch | None] = {}
        self._bodies: list[tuple[int, ActorMatch]] | None = None

    def person(self, name: str | None) -> Person | None:
        return next(
            (person for person in self.document.persons if name is not None and person.name == name), None
        )

    def match(self, span: Span, name: str | None, person: Person | None) -> ActorMatch | None:
        """By the words themselves, then by what the report says of the person, then by the name they stand
        for."""
        earlier = self.earlier(span) if name is None else None
        if earlier is not None:
            return earlier
        words = span.text
        phrases = [words] if words.lower() not in PRONOUNS or words.isupper() else []
        if person is not None:
            phrases += [role.text for role in person.roles]
        elif name is not None:
            phrases.append(name)
        found = [match for match in (self.told(phrase, span) for phrase in phrases) if match is not None]
        known = [match for match in found if match.side_is != "unknown"]
        # A country said in so many words beats one taken from the report's context.
        said = [match for match in known if not match.by_context]
        return next(iter(said or known or found), None)

    def earlier(self, span: Span) -> ActorMatch | None:
        """ "the army", "the group", "the ministry": the last such body that the report named in full."""
        words = span.text.lower().split()
        if not (len(words) == 2 and words[0] in ("the", "this", "that")) and not (
            len(words) == 1 and words[0] in BARE_PLURALS
        ):
            return None
        kinds = KINDS_OF_HEADS.get(words[-1])
        if kinds is None:
            return None
        home = self.homes.opening(span)
        before = [
            match
            for start, match in self._named_bodies()
            if start < span.start
            and match.kind in kinds
            and (home is None or match.country in (None, home.country) or words[-1] in _MOVING)
        ]
        if not before or (len(words) == 1 and len({match.side for match in before}) > 1):
            return None
        return replace(before[-1], reason=f"“{span.text}” is the {words[-1]} named before: {before[-1].name}")

    def _named_bodies(self) -> list[tuple[int, ActorMatch]]:
        if self._bodies is None:
            found = [
                (m.span.start, self.describe(m.span.text, self.context.main))
                for m in self.document.mentions_of("actor")
            ]
            self._bodies = [
                (start, match) for start, match in found if match is not None and not match.by_context
            ]
        return self._bodies

    def bodies_before(self, span: Span, reach: int) -> Iterator[ActorMatch]:
        """The parties that the report named in full in the last `reach` characters, nearest first."""
        for start, match in reversed(self._named_bodies()):
            if span.start - reach < start < span.start:
                yield match

    def told(self, phrase: str, span: Span) -> ActorMatch | None:
        """Who the phrase means where it stands: a local office by its place, else by the country there."""
        inner = self._place_in(phrase) if _is_local(phrase) else None
        if inner is not None:
            return self._held(phrase, self.describe(phrase, inner.country), inner)
        home = self.homes.beside(span) or self.homes.opening(span)
        country = home.country if home else self.context.main
        match = self.describe(phrase, country) or self._by_its_name(phrase)
        if match is None:
            return self._of_area(phrase) or self._of_people(phrase)
        if not match.by_context:
            return match
        if home is None and (_is_of_home(match) or self.homes.is_of_here(span)):
            home = self.homes.around(span)
            match = match if home is None else self.describe(phrase, home.country) or match
        if home is None:
            return self._of_region(phrase) or self._of_the_warring(phrase, match) or self._of_main(match)
        return self._held(phrase, match, home)

    def _of_people(self, phrase: str) -> ActorMatch | None:
        """A lone nationality: "the Russians" of a report of war."""
        countries = self.register.country_of_demonym(phrase)
        return self.describe(f"{phrase} forces", self.context.main) if countries else None

    def _of_the_warring(self, phrase: str, match: ActorMatch) -> ActorMatch | None:
        """A bare army of the only country at war among those that the report speaks of about as much."""
        country = self.homes.at_war() if match.kind == "military" else None
        found = None if country is None else self.describe(phrase, country)
        if found is None or found.side is None:
            return None
        why = f"of the countries spoken of, {country} alone is a party to the war there"
        return replace(found, reason=f"{match.reason.split('; ')[0]}; {why}")

    def _of_main(self, match: ActorMatch) -> ActorMatch:
        """A bare body of the country that the report is about; nobody's where another is spoken of nearly as
        much."""
        country = match.country
        if country is None or self.homes.is_plain(country, with_army=match.combatant):
            return match
        return replace(
            match,
            id=match.id.split(".")[-1],
            name=match.name.split(" of ")[0],
            country=None,
            side=None,
            side_is="unknown",
            reason=f"{match.reason.split('; ')[0]}; the report speaks of other countries nearly as much as "
            f"of {country}, so whose it is stays open",
        )

    def _held(self, phrase: str, match: ActorMatch | None, home: Home) -> ActorMatch | None:
        """The match at its home: of the state, or of those who hold the place and run its services."""
        if match is None or not match.by_context:
            return match
        if home.area is None or match.kind not in _CIVIL:
            return replace(match, reason=f"{match.reason.split('; ')[0]}; {home.why}")
        area = home.area
        listed = (self._listed_body(name, phrase) for name in sorted(area.names))
        found = next((entry for entry in listed if entry is not None), None)
        return found or replace(
            match,
            id=f"{area.side}.{match.id.split('.')[-1]}",
            name=f"{match.name.split(' of ')[0]} of {area.name}",
            side=area.side,
            reason=f"{match.reason.split('; ')[0]}; {home.why}, and {area.side} held {area.name} then",
        )

    def _of_area(self, phrase: str) -> ActorMatch | None:
        """Soldiers and officials of an area that is its own master: "a Karabakh officer"."""
        area = self.homes.named(phrase)
        if area is None:
            return None
        body = " ".join(word for word in phrase.split() if key_of(word) not in area.names)
        match = self.describe(body, area.country) or self.describe(f"{body}s", area.country)
        if match is None or match.entry is not None or match.side_is == "none":
            return None
        reason = f"the words name {area.name}, which {area.side} held then"
        return replace(
            match,
            id=f"{area.side}.{match.id.split('.')[-1]}",
            name=f"{match.name.split(' of ')[0]} of {area.name}",
            side=area.side,
            side_is="known",
            reason=reason,
            by_context=False,
        )

    def _listed_body(self, place: str, phrase: str) -> ActorMatch | None:
        """The register's own entry for the body of a place: "Gaza" and "the civil defence agency"."""
        match = self.describe(f"{place.title()} {_BARE.sub('', phrase.strip())}", None)
        is_body = match is not None and match.entry is not None and match.side is not None
        return match if match is not None and is_body and match.kind in _CIVIL else None

    def _of_region(self, phrase: str) -> ActorMatch | None:
        """A body of its own that the register has for a region spoken of here ("Gaza" and "civil
        defence")."""
        names = {m.span.text for m in self.document.mentions_of("place", "region", "country")}
        found = (self._listed_body(name, phrase) for name in sorted(names)[:_NAMES])
        return next((match for match in found if match is not None), None)

    def describe(self, phrase: str, country: str | None) -> ActorMatch | None:
        key = f"{phrase}|{country}"
        if key not in self._cache:
            self._cache[key] = self.register.describe(phrase, country, self._on)
        return self._cache[key]

    def _by_its_name(self, phrase: str) -> ActorMatch | None:
        """The body behind words that no list has: "the banned Tehrik-i-Taliban"."""
        words = phrase.split()
        first = next((i for i, word in enumerate(words) if i and word[:1].isupper()), 0)
        is_plain = first and all(word.islower() for word in words[1:first])
        return self.describe(" ".join(words[first:]), None) if is_plain else None

    def _place_in(self, phrase: str) -> Home | None:
        """The home that a town or region inside a phrase gives: for "Kursk Governor" that of Kursk; a
        person's surname is no town."""
        names = {word for person in self.document.persons for word in person.name.split()}
        titles = load_lexicon("roles")["titles"]
        for mention in self.document.mentions_of("place", "region", "inner_place"):
            text = mention.span.text
            if (
                text in phrase and text not in names and text.lower() not in titles
            ):  # "Officer" is a town, too
                return self.homes.of_place(text)
        return None


# Bodies that are at home where their work is; a state's soldiers and envoys speak of places abroad.
_CIVIL = frozenset({"emergency", "ministry", "police", "official", "authority", "medical", "government"})
_ABROAD = frozenset({"defence_ministry", "foreign_ministry", "presidency", "prime_minister", "government"})


def _is_of_home(match: ActorMatch) -> bool:
    return match.kind in _CIVIL and match.id.split(".")[-1] not in _ABROAD


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
