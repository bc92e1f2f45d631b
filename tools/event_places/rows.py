"""Rows: the places that a sentence names, with their features and whether the act took place there. In: the
corpus of located verbs and own gold reports. Out: rows for `fitting`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.evaluate import align_claims, load_gold, load_side_names
from reportedly.evaluate.corpora import corpus_report
from reportedly.evaluate.event_location import LocatedVerb
from reportedly.evaluate.gold import GoldReport
from reportedly.extract.attribution.finder import AttributionFinder
from reportedly.extract.claims import ClaimBuilder
from reportedly.extract.drafts import WordDrafts, find_drafts
from reportedly.extract.events.happenings import Happening
from reportedly.extract.places.features import place_features
from reportedly.extract.places.locations import LocationFinder
from reportedly.model.document import Document
from reportedly.model.place import Place
from reportedly.steps import Annotator


@dataclass(frozen=True, slots=True)
class Row:
    """The features of each place of a sentence, and for each whether it is the act's; a row without any that
    is says that the act has no place here."""

    features: tuple[tuple[str, ...], ...]
    is_place: tuple[bool, ...]

    @property
    def has_place(self) -> bool:
        return any(self.is_place)


def corpus_rows(verbs: Iterable[LocatedVerb], annotator: Annotator) -> Iterator[Row]:
    """A row for each verb whose sentence names a place, but for those whose place we do not find as one."""
    asked = list(verbs)
    documents = annotator.annotate(corpus_report(verb.text) for verb in asked)
    for verb, document in zip(asked, documents, strict=True):
        token = next((t for t in document.doc if t.idx <= verb.verb.start < t.idx + len(t)), None)
        if token is None:
            continue
        draft = WordDrafts(document, AttributionFinder(document, None)).draft_of(token)
        row = _row(document, draft.happening, [(place.start, place.end) for place in verb.places])
        if row.features and (row.has_place or not verb.places):
            yield row


def gold_rows(folder: Path, annotator: Annotator) -> Iterator[Row]:
    """A row for each happening of the gold reports that stands for a gold claim."""
    sides = load_side_names(folder)
    reports = load_gold(folder)
    for gold, document in zip(reports, annotator.annotate(g.report for g in reports), strict=True):
        for happening, places in _coded_places(gold, document, sides):
            start, end = happening.sentence.start_char, happening.sentence.end_char
            own = [
                p.span for p in places if p is not None and not p.inherited and start <= p.span.start < end
            ]
            row = _row(document, happening, [(span.start, span.end) for span in own])
            if row.features and (row.has_place or not own):
                yield row


def _coded_places(
    gold: GoldReport, document: Document, sides: object
) -> Iterator[tuple[Happening, list[Place | None]]]:
    attributions = AttributionFinder(document, None)
    builder, drafts = ClaimBuilder(document, attributions), find_drafts(document, attributions)
    groups = [builder.claims(draft) for draft in drafts]
    alignment = align_claims(gold, [claim for group in groups for claim in group], sides)  # type: ignore[arg-type]
    for draft, group in zip(drafts, groups, strict=True):
        ids = {claim.id for claim in group}
        places = [pair.gold.claim.place for pair in alignment.pairs if pair.given.id in ids]
        if places:
            yield draft.happening, places


def _row(document: Document, happening: Happening, coded: list[tuple[int, int]]) -> Row:
    contexts = LocationFinder(document).contexts(happening)
    spans = [context.mention.span for context in contexts]
    return Row(
        tuple(tuple(place_features(context, happening)) for context in contexts),
        tuple(any(span.start < end and start < span.end for start, end in coded) for span in spans),
    )
