"""The pipeline: the only file that knows the order. In: paths or reports. Out: claims, streaming, and a
situation with its incidents. A report that fails is noted, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.errors import InputError, RecordFailed, ReportedlyError, StepUnavailable, StoreError
from reportedly.ingest import Archive, read_reports
from reportedly.model.actor import Speaker
from reportedly.model.claim import Claim
from reportedly.model.conflict import Sides
from reportedly.model.document import Document
from reportedly.model.incident import Incident
from reportedly.model.quotes import Quotes
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source
from reportedly.registry import ANNOTATORS, EXTRACTORS, LINKERS, READERS, RESOLVERS, SITE_KM, Resources
from reportedly.resuming import Renewal
from reportedly.situation import Situation
from reportedly.steps import Annotator, Extractor, Linker, Reader, Resolver
from reportedly.store.engines import BUSY_SECONDS
from reportedly.versions import version_of

_BATCH_REPORTS = 24
_BATCH_CHARACTERS = 200_000  # parsed documents of one batch stay under some 100 MB
ARCHIVE_SUFFIX = ".originals"
LONGEST_REPORT = 1_000_000  # characters; a text beyond is a collection, not a report


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A report with its claims. `failure` says why there are none, None where all went well."""

    report: Report
    claims: tuple[Claim, ...] = ()
    failure: ReportedlyError | None = None


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What one reading did: reports and claims read, reports that changed the situation, and what failed.

    `undated` counts readable reports without a date, `unsupported` those in other languages."""

    reports: int = 0
    claims: int = 0
    changed: int = 0
    undated: int = 0
    unsupported: int = 0
    failures: tuple[ReportedlyError, ...] = ()

    def with_result(self, result: ReadResult, *, changed: bool) -> ReadSummary:
        report = result.report
        return ReadSummary(
            self.reports + 1,
            self.claims + len(result.claims),
            self.changed + changed,
            self.undated + (report.is_readable and report.published is None),
            self.unsupported + (report.status == "unsupported_language"),
            self.failures + ((result.failure,) if result.failure else ()),
        )

    def with_failure(self, failure: ReportedlyError) -> ReadSummary:
        return replace(self, failures=(*self.failures, failure))


Progress = Callable[[ReadResult | ReportedlyError], object]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The steps in their order. It keeps nothing: the same reports give the same claims."""

    readers: Sequence[Reader]
    annotator: Annotator
    extractors: Sequence[Extractor]
    resolvers: Sequence[Resolver]
    linker: Linker
    sides: Sides

    def find_reports(
        self,
        paths: Iterable[str | Path],
        options: ReadOptions | None = None,
        *,
        archive: Archive | None = None,
    ) -> Iterator[Report | ReportedlyError]:
        """The reports of files and folders; their original bytes are put into `archive` first.

        What cannot be read comes out as an InputError in its place; an archive that cannot be written ends
        it with a StoreError. Raises InputError at once where `options` cannot be meant."""

        def keep(source: Source) -> None:
            if archive is not None:
                archive.keep(source.content, source.name)

        return _until_store_fails(read_reports(paths, options, readers=self.readers, keep=keep))

    def read_claims(self, reports: Iterable[Report]) -> Iterator[ReadResult]:
        """The reports in their order, each with its claims; those in other languages have none.
        Raises StepUnavailable where a step cannot work at all."""
        for batch in _batches(reports):
            documents = self._documents([report for report in batch if _is_read(report)])
            for report in batch:
                yield self._result(report, documents.get(report.id))

    def read_quotes(self, reports: Iterable[Report], *, nested: bool = False) -> Iterator[Quotes]:
        """The reports in their order, each with its attributions and the people that it names; with `nested`
        also the attributions inside the content of others.

        Raises StepUnavailable where a step cannot work at all."""
        for batch in _batches(reports):
            documents = self._documents([report for report in batch if _is_read(report)])
            for report in batch:
                yield self._quotes(report, documents.get(report.id), nested=nested)

    def read_into(
        self,
        situation: Situation,
        reports: Iterable[Report | ReportedlyError],
        *,
        progress: Progress | None = None,
    ) -> ReadSummary:
        """Read the reports and keep each with its claims; the incidents are as before until `fuse`.

        Takes what `find_reports` gives; its errors are noted. `progress` is told of every result and error.
        Raises StoreError where the situation cannot be written; what was written before stays."""
        summary = ReadSummary()
        for item in self._results(reports):
            if isinstance(item, ReadResult):
                summary = summary.with_result(item, changed=_keep(situation, item))
            else:
                summary = summary.with_failure(item)
            if progress is not None:
                progress(item)
        return summary

    def fuse(self, situation: Situation) -> tuple[Incident, ...]:
        """Put all claims of the situation together anew, and assess and keep the incidents."""
        return situation.refuse(self.linker, self.sides, version=version_of(self.linker, self.sides))

    def renew(self, situation: Situation) -> Renewal:
        """Bring the incidents up to date: what `fuse` gives, at the price of what came since the last one."""
        return situation.renew(self.linker, self.sides, version=version_of(self.linker, self.sides))

    def _results(self, reports: Iterable[Report | ReportedlyError]) -> Iterator[ReadResult | ReportedlyError]:
        failures: list[ReportedlyError] = []
        for result in self.read_claims(_only_reports(reports, failures)):
            yield from failures
            failures.clear()
            yield result
        yield from failures

    def _documents(self, reports: Sequence[Report]) -> dict[str, Document | RecordFailed]:
        """The documents by report; where the batch fails, each alone, so that only the culprit is lost."""
        try:
            for extractor in self.extractors:
                extractor.expect(reports)
            documents = list(self.annotator.annotate(reports))
        except StepUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one report must never stop the others
            if len(reports) == 1:
                return {reports[0].id: _failed(reports[0], "annotate", error)}
            singly = (self._documents([report]) for report in reports)
            return {id_: document for found in singly for id_, document in found.items()}
        return {document.report.id: document for document in documents}

    def _result(self, report: Report, document: Document | RecordFailed | None) -> ReadResult:
        if len(report.text) > LONGEST_REPORT:
            return ReadResult(report, failure=_too_long(report))
        if document is None:
            return ReadResult(report)
        if isinstance(document, RecordFailed):
            return ReadResult(report, failure=document)
        claims: tuple[Claim, ...] = ()
        step = "extract"
        try:
            for extractor in self.extractors:
                step = f"extract ({extractor.name})"
                claims += tuple(extractor.extract(document))
            for resolver in self.resolvers:
                step = f"resolve ({resolver.name})"
                claims = tuple(resolver.resolve(document, claims))
        except StepUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one report must never stop the others
            return ReadResult(report, failure=_failed(report, step, error))
        return ReadResult(report, claims)

    def _quotes(self, report: Report, document: Document | RecordFailed | None, *, nested: bool) -> Quotes:
        if len(report.text) > LONGEST_REPORT:
            return Quotes(report, failure=_too_long(report))
        if document is None or isinstance(document, RecordFailed):
            return Quotes(report, failure=document)
        try:
            found = [a for extractor in self.extractors for a in extractor.attributions(document)]
            people: tuple[Speaker, ...] = ()
            for resolver in self.resolvers:
                found = list(resolver.resolve_speakers(document, found))
                people += resolver.resolve_people(document)
        except StepUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one report must never stop the others
            return Quotes(report, failure=_failed(report, "quotes", error))
        shown = tuple(a for a in found if nested or a.within is None)
        return Quotes(report, shown, people + tuple(a.speaker for a in found if a.speaker is not None))


