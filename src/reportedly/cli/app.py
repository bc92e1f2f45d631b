"""The command `reportedly`: its groups, the options of all commands, and what an error becomes. In:
arguments. Out: results on stdout, messages on stderr, exit codes: 0 all well, 1 something failed, 2 wrong
usage."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reportedly import __version__
from reportedly.cli import (
    briefs,
    checkup,
    explaining,
    exporting,
    judgements,
    judging,
    places,
    quoting,
    reading,
    scoring,
    showing,
)
from reportedly.cli.session import FAILED, Session, exit_code_of, report_error
from reportedly.config import read_settings
from reportedly.errors import ReportedlyError


class _Group(TyperGroup):
    """Turns our errors, and those of the operating system, into one line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ReportedlyError as error:
            report_error(str(error))
            raise typer.Exit(exit_code_of(error)) from error
        except BrokenPipeError:  # `reportedly ... | head`: the reader has what it wanted
            sys.stderr.close()
            raise typer.Exit(FAILED) from None
        except OSError as error:
            where = error.filename or "standard output"
            report_error(f"{where}: {(error.strerror or str(error)).lower()}; check the disk and run again")
            raise typer.Exit(FAILED) from error


app = typer.Typer(
    name="reportedly",
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news reports of armed conflict and writes down what each claims, and according to whom.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(help="Settings; without it `reportedly.toml` in the working folder, if there."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the settings for whatever command follows."""
    context.obj = Session(read_settings(config))


app.command("read")(reading.read)
app.command("quotes")(quoting.quotes)
app.command("brief")(briefs.brief)
app.command("show")(showing.show)
app.command("explain")(explaining.explain)
app.command("export")(exporting.export)
app.command("score")(scoring.score)
app.command("fuse")(judgements.fuse)
judging.group.command("list")(judgements.list_judgements)
judging.group.command("export")(judgements.export_judgements)
judging.group.command("import")(judgements.import_judgements)
app.add_typer(judging.group, name="judge")
app.add_typer(places.group, name="places")
app.command("doctor")(checkup.doctor)


def main() -> None:
    app()
