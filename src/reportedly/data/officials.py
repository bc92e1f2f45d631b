"""Holders of public office and leaders of armed parties, by name. In: `data/officials.yaml`. Out: look-ups.

News names them without their country again ("Zelensky said"); the day tells which office they held. A name
that two persons of the table bear on that day, or none, is not resolved.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from reportedly.data.actor_entries import Period
from reportedly.data.actor_files import EntryFields
from reportedly.errors import StepUnavailable

FILE = Path(__file__).parent / "officials.yaml"
FIELDS = frozenset(["name", "aliases", "surname", "office", "side", "kind", "from", "to"])
SIDED_KINDS = frozenset({"official", "military", "armed_group"})
UNSIDED_KINDS = frozenset({"igo", "ngo"})

# A surname this short is as often an acronym or part of another name.
_SHORTEST = 4
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a", "x": "ks"})
_DROPPED = re.compile(r"['’‘ʼʻ`´.]")
_ARTICLES = frozenset(["al", "el", "ad", "an", "ar", "as", "ash", "at", "az"])
_ENDING = re.compile(r"(?:[iy][iyj]|[iy])$")
_DOUBLED = re.compile(r"([a-z])\1")
_MOHAMED = re.compile(r"^m[aou]h?am[aeiou][dt]$")
# One line of the file, of which YAML reads the same, at ten times the cost.
_VALUE = r'(?:"[^"\\]*"|\[[^\]\\]*\]|[^\s"\[\]{},#][^"\[\]{},#]*)'
_LINE = re.compile(rf"- \{{(\w+: {_VALUE}(?:, \w+: {_VALUE})*)\}}")
_FIELD = re.compile(rf"(\w+): ({_VALUE})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
# Borne by so many people, or so often a plain word, that alone they name nobody.
_COMMON_NAMES = (
    "Abdullah Abdullahi Ahmad Ahmed Ali Aziz Bakr Brown Bruce Camara Cohen Cook Diop Elder Garcia Gomez "
    "Gonzalez Hague Haidar Hamid Hasan Hassan Henry Hernandez Hussain Hussein Ibrahim Ismail Ivanov Jonathan "
    "Jones Khan Kumar Levy Lopez Mahmud Maiga Major Martinez Michel Miller Mohamed Mohammad Mustafa Omar "
    "Osman Perez Rahman Rodriguez Russell Saeed Salih Sanchez Shah Sharma Sheikh Singh Smith Straw Suleiman "
    "Wilson Yusuf"
)


@dataclass(frozen=True, slots=True)
class Official:
    """A person in one office, from first to last day, None where open. `side` is None for igo and ngo."""

    name: str
    office: str
    side: str | None
    kind: str
    first: date | None
    last: date | None

    def held_on(self, on: date | None) -> bool:
        """Whether the office was held on that day; true without a day."""
        return on is None or Period(self.first, self.last).covers(on)


@lru_cache(maxsize=8192)
def fold_part(word: str) -> str:
    """One word in the spelling under which variants meet: Zelenskyy, Zelenskiy, Zelensky -> zelenski."""
    word = _ENDING.sub("i", word)
    word = "e" + word[2:] if word.startswith("ye") else word
    word = _DOUBLED.sub(r"\1", word)
    return "mohamed" if _MOHAMED.match(word) else word


def fold_name(name: str) -> tuple[str, ...]:
    """The name's words without marks, Arabic articles and differences of transliteration."""
    lowered = name.lower()
    if not lowered.isascii():
        marked = unicodedata.normalize("NFKD", _DROPPED.sub("", lowered))
        lowered = "".join(sign for sign in marked if not unicodedata.combining(sign))
    plain = _DROPPED.sub("", lowered.translate(_LETTERS)).replace("-", " ").replace("‐", " ")
    words = plain.split()
    return tuple(fold_part(word) for word in words if word not in _ARTICLES) or tuple(words)


_COMMON = frozenset(fold_part(word.lower()) for word in _COMMON_NAMES.split())


