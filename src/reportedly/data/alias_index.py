"""Names and the entries they may mean, for look-up by folded words. In: names. Out: senses, longest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportedly.data.actor_entries import CountryEntry, Entry
from reportedly.data.actor_words import Piece, fold_phrase

Form = Literal["name", "adjective", "people", "capital", "metonym"]
Case = Literal["exact", "acronym", "capital", "any"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name. `body`: what a metonym means; `only_in`: the one country where it holds."""

    entry: Entry
    alias: str
    cased: str
    case: Case
    form: Form = "name"
    body: str | None = None
    only_in: str | None = None
    capitals: int = 0

    def holds_in(self, country: str) -> bool:
        """Whether this is the country's own meaning of the name."""
        return country in (self.only_in, home_of(self.entry))

    def is_usual(self) -> bool:
        """Whether a shared word means this country where nothing else tells."""
        return isinstance(self.entry, CountryEntry) and self.alias in self.entry.usual_for

    def written(self, cased: str) -> bool:
        """Whether the words, as they are written, can be this name."""
        if self.case == "any":
            return True
        if self.case == "capital":
            return capitals_in(cased) >= self.capitals
        if self.case == "acronym" and cased == self.cased.capitalize():
            return True  # "Nato", "Farc": British papers write a spoken acronym as a word
        return cased == self.cased or (self.cased.istitle() and cased == self.cased.upper())


def home_of(entry: Entry) -> str | None:
    """The country of an entry: a country's own code, or where an actor is based."""
    return entry.id if isinstance(entry, CountryEntry) else entry.country


def case_of(alias: str, *, strict: bool) -> Case:
    """How strictly capitals count: an acronym exactly, a name by its capitals."""
    letters = [ch for ch in alias if ch.isalpha()]
    upper = bool(letters) and all(ch.isupper() for ch in letters)
    if strict or (upper and (len(letters) < 4 or not alias.isalpha())):
        return "exact"
    if upper:
        return "acronym"
    if alias.isalpha() and len(alias) < 6 and any(ch.isupper() for ch in alias[1:]):
        return "exact"  # "JeM" is not "JEM"
    return "capital" if any(ch.isupper() for ch in alias) else "any"


def capitals_in(cased: str) -> int:
    """How many of the words hold a capital letter."""
    return sum(any(ch.isupper() for ch in word) for word in cased.split())


def capitals_asked(cased: str) -> int:
    """How many capitals a name must show: all of one or two words, one of a longer name.

    "Lebanese forces" are not the Lebanese Forces, and "new forces" are not the New Forces.
    """
    return capitals_in(cased) if cased.count(" ") < 2 else min(1, capitals_in(cased))


class AliasIndex:
    """A table of folded names. `first` keeps for each first word how long its longest name is."""

    def __init__(self) -> None:
        self.senses: dict[str, tuple[Sense, ...]] = {}
        self.first: dict[str, int] = {}

    def add(
        self,
        entry: Entry,
        alias: str,
        *,
        strict: bool = False,
        form: Form = "name",
        body: str | None = None,
        only_in: str | None = None,
    ) -> None:
        """Enter one name of an entry; the same name twice for one entry counts once."""
        pieces = fold_phrase(alias)
        while len(pieces) > 1 and pieces[0].folded == "the":
            pieces = pieces[1:]
        key = " ".join(piece.folded for piece in pieces)
        cased = " ".join(piece.cased for piece in pieces)
        case = case_of(alias.replace(".", ""), strict=strict)
        sense = Sense(entry, alias, cased, case, form, body, only_in, capitals_asked(cased))
        known = self.senses.get(key, ())
        mine = [(s.cased, s.form, s.only_in) for s in known if s.entry.id == entry.id]
        if (cased, form, only_in) not in mine:
            self.senses[key] = (*known, sense)
            first = pieces[0].folded
            self.first[first] = max(self.first.get(first, 0), len(pieces))

    def exactly(self, pieces: Sequence[Piece], country: str | None = None) -> tuple[Sense, ...]:
        """The senses of just these words, in this country's context."""
        found = self.senses.get(" ".join(piece.folded for piece in pieces))
        if not found:
            return ()
        cased = " ".join(piece.cased for piece in pieces)
        return tuple(s for s in found if s.only_in in (None, country) and s.written(cased))

    def longest(
        self, pieces: Sequence[Piece], start: int = 0, country: str | None = None
    ) -> tuple[int, tuple[Sense, ...]]:
        """The longest name that starts at `start`: how many pieces, and its senses; 0 if none."""
        if start >= len(pieces):
            return 0, ()
        longest = min(self.first.get(pieces[start].folded, 0), len(pieces) - start)
        for length in range(longest, 0, -1):
            if senses := self.exactly(pieces[start : start + length], country):
                return length, senses
        return 0, ()


def in_time(entries: Collection[Entry], on: date | None) -> tuple[Entry, ...]:
    """Those that existed on the day, the narrowest in time first; those that ended only if none else is left.

    A group that was not yet founded is never meant; one that is gone may still be spoken of.
    """
    if not entries or (len(entries) == 1 and on is None):
        return tuple(entries)
    founded = [e for e in entries if on is None or e.period.first is None or e.period.first <= on]
    alive = [e for e in founded if (e.period.last is None if on is None else e.period.covers(on))]
    dated = [e for e in alive if e.period.last is not None]
    return tuple(dated or alive or founded)
