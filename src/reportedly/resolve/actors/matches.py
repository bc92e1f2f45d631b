"""Actor matches: phrases of one report to entries and patterns of the register. In: words where they stand.
Out: matches with their reasons; `actors` and `speaker_actors` make parties of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from reportedly.data.actor_entries import ActorMatch
from reportedly.data.lexicons import load_lexicon
from reportedly.data.register import Register
from reportedly.model.document import Document, Mention, Person
from reportedly.model.span import Span
from reportedly.resolve.actors.kinds import BARE_PLURALS, KINDS_OF_HEADS, PRONOUNS
from reportedly.resolve.places.countries import CountryContext
from reportedly.resolve.places.finder import PlaceResolver

_PASSAGE = 700  # characters of a paragraph over which its opening "In Mali, ..." holds
_NAMES = 60  # places of a report that are tried as a body's own
_OPENING = 25  # characters within which "In Moscow, ..." names the place that a passage is about
BY_CONTEXT = "the report is about"


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
        self._places = places
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
        said = [match for match in known if "the report is about" not in match.reason]
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
        before = [
            match for start, match in self._named_bodies() if start < span.start and match.kind in kinds
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
                (start, match)
                for start, match in found
                if match is not None and "the report is about" not in match.reason
            ]
        return self._bodies

    def is_plain(self, country: str) -> bool:
        """Whether no other country is spoken of nearly as much: where two fight, a bare "official" may be
        either's."""
        shares = self.context.shares
        rivals = [share for other, share in shares.items() if other != country]
        return self.context.share(country) > 2 * max(rivals, default=0.0) or country != self.context.main

    def bodies_before(self, span: Span, reach: int) -> Iterator[ActorMatch]:
        """The parties that the report named in full in the last `reach` characters, nearest first."""
        for start, match in reversed(self._named_bodies()):
            if span.start - reach < start < span.start:
                yield match

    def home(self, span: Span) -> str | None:
        """The country that the sentence or paragraph opens with ("In Moscow, ..."), else the one that the
        report is most about."""
        text = self.document.text
        paragraph = text.rfind("\n", 0, span.start) + 1
        sentence = max(paragraph, text.rfind(". ", 0, span.start) + 2)
        for start in (sentence, *((paragraph,) if span.start - paragraph < _PASSAGE else ())):
            country = self._opening_country(start, span, is_own=start == sentence)
            if country is not None:
                return country
        return self.context.main

    def _opening_country(self, start: int, span: Span, *, is_own: bool) -> str | None:
        """The country of a place right at the start; of a passage only where it opens with "In"."""
        for mention in self.document.mentions_of("place", "region", "country"):
            if start <= mention.span.start < min(span.start, start + _OPENING):
                before = self.document.text[start : mention.span.start].strip().lower()
                is_about = is_own or before.split()[:1] == ["in"]
                country = self._country_of(mention) if is_about else None
                if country is not None:
                    return country
        return None

    def _country_of(self, mention: Mention) -> str | None:
        if mention.kind == "country":
            entries = self.register.find(mention.span.text)
            return entries[0].id if entries else None
        return self._places.country_of(mention.span.text)

    def told(self, phrase: str, span: Span) -> ActorMatch | None:
        """Who the phrase means where it stands: a local office by its place, else by the country there."""
        home = self._place_in(phrase)
        if home is not None and _is_local(phrase):
            return self.describe(phrase, home)
        match = self.describe(phrase, self.home(span)) or self._by_its_name(phrase)
        if match is None:
            countries = self.register.country_of_demonym(phrase)
            return self.describe(f"{phrase} forces", self.context.main) if countries else None
        if BY_CONTEXT not in match.reason or match.kind not in _CIVIL:
            return match
        return self._of_region(phrase) or match

    def _of_region(self, phrase: str) -> ActorMatch | None:
        """A body of its own that the register has for a region spoken of here ("Gaza" and "civil
        defence")."""
        body = re.sub(r"^(?:the|a|an)\s|\s(?:spokes\w+|official|officials)$", "", phrase.strip(), flags=re.I)
        names = {m.span.text for m in self.document.mentions_of("place", "region", "country")}
        for name in sorted(names)[:_NAMES]:
            match = self.describe(f"{name} {body}", None)
            if (
                match is not None
                and match.entry is not None
                and match.side is not None
                and match.kind in _CIVIL
            ):
                return match
        return None

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

    def _place_in(self, phrase: str) -> str | None:
        """The country of a town or region inside a phrase: for "Kursk Governor" that of Kursk; a person's
        surname is no town."""
        names = {word for person in self.document.persons for word in person.name.split()}
        titles = load_lexicon("roles")["titles"]
        for mention in self.document.mentions_of("place", "region", "inner_place"):
            text = mention.span.text
            if (
                text in phrase and text not in names and text.lower() not in titles
            ):  # "Officer" is a town, too
                return self._places.country_of(text)
        return None


_CIVIL = frozenset({"emergency", "ministry", "police", "official", "authority", "medical", "government"})


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
