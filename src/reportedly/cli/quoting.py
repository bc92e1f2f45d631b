"""`reportedly quotes`: reports -> who says what. In: files and folders. Out: a table, JSON lines or brat's
files; no place, time or figure is sought."""
# ruff: noqa: PLC0415 - `--help` must not load spaCy

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import (
    FAILED,
    Output,
    Quiet,
    ShowNames,
    opened_output,
    report_error,
    session_of,
)
from reportedly.errors import ConfigError, ReportedlyError
from reportedly.model.source import ReadOptions

if TYPE_CHECKING:
    from reportedly.model.quotes import Quotes
    from reportedly.model.report import Report


class QuoteFormat(StrEnum):
    """How attributions are written."""

    table = "table"
    jsonl = "jsonl"
    brat = "brat"


def quotes(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ],
    *,
    format_: Annotated[
        QuoteFormat | None,
        typer.Option(
            "--format",
            help="Without it a table at a terminal, JSON lines elsewhere; brat needs --output FOLDER.",
        ),
    ] = None,
    published: Annotated[str | None, typer.Option(help="The date of publication, as 2024-08-11.")] = None,
    nested: Annotated[
        bool, typer.Option("--nested", help="Also what is said inside of what is said, found by the parse.")
    ] = False,
    output: Output = None,
    show_names: ShowNames = False,
    quiet: Quiet = False,
) -> None:
    """Write down who says what in reports: sources, cues and contents, with the speaker that is meant."""
    format_ = format_ or _usual_format(output)
    if format_ is QuoteFormat.brat and output is None:
        raise ConfigError("--format brat writes two files a report; name their folder with --output FOLDER")
    options = ReadOptions(published=published)
    from reportedly.ingest import check_options

    check_options(options)
    failures: list[ReportedlyError] = []
    pipeline = session_of(context).pipeline()
    reports = _readable(pipeline.find_reports(paths, options), failures)
    count = _write(
        _noted(pipeline.read_quotes(reports, nested=nested), failures), format_, output, show_names=show_names
    )
    if not quiet and format_ is QuoteFormat.brat:
        typer.echo(f"{count} {'report' if count == 1 else 'reports'} written to {output}", err=True)
    if failures:
        raise typer.Exit(FAILED)


def _usual_format(output: Path | None) -> QuoteFormat:
    return QuoteFormat.table if output is None and sys.stdout.isatty() else QuoteFormat.jsonl


def _write(found: Iterable[Quotes], format_: QuoteFormat, output: Path | None, *, show_names: bool) -> int:
    from reportedly.export.quotes import write_brat, write_jsonl

    if format_ is QuoteFormat.brat:
        assert output is not None
        return write_brat(found, output, private=show_names)
    with opened_output(output) as stream:
        if format_ is QuoteFormat.jsonl:
            return write_jsonl(found, stream, private=show_names)
        from reportedly.cli.quote_table import print_quotes

        return print_quotes(found, stream, show_names=show_names)


def _readable(items: Iterable[Report | ReportedlyError], failures: list[ReportedlyError]) -> Iterator[Report]:
    for item in items:
        if isinstance(item, ReportedlyError):
            failures.append(item)
            report_error(str(item))
        else:
            yield item


def _noted(found: Iterable[Quotes], failures: list[ReportedlyError]) -> Iterator[Quotes]:
    for quotes_ in found:
        if quotes_.failure is not None:
            failures.append(quotes_.failure)
            report_error(str(quotes_.failure))
        else:
            yield quotes_
