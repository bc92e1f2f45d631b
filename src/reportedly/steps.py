"""Every step's Protocol on one page: what it takes and what it gives. Steps take values and return new ones;
`pipeline` alone knows the order and does the writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Protocol

from reportedly.model.actor import Speaker
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.document import Document
from reportedly.model.fusing import Fusing
from reportedly.model.incident import Incident
from reportedly.model.judgement import NO_RULINGS, Rulings
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source


class Reader(Protocol):
    """Bytes -> reports, one format each."""

    name: str
    suffixes: frozenset[str]

    def read(self, source: Source, options: ReadOptions) -> Iterator[Report | Exception]:
        """The reports of one source, in its order; what cannot be read is yielded as an InputError."""


class Annotator(Protocol):
    """Reports -> documents, one language each, streaming."""

    language: str

    def annotate(self, reports: Iterable[Report]) -> Iterator[Document]:
        """One document a report, in order. Raises StepUnavailable where the model cannot be used."""


class Extractor(Protocol):
    """Document -> claims with words, not yet resolved."""

    name: str

    def expect(self, reports: Sequence[Report]) -> None:
        """Told, before they are annotated, of reports whose documents will come soon; may do nothing."""

    def extract(self, document: Document) -> tuple[Claim, ...]:
        """The claims of the document, in the order of their triggers."""

    def attributions(self, document: Document) -> tuple[Attribution, ...]:
        """All attributions of the document, in the order of the text; those of claims are among them."""


class Resolver(Protocol):
    """Claims of a document -> the same claims with identities: places, actors, times, sites."""

    name: str

    def resolve(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims in the same order, each value with its candidates and reason."""

    def resolve_speakers(
        self, document: Document, attributions: Sequence[Attribution]
    ) -> tuple[Attribution, ...]:
        """The attributions in the same order, each speaker with its identity, side and reason."""

    def resolve_people(self, document: Document) -> tuple[Speaker, ...]:
        """All people whom the document names, each with whether the name is a private person's."""


class Linker(Protocol):
    """Claims of many reports -> incidents, not yet assessed. `rulings` are what people decided of pairs: it
    holds."""

    name: str

    def link(
        self, claims: Sequence[Claim], reports: Sequence[Report], rulings: Rulings = NO_RULINGS
    ) -> tuple[Incident, ...]:
        """The incidents alone, as `fuse` gives them."""

    def fuse(
        self, claims: Sequence[Claim], reports: Sequence[Report], rulings: Rulings = NO_RULINGS
    ) -> Fusing:
        """All put together; reports may be added to it."""


class Exporter(Protocol):
    """A situation's content -> one format of the field."""

    @property
    def name(self) -> str:
        """The name under which it is chosen."""

    def export(self, reports: Sequence[Report], claims: Sequence[Claim], incidents: Sequence[Incident],
               stream: IO[str]) -> int:  # fmt: skip
        """Write all and return the number of records written."""
