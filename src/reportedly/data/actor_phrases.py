"""Phrases that mean an actor: "Ukrainian forces", "a spokesman for Hamas". In: words. Out: ActorMatch.

Rules are tried in a fixed order, and each match says which one made it: a name alone or with its people, a
country with a body, a body linked to either ("army of Chad"), a body of some place, a bare role.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.data import actor_answers as answers
from reportedly.data.actor_bodies import BodyWords, key_at
from reportedly.data.actor_entries import ActorEntry, ActorMatch, BodyPattern, CountryEntry, Patterns
from reportedly.data.actor_words import Piece, fold_phrase
from reportedly.data.alias_index import AliasIndex, Form, Sense, in_time


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the report: the country it is about and its day."""

    country: str | None = None
    on: date | None = None


class PhraseReader:
    """Reads noun phrases by the register's names and patterns."""

    def __init__(self, index: AliasIndex, patterns: Patterns, countries: Mapping[str, CountryEntry]) -> None:
        self.index, self.patterns, self.countries = index, patterns, countries
        self.words = BodyWords(patterns)

    def describe(self, phrase: str, context: Context) -> ActorMatch | None:
        """Who the phrase means; None if no rule applies."""
        pieces = self._trim(fold_phrase(phrase))
        if any(piece.folded in self.patterns.possessives for piece in fold_phrase(phrase)[:1]):
            context = Context(None, context.on)  # "its military": whose, the phrase does not say
        start = 0
        while start < len(pieces) - 1 and pieces[start].folded in self.patterns.former:
            start += 1
        match = self._read(pieces[start:], context)
        return answers.former(match) if match and start else match

    def longest(self, pieces: Sequence[Piece], ends: Collection[int], country: str | None) -> int:
        """How many pieces, up to one of `ends`, are one name or country-and-body phrase; 0 if none."""
        if _shouting(pieces):
            pieces = pieces[:1] if len(pieces[0].cased) < 4 else pieces
            if len(pieces) == 1:
                return 0
        length, senses = self.index.longest(pieces, 0, country)
        if not length:
            return 0
        if any(isinstance(sense.entry, CountryEntry) for sense in senses):
            for start in range(length, min(length + 3, len(pieces))):
                size, _ = self.words.body_at(pieces, start)
                if size and start + size in ends:
                    return start + size
                if pieces[start].folded not in self.patterns.modifiers:
                    break
        forms = {sense.form for sense in senses}
        # "Chinese" is an adjective as often as a people; Moscow is a place as often as a government.
        alone = bool(forms & {"name", "metonym"}) or ("people" in forms and "adjective" not in forms)
        return length if alone and length in ends else 0

    def _read(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        pieces = self._trim(pieces)
        if not pieces:
            return None
        return (
            self._named(pieces, context)
            or self._linked(pieces, context)
            or self._after_modifiers(pieces, context)
            or self._of_some_place(pieces, context)
            or self._bare(pieces, context)
        )

    def _trim(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Without articles and quantities, unless a name begins so: An-Nahar, 17 November."""
        return pieces if self.index.longest(pieces)[0] else self.words.trim(pieces)

    def _sense(self, senses: Sequence[Sense], context: Context) -> tuple[Sense | None, int]:
        """The one sense that holds in this context, and among how many it was chosen."""
        senses = [s for s in senses if not _is_past_seat(s, context.on)]
        entries = {e.id for e in in_time(list({s.entry.id: s.entry for s in senses}.values()), context.on)}
        left = [s for s in senses if s.entry.id in entries]
        chosen = [s for s in left if context.country is not None and s.holds_in(context.country)]
        if not chosen:
            chosen = [s for s in left if s.is_usual()] or left
        if len({s.entry.id for s in chosen}) != 1:
            return None, 0
        return chosen[0], len(entries)

    def _named(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """A name in front, alone or followed by its people or one of its bodies."""
        length, senses = self.index.longest(pieces, 0, context.country)
        sense, among = self._sense(senses, context)
        if sense is None:
            return None
        if isinstance(sense.entry, ActorEntry):
            return self._of_actor(sense.entry, pieces, length, context)
        own = {s.form: s for s in senses if s.entry is sense.entry}
        return self._of_country(sense.entry, own, pieces, length, among=among, on=context.on)

    def _of_actor(
        self, actor: ActorEntry, pieces: Sequence[Piece], length: int, context: Context
    ) -> ActorMatch | None:
        ends, role = self.words.ends(pieces, length)
        if ends:
            return answers.actor(actor, context.on, role)
        if self._is_behind(pieces[length]):
            return self._behind(answers.actor(actor, context.on, None), pieces, length)
        found = self.words.body_after(pieces, length)
        return answers.body_of_actor(actor, context.on, *found) if found else None

    def _of_country(
        self,
        country: CountryEntry,
        forms: Mapping[Form, Sense],
        pieces: Sequence[Piece],
        length: int,
        *,
        among: int,
        on: date | None,
    ) -> ActorMatch | None:
        alias = next(iter(forms.values())).alias
        government = self.words.by_key["government"]
        metonym = forms.get("metonym")
        seat = self.words.by_key[metonym.body or "government"] if metonym else government
        if length == len(pieces):
            if metonym:
                return answers.seat(country, seat, alias)
            return answers.country_alone(country, forms.keys(), alias, government, among)
        if self._is_behind(pieces[length]):
            patron = answers.country_alone(country, ("name",), alias, government, among)
            return self._behind(patron, pieces, length)
        ends, role = self.words.ends(pieces, length)
        if ends and metonym:
            # "Pentagon spokesman": the seat's people, or a person named after it.
            return answers.seat(country, seat, alias, role)
        found = self._own_name(country, pieces, length, on)
        if found is not None:
            return found
        body = self.words.body_after(pieces, length)
        return answers.body_of_country(country, *body, alias=alias, among=among) if body else None

    def _own_name(
        self, country: CountryEntry, pieces: Sequence[Piece], start: int, on: date | None
    ) -> ActorMatch | None:
        """ "Israel's Army Radio", "Yemen's Houthi rebels": a name of the register that is at home there."""
        length, senses = self.index.longest(pieces, start, country.id)
        own = [s.entry for s in senses if isinstance(s.entry, ActorEntry) and s.holds_in(country.id)]
        if not own or not self.words.ends(pieces, start + length)[0]:
            return None
        return answers.actor(own[0], on, self.words.ends(pieces, start + length)[1])

    def _is_behind(self, piece: Piece) -> bool:
        return piece.folded in self.patterns.backed or piece.folded in self.patterns.installed

    def _behind(self, patron: ActorMatch | None, pieces: Sequence[Piece], start: int) -> ActorMatch | None:
        """ "Russian-installed officials" speak for Russia; an "Iranian-backed militia" has its own side."""
        match = self._read(pieces[start + 1 :], Context())
        if patron is None or match is None or match.entry is not None:
            return match
        word = pieces[start].folded
        if word in self.patterns.installed:
            return answers.installed(patron, match, word)
        return answers.backed(patron.name, match, word)

    def _linked(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "armed forces of Ukraine", "a spokesman for the Israeli army", "Ministry of Defence of Chad"."""
        for place in range(1, len(pieces) - 1):
            if pieces[place].folded in self.patterns.links:
                left, right = pieces[:place], self.words.trim(pieces[place + 1 :])
                match = self._head_of_region(left, right, context) or self._join(left, right, context)
                if match is not None:
                    return match
        return None

    def _join(self, left: Sequence[Piece], right: Sequence[Piece], context: Context) -> ActorMatch | None:
        whole = self._read(right, context)
        if whole is None or (whole.side_is != "known" and whole.entry is None and whole.country is None):
            return None
        body = self.words.body_after(left, 0)
        is_role = self.words.role_at(left, self.words.first_word(left))[0] > 0
        country = self.countries.get(whole.country or "")
        if body and country is not None and (whole.id == country.id or whole.place):
            return answers.body_of_country(country, *body, alias=country.name, among=1)
        if body and not is_role and body[0].side != "country":
            return answers.body_at_place(body[0], whole)
        if body and not is_role and isinstance(whole.entry, ActorEntry):
            return answers.body_of_actor(whole.entry, context.on, *body)
        roles = [self.words.role_at(left, position)[1] for position in range(len(left))]
        role = next((found for found in roles if found), None)
        return answers.with_role(whole, role) if role else None

    def _head_of_region(
        self, left: Sequence[Piece], right: Sequence[Piece], context: Context
    ) -> ActorMatch | None:
        """ "head of the Kharkiv region"."""
        _, role = self.words.role_at(left, self.words.first_word(left))
        if (
            role != "commander"
            or not right[0].capital
            or not {p.folded for p in right} & self.patterns.regions
        ):
            return None
        country = self.countries.get(context.country or "")
        return answers.bare(self.words.by_key["local_authorities"], role, country, place=right[0].cased)

    def _after_modifiers(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "a senior Israeli official", "suspected Boko Haram gunmen", "the rebel group M23"."""
        start = self.words.first_word(pieces)
        while start < len(pieces) and (size := self.words.role_at(pieces, start)[0]):
            start += size + self.words.first_word(pieces[start + size :])
        if not start or start >= len(pieces):
            return None
        match = self._named(pieces[start:], context)
        if match is None or match.entry is not None or key_at(pieces, start - 1, 1) != "pro":
            return match
        # Sympathy is no command.
        whom = self.countries.get(match.country or "")
        return answers.backed(whom.in_text if whom else match.name, match, "pro")

    def _of_some_place(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "Kursk governor": a place that the register does not know, and a body there."""
        start = self.words.first_word(pieces)
        if start >= len(pieces) or not pieces[start].capital:
            return None
        words = self.words
        if (
            self.index.longest(pieces, start)[0]
            or words.body_at(pieces, start)[0]
            or words.role_at(pieces, start)[0]
        ):
            return None
        found = words.body_after(pieces, start + 1)
        # "Coalition forces", "Azovstal soldiers": what stands before an army or ministry need not be a place.
        if found is None or found[0].bare is None or found[0].kind in ("military", "ministry", "government"):
            return None
        country = self.countries.get(context.country or "")
        return answers.bare(*found, country, place=pieces[start].cased)

    def _bare(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "the army", "residents", "gunmen": a role without a country."""
        for position in range(min(self.words.first_word(pieces) + 1, len(pieces))):
            size, body = self.words.body_at(pieces, position)
            if body is None:
                continue
            ends, role = self.words.ends(pieces, position + size)
            if not ends or body.bare is None or key_at(pieces, position, size) in body.not_bare:
                return None
            if role == "member" and body.side == "none":
                return None  # "civilian movement"
            person = role is None and any(piece.capital for piece in pieces[position + size :])
            told = key_at(pieces, position, size) not in body.unsided
            told = told and not (person and body.key in answers.NATIONAL_TITLES)
            return self._at_home(body, role, context, told=told)
        return None

    def _at_home(self, body: BodyPattern, role: str | None, context: Context, *, told: bool) -> ActorMatch:
        """A bare body of the report's country; soldiers of another, where that country has no army."""
        country = self.countries.get(context.country or "")
        other = self.countries.get(country.army or "") if country is not None and body.combatant else None
        match = answers.bare(body, role, other or country, told=told)
        return match if other is None or country is None else answers.of_the_army_there(match, country)


def _is_past_seat(sense: Sense, on: date | None) -> bool:
    """Whether it is the capital of a state that is no more: Aden is the seat of no South Yemen today."""
    entry = sense.entry
    if sense.form not in ("capital", "metonym") or not isinstance(entry, CountryEntry) or on is None:
        return False
    return not entry.period.covers(on)


def _shouting(pieces: Sequence[Piece]) -> bool:
    """Whether a text in capitals only stands here, where "IS" and "US" are verbs and pronouns."""
    words = [piece.cased for piece in pieces[:6] if piece.cased.isalpha()]
    return len(words) > 3 and all(word.isupper() for word in words)
