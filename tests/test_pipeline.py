"""The pipeline: it streams, keeps the order, isolates what fails and writes nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cli.steps import FakeAnnotator, fake_pipeline
from factory import make_report
from reportedly.errors import InputError, RecordFailed, ReportedlyError, StepUnavailable, StoreError
from reportedly.ingest import Archive
from reportedly.model.document import Document
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions
from reportedly.pipeline import LONGEST_REPORT, ReadResult, open_situation
from reportedly.situation import Situation

GOOD = "Shelling killed 12 people in Kursk, the governor said."


def reports(number: int, bad: int | None = None, step: str = "annotator") -> list[Report]:
    texts = [f"{GOOD} Part {index}." for index in range(number)]
    if bad is not None:
        texts[bad] = f"This breaks the {step}."
    return [make_report(text) for text in texts]


def test_results_come_in_the_order_of_the_reports() -> None:
    given = reports(60)
    results = list(fake_pipeline().read_claims(given))
    assert [result.report for result in results] == given
    assert all(len(result.claims) == 1 and result.failure is None for result in results)


@pytest.mark.parametrize("step", ["annotator", "extractor", "resolver"])
@pytest.mark.parametrize("bad", [0, 23, 24, 59])
def test_one_report_that_fails_is_alone(step: str, bad: int) -> None:
    results = list(fake_pipeline().read_claims(reports(60, bad, step)))
    assert [index for index, result in enumerate(results) if result.failure] == [bad]
    failure = results[bad].failure
    assert isinstance(failure, RecordFailed) and failure.report_id == results[bad].report.id
    assert failure.__cause__ is not None
    assert sum(len(result.claims) for result in results) == 59


def test_other_languages_and_empty_texts_never_reach_a_step() -> None:
    odd = [make_report("breaks the annotator", status="unsupported_language"), make_report("  ")]
    results = list(fake_pipeline().read_claims([*odd, *reports(1)]))
    assert [len(result.claims) for result in results] == [0, 0, 1]
    assert not any(result.failure for result in results)


def test_a_text_that_is_no_single_report_is_told() -> None:
    huge = make_report("a" * (LONGEST_REPORT + 1), path="huge.txt")
    (result,) = fake_pipeline().read_claims([huge])
    assert isinstance(result.failure, InputError)
    assert "huge.txt" in str(result.failure)


def test_it_streams() -> None:
    """After some results only as many reports were asked for as one batch holds."""
    asked = 0

    def endless() -> Iterator[Report]:
        nonlocal asked
        while True:
            asked += 1
            yield make_report(f"{GOOD} Part {asked}.")

    results = fake_pipeline().read_claims(endless())
    for _ in range(10):
        next(results)
    assert asked <= 50


def test_long_reports_make_small_batches() -> None:
    sizes = []

    class Counting(FakeAnnotator):
        def annotate(self, reports: Iterable[Report]) -> Iterator[Document]:
            found = list(reports)
            sizes.append(len(found))
            yield from super().annotate(found)

    pipeline = replace(fake_pipeline(), annotator=Counting())
    list(pipeline.read_claims(make_report(f"{GOOD} {index}" * 1500) for index in range(8)))
    assert max(sizes) <= 3


def test_a_step_that_cannot_work_at_all_stops() -> None:
    class Missing(FakeAnnotator):
        def annotate(self, reports: Iterable[Report]) -> Iterator[Document]:
            raise StepUnavailable("no model")

    with pytest.raises(StepUnavailable):
        list(replace(fake_pipeline(), annotator=Missing()).read_claims(reports(2)))


def test_read_into_counts_and_tells() -> None:
    told: list[ReadResult | ReportedlyError] = []
    error = InputError("x.txt", "is empty")
    given = [*reports(2), error, make_report("breaks the extractor"), make_report(GOOD, published=None)]
    with Situation.open() as situation:
        summary = fake_pipeline().read_into(situation, given, progress=told.append)
        assert (summary.reports, summary.claims, summary.changed, summary.undated) == (4, 3, 4, 1)
        assert summary.failures[0] is error or error in summary.failures
        assert len(summary.failures) == 2
        assert len(told) == 5 and error in told
        assert len(situation.reports()) == 4


def test_reading_again_changes_nothing() -> None:
    pipeline = fake_pipeline()
    with Situation.open() as situation:
        pipeline.read_into(situation, reports(3))
        first = pipeline.fuse(situation)
        assert pipeline.read_into(situation, reports(3)).changed == 0
        assert pipeline.fuse(situation) == first == situation.incidents()


def test_find_reports_archives_the_originals(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    archive = Archive(tmp_path / "originals")
    (report,) = fake_pipeline().find_reports([tmp_path / "a.txt"], archive=archive)
    assert isinstance(report, Report)
    assert archive.fetch(report.digest) == GOOD.encode()


def test_an_archive_that_fails_ends_the_stream_and_is_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{GOOD} {name}")
    (tmp_path / "originals").write_text("a file stands in the way")
    found = list(fake_pipeline().find_reports([tmp_path], archive=Archive(tmp_path / "originals")))
    assert [type(item) for item in found] == [StoreError]


def test_options_that_cannot_be_meant_are_told_at_once() -> None:
    with pytest.raises(InputError, match="--published"):
        fake_pipeline().find_reports([], ReadOptions(published="soon"))


def test_open_situation_in_memory_and_in_a_file(tmp_path: Path) -> None:
    situation, archive = open_situation()
    situation.close()
    assert archive is None
    situation, archive = open_situation(tmp_path / "s.db")
    situation.close()
    assert archive is not None and archive.root == tmp_path / "s.originals"
