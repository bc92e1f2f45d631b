"""Tolls: the figures of an incident for one measure and group, over time and by speaker. In: fuse, assess.
Out: brief, export."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.figure import Figure
from reportedly.model.standing import Standing


@dataclass(frozen=True, slots=True)
class TollEntry:
    """One figure of a toll with who states it: never averaged with another.

    `stated` is the day on which it was said, where the report tells it; `told` that day or else the report's.
    `source` is the kind of the speaker, `media` where the outlet itself counts. `relation` (see the closed
    list) says how it stands to the others, and `to` are the claims of those that it stands so to.
    """

    claim_id: str
    report_id: str
    figure: Figure
    origin: str
    speaker: str | None = None
    side: str | None = None
    stated: str | None = None
    told: str | None = None
    source: str | None = None
    relation: str = "current"
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TollRange:
    """What a named strategy makes of a toll: bounds that stand in its entries, the claims that they come
    from, and why. None where no entry gives such a bound. `as_of` is the day for which they hold, where the
    toll counts how things stand: never the low of one day with the high of another."""

    strategy: str
    low: float | None
    best: float | None
    high: float | None
    claim_ids: tuple[str, ...]
    reason: str
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """An incident's figures for one measure and group, over time and by speaker, in the order told.

    `demographic`, `status` and `side` say who is counted, `basis` and `phase` how; where `is_part`, they are
    parts of another toll's figures. `modality` is other than `actual` where nobody is counted yet: a number
    that is planned, feared, possible. `basis` is `stock` for whatever stands as it does on the day of
    telling: 28 villages on Monday and 74 on Tuesday are two states. `range` is that of the default strategy,
    None where no figure of it stands or where it is not of what happened.
    """

    measure: str
    entries: tuple[TollEntry, ...]
    standing: Standing
    demographic: str = "unknown"
    status: str = "unknown"
    side: str | None = None
    basis: str = "event"
    phase: str = "done"
    is_part: bool = False
    modality: str = "actual"
    range: TollRange | None = None
