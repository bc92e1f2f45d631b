"""Steps for tests of the command line, which load no model: a sentence with "killed" is a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from factory import TableSides, make_place, make_speaker
from reportedly.fuse.plain import PlainLinker
from reportedly.ingest import shipped_readers
from reportedly.model import ids
from reportedly.model.actor import Actor, Speaker
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.confidence import FieldConfidence
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.place import PlaceCandidate
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef
from reportedly.pipeline import Pipeline

_SENTENCE = re.compile(r"[^.\n]*\bkilled\b[^.\n]*\.?")
_NUMBER = re.compile(r"\b(\d+) people")
_SAID = re.compile(r"(?P<what>[^.\n]+), (?P<who>the governor) (?P<said>said)")
_VICTIM = re.compile(r"Maria Testova")


@dataclass(frozen=True)
class FakeAnnotator:
    """A document without tokens; a report that says "breaks the annotator" takes its whole batch with it."""

    language: str = "en"

    def annotate(self, reports: Iterable[Report]) -> Iterator[Document]:
        for report in reports:
            if "breaks the annotator" in report.text:
                raise ValueError("a word that nobody expected")
            yield Document(report, cast(Any, None))


@dataclass(frozen=True)
class FakeExtractor:
    name: str = "fake"

    def expect(self, reports: Sequence[Report]) -> None:
        """Nothing to begin with."""

    def extract(self, document: Document) -> tuple[Claim, ...]:
        text = document.text
        if "breaks the extractor" in text:
            raise KeyError("no such rule")
        return tuple(self._claim(document.report, match) for match in _SENTENCE.finditer(text))

    def attributions(self, document: Document) -> tuple[Attribution, ...]:
        """What stands before "the governor said"."""
        report, text = document.report, document.text
        if "breaks the extractor" in text:
            raise KeyError("no such rule")
        found = []
        for match in _SAID.finditer(text):
            content, source, cue = (Span.of(text, *match.span(part)) for part in ("what", "who", "said"))
            speaker = replace(make_speaker(), span=source)
            id_ = ids.attribution_id(report.id, cue.start, 0)
            found.append(
                Attribution(id_, report.id, (source,), (cue,), (content,), "say", "indirect", speaker)
            )
        return tuple(found)

    def _claim(self, report: Report, match: re.Match[str]) -> Claim:
        text, at = report.text, match.start() + match[0].index("killed")
        number, victim = _NUMBER.search(match[0]), _VICTIM.search(match[0])
        speaker = None
        if "governor" in match[0]:
            start = match.start() + match[0].index("governor")
            speaker = replace(make_speaker(), span=Span.of(text, start, start + 8))
        return Claim(
            id=ids.claim_id(report.id, at, 0), report_id=report.id,
            mention_group=ids.group_id(report.id, at), kind="killing",
            words=Span.of(text, match.start(), match.end()),
            trigger=Span.of(text, at, at + 6),
            stance="attributed" if speaker else "asserted", speaker=speaker,
            target=_victim(text, match.start(), victim), figures=_figures(text, match.start(), number),
            confidence=0.8 if speaker else 0.4,
            field_confidence=FieldConfidence(0.9, 0.8 if speaker else 0.6, 0.5, 0.5),
            reasons=("the verb kill",), made_by="fake",
        )  # fmt: skip


@dataclass(frozen=True)
class FakeResolver:
    name: str = "fake"

    def resolve(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        if "breaks the resolver" in document.text:
            raise ZeroDivisionError("no distance")
        return tuple(self._resolved(document, claim) for claim in claims)

    def resolve_speakers(
        self, document: Document, attributions: Sequence[Attribution]
    ) -> tuple[Attribution, ...]:
        return tuple(attributions)

    def resolve_people(self, document: Document) -> tuple[Speaker, ...]:
        """Maria Testova is the only private person of these texts."""
        return tuple(
            Speaker(Span.of(document.text, *match.span()), match[0], private=True)
            for match in _VICTIM.finditer(document.text)
        )

    def _resolved(self, document: Document, claim: Claim) -> Claim:
        day = document.report.published
        found, on = document.text.find("Kursk"), document.text.find("Saturday")
        candidate = PlaceCandidate("Kursk", "RUS", "Kursk Oblast", 51.7, 36.2, 538560, 0.9, "the most people")
        place = None
        if found >= 0:
            span = Span.of(document.text, found, found + 5)
            place = replace(
                make_place("Kursk"), span=span, candidates=(candidate,), reason="named with Russia"
            )
        time = None
        if on >= 0:
            placed = (
                {"start": day, "end": day, "precision": "day", "reason": "the Saturday before"} if day else {}
            )
            time = TimeRef(Span.of(document.text, on, on + 8), **placed)
        return replace(claim, place=place, time=time)


def fake_pipeline(**_: object) -> Pipeline:
    """Takes what `default_pipeline` takes."""
    return Pipeline(
        shipped_readers(), FakeAnnotator(), (FakeExtractor(),), (FakeResolver(),), PlainLinker(), TableSides()
    )


def _figures(text: str, offset: int, match: re.Match[str] | None) -> tuple[Figure, ...]:
    if match is None:
        return ()
    count = float(match[1])
    return (
        Figure("killed", Span.of(text, offset + match.start(), offset + match.end()), count, count, count),
    )


def _victim(text: str, offset: int, match: re.Match[str] | None) -> Actor | None:
    if match is None:
        return None
    return Actor(
        Span.of(text, offset + match.start(), offset + match.end()), match[0], kind="civilian", private=True
    )
