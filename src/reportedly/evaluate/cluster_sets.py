"""Cluster sets: constructed reports with the incidents that they tell. In: a folder of YAML files, as
tests/gold/GUIDE.md says. Out: sets, each with its reports for the pipeline and the key for the scorer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from reportedly.errors import InputError
from reportedly.model.ids import bytes_digest, report_id
from reportedly.model.report import Report

TYPES: Final = ("cluster", "look_alike", "follow_up", "wide_area")
_REMEDY: Final = "correct the set as tests/gold/GUIDE.md says"
_GAP: Final = " ... "

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that a report should give to a toll: who says it (words of whom any will do, none where the
    report itself does), how many, and whether it `replaces` an own earlier count, `grows` beyond another's or
    is its `rival`."""

    report: str
    measure: str
    low: float
    best: float | None
    by: tuple[str, ...]
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class KeyIncident:
    """One happening of a set. `words` are the ranges that tell it, by report; `kinds` those that a claim of
    it may have, the best first; `where`, `when` and `actors` (sides) what its claims may say; None where that
    is not asked.

    `updates` names the reports that tell it again as a follow-up, and what sort of follow-up. A whole has
    parts (`part_of`), and a happening of its own may follow another (`update_of`)."""

    name: str
    words: Mapping[str, tuple[range, ...]]
    kinds: tuple[str, ...]
    where: tuple[str, ...] | None
    when: Days | None
    standings: tuple[str, ...]
    origins: range
    outlets: int
    actors: tuple[str, ...] | None = None
    modality: str = "actual"
    statements: tuple[Statement, ...] = ()
    part_of: str | None = None
    update_of: str | None = None
    updates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClusterSet:
    """Reports by their letter, and the incidents that they tell; `held` sets are never used for rules."""

    name: str
    type: str
    reports: Mapping[str, Report]
    incidents: tuple[KeyIncident, ...]

    @property
    def held(self) -> bool:
        return is_held(self.name)

    @property
    def letters(self) -> Mapping[str, str]:
        """Report id -> its letter."""
        return {report.id: letter for letter, report in self.reports.items()}


def is_held(name: str) -> bool:
    """Whether a set of this file name (without its ending) is never used for rules: every second one is."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def load_sets(folder: Path) -> tuple[ClusterSet, ...]:
    """The sets of a folder in the order of their names. Raises InputError where one cannot be used."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InputError(str(folder), "holds no cluster set", "name a folder of NAME.yaml")
    return tuple(load_set(path) for path in paths)


def load_set(path: Path) -> ClusterSet:
    """The set of one file. Raises InputError where it cannot be used."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        if raw["constructed"] is not True or raw["type"] not in TYPES:
            raise ValueError(f"it is not marked as constructed, or its type is none of {', '.join(TYPES)}")
        reports = {letter: _report(path.stem, letter, item) for letter, item in raw["reports"].items()}
        incidents = tuple(_incident(name, item, reports) for name, item in raw["key"].items())
    except KeyError as error:
        raise InputError(str(path), f"{error.args[0]!r} is missing", _REMEDY) from error
    except (OSError, yaml.YAMLError, ValueError, TypeError, AttributeError) as error:
        raise InputError(str(path), str(error), _REMEDY) from error
    _check_names(path, incidents)
    return ClusterSet(path.stem, raw["type"], reports, incidents)


def _report(name: str, letter: str, raw: Mapping[str, Any]) -> Report:
    text = str(raw["text"])
    digest = bytes_digest(text.encode())
    return Report(
        id=report_id(digest, None, raw["publisher"]),
        text=text,
        digest=digest,
        publisher=str(raw["publisher"]),
        published=date.fromisoformat(str(raw["published"])).isoformat(),
        path=f"{name}/{letter}",
        language="en",
    )


def _incident(name: str, raw: Mapping[str, Any], reports: Mapping[str, Report]) -> KeyIncident:
    words = {
        letter: tuple(_range(reports[letter].text, str(phrase)) for phrase in phrases)
        for letter, phrases in raw["words"].items()
    }
    return KeyIncident(
        name=name,
        words=words,
        kinds=tuple(raw["kinds"]),
        where=tuple(raw["where"]) if "where" in raw else None,
        when=_days(raw["when"]) if "when" in raw else None,
        standings=tuple(_listed(raw["standing"])),
        origins=range(min(_listed(raw["origins"])), max(_listed(raw["origins"])) + 1),
        outlets=int(raw["outlets"]),
        actors=tuple(raw["actors"]) if "actors" in raw else None,
        modality=str(raw.get("modality", "actual")),
        statements=tuple(
            _statement(measure, item) for measure, items in raw.get("tolls", {}).items() for item in items
        ),
        part_of=raw.get("part_of"),
        update_of=raw.get("update_of"),
        updates=dict(raw.get("update", {})),
    )


def _range(text: str, phrase: str) -> range:
    """Where a phrase stands, which must be once; "first words ... last words" is all from one to the
    other."""
    first, _, last = phrase.partition(_GAP)
    for part in (first, last) if last else (first,):
        if text.count(part) != 1:
            raise ValueError(f"{part!r} stands {text.count(part)} times in its report, not once")
    start, end = text.index(first), text.index(last or first) + len(last or first)
    if end <= start:
        raise ValueError(f"{phrase!r} ends before it begins")
    return range(start, end)


def _statement(measure: str, raw: Mapping[str, Any]) -> Statement:
    """The value is a count ("9"), one at least ("9+") or one about ("~9")."""
    value = str(raw["value"])
    low = float(value.strip("~+"))
    best = None if value.endswith("+") else low
    return Statement(raw["in"], measure, low, best, _said_by(raw.get("by")), raw.get("is"))


def _said_by(raw: Any) -> tuple[str, ...]:
    return () if raw is None else tuple(str(words) for words in _listed(raw))


def _days(raw: Any) -> Days:
    days = [date.fromisoformat(str(day)) for day in _listed(raw)]
    return days[0], days[-1]


def _listed(raw: Any) -> Sequence[Any]:
    return raw if isinstance(raw, list) else [raw]


def _check_names(path: Path, incidents: Sequence[KeyIncident]) -> None:
    """Raises InputError where a whole or a followed incident is not of the set."""
    names = {incident.name for incident in incidents}
    for incident in incidents:
        for other in (incident.part_of, incident.update_of):
            if other is not None and other not in names:
                raise InputError(str(path), f"{incident.name}: there is no incident {other!r}", _REMEDY)
