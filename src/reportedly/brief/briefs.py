"""A whole brief. In: `build`. Out: the writers (terminal, markdown, page, pdf, records) and the checker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.brief.content import Citation, Paragraph, Sentence, StandingGroup
from reportedly.brief.rows import Mark, OriginRow, Rival, SiteRow, SourceRow, TollSeries


@dataclass(frozen=True, slots=True)
class Change:
    """What is other than in an earlier brief; `sort` is new, standing, toll, retracted or gone. One that is
    gone has no claim left to cite."""

    sort: str
    incident_id: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the brief of that title and day (`since` names it)."""

    since: str
    items: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """An incident as an earlier brief keeps it, so that a later one can tell what changed."""

    incident_id: str
    kind: str
    event: str
    standing: str
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    reasons: tuple[str, ...]
    grades: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief. Every list may be empty. `scope` says in words what it was asked for, empty for all;
    `remarks` are what a reader must know first: what people corrected, rules left out. `strategy` names what
    chose the ranges of tolls. `changes` is None where no earlier brief was given. `numbering` gives the
    number of the citation for each claim."""

    title: str
    written: str | None
    scope: str
    summary: str
    remarks: tuple[str, ...]
    strategy: str
    changes: Changes | None
    happened: tuple[StandingGroup, ...]
    background: tuple[StandingGroup, ...]
    tolls: tuple[TollSeries, ...]
    rivals: tuple[Rival, ...]
    unknown: tuple[Sentence, ...]
    silent: tuple[Sentence, ...]
    unverified: tuple[Sentence, ...]
    sites: tuple[SiteRow, ...]
    marks: tuple[Mark, ...]
    origins: tuple[OriginRow, ...]
    sources: tuple[SourceRow, ...]
    citations: tuple[Citation, ...]
    incidents: tuple[Extent, ...]
    method: tuple[str, ...]
    attribution: str
    numbering: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.happened and not self.background

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, in reading order."""
        for group in (*self.happened, *self.background):
            yield from group.paragraphs

    def sentences(self) -> Iterator[Sentence]:
        """Every cited sentence, in reading order; those of changes that are gone cite nothing."""
        yield from (change.sentence for change in (self.changes.items if self.changes else ()))
        for group in self.happened:
            for paragraph in group.paragraphs:
                yield from paragraph.sentences
        yield from (sentence for series in self.tolls for sentence in series.sentences)
        yield from (
            sentence for rival in self.rivals for column in rival.columns for sentence in column.accounts
        )
        yield from (*self.unknown, *self.silent, *self.unverified)
        for group in self.background:
            for paragraph in group.paragraphs:
                yield from paragraph.sentences

    def numbers(self, claim_ids: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of the citations for these claims, ascending, each once."""
        return tuple(
            sorted({self.numbering[claim_id] for claim_id in claim_ids if claim_id in self.numbering})
        )

    def with_sentences(self, change: Callable[[Sentence], Sentence]) -> Brief:
        """The brief with `change` applied to every sentence."""
        changes = self.changes and replace(
            self.changes,
            items=tuple(replace(item, sentence=change(item.sentence)) for item in self.changes.items),
        )
        return replace(
            self,
            changes=changes,
            happened=tuple(_changed(group, change) for group in self.happened),
            background=tuple(_changed(group, change) for group in self.background),
            tolls=tuple(replace(s, sentences=tuple(map(change, s.sentences))) for s in self.tolls),
            rivals=tuple(
                replace(
                    r, columns=tuple(replace(c, accounts=tuple(map(change, c.accounts))) for c in r.columns)
                )
                for r in self.rivals
            ),
            unknown=tuple(map(change, self.unknown)),
            silent=tuple(map(change, self.silent)),
            unverified=tuple(map(change, self.unverified)),
        )


def _changed(group: StandingGroup, change: Callable[[Sentence], Sentence]) -> StandingGroup:
    return replace(
        group,
        paragraphs=tuple(replace(p, sentences=tuple(map(change, p.sentences))) for p in group.paragraphs),
    )
