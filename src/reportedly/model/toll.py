"""Tolls: the figures of an incident for one measure and group, over time and by speaker. In: fuse, assess.
Out: brief, export."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.figure import Figure
from reportedly.model.standing import Standing


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
