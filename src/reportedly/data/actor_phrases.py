"""Phrases that mean an actor: "Ukrainian forces", "a spokesman for Hamas", "residents". In: words. Out: ActorMatch.

Rules are tried in a fixed order, and each match says which one made it: a name alone or with its people, a
country with a body, a body linked to either ("army of Chad"), a body of some place, a bare role.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.data import actor_answers as answers
from reportedly.data.actor_entries import ActorEntry, ActorMatch, BodyPattern, CountryEntry, Patterns
from reportedly.data.actor_words import Piece, fold_phrase
from reportedly.data.alias_index import AliasIndex, Sense, in_time

# So many unknown words may stand between a country and its body: "Russia's 155th Guards Naval Infantry brigade".
_GAP = 5


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the report: the country it is about and its day."""

    country: str | None = None
    on: date | None = None


class PhraseReader:
    """Reads noun phrases by the register's names and patterns."""

    def __init__(
        self, index: AliasIndex, patterns: Patterns, countries: Mapping[str, CountryEntry]
    ) -> None:
        self.index, self.patterns, self.countries = index, patterns, countries
        self.bodies = {word: body for body in reversed(patterns.bodies) for word in body.words}
        self.body_by_key = {body.key: body for body in patterns.bodies}
        self._longest_body = max(word.count(" ") + 1 for word in self.bodies)
        self._longest_member = max(word.count(" ") + 1 for word in patterns.members)

    def describe(self, phrase: str, context: Context) -> ActorMatch | None:
        """Who the phrase means; None if no rule applies."""
        pieces = self._trim(fold_phrase(phrase))
        if not pieces:
            return None
        start = 0
        while start < len(pieces) - 1 and pieces[start].folded in self.patterns.former:
            start += 1
        match = self._read(pieces[start:], context)
        return answers.former(match) if match and start else match

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

    def longest(self, pieces: Sequence[Piece], ends: Collection[int], country: str | None) -> int:
        """How many pieces, up to one of `ends`, are one name or country-and-body phrase; 0 if none."""
        if _shouting(pieces):
            pieces = pieces[:1] if len(pieces[0].cased) > 3 else ()
        length, senses = self.index.longest(pieces, 0, country)
        if not length:
            return 0
        if any(isinstance(sense.entry, CountryEntry) for sense in senses):
            for start in range(length, min(length + 3, len(pieces))):
                size, _ = self.body_at(pieces, start)
                if size and start + size in ends:
                    return start + size
                if pieces[start].folded not in self.patterns.modifiers:
                    break
        alone = any(sense.form in ("name", "people", "metonym") for sense in senses)
        return length if alone and length in ends else 0

    def body_at(self, pieces: Sequence[Piece], start: int) -> tuple[int, BodyPattern | None]:
        """The longest body's words at `start`: how many, and the body."""
        for size in range(min(self._longest_body, len(pieces) - start), 0, -1):
            if body := self.bodies.get(_key(pieces[start : start + size])):
                return size, body
        return 0, None

    def member_at(self, pieces: Sequence[Piece], start: int) -> tuple[int, str | None]:
        """The longest word for somebody's people at `start`: how many, and their role."""
        for size in range(min(self._longest_member, len(pieces) - start), 0, -1):
            if role := self.patterns.members.get(_key(pieces[start : start + size])):
                return size, role
        return 0, None

    def _trim(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Without articles and quantities in front: "at least 40 Ukrainian soldiers"."""
        start = 0
        while start < len(pieces) - 1 and (
            (pieces[start].folded in self.patterns.skipped and not pieces[start].cased.isupper())
            or pieces[start].folded in ("a", "the")
            or pieces[start].folded.replace(",", "").isdigit()
        ):
            start += 1
        return pieces[start:]

    def _ends(self, pieces: Sequence[Piece], start: int) -> tuple[bool, str | None]:
        """Whether the phrase may end here, and the role it adds: by its end, people's words or a person's name."""
        role = None
        while start < len(pieces):
            size, found = self.member_at(pieces, start)
            if size:
                role, start = found, start + size
            elif pieces[start].folded in self.patterns.links:
                # "the army in the east": a known right side was read before; the rest adds a place.
                return True, role
            elif pieces[start].capital:
                start += 1
            else:
                return False, None
        return True, role

    def _sense(self, senses: Sequence[Sense], context: Context) -> tuple[Sense | None, int]:
        """The one sense that holds in this context, and among how many it was chosen."""
        entries = {e.id for e in in_time(list({s.entry.id: s.entry for s in senses}.values()), context.on)}
        left = [s for s in senses if s.entry.id in entries]
        chosen = [s for s in left if context.country in (s.entry.id, s.only_in, getattr(s.entry, "country", 0))]
        if context.country is None or not chosen:
            chosen = [s for s in left if isinstance(s.entry, CountryEntry) and s.alias in s.entry.usual_for] or left
        ids = {s.entry.id for s in chosen}
        return (chosen[0], len({s.entry.id for s in left})) if len(ids) == 1 else (None, len(ids))

    def _named(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """A name in front, alone or followed by its people or one of its bodies."""
        length, senses = self.index.longest(pieces, 0, context.country)
        sense, among = self._sense(senses, context)
        if sense is None:
            return None
        if isinstance(sense.entry, ActorEntry):
            return self._of_actor(sense.entry, pieces, length, context)
        return self._of_country(sense, [s for s in senses if s.entry is sense.entry], pieces, length, among)

    def _of_actor(
        self, actor: ActorEntry, pieces: Sequence[Piece], length: int, context: Context
    ) -> ActorMatch | None:
        ends, role = self._ends(pieces, length)
        if ends:
            return answers.actor(actor, context.on, role)
        link = pieces[length].folded
        if link in self.patterns.backed or link in self.patterns.installed:
            return self._behind(answers.actor(actor, context.on, None), pieces, length)
        found = self._body_after(pieces, length)
        return answers.body_of_actor(actor, context.on, *found) if found else None

    def _of_country(
        self, sense: Sense, senses: Sequence[Sense], pieces: Sequence[Piece], length: int, among: int
    ) -> ActorMatch | None:
        country = self.countries[sense.entry.id]
        forms = {s.form: s for s in senses}
        alias = sense.alias
        if length == len(pieces):
            if metonym := forms.get("metonym"):
                return answers.seat(country, self.body_by_key[metonym.body or "government"], alias)
            return answers.country_alone(country, forms.keys(), alias, self.body_by_key["government"], among)
        link = pieces[length].folded
        if link in self.patterns.backed or link in self.patterns.installed:
            return self._behind(answers.country_alone(
                country, ("name",), alias, self.body_by_key["government"], among), pieces, length)
        if found := self._body_after(pieces, length):
            return answers.body_of_country(country, *found, alias=alias, among=among)
        ends, role = self._ends(pieces, length)
        if ends and role and (metonym := forms.get("metonym")):
            seat = answers.seat(country, self.body_by_key[metonym.body or "government"], alias)
            return replace(seat, role=role)
        return None

    def _body_after(self, pieces: Sequence[Piece], start: int) -> tuple[BodyPattern, str | None] | None:
        """The body that a name's remaining words end in, over modifiers, unit names and places."""
        for position in range(start, min(start + _GAP + 1, len(pieces))):
            size, body = self.body_at(pieces, position)
            if body is None:
                continue
            ends, role = self._ends(pieces, position + size)
            if ends:
                return body, role
        return None

    def _behind(self, patron: ActorMatch | None, pieces: Sequence[Piece], start: int) -> ActorMatch | None:
        """ "Russian-installed officials" speak for Russia; an "Iranian-backed militia" has a side of its own."""
        if patron is None:
            return None
        word = pieces[start].folded
        match = self._read(pieces[start + 1 :], Context()) if start + 1 < len(pieces) else None
        if match is None or (match.entry is not None and word in self.patterns.backed):
            return match
        if match.entry is not None:
            return match
        return answers.installed(patron, match, word) if word in self.patterns.installed else answers.backed(
            patron, match, word)

    def _linked(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "armed forces of Ukraine", "a spokesman for the Israeli army", "health ministry in Gaza"."""
        place = next((i for i, p in enumerate(pieces) if p.folded in self.patterns.links and i), 0)
        if not place or place + 1 >= len(pieces):
            return None
        right = self._read(pieces[place + 1 :], replace(context, country=context.country))
        if right is None or (right.side_is != "known" and right.entry is None and right.country is None):
            return None
        found = self._body_after(pieces[:place], 0)
        size, role = self.member_at(pieces, 0)
        country = self.countries.get(right.id.split(".")[0])
        whole_country = country is not None and (right.id == country.id or right.place)
        if found and country is not None and whole_country:
            return answers.body_of_country(country, *found, alias=country.name, among=1)
        if found and found[0].side != "country" and not size:
            return answers.body_at_place(found[0], right)
        if isinstance(right.entry, ActorEntry) and found and not size:
            return answers.body_of_actor(right.entry, context.on, *found)
        role = next((r for i in range(place) for n, r in [self.member_at(pieces[:place], i)] if n), None)
        return replace(right, role=role, place=False) if role else None

    def _after_modifiers(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "a senior Israeli official", "suspected Boko Haram gunmen", "pro-Russian forces"."""
        start = 0
        while start < len(pieces) and (
            pieces[start].folded in self.patterns.modifiers or self.member_at(pieces, start)[0] == 1
        ):
            start += 1
        if not start or start >= len(pieces):
            return None
        match = self._named(pieces[start:], context)
        if match is not None and any(p.folded == "pro" for p in pieces[:start]):
            # Sympathy is no command.
            return answers.backed(match, match, "sympathising") if match.entry is None else match
        return match

    def _of_some_place(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "Kursk governor": a place that the register does not know, and a body there."""
        if not pieces[0].capital or self.body_at(pieces, 0)[0] or self.member_at(pieces, 0)[0]:
            return None
        found = self._body_after(pieces, 1)
        if found is None or (found[0].bare is None):
            return None
        return answers.bare(found[0], found[1], self.countries.get(context.country or ""), place=pieces[0].cased)

    def _bare(self, pieces: Sequence[Piece], context: Context) -> ActorMatch | None:
        """ "the army", "residents", "gunmen": a role without a country."""
        for position in range(min(4, len(pieces))):
            size, body = self.body_at(pieces, position)
            if body is not None:
                if body.bare is None or _key(pieces[position : position + size]) in body.not_bare:
                    return None
                ends, role = self._ends(pieces, position + size)
                if not ends:
                    return None
                person = any(p.capital for p in pieces[position + size :]) and role is None
                return answers.bare(body, role, self.countries.get(context.country or ""), person=person)
            if pieces[position].folded not in self.patterns.modifiers:
                return None
        return None


def _key(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.folded for piece in pieces)


def _shouting(pieces: Sequence[Piece]) -> bool:
    """Whether a text in capitals only stands here, where "IS" and "US" are verbs and pronouns."""
    words = [p.cased for p in pieces[:6] if p.cased.isalpha()]
    return len(words) > 3 and all(word.isupper() for word in words)
