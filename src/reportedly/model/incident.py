"""Incidents: claims about the same happening, with every disagreement kept. In: fuse, assess. Out: brief,
export."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.link import Link
from reportedly.model.place import Place
from reportedly.model.standing import Standing
from reportedly.model.timeref import TimeRef
from reportedly.model.toll import Toll


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one or more reports about the same happening.

    `place` and `time` are those of the claim that says them most precisely. `links` say why claims were put
    together. `origins` are where the knowledge comes from, copies counted once; `outlets` are all that carry
    it; `independent_origins` counts the origins of which none rests on another: the officials of one side are
    several origins, and one independent. `updates` are those of its claims that tell what came of it later: a
    funeral, an inquiry. `members` are the incidents that are parts of this one (a night of strikes over many
    regions); each names it in `part_of`."""

    id: str
    kind: str
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    standing: Standing
    place: Place | None = None
    time: TimeRef | None = None
    tolls: tuple[Toll, ...] = ()
    origins: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    updates: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    part_of: str | None = None
    independent_origins: int = 0


@dataclass(frozen=True, slots=True)
class IncidentChange:
    """What one change of reports or rulings did: the incidents that are new or have a claim that is, and the
    ids of those that are no more."""

    made: tuple[Incident, ...] = ()
    gone: tuple[str, ...] = ()
