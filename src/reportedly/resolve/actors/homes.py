"""Homes: the country, and where others hold the place the authority, that a body without a name belongs to
where it stands. In: a phrase's place in its report. Out: a country with the words for why, None where two may
be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.data.actor_areas import Area, Areas
from reportedly.data.conflicts import load_conflicts
from reportedly.data.register import Register
from reportedly.model.document import Document, Mention
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.resolve.places.countries import CountryContext
from reportedly.resolve.places.finder import PlaceResolver

_PASSAGE = 700  # characters of a paragraph over which its opening "In Mali, ..." holds
_OPENING = 25  # characters within which "In Moscow, ..." names the place that a passage is about
_PLACES = ("place", "region", "country", "person")
_AWAY = (" from", " against", " towards", " into")  # "rockets fired from Lebanon": not where the passage is
_TO_A_PLACE = re.compile(r"\b(?:in|near|outside)\s$", re.I)
_OF_HERE = re.compile(r"\b(?:local|provincial|regional|district|municipal|county|township)\b", re.I)
_OF_HERE_AFTER = re.compile(
    r"\s(?:for|of|in|from)\s(?:the|that|this)\s(?:\w+\s)?(?:province|region|district|area|city|town|village|county)\b"
)
_BESIDE = re.compile(r"\s(?:in|of|from|at)\s(?:the\s)?$")
_SENTENCE_END = re.compile(r"[.!?][\"”']?\s|\n")


@dataclass(frozen=True, slots=True)
class Home:
    """A country with the words for why; `area` where others than that country hold the place."""

    country: str
    why: str
    area: Area | None = None


class Homes:
    """Finds the homes of bodies in one document."""

    def __init__(
        self,
        document: Document,
        register: Register,
        context: CountryContext,
        *,
        areas: Areas,
        places: PlaceResolver,
        on: date | None,
    ) -> None:
        self.document = document
        self.context = context
        self._register = register
        self._areas = areas
        self._conflicts = load_conflicts()
        self._places = places
        self._on = on

    def is_plain(self, country: str, *, with_army: bool = False) -> bool:
        """Whether no other country is spoken of nearly as much: where two fight, a bare "official" may be
        either's. `with_army` leaves out countries that have no soldiers of their own."""
        shares = self.context.shares
        armies = {code: entry.army for code, entry in self._register.countries.items() if with_army}
        rivals = [share for other, share in shares.items() if other != country and not armies.get(other)]
        return self.context.share(country) > 2 * max(rivals, default=0.0) or country != self.context.main

    def beside(self, span: Span) -> Home | None:
        """The place right after the words: "the ministry in Baku", "an officer in Goma"."""
        for mention in self._places_in(span.end, span.end + _OPENING):
            if _BESIDE.fullmatch(self.document.text[span.end : mention.span.start]):
                return self._home(mention, "the words right after it name {place}")
        return None

    def opening(self, span: Span) -> Home | None:
        """The country that the sentence or paragraph opens with: "In Moscow, ..."."""
        text = self.document.text
        paragraph = text.rfind("\n", 0, span.start) + 1
        sentence = max(paragraph, text.rfind(". ", 0, span.start) + 2)
        found = self._opening_at(sentence, span, is_own=True)
        if found is None and span.start - paragraph < _PASSAGE:
            found = self._opening_at(paragraph, span, is_own=False)
        return found

    def around(self, span: Span) -> Home | None:
        """The country in which all places of the sentence lie, else that of the last place before it in the
        paragraph: where a mayor, a hospital or a fire service is at home."""
        first, last = self._sentence(span)
        here = list(self._homes_in(first, last))
        if here:
            return here[-1] if len({(home.country, home.area) for home in here}) == 1 else None
        paragraph = self.document.text.rfind("\n", 0, span.start) + 1
        return next(iter(reversed(list(self._homes_in(paragraph, span.start)))), None)

    def is_of_here(self, span: Span) -> bool:
        """Whether the words say that the office is one of the place spoken of: "a security official for the
        province"."""
        after = self.document.text[span.end : span.end + 2 * _OPENING]
        return bool(_OF_HERE.search(span.text) or _OF_HERE_AFTER.match(after))

    def fights_there(self, country: str) -> bool:
        """Whether the report speaks of the country and of another that fights it on the ground of both."""
        main = self.context.main
        if main is None or country == main:
            return False
        conflicts = self._conflicts.covering(main, self._on)
        return self.context.share(country) > 0 and any(country in c.countries for c in conflicts)

    def at_war(self) -> str | None:
        """The one country that is a party to the war where the report is, of those that it speaks of about as
        much; None where two are, or none."""
        main = self.context.main
        if main is None:
            return None
        leading = {c for c, share in self.context.shares.items() if 2 * share >= self.context.share(main)}
        wars = self._conflicts.covering(main, self._on)
        parties = {side for war in wars for party in war.parties for side in party.sides}
        fighting = leading & parties
        return next(iter(fighting)) if len(fighting) == 1 and len(leading) > 1 else None

    def named(self, words: str) -> Area | None:
        """The area whose adjective or name stands among the words: "a Karabakh officer"."""
        parts = words.split()
        phrases = [" ".join(parts[i : i + size]) for size in (2, 1) for i in range(len(parts) - size + 1)]
        return next(
            (area for p in phrases if p[:1].isupper() and (area := self._areas.named(p, self._on))), None
        )

    def of_place(self, words: str) -> Home | None:
        """The home that a place inside the phrase gives: "the mayor of Simferopol"."""
        at = self.document.text.find(words)
        return None if at < 0 else self._located(Span(at, at + len(words), words), "it is of {place}")

    def _opening_at(self, start: int, span: Span, *, is_own: bool) -> Home | None:
        """The country of a place right at the start; of a passage only where it opens with "In"."""
        for mention in self._places_in(start, min(span.start, start + _OPENING)):
            before = self.document.text[start : mention.span.start].strip().lower()
            if before.endswith(_AWAY):
                continue
            if is_own or before.split()[:1] == ["in"]:
                found = self._home(mention, "the passage opens with {place}")
                if found is not None:
                    return found
        return None

    def _sentence(self, span: Span) -> tuple[int, int]:
        text, reach = self.document.text, max(0, span.start - _PASSAGE)
        ends = [found.end() for found in _SENTENCE_END.finditer(text, reach, span.start)]
        after = _SENTENCE_END.search(text, span.end)
        return (ends[-1] if ends else reach), (after.start() if after else len(text))

    def _homes_in(self, first: int, last: int) -> Iterator[Home]:
        for mention in self._places_in(first, last):
            home = self._home(mention, "{place} is spoken of there") if mention.kind != "country" else None
            if home is not None and self._is_at_war_with_main(home.country):
                yield home

    def _is_at_war_with_main(self, country: str) -> bool:
        """Whether the country is the report's own or shares a war with it; else a look-alike is likelier."""
        main = self.context.main
        if country == main or main is None:
            return True
        return any(
            main in conflict.countries or any(main in party.sides for party in conflict.parties)
            for conflict in self._conflicts.covering(country, self._on)
        )

    def _places_in(self, first: int, last: int) -> Iterator[Mention]:
        text = self.document.text
        for mention in self.document.mentions_of(*_PLACES):
            if not first <= mention.span.start < last:
                continue
            # The model takes many a town for a person.
            if mention.kind != "person" or _TO_A_PLACE.search(text[: mention.span.start][-9:]):
                yield mention

    def _home(self, mention: Mention, why: str) -> Home | None:
        if mention.kind != "country":
            return self._located(mention.span, why)
        entries = self._register.find(mention.span.text)
        return Home(entries[0].id, why.format(place=f"“{mention.span.text}”")) if entries else None

    def _located(self, span: Span, why: str) -> Home | None:
        place = self._places.resolve(Place(span))
        country = self._places.country_of(span.text)
        if country is None:
            return None
        area = self._areas.around(span.text, country, place.admin1, self._on)
        area = area or self._areas.named(span.text, self._on)
        return Home(country, why.format(place=f"“{span.text}”"), area)
