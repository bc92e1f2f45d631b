"""The register of actors: names -> entries and sides. In: `data/actors/*.yaml`. Out: look-ups.

`find` knows names only; `describe` also makes actors out of patterns ("Ukrainian forces", "Russia's defence
ministry", "residents") and says by which rule. A name that nothing tells apart is not resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from reportedly.data.actor_entries import ActorEntry, ActorMatch, CountryEntry, Entry, Patterns
from reportedly.data.actor_files import read_actors, read_countries, read_patterns
from reportedly.data.actor_phrases import Context, PhraseReader
from reportedly.data.actor_words import Piece, fold_phrase, fold_word, key_of
from reportedly.data.alias_index import AliasIndex, Sense, in_time
from reportedly.errors import StepUnavailable

FOLDER = Path(__file__).parent / "actors"
# So many words are looked at for one name; the longest of ours has eleven.
_WINDOW = 14


class Register:
    """Countries, named actors and patterns, ready for look-up. Build it once: `load_register()`."""

    def __init__(
        self, countries: Iterable[CountryEntry], actors: Iterable[ActorEntry], patterns: Patterns
    ) -> None:
        self.countries = {entry.id: entry for entry in countries}
        self.actors: dict[str, ActorEntry] = {}
        for actor in actors:
            if actor.id in self.actors:
                raise StepUnavailable(f"actor register: {actor.id} stands there twice; rename or remove one")
            self.actors[actor.id] = actor
        self.patterns = patterns
        self._check_sides()
        self._index = AliasIndex()
        self._demonyms: dict[str, tuple[str, ...]] = {}
        for country in self.countries.values():
            self._add_country(country)
        for actor in self.actors.values():
            self._add_actor(actor)
        self._reader = PhraseReader(self._index, patterns, self.countries)

    def find(self, phrase: str, *, country: str | None = None, on: date | None = None) -> tuple[Entry, ...]:
        """The entries that a name may mean, usually one; none for adjectives and unknown names.

        `country` is the report's: it admits names that hold only there ("PDF" in MMR) and decides among many.
        """
        pieces = fold_phrase(phrase)
        # The name itself may begin so: An-Nahar.
        while len(pieces) > 1 and pieces[0].folded in ("the", "a", "an") and not self._index.exactly(pieces):
            pieces = pieces[1:]
        senses = [s for s in self._index.exactly(pieces, country) if s.form in ("name", "capital", "metonym")]
        return in_time(pick_local(senses, country), on)

    def describe(self, phrase: str, country: str | None = None, on: date | None = None) -> ActorMatch | None:
        """Who a whole noun phrase means, by names and patterns; None where neither tells."""
        return self._reader.describe(phrase, Context(country, on))

    def longest_match(self, words: Sequence[str], country: str | None = None) -> int:
        """How many of the words, from the first on, are one name or pattern phrase; 0 if none starts here.

        Words are tokens: "Russia", "'s", "Defence", "Ministry" count four. Capitals alone ("Moscow"), lone
        adjectives and bare roles do not count.
        """
        first = fold_word(words[0]) if words else ()
        if not first or first[0].folded not in self._index.first:
            return 0
        pieces: list[Piece] = []
        ends: dict[int, int] = {}
        for count, word in enumerate(words[:_WINDOW], start=1):
            pieces.extend(fold_word(word))
            # A lone "'s" or bracket belongs to a match only if more of it follows.
            ends.setdefault(len(pieces), count)
        length = self._reader.longest(pieces, frozenset(ends), country)
        comma = sum(len(fold_word(word)) for word in takewhile(lambda word: word != ",", words[:_WINDOW]))
        if comma < length and not self._index.exactly(pieces[:length], country):
            # "In Niger, troops ...": only a name of its own runs over a comma.
            length = self._reader.longest(pieces[:comma], frozenset(ends), country)
        return ends[length] if length else 0

    def country_of_demonym(self, word: str) -> tuple[str, ...]:
        """The countries whose adjective or people's name this is, the usual one first; empty if none."""
        return self._demonyms.get(key_of(word), ()) if word[:1].isupper() else ()

    def is_country(self, words: str) -> bool:
        """Whether the words are a country's name or one of its aliases."""
        return any(isinstance(entry, CountryEntry) for entry in self.find(words))

    def is_nationality(self, word: str) -> bool:
        """Whether the word is an adjective of nationality or a people's name, and no country's own name."""
        return bool(self.country_of_demonym(word)) and not self.is_country(word)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with this id, None if there is none."""
        return self.actors.get(entry_id) or self.countries.get(entry_id)

    def _add_country(self, country: CountryEntry) -> None:
        for alias in (country.name, *country.aliases):
            self._index.add(country, alias)
        for alias in country.capital:
            self._index.add(country, alias, form="capital")
        for body, names in country.metonyms.items():
            for alias in names:
                self._index.add(country, alias, form="metonym", body=body)
        for alias in country.adjectives:
            self._index.add(country, alias, form="adjective")
        for alias in country.people:
            self._index.add(country, alias, form="people")
        usual = {key_of(word) for word in country.usual_for}
        for key in {key_of(word) for word in (*country.adjectives, *country.people)}:
            others = self._demonyms.get(key, ())
            self._demonyms[key] = (country.id, *others) if key in usual else (*others, country.id)

    def _add_actor(self, actor: ActorEntry) -> None:
        for alias in (actor.name, *actor.aliases):
            self._index.add(actor, alias)
        for alias in actor.aliases_cased:
            self._index.add(actor, alias, strict=True)
        for place, names in actor.aliases_in.items():
            for alias in names:
                # Names this ambiguous are acronyms: no "Fact" for FACT.
                self._index.add(actor, alias, strict=alias.isupper(), only_in=place)

    def _check_sides(self) -> None:
        for actor in self.actors.values():
            places = [*actor.aliases_in, *([actor.country] if actor.country else [])]
            if strange := [place for place in places if place not in self.countries]:
                raise StepUnavailable(f"actor register: {actor.id}: no such country {strange}")
            for side in (actor.side, *(later for _, later in actor.side_from)):
                if side is not None and not self.is_side(side):
                    raise StepUnavailable(
                        f"actor register: {actor.id}: side {side!r} is no country and no grp_ entry; mend it"
                    )
        bodies = {body.key for body in self.patterns.bodies}
        for country in self.countries.values():
            if unknown := country.metonyms.keys() - bodies:
                raise StepUnavailable(
                    f"countries.yaml: {country.id}: no body {sorted(unknown)} in patterns.yaml"
                )

    def is_side(self, side: str) -> bool:
        """Whether this can be a side: a country's code or a group's id."""
        return side in self.countries or (side.startswith("grp_") and side in self.actors)


def pick_local(senses: Sequence[Sense], country: str | None) -> tuple[Entry, ...]:
    """The entries of these senses; if some hold for the report's country, only those."""
    entries = {s.entry.id: s.entry for s in senses}
    local = {s.entry.id: s.entry for s in senses if country is not None and s.holds_in(country)}
    return tuple((local or entries).values())


def read_register(folder: Path = FOLDER) -> Register:
    """The register of a folder: countries.yaml, patterns.yaml and one file for each family of actors."""
    # Patterns first: their spellings fold the names of all others.
    patterns = read_patterns(folder / "patterns.yaml")
    countries = read_countries(folder / "countries.yaml")
    families = sorted(p for p in folder.glob("*.yaml") if p.stem not in ("countries", "patterns"))
    return Register(countries, (actor for path in families for actor in read_actors(path)), patterns)


@lru_cache(maxsize=1)
def load_register() -> Register:
    """The shipped register, read once a process."""
    return read_register()
