"""The nouns of the actor register: what stands in `data/actors/*.yaml`, and what a look-up answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

SideIs = Literal["known", "none", "unknown"]

KINDS = frozenset(
    [
        "armed_group",
        "militia",
        "gang",
        "military",
        "police",
        "emergency",
        "ministry",
        "government",
        "official",
        "authority",
        "igo",
        "ngo",
        "monitor",
        "think_tank",
        "state_media",
        "media",
        "wire_agency",
        "company",
        "party",
        "medical",
        "witness",
        "activist",
        "civilian",
        "other",
    ]
)
ARMED_KINDS = frozenset({"armed_group", "militia", "gang", "military"})


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day; None where open."""

    first: date | None = None
    last: date | None = None

    def covers(self, on: date) -> bool:
        """Whether the day lies in the period."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country or territory. `metonyms` maps a body's key to names of its seat: presidency -> Kremlin.

    `army` is whose soldiers "the army" there are, where the country has none of its own.
    """

    id: str
    iso2: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    metonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    usual_for: tuple[str, ...] = ()
    the: bool = False
    of: str | None = None
    army: str | None = None
    period: Period = Period()

    @property
    def in_text(self) -> str:
        """The name as it stands after "of": "the United States"."""
        return f"the {self.name}" if self.the else self.name


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A named group, body, organisation or outlet.

    `side` is None for those that speak for no party; `side_from` lists later changes (day, new side).
    `aliases_in` maps a country to names that mean this entry only in a report about that country.
    """

    id: str
    name: str
    kind: str
    country: str | None
    side: str | None
    source: str
    aliases: tuple[str, ...] = ()
    aliases_cased: tuple[str, ...] = ()
    aliases_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    side_from: tuple[tuple[date, str | None], ...] = ()
    period: Period = Period()

    @property
    def combatant(self) -> bool:
        """Whether its members bear arms for it."""
        return self.kind in ARMED_KINDS

    def side_on(self, on: date | None) -> str | None:
        """Its side on that day; without a day, the latest side."""
        side = self.side
        for day, later in self.side_from:
            if on is None or day <= on:
                side = later
        return side


Entry = ActorEntry | CountryEntry


@dataclass(frozen=True, slots=True)
class BodyPattern:
    """A body that makes an actor out of a country: "armed forces" of Ukraine.

    `bare` says what its words mean without a country: "context" (the side is the report's country), "none",
    "unknown", or None where they name nobody. `unsided` words never take the report's country for a side.
    """

    key: str
    name: str
    kind: str
    side: Literal["country", "none", "unknown"]
    words: tuple[str, ...]
    combatant: bool = False
    bare: str | None = None
    not_bare: frozenset[str] = frozenset()
    unsided: frozenset[str] = frozenset()
    id_part: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Patterns:
    """The words of patterns.yaml. `members` maps a folded phrase ("fighters") to a role ("member")."""

    bodies: tuple[BodyPattern, ...]
    members: Mapping[str, str]
    skipped: frozenset[str]
    modifiers: frozenset[str]
    former: frozenset[str]
    links: frozenset[str]
    backed: frozenset[str]
    installed: frozenset[str]
    regions: frozenset[str]
    possessives: frozenset[str]
    spelling: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Who a phrase means. `id` is an entry's, "RUS", "RUS.military" or, without a country, "military".

    `side_is` tells a speaker who has no side ("none") from one whose side the words do not tell ("unknown").
    `role` is what the phrase adds: spokesperson, official, commander, source, member. `place` is True where a
    capital's name stands for the government, which the same word as a place does not. `by_context` is True
    where the country was taken from the report and not from the phrase.
    """

    id: str
    name: str
    kind: str
    side: str | None
    side_is: SideIs
    country: str | None
    combatant: bool
    reason: str
    role: str | None = None
    place: bool = False
    entry: Entry | None = None
    by_context: bool = False
