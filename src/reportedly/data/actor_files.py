"""The register's files, read and checked. In: `data/actors/*.yaml`. Out: countries, entries and patterns.

Read with the basic loader, for which every scalar is a string (no surprise about NO, Norway's code);
what a field may hold is said here. A faulty file stops with its name, the entry and the remedy.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from reportedly.data.actor_entries import KINDS, ActorEntry, BodyPattern, CountryEntry, Patterns, Period
from reportedly.data.actor_words import key_of, use_spelling
from reportedly.errors import StepUnavailable

ACTOR_FIELDS = frozenset(
    [
        "id",
        "name",
        "aliases",
        "aliases_cased",
        "aliases_in",
        "kind",
        "country",
        "side",
        "side_from",
        "from",
        "to",
        "source",
    ]
)
COUNTRY_FIELDS = frozenset(
    [
        "id",
        "iso2",
        "name",
        "aliases",
        "adjectives",
        "people",
        "capital",
        "metonyms",
        "usual_for",
        "the",
        "of",
        "army",
        "from",
        "to",
    ]
)
BODY_FIELDS = frozenset(
    ["key", "name", "id", "kind", "combatant", "side", "bare", "note", "words", "not_bare", "unsided"]
)


class EntryFields:
    """One mapping of a file, with the words for a fault in it."""

    def __init__(self, path: Path, fields: object, known: frozenset[str], name_field: str = "id") -> None:
        if not isinstance(fields, dict):
            raise StepUnavailable(f"{path.name}: an entry is no mapping: {fields!r}; see the top of the file")
        self.path, self.fields = path, cast(dict[str, Any], fields)
        self.id = self.text(name_field)
        if unknown := self.fields.keys() - known:
            raise self.fault(f"unknown fields {sorted(unknown)}; known are {sorted(known)}")

    def fault(self, reason: str) -> StepUnavailable:
        """The error for this entry."""
        return StepUnavailable(f"{self.path.name}: {self.fields.get('id', self.fields)}: {reason}")

    def text(self, name: str) -> str:
        """A field that must stand there."""
        value = self.fields.get(name)
        if not isinstance(value, str) or not value.strip() or value == "null":
            raise self.fault(f"{name} is missing; write a text")
        return value.strip()

    def maybe(self, name: str) -> str | None:
        """A field that may be missing or null."""
        value = self.fields.get(name)
        return None if value in (None, "", "null", "~") else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty if missing."""
        value = self.fields.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.fault(f"{name} is no list of texts")
        return tuple(value)

    def text_lists(self, name: str) -> dict[str, tuple[str, ...]]:
        """A mapping of lists of texts, empty if missing."""
        value = self.fields.get(name, {})
        if not isinstance(value, dict) or not all(isinstance(items, list) for items in value.values()):
            raise self.fault(f"{name} is no mapping of lists")
        return {str(key): tuple(str(item) for item in items) for key, items in value.items()}

    def flag(self, name: str) -> bool:
        """A yes or no, no if missing."""
        value = self.fields.get(name, "false")
        if value not in ("true", "false"):
            raise self.fault(f"{name} is {value!r}; write true or false")
        return bool(value == "true")

    def choice(self, name: str, allowed: frozenset[str]) -> str:
        """One of the allowed words."""
        value = self.text(name)
        if value not in allowed:
            raise self.fault(f"{name} is {value!r}; allowed are {', '.join(sorted(allowed))}")
        return value

    def period(self) -> Period:
        """The fields `from` and `to`: a year or a day each."""
        first, last = self.maybe("from"), self.maybe("to")
        return Period(self.day(first) if first else None, self.day(last, end=True) if last else None)

    def day(self, text: str, *, end: bool = False) -> date:
        """A day from "2012" (its first day, or its last if `end`) or "2012-04-04"."""
        try:
            if text.isdigit() and len(text) == 4:
                return date(int(text), 12, 31) if end else date(int(text), 1, 1)
            return date.fromisoformat(text)
        except ValueError as error:
            raise self.fault(f"{text!r} is no date; write 2012 or 2012-04-04") from error


def read_yaml(path: Path) -> Any:
    """The file's content, every scalar a string."""
    try:
        return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (OSError, yaml.YAMLError) as error:
        raise StepUnavailable(f"{path.name} cannot be read: {error}; restore the file") from error


