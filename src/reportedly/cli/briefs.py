"""`reportedly brief`: a situation -> a cited brief, in the terminal, as Markdown or as one HTML page."""
# ruff: noqa: PLC0415 - `--help` must not load the database or the templates

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import Db, Output, ShowNames, opened_output, result_console, session_of

if TYPE_CHECKING:
    from reportedly.brief import Brief
    from reportedly.model.conflict import Sides
    from reportedly.situation import Situation


class BriefFormat(StrEnum):
    """How a brief is written."""

    text = "text"
    md = "md"
    html = "html"


def brief(
    context: typer.Context,
    db: Db,
    *,
    format_: Annotated[
        BriefFormat, typer.Option("--format", help="For the terminal, Markdown, or one HTML page.")
    ] = BriefFormat.text,
    output: Output = None,
    title: Annotated[str, typer.Option(help="What stands above it.")] = "Situation brief",
    show_names: ShowNames = False,
) -> None:
    """Write the situation's brief: what happened, who says so, what is contested and what is not known."""
    from reportedly.registry import Resources

    with session_of(context).open_old(db) as situation:
        made = make_brief(situation, Resources().sides, title=title, show_names=show_names)
    with opened_output(output) as stream:
        if format_ is BriefFormat.text:
            _print_text(made, stream)
        else:
            stream.write(_as_text(made, format_))


def make_brief(situation: Situation, sides: Sides, *, title: str, show_names: bool) -> Brief:
    """The brief of all that the situation holds, with today's date."""
    from reportedly.brief import BriefOptions, build_brief

    options = BriefOptions(title=title, written=date.today().isoformat(), show_names=show_names)
    return build_brief(situation.reports(), situation.judged().claims, situation.incidents(), sides, options)


def write_terminal_brief(situation: Situation, sides: Sides, stream: IO[str], *, show_names: bool) -> None:
    _print_text(make_brief(situation, sides, title="Situation brief", show_names=show_names), stream)


def _print_text(made: Brief, stream: IO[str]) -> None:
    from reportedly.brief.terminal import print_brief

    print_brief(made, result_console(stream))


def _as_text(made: Brief, format_: BriefFormat) -> str:
    if format_ is BriefFormat.md:
        from reportedly.brief.markdown import markdown_brief

        return markdown_brief(made)
    from reportedly.brief.page import html_brief

    return html_brief(made)
