"""`reportedly doctor`: what is installed and whether it is whole. In: nothing, or a situation. Out: a list;
exit 1 where anything is wrong."""
# ruff: noqa: PLC0415 - `--help` must not load spaCy

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import FAILED, result_console, session_of

if TYPE_CHECKING:
    from reportedly.cli.checks import Finding


def doctor(
    context: typer.Context,
    db: Annotated[
        Path | None, typer.Option(help="Check this situation and its archive of originals too.")
    ] = None,
) -> None:
    """Check versions, the language model, the data, the cache and the disk."""
    from reportedly.cli.checks import check_all, check_situation

    session = session_of(context)
    session.prepare_cache()
    findings = check_all(session.settings)
    if db is not None:
        findings += check_situation(session, db)
    _print(findings)
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(FAILED)


def _print(findings: list[Finding]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = result_console(sys.stdout)
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        mark = Text("ok", style="green") if finding.is_well else Text("wrong", style="bold red")
        table.add_row(mark, Text(finding.name), Text(finding.text))
    console.print(table)
    wrong = sum(not finding.is_well for finding in findings)
    console.print(
        "All is well." if not wrong else f"{wrong} of {len(findings)} checks found something wrong."
    )
