"""`reportedly read`: reports -> claims. In: files and folders. Out: a table, JSON lines or a brief."""
# ruff: noqa: PLC0415 - `--help` must not load spaCy or the database

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from reportedly.cli.confidences import Floors, MinConfidence, confident, read_floors
from reportedly.cli.progress import watched
from reportedly.cli.renewing import report_anew
from reportedly.cli.session import (
    FAILED,
    Output,
    Quiet,
    Session,
    ShowNames,
    opened_output,
    report_error,
    report_note,
    session_of,
)
from reportedly.errors import ConfigError, RecordFailed, ReportedlyError
from reportedly.model.source import ReadOptions

if TYPE_CHECKING:
    from reportedly.pipeline import Pipeline, ReadResult, ReadSummary
    from reportedly.situation import Situation


class Format(StrEnum):
    """How claims are written."""

    table = "table"
    jsonl = "jsonl"
    brief = "brief"


@dataclass(frozen=True, slots=True)
class _Look:
    format: Format
    show_names: bool
    words: bool
    output: Path | None
    floors: Floors
    quiet: bool


def read(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ],
    *,
    format_: Annotated[
        Format, typer.Option("--format", help="A table to look at, JSON lines, or a brief.")
    ] = Format.table,
    db: Annotated[
        Path | None, typer.Option(help="Keep all in this file; without it nothing is kept.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="The date of publication, as 2024-08-11.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the reports.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of the report.")] = None,
    title: Annotated[str | None, typer.Option(help="The title of the report.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=COLUMN", help="In a table: text=body, published=date ..."),
    ] = None,
    output: Output = None,
    words: Annotated[bool, typer.Option("--words", help="In the table: the words of each claim.")] = False,
    min_confidence: MinConfidence = None,
    show_names: ShowNames = False,
    quiet: Quiet = False,
) -> None:
    """Read reports and write down what each one claims, and according to whom.

    The table and the JSON lines hold the claims of these reports; the brief is of the whole situation."""
    options = ReadOptions(published, publisher, url, title, _columns(column or []))
    _check_options(options)
    look = _Look(format_, show_names, words, output, read_floors(min_confidence), quiet)
    if look.floors and format_ is Format.brief:
        raise ConfigError("--min-confidence is for the table and for jsonl: a brief tells of every claim")
    if not _read(session_of(context), paths, options, db, look):
        raise typer.Exit(FAILED)


def _read(
    session: Session,
    paths: Sequence[str],
    options: ReadOptions,
    db: Path | None,
    look: _Look,
) -> bool:
    """Read, put together, write; returns whether nothing failed."""
    situation, archive = session.open_new(db)
    kept: list[str] = []
    with situation:
        with watched(look.quiet) as watch:

            def note(item: ReadResult | ReportedlyError) -> None:
                watch(item)
                _note_item(item, kept)

            pipeline = session.pipeline()
            found = pipeline.find_reports(paths, options, archive=archive)
            summary = pipeline.read_into(situation, found, progress=note)
            report_anew(pipeline.renew(situation), quiet=look.quiet)
        with opened_output(look.output) as stream:
            _write(situation, pipeline, kept, look, stream)
        if not look.quiet:
            _report_summary(summary, _count_incidents(situation, kept))
    return not summary.failures


def _columns(given: Sequence[str]) -> dict[str, str]:
    columns = {}
    for item in given:
        field, sign, column = item.partition("=")
        if not sign or not field.strip() or not column.strip():
            raise ConfigError(f'--column {item}: write it as FIELD=COLUMN, for example "text=body"')
        columns[field.strip()] = column.strip()
    return columns


def _check_options(options: ReadOptions) -> None:
    """Before the model is loaded: what cannot be meant is said at once."""
    from reportedly.ingest import check_options

    check_options(options)


def _note_item(item: ReadResult | ReportedlyError, kept: list[str]) -> None:
    if isinstance(item, ReportedlyError):
        report_error(str(item))
        return
    kept.append(item.report.id)
    if isinstance(item.failure, RecordFailed):
        place = item.report.path or item.report.id
        row = "" if item.report.row is None else f", row {item.report.row}"
        report_error(
            f"{place}{row}: {item.failure.step} failed: {item.failure.reason}; the report is kept, unread"
        )
    elif item.failure is not None:
        report_error(str(item.failure))


def _write(
    situation: Situation, pipeline: Pipeline, kept: Sequence[str], look: _Look, stream: IO[str]
) -> None:
    if look.format is Format.brief:
        from reportedly.cli.briefs import write_terminal_brief

        write_terminal_brief(situation, stream, show_names=look.show_names)
        return
    reports = situation.reports(kept)
    claims = confident(situation.claims_of(kept), look.floors, quiet=look.quiet)
    if look.format is Format.jsonl:
        from reportedly.export.jsonl import JsonlExporter

        JsonlExporter(private=look.show_names).export(reports, claims, (), stream)
        return
    from reportedly.cli.claim_table import TableOptions, print_claims

    print_claims(reports, claims, stream, TableOptions(words=look.words, show_names=look.show_names))


def _count_incidents(situation: Situation, kept: Sequence[str]) -> int:
    return len({claim.incident_id for claim in situation.claims_of(kept)} - {None})


def _report_summary(summary: ReadSummary, incidents: int) -> None:
    if summary.undated:
        what = "1 report has no date" if summary.undated == 1 else f"{summary.undated:,} reports have no date"
        report_note(
            f'{what} of publication, so "on Saturday" cannot be placed; give it with --published 2024-08-11'
        )
    if summary.unsupported:
        what = "1 report is" if summary.unsupported == 1 else f"{summary.unsupported:,} reports are"
        report_note(f"{what} not in English: kept, not read")
    parts = [
        _counted(summary.reports, "report"),
        _counted(summary.claims, "claim"),
        _counted(incidents, "incident"),
    ]
    typer.echo(f"{', '.join(parts)}; {_counted(len(summary.failures), 'file')} failed", err=True)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