class Officials:
    """The table, ready for look-up. Build it once: `load_officials()`."""

    def __init__(self, rows: Iterable[tuple[Official, Iterable[str]]]) -> None:
        """From offices, each with names of its holder; they hold for all offices of that person."""
        self.entries: list[Official] = []
        offices: dict[str, list[Official]] = {}
        names: dict[str, dict[tuple[str, ...], None]] = {}
        for official, known in rows:
            self.entries.append(official)
            offices.setdefault(official.name, []).append(official)
            names.setdefault(official.name, {}).update(dict.fromkeys(fold_name(name) for name in known))
        self._index: dict[tuple[str, ...], list[Official]] = {}
        for person, keys in names.items():
            for key in keys:
                self._index.setdefault(key, []).extend(offices[person])

    def find(self, name: str, on: date | None) -> Official | None:
        """Who bears this full name or surname on that day; None if nobody or more than one person does.

        Without a day all times count. Of several offices held at once, the one taken up last is given.
        """
        name = re.sub(r"['’]s?$", "", name.strip())
        words = fold_name(name)
        if len(words) == 1 and not names_alone(name, words[0]):
            return None
        found = self._index.get(words)
        if found is None and len(words) > 2:
            # Donald J. Trump
            found = self._index.get(tuple(word for word in words if len(word) > 1))
        held = [official for official in found or () if official.held_on(on)]
        if len({official.name for official in held}) != 1:
            return None
        return max(held, key=lambda official: official.first or date.min)


def names_alone(name: str, folded: str) -> bool:
    """Whether a single word may name somebody: capitalised, long enough and not common."""
    letters = [sign for sign in name.rsplit("-", maxsplit=1)[-1].rsplit(maxsplit=1)[-1] if sign.isalpha()]
    return len(letters) >= _SHORTEST and any(sign.isupper() for sign in name) and folded not in _COMMON


class OfficialFields(EntryFields):
    """One line of the file; its dates may be months."""

    def day(self, text: str, *, end: bool = False) -> date:
        """A day from "2012", "2012-04" or "2012-04-04": the first of its days, or the last if `end`."""
        month = _MONTH.fullmatch(text)
        if month and 1 <= int(month[2]) <= 12:
            year, number = int(month[1]), int(month[2])
            return date(year, number, calendar.monthrange(year, number)[1] if end else 1)
        return super().day(text, end=end)


def official_from(fields: OfficialFields) -> tuple[Official, tuple[str, ...]]:
    """One office and the names of its holder, checked for itself; whether the side exists is for a test."""
    kind, side = fields.choice("kind", SIDED_KINDS | UNSIDED_KINDS), fields.maybe("side")
    if "side" not in fields.fields:
        raise fields.fault("side is missing; write a country's code, a grp_ id or null")
    if (side is None) != (kind in UNSIDED_KINDS):
        raise fields.fault(
            f"side {side!r} does not go with kind {kind}; igo and ngo have null, all others a side"
        )
    if side is not None and not re.fullmatch(r"[A-Z]{3}|grp_[a-z0-9_]+", side):
        raise fields.fault(f"side {side!r} is no country's code and no grp_ id")
    period = fields.period()
    if period.first and period.last and period.last < period.first:
        raise fields.fault("to lies before from")
    surname = fields.maybe("surname") or fields.id.split()[-1]
    official = Official(fields.id, fields.text("office"), side, kind, period.first, period.last)
    return official, (fields.id, surname, *fields.texts("aliases"))


def read_lines(path: Path) -> list[dict[str, str | list[str]]]:
    """The lines of a file, each as its fields; comments and empty lines are skipped."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StepUnavailable(f"{path.name} cannot be read: {error}; restore the file") from error
    items = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        form = _LINE.fullmatch(line.rstrip())
        if form is None:
            raise StepUnavailable(
                f"{path.name}: {line}: not of the form that the top of the file shows; mend it"
            )
        items.append({key: value_of(raw) for key, raw in _FIELD.findall(form[1])})
    return items


def value_of(raw: str) -> str | list[str]:
    """A text without its quotes, or a list of such texts."""
    if raw[0] == "[":
        return [part.strip().strip('"') for part in raw[1:-1].split(",")]
    return raw.strip('"') if raw[0] == '"' else raw


def read_officials(path: Path = FILE) -> Officials:
    """The table of a file, checked."""
    seen: set[Official] = set()
    rows = []
    for item in read_lines(path):
        fields = OfficialFields(path, item, FIELDS, "name")
        official, names = official_from(fields)
        if official in seen:
            raise fields.fault("stands there twice; remove one")
        seen.add(official)
        rows.append((official, names))
    return Officials(rows)


@lru_cache(maxsize=1)
def load_officials() -> Officials:
    """The shipped table, read once a process."""
    return read_officials()
