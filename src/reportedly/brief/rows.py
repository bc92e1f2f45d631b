"""What stands in a brief's tables, charts and map: tolls over the days, accounts side by side, sites,
origins, sources, marks. In: `build`. Out: the writers. Nothing here knows how it will look."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.brief.content import Sentence
from reportedly.model.toll import TollRange

# Counts of how things stand: that 28 villages are held and that 28 were taken is one count, told twice.
STATES = frozenset({"settlements", "area_km2", "evacuated", "displaced", "population", "troops"})


@dataclass(frozen=True, slots=True)
class TollPoint:
    """One figure that a voice gave first on `day` (an ISO date, None where unknown).

    `is_published` where only the day of publication is known. `wording` is ready to read: `more than 76,000`.
    `low`, `best`, `high` are None where unknown, never 0; `by_convention` marks a low that stands for a vague
    word. `outlets` carry it; `state` says what else it counts: planned, going on, a running total. The number
    is that of `correction` where a person corrected it, which says so with the one that was told."""

    day: str | None
    is_published: bool
    wording: str
    low: float | None
    best: float | None
    high: float | None
    speaker: str
    outlets: tuple[str, ...]
    claim_ids: tuple[str, ...]
    state: str = ""
    by_convention: bool = False
    correction: str = ""

    @property
    def value(self) -> float | None:
        """Where the point stands in a chart: the best number, else the only bound that is known."""
        return next((v for v in (self.best, self.low, self.high) if v is not None), None)


@dataclass(frozen=True, slots=True)
class TollLine:
    """What one side, or one voice without a side, gave over the days, earliest first."""

    voice: str
    side: str | None
    points: tuple[TollPoint, ...]

    def beside(self, point: TollPoint) -> str:
        """The side to stand beside who gave the figure; empty where there is none, or where the name says
        it: "the emergency services of Ukraine"."""
        names_it = self.voice.removeprefix("The ") in point.speaker
        return "" if self.side is None or names_it else self.voice


@dataclass(frozen=True, slots=True)
class TollSeries:
    """The figures of an incident for one measure and group. `sentences` say in words how they grew. `key` is
    the same in a later brief, whatever the figures then say of who is counted. `ranges` are what a named
    strategy makes of them."""

    incident_id: str
    key: str
    measure: str
    counted: str
    place: str
    lines: tuple[TollLine, ...]
    standing: str
    reasons: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()
    ranges: tuple[TollRange, ...] = ()

    @property
    def points(self) -> tuple[TollPoint, ...]:
        return tuple(point for line in self.lines for point in line.points)

    @property
    def is_drawn(self) -> bool:
        """Whether a chart tells more than the table: different figures of two days or more."""
        known = [p for p in self.points if p.day is not None and p.value is not None]
        return len({p.day for p in known}) > 1 and len({p.value for p in known}) > 1


@dataclass(frozen=True, slots=True)
class Column:
    """What one side says of a point on which accounts differ."""

    voice: str
    accounts: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Rival:
    """A point on which accounts differ, a column for each side; `note` says how far they exclude each
    other."""

    incident_id: str
    title: str
    note: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site at risk; `computed` and `stated` are distances as words, `agrees` yes, no or a dash."""

    name: str
    kind: str
    place: str
    computed: str
    stated: str
    agrees: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Where knowledge comes from, once for all who carry it; `outlets` are counted apart from it. `is_known`
    is false where nobody says who knows it: such an origin corroborates nothing."""

    origin: str
    label: str
    side: str
    is_known: bool
    outlets: tuple[str, ...]
    reports: int
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    publisher: str
    title: str
    url: str | None
    published: str
    report_id: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the map: a place of `count` incidents, or a site (`is_site`); `is_area` where the point only
    stands for a district or province."""

    label: str
    lat: float
    lon: float
    count: int
    is_site: bool
    is_contested: bool
    is_area: bool = False
