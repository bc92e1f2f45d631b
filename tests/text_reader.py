"""A reader of small texts, for tests that ask what a reader of the text would expect."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from factory import make_report
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.report import Report
from reportedly.registry import ANNOTATORS, EXTRACTORS, RESOLVERS, Resources
from reportedly.steps import Annotator, Extractor, Resolver

PUBLISHED = "2024-08-11"  # a Sunday


class TextReader:
    """Texts to claims by the shipped English steps. What was read once is remembered, so that a whole case
    table is read in one stream."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._claims: dict[tuple[str, str | None], tuple[Claim, ...]] = {}

    @cached_property
    def annotator(self) -> Annotator:
        return ANNOTATORS.make("english", self.resources)

    @cached_property
    def extractor(self) -> Extractor:
        return EXTRACTORS.make("english", self.resources)

    @cached_property
    def resolver(self) -> Resolver:
        return RESOLVERS.make("english", self.resources)

    def document(self, text: str, published: str | None = PUBLISHED) -> Document:
        return next(iter(self.annotator.annotate([make_report(text, published=published)])))

    def read(self, text: str, published: str | None = PUBLISHED) -> tuple[Claim, ...]:
        """The claims of a text, resolved."""
        if (text, published) not in self._claims:
            self.read_all([text], published)
        return self._claims[text, published]

    def read_all(self, texts: Iterable[str], published: str | None = PUBLISHED) -> None:
        """Read many texts ahead, each a report of its own."""
        new = dict.fromkeys(text for text in texts if (text, published) not in self._claims)
        reports = [make_report(text, published=published) for text in new]
        for document in self.annotator.annotate(reports):
            self._claims[document.report.text, published] = self.claims_of(document)

    def claims_of(self, document: Document) -> tuple[Claim, ...]:
        return tuple(self.resolver.resolve(document, self.extractor.extract(document)))

    def read_report(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report as it is, read anew."""
        return self.claims_of(next(iter(self.annotator.annotate([report]))))
