"""Claims: one thing said to have happened, in one report, by one speaker, at one place. The unit of
everything."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.actor import Actor, Speaker, Via
from reportedly.model.confidence import FieldConfidence
from reportedly.model.figure import Figure
from reportedly.model.place import Place, SiteNear
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef


@dataclass(frozen=True, slots=True)
class Verification:
    """What the text itself says of a claim's verification; our own verification is a judgement, kept
    apart."""

    status: str
    scope: str = "claim"
    by: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """The weapon or means as written, with its value from the closed lexicon."""

    span: Span
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Material that the text says exists: a video, a photograph, satellite images, a document."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one report. See `docs/vocabulary.md` for the closed lists and `docs/claim-record.md` for
    the record.

    `trigger` are the words that carry the kind, `words` the sentence or clause in which they stand.
    `incident_id` is None before fusion. `hearsay` is the cue as written ("reportedly"). `denies` is the id of
    the claim that a denial speaks of. `reasons` say which rules led to the values. `confidence` is the
    probability, between 0 and 1, that kind, speaker, place, time and figures are all right; that of each is
    in `field_confidence`.
    """

    id: str
    report_id: str
    mention_group: str
    kind: str
    words: Span
    trigger: Span
    stance: str = "asserted"
    polarity: str = "affirmed"
    modality: str = "actual"
    flags: tuple[str, ...] = ()
    verification: Verification | None = None
    hearsay: str | None = None
    background: bool = False
    speaker: Speaker | None = None
    via: tuple[Via, ...] = ()
    cue: Span | None = None
    stated: TimeRef | None = None
    actor: Actor | None = None
    target: Actor | None = None
    instrument: Instrument | None = None
    place: Place | None = None
    time: TimeRef | None = None
    sites: tuple[SiteNear, ...] = ()
    figures: tuple[Figure, ...] = ()
    proof: tuple[Proof, ...] = ()
    denies: str | None = None
    incident_id: str | None = None
    confidence: float = 0.0
    field_confidence: FieldConfidence | None = None
    reasons: tuple[str, ...] = ()
    made_by: str = ""

    def figures_of(self, measure: str) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.measure == measure)


def derive_stance(claim_polarity: str, modality: str, *, attributed: bool) -> str:
    """The stance that follows from polarity, modality and whether a speaker or hearsay stands behind the
    claim."""
    if claim_polarity == "denied":
        return "denied"
    if modality != "actual":
        return "hypothetical"
    return "attributed" if attributed else "asserted"
