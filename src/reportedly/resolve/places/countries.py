"""Country context: which countries a report is about, by the names it uses. In: a document. Out: shares that
sum to one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.data.actor_entries import CountryEntry, Entry
from reportedly.data.gazetteer import Gazetteer, PlaceEntry, normalise_name
from reportedly.data.register import Register
from reportedly.model.document import Document

_MEDIA = frozenset({"media", "state_media", "wire_agency"})
_COUNTRY_NAME, _DEMONYM, _ACTOR, _PLACE = 2.0, 1.0, 1.0, 1.5


@dataclass(frozen=True, slots=True)
class CountryContext:
    """Shares of the countries that a report speaks of; `main` is the one most spoken of, None where none
    is. `votes` are what each name (in its normalised form) said for which country."""

    shares: Mapping[str, float]
    votes: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def main(self) -> str | None:
        return max(self.shares, key=lambda country: self.shares[country]) if self.shares else None

    def share(self, country: str | None) -> float:
        return self.shares.get(country or "", 0.0)

    def shares_without(self, name: str) -> Mapping[str, float]:
        """The shares by all other names: a name is no witness of itself."""
        if name not in self.votes:
            return self.shares
        return _shares({key: found for key, found in self.votes.items() if key != name})


def country_context(document: Document, gazetteer: Gazetteer, register: Register) -> CountryContext:
    """The countries named, adjectives of nationality, homes of the actors named, and where its place names
    usually are."""
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for mention in document.mentions:
        own = votes[normalise_name(mention.span.text)]
        if mention.kind in ("actor", "country"):
            for entry in register.find(mention.span.text)[:2]:
                home, weight = _home(entry)
                if home:
                    own[home] += weight
        elif mention.kind in ("place", "region"):
            for country, weight in _usual(gazetteer.find(mention.span.text)).items():
                own[country] += _PLACE * weight
    media = _words_of_media(document, register)
    for token in document.doc:
        if token.idx not in media and token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN", "NOUN"):
            countries = register.country_of_demonym(token.text)
            if countries:
                votes[normalise_name(token.text)][countries[0]] += _DEMONYM
    return CountryContext(_shares(votes), votes)


def _shares(votes: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    sums: defaultdict[str, float] = defaultdict(float)
    for found in votes.values():
        for country, weight in found.items():
            sums[country] += weight
    total = sum(sums.values())
    return {country: weight / total for country, weight in sums.items()} if total else {}


def _words_of_media(document: Document, register: Register) -> frozenset[int]:
    """Where the words of outlets' names begin: "the Russian news agency TASS" speaks of no Russians."""
    spans = [
        mention.span
        for mention in document.mentions
        if mention.kind == "actor"
        and any(
            not isinstance(entry, CountryEntry) and entry.kind in _MEDIA
            for entry in register.find(mention.span.text)[:1]
        )
    ]
    return frozenset(t.idx for t in document.doc if any(s.start <= t.idx < s.end for s in spans))


def _home(entry: Entry) -> tuple[str | None, float]:
    """Where an entry is at home and how much that says; an outlet reports from anywhere."""
    if isinstance(entry, CountryEntry):
        return entry.id, _COUNTRY_NAME
    return (None if entry.kind in _MEDIA else entry.country), _ACTOR


def _usual(entries: tuple[PlaceEntry, ...]) -> dict[str, float]:
    """How a name's readings share its vote, by population."""
    weights: defaultdict[str, float] = defaultdict(float)
    for entry in entries[:12]:
        if not entry.country:
            continue  # a sea, or a region of several countries
        weights[entry.country] += math.sqrt(entry.population + 50.0)
    total = sum(weights.values())
    # A name with many readings says little of any.
    sureness = 1.0 / math.sqrt(max(1, len(weights)))
    return {country: sureness * value / total for country, value in weights.items()} if total else {}
