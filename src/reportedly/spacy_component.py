"""Attributions inside a spaCy pipeline of one's own: `nlp.add_pipe("reportedly_attribution")`. In: a parsed
English Doc. Out: the same Doc with `doc._.attributions` and the span group `attributions`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from reportedly.errors import ConfigError
from reportedly.model.attribution import Attribution
from reportedly.model.attribution_records import attribution_from_record, attribution_record
from reportedly.model.ids import bytes_digest, report_id
from reportedly.model.report import Report

if TYPE_CHECKING:
    from reportedly.annotate.english import EnglishAnnotator
    from reportedly.pipeline import Pipeline

GROUP = "attributions"
"""The span group that holds all parts, labelled SOURCE, CUE and CONTENT, each with its attribution's id."""


RECORDS = "reportedly_attributions"
"""Where a Doc keeps them, as plain records, so that it can still be written to bytes."""


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    return tuple(attribution_from_record(record) for record in doc.user_data.get(RECORDS, ()))


class AttributionComponent:
    """Finds the attributions of each Doc that passes; data and model are loaded with the first. With `nested`
    those inside the content of others too."""

    def __init__(self, *, nested: bool = False) -> None:
        self._nested = nested

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its attributions. Raises ConfigError where no parser ran before."""
        if not doc.has_annotation("DEP"):
            raise ConfigError(
                "reportedly_attribution needs a parse; add it after the parser of an English model"
            )
        digest = bytes_digest(doc.text.encode("utf-8", "surrogatepass"))
        report = Report(report_id(digest, None, None), doc.text, digest)
        document = self._annotator.document_of(report, doc)
        found: tuple[Attribution, ...] = ()
        for extractor in self._pipeline.extractors:
            found += extractor.attributions(document)
        for resolver in self._pipeline.resolvers:
            found = resolver.resolve_speakers(document, found)
        found = tuple(attribution for attribution in found if self._nested or attribution.within is None)
        doc.user_data[RECORDS] = [attribution_record(attribution, report) for attribution in found]
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=_spans(doc, found))
        return doc

    @cached_property
    def _annotator(self) -> EnglishAnnotator:
        from reportedly.registry import Resources, make_english_annotator  # noqa: PLC0415 - see below

        return make_english_annotator(Resources())

    @cached_property
    def _pipeline(self) -> Pipeline:
        # spaCy imports this module with every model that it loads, whether or not the component is wanted.
        from reportedly.pipeline import default_pipeline  # noqa: PLC0415

        return default_pipeline()


def _spans(doc: Doc, found: tuple[Attribution, ...]) -> list[Span]:
    spans = []
    for attribution in found:
        for label, parts in (
            ("SOURCE", attribution.source), ("CUE", attribution.cue), ("CONTENT", attribution.content),
        ):  # fmt: skip
            for part in parts:
                span = doc.char_span(
                    part.start, part.end, label, span_id=attribution.id, alignment_mode="expand"
                )
                if span is not None:
                    spans.append(span)
    return spans


@Language.factory(
    "reportedly_attribution",
    assigns=["doc._.attributions"],
    requires=["token.dep"],
    default_config={"nested": False},
)
def make_component(nlp: Language, name: str, *, nested: bool) -> AttributionComponent:
    """What spaCy calls when the component is added."""
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", getter=_attributions)
    return AttributionComponent(nested=nested)
