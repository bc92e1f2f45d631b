"""Who fights whom, where and when. In: `data/conflicts/*.yaml`. Out: opposed and allied sides.

Without a conflict that covers the place and the time, two sides are strangers: neither opposed nor allied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from reportedly.data.actor_entries import Period
from reportedly.data.actor_files import EntryFields, read_yaml
from reportedly.data.register import Register, load_register

FOLDER = Path(__file__).parent / "conflicts"
CONFLICT_FIELDS = frozenset(
    ["id", "name", "from", "to", "countries", "admin1", "parties", "opposing", "source"]
)
PARTY_FIELDS = frozenset(["id", "with"])


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a conflict and those who fight on it without leading it (`supporters`)."""

    id: str
    supporters: tuple[str, ...] = ()

    @property
    def sides(self) -> frozenset[str]:
        """All its sides."""
        return frozenset((self.id, *self.supporters))


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict. `opposing` pairs parties; their supporters oppose each other too.

    `admin1` is for people to read; `period.last` is None while it goes on.
    """

    id: str
    name: str
    period: Period
    countries: tuple[str, ...]
    parties: tuple[Party, ...]
    opposing: tuple[tuple[str, str], ...]
    source: str
    admin1: tuple[str, ...] = ()

    def covers(self, country: str | None, on: date | None) -> bool:
        """Whether it covers the place and day; what is None is not asked."""
        return (country is None or country in self.countries) and (on is None or self.period.covers(on))

    def parties_of(self, side: str) -> frozenset[str]:
        """The parties to which a side belongs, by leading or supporting them."""
        return frozenset(party.id for party in self.parties if side in party.sides)

    def opposes(self, a: str, b: str) -> bool:
        """Whether the two sides fight each other here; never if they also stand together."""
        ours, theirs = self.parties_of(a), self.parties_of(b)
        if a == b or ours & theirs:
            return False
        return any((x in ours and y in theirs) or (y in ours and x in theirs) for x, y in self.opposing)

    def joins(self, a: str, b: str) -> bool:
        """Whether the two sides are of one party here."""
        return a != b and bool(self.parties_of(a) & self.parties_of(b))


class Conflicts:
    """All conflicts, ready for look-up. Build it once: `load_conflicts()`."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.all = tuple(conflicts)

    def covering(self, country: str, on: date | None = None) -> tuple[Conflict, ...]:
        """The conflicts that cover the country on that day; without a day, ever."""
        return tuple(conflict for conflict in self.all if conflict.covers(country, on))

    def opposed(self, a: str, b: str, country: str | None = None, on: date | None = None) -> Conflict | None:
        """The conflict there and then in which the two sides fight each other, None if there is none."""
        return next((c for c in self.all if c.covers(country, on) and c.opposes(a, b)), None)

    def allied(self, a: str, b: str, country: str | None = None, on: date | None = None) -> Conflict | None:
        """The conflict there and then in which the two sides are of one party, None if there is none."""
        return next((c for c in self.all if c.covers(country, on) and c.joins(a, b)), None)


@dataclass(frozen=True, slots=True)
class ConflictSides:
    """The shipped conflicts as `model.conflict.Sides` asks for them."""

    conflicts: Conflicts

    @property
    def version(self) -> str:
        """A digest of the conflicts."""
        return blake2b(repr(self.conflicts.all).encode(), digest_size=8).hexdigest()

    def opposed(self, a: str, b: str, *, country: str | None, on: date | None) -> str | None:
        """The name of the conflict in which the sides oppose each other, None if there is none."""
        found = self.conflicts.opposed(a, b, country, on)
        return found.name if found else None

    def parties(self, *, country: str | None, on: date | None) -> tuple[str, ...]:
        """The sides, supporters included, of the conflicts that cover the place and day."""
        found = self.conflicts.covering(country, on) if country else ()
        sides = (side for c in found for party in c.parties for side in (party.id, *party.supporters))
        return tuple(dict.fromkeys(sides))


def read_conflicts(register: Register, folder: Path = FOLDER) -> Conflicts:
    """The conflicts of a folder, each checked against the register's sides."""
    found: dict[str, Conflict] = {}
    for path in sorted(folder.glob("*.yaml")):
        for item in read_yaml(path):
            fields = EntryFields(path, item, CONFLICT_FIELDS)
            if fields.id in found:
                raise fields.fault("this id stands there twice; rename or remove one")
            found[fields.id] = conflict_from(fields, register)
    return Conflicts(found.values())


def conflict_from(fields: EntryFields, register: Register) -> Conflict:
    """One conflict, checked."""
    parties = tuple(
        party_from(EntryFields(fields.path, item, PARTY_FIELDS)) for item in fields.fields.get("parties", [])
    )
    ids = [party.id for party in parties]
    pairs = tuple(tuple(pair) for pair in fields.fields.get("opposing", []))
    if unknown := {side for party in parties for side in party.sides if not register.is_side(side)}:
        raise fields.fault(f"the register has no side {sorted(unknown)}; use a country's code or a grp_ id")
    if unknown := set(fields.texts("countries")) - register.countries.keys():
        raise fields.fault(f"no such country: {sorted(unknown)}")
    if len(set(ids)) != len(ids) or len(ids) < 2:
        raise fields.fault("parties need at least two different ids")
    if not pairs or any(len(pair) != 2 or pair[0] == pair[1] or not set(pair) <= set(ids) for pair in pairs):
        raise fields.fault("opposing needs pairs of two of the parties' ids")
    return Conflict(
        id=fields.id,
        name=fields.text("name"),
        period=fields.period(),
        countries=fields.texts("countries"),
        parties=parties,
        opposing=tuple((pair[0], pair[1]) for pair in pairs),
        source=fields.text("source"),
        admin1=fields.texts("admin1"),
    )


def party_from(fields: EntryFields) -> Party:
    """One party with its supporters."""
    return Party(fields.id, fields.texts("with"))


@lru_cache(maxsize=1)
def load_conflicts() -> Conflicts:
    """The shipped conflicts, read once a process."""
    return read_conflicts(load_register())
