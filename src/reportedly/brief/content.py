"""What a brief holds: sentences with their citations, tables and lists. In: `build`. Out: the writers
(terminal, markdown, page) and the checker of citations. Nothing here knows how it will look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """How a brief is made.

    `side_names` maps a side's id to its name and adds to the shipped names; `site_points` maps a site's id to
    (latitude, longitude) and puts sites on the map. `written` is the day that the brief bears, None for none.
    `context` counts the characters shown before and after cited words; `most` the entries of the long lists.
    """

    title: str = "Situation brief"
    written: str | None = None
    show_names: bool = False
    context: int = 160
    most: int = 40
    side_names: Mapping[str, str] = field(default_factory=dict)
    site_points: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a report with some before and after, private names masked; `also` are words for a value that
    stand elsewhere in the report (an inherited time), each with what they are for. Offsets count the unmasked
    text."""

    number: int
    report_id: str
    claim_ids: tuple[str, ...]
    start: int
    end: int
    before: str
    words: str
    after: str
    also: tuple[tuple[str, str], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that ends with a full stop, and what it rests on.

    `computed` are the pieces of the text that no report states (a count of reports, a distance on the
    ellipsoid); `standing` and `reasons` are those of the incident or toll, None and empty where the sentence
    has none.
    """

    text: str
    claim_ids: tuple[str, ...]
    standing: str | None = None
    reasons: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is said of one incident."""

    incident_id: str
    kind: str
    standing: str
    reasons: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class KindGroup:
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    heading: str
    kinds: tuple[KindGroup, ...]


@dataclass(frozen=True, slots=True)
class TollRow:
    """One figure of a toll. Numbers are words ready to read: "unknown", "24 by convention", "76,000"."""

    counted: str
    place: str
    low: str
    best: str
    high: str
    wording: str
    speaker: str
    stated: str
    standing: str
    claim_ids: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief. `happened` is newest first; every list may be empty. `numbering` gives the number of the
    citation for each claim."""

    title: str
    written: str | None
    summary: str
    happened: tuple[PlaceGroup, ...]
    background: tuple[PlaceGroup, ...]
    tolls: tuple[TollRow, ...]
    doubtful: tuple[Sentence, ...]
    unknown: tuple[Sentence, ...]
    silent: tuple[Sentence, ...]
    sites: tuple[SiteRow, ...]
    marks: tuple[Mark, ...]
    sources: tuple[SourceRow, ...]
    citations: tuple[Citation, ...]
    method: tuple[str, ...]
    attribution: str
    numbering: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.happened and not self.background

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, in reading order."""
        for group in (*self.happened, *self.background):
            for kind in group.kinds:
                yield from kind.paragraphs

    def sentences(self) -> Iterator[Sentence]:
        """Every cited sentence, in reading order."""
        for paragraph in self.paragraphs():
            yield from paragraph.sentences
        yield from (*self.doubtful, *self.unknown, *self.silent)

    def numbers(self, claim_ids: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of the citations for these claims, ascending, each once."""
        return tuple(
            sorted({self.numbering[claim_id] for claim_id in claim_ids if claim_id in self.numbering})
        )