def read_countries(path: Path) -> tuple[CountryEntry, ...]:
    """The countries of countries.yaml."""
    return tuple(country_from(EntryFields(path, item, COUNTRY_FIELDS)) for item in read_yaml(path))


def country_from(fields: EntryFields) -> CountryEntry:
    """One country, checked."""
    if len(fields.id) != 3 or not fields.id.isupper():
        raise fields.fault("id is no ISO 3166-1 alpha-3 code")
    return CountryEntry(
        id=fields.id,
        iso2=fields.text("iso2"),
        name=fields.text("name"),
        aliases=fields.texts("aliases"),
        adjectives=fields.texts("adjectives"),
        people=fields.texts("people"),
        capital=fields.texts("capital"),
        metonyms=fields.text_lists("metonyms"),
        usual_for=fields.texts("usual_for"),
        the=fields.flag("the"),
        of=fields.maybe("of"),
        army=fields.maybe("army"),
        period=fields.period(),
    )


def read_actors(path: Path) -> tuple[ActorEntry, ...]:
    """The entries of one family's file."""
    return tuple(actor_from(EntryFields(path, item, ACTOR_FIELDS)) for item in read_yaml(path))


def actor_from(fields: EntryFields) -> ActorEntry:
    """One entry, checked for itself; whether its side exists is checked by the register."""
    if not fields.id.startswith(("grp_", "org_", "med_", "body_")):
        raise fields.fault("id starts with none of grp_, org_, med_, body_")
    changes = fields.fields.get("side_from", {})
    if not isinstance(changes, dict):
        raise fields.fault("side_from is no mapping of days to sides")
    return ActorEntry(
        id=fields.id,
        name=fields.text("name"),
        kind=fields.choice("kind", KINDS),
        country=fields.maybe("country"),
        side=fields.maybe("side"),
        source=fields.text("source"),
        aliases=fields.texts("aliases"),
        aliases_cased=fields.texts("aliases_cased"),
        aliases_in=fields.text_lists("aliases_in"),
        side_from=tuple(
            sorted((fields.day(day), None if side == "null" else side) for day, side in changes.items())
        ),
        period=fields.period(),
    )


def read_patterns(path: Path) -> Patterns:
    """The patterns; their spellings are put to use, since every other file is folded by them."""
    raw = read_yaml(path)
    if not isinstance(raw, dict) or not isinstance(raw.get("bodies"), list):
        raise StepUnavailable(f"{path.name} has no list of bodies; restore the file")
    use_spelling(raw.get("spelling", {}))
    skipped = frozenset(raw["articles"] + raw["possessives"] + raw["quantities"])
    return Patterns(
        bodies=tuple(body_from(EntryFields(path, item, BODY_FIELDS, "key")) for item in raw["bodies"]),
        members={key_of(word): role for role, words in raw["members"].items() for word in words},
        skipped=skipped,
        modifiers=frozenset(raw["modifiers"]),
        former=frozenset(raw["former"]),
        links=frozenset(raw["links"]),
        backed=frozenset(raw["backed"]),
        installed=frozenset(raw["installed"]),
        regions=frozenset(raw["regions"]),
        possessives=frozenset(raw["possessives"]),
        spelling=cast(Mapping[str, str], raw.get("spelling", {})),
    )


def body_from(fields: EntryFields) -> BodyPattern:
    """One body, checked."""
    side = fields.choice("side", frozenset({"country", "none", "unknown"}))
    bare = fields.maybe("bare")
    if bare not in (None, "context", "none", "unknown"):
        raise fields.fault(f"bare is {bare!r}; allowed are context, none, unknown")
    return BodyPattern(
        key=fields.id,
        name=fields.text("name"),
        kind=fields.choice("kind", KINDS),
        side=cast(Literal["country", "none", "unknown"], side),
        words=tuple(key_of(word) for word in fields.texts("words")),
        combatant=fields.flag("combatant"),
        bare=bare,
        not_bare=frozenset(key_of(word) for word in fields.texts("not_bare")),
        unsided=frozenset(key_of(word) for word in fields.texts("unsided")),
        id_part=fields.maybe("id") or fields.id,
        note=fields.maybe("note"),
    )
