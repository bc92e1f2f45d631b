"""What a brief's prose is made of: sentences with their citations, paragraphs, groups. In: `build`. Out: the
writers and the checker. Nothing here knows how it will look."""

from __future__ import annotations

from collections.abc import Mapping
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
class Computed:
    """A piece of a sentence that stands in no cited words, and why it may stand there."""

    text: str
    reason: str


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
    computed: tuple[Computed, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is said of one incident. `when` and `carried` are for the line beside its heading: the days, and
    how many outlets carry it from how many origins."""

    incident_id: str
    kind: str
    heading: str
    when: str
    carried: str
    standing: str
    reasons: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class StandingGroup:
    """Incidents of one standing; `meaning` explains it."""

    standing: str
    heading: str
    meaning: str
    paragraphs: tuple[Paragraph, ...]