def default_pipeline(*, places: Path | None = None, site_km: float = SITE_KM) -> Pipeline:
    """The shipped steps for English. `places` is a gazetteer of the user's own, None for the shipped one.

    Raises StepUnavailable where the language model or the gazetteer cannot be used."""
    resources = Resources(places, site_km)
    return Pipeline(
        readers=READERS.make_all(resources),
        annotator=ANNOTATORS.make("english", resources),
        extractors=(EXTRACTORS.make("english", resources),),
        resolvers=(RESOLVERS.make("english", resources),),
        linker=LINKERS.make("plain", resources),
        sides=resources.sides,
    )


def fuse_anew(situation: Situation, *, off: Iterable[str] = ()) -> tuple[Incident, ...]:
    """Fuse a situation as `Pipeline.fuse` with the shipped steps does, without loading what only reading
    needs; `off` names rules not to be used."""
    linker, sides = LINKERS.make("plain", Resources()), Resources().sides
    return situation.refuse(linker, sides, off=off, version=version_of(linker, sides))


def renew(situation: Situation) -> Renewal:
    """The same for `Pipeline.renew`."""
    linker, sides = LINKERS.make("plain", Resources()), Resources().sides
    return situation.renew(linker, sides, version=version_of(linker, sides))


def open_situation(
    path: Path | None = None, *, busy_seconds: float = BUSY_SECONDS
) -> tuple[Situation, Archive | None]:
    """The situation of a file, and its archive of originals beside it; None keeps all in memory, without.
    Raises StoreError where the file cannot be used."""
    archive = None if path is None else Archive(path.with_suffix(ARCHIVE_SUFFIX))
    return Situation.open(path, busy_seconds=busy_seconds), archive


def _keep(situation: Situation, result: ReadResult) -> bool:
    """Keep the result; a report that failed now does not lose the claims of an earlier reading."""
    if result.failure is not None and situation.report(result.report.id) is not None:
        return False
    return situation.add(result.report, result.claims)


def _is_read(report: Report) -> bool:
    return report.is_readable and len(report.text) <= LONGEST_REPORT


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Some reports at a time, few where they are long."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        if batch and (len(batch) == _BATCH_REPORTS or size + len(report.text) > _BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(report)
        size += len(report.text)
    if batch:
        yield batch


def _only_reports(
    items: Iterable[Report | ReportedlyError], failures: list[ReportedlyError]
) -> Iterator[Report]:
    for item in items:
        if isinstance(item, Report):
            yield item
        else:
            failures.append(item)


def _until_store_fails(items: Iterator[Report | InputError]) -> Iterator[Report | ReportedlyError]:
    try:
        yield from items
    except StoreError as error:
        yield error


def _failed(report: Report, step: str, error: Exception) -> RecordFailed:
    failure = RecordFailed(report.id, step, f"{type(error).__name__}: {error}")
    failure.__cause__ = error
    return failure


def _too_long(report: Report) -> InputError:
    reason = f"{len(report.text):,} characters are no single report ({LONGEST_REPORT:,} at most)"
    return InputError(report.path or report.id, reason, "split it into its reports; the text is kept, unread")
