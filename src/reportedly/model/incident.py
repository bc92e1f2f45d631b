"""Incidents: claims about the same happening, with every disagreement kept. In: fuse, assess. Out: brief,
export."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.timeref import TimeRef


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be concluded, one of the closed list, and the reasons a person can read."""

    value: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TollEntry:
    """One figure of a toll with who states it: never averaged with another."""

    claim_id: str
    report_id: str
    figure: Figure
    origin: str
    speaker: str | None = None
    side: str | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """An incident's figures for one measure and group, over time and by speaker."""

    measure: str
    entries: tuple[TollEntry, ...]
    standing: Standing
    demographic: str = "unknown"


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one or more reports about the same happening.

    `place` and `time` are those of the claim that says them most precisely. `links` say why claims were put
    together; `origins` are where the knowledge comes from, copies counted once.
    """

    id: str
    kind: str
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    standing: Standing
    place: Place | None = None
    time: TimeRef | None = None
    tolls: tuple[Toll, ...] = ()
    origins: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
