"""Sessions: what every command needs. In: settings. Out: consoles, a situation, the pipeline, an output.
Nothing heavy is imported before a command asks for it."""
# ruff: noqa: PLC0415 - `--help` must not load spaCy or the database

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from reportedly.config import Settings
from reportedly.errors import ConfigError, InputError, ReportedlyError, StoreError

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.ingest import Archive
    from reportedly.pipeline import Pipeline
    from reportedly.situation import Situation

FAILED, WRONG_USAGE = 1, 2
_WIDEST = 120
_PIPED = 100  # columns where nobody is looking: a file, a pager, another program

Db = Annotated[Path, typer.Option("--db", help="The situation's file, as `reportedly read --db` wrote it.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write there instead of to stdout.")]
ShowNames = Annotated[bool, typer.Option("--show-names", help="Do not mask the names of private people.")]
StrategyName = Annotated[
    str | None,
    typer.Option(
        "--strategy", metavar="NAME", help="What a toll comes to; latest_then_range where not given."
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Only results and errors, no notes and no progress.")
]


@dataclass(frozen=True, slots=True)
class Session:
    """The settings of one run, and what is made from them."""

    settings: Settings

    def pipeline(self) -> Pipeline:
        self.prepare_cache()
        gc.disable()  # a tenth of the start-up: what is loaded here stays, and is searched for nothing
        try:
            from reportedly.pipeline import default_pipeline

            return default_pipeline(places=self.settings.places, site_km=self.settings.site_km)
        finally:
            gc.freeze()
            gc.enable()

    def prepare_cache(self) -> None:
        """Let the data modules, which look at the environment alone, find the chosen cache folder."""
        if self.settings.cache is not None:
            os.environ["REPORTEDLY_CACHE"] = str(self.settings.cache)

    def open_new(self, db: Path | None) -> tuple[Situation, Archive | None]:
        """A situation to write to, made where there is none, with its archive."""
        from reportedly.pipeline import open_situation

        return open_situation(db, busy_seconds=self.settings.busy_seconds)

    def open_old(self, db: Path) -> Situation:
        """A situation that must be there. Raises InputError with the remedy where it is not."""
        from reportedly.situation import Situation

        if not db.is_file():
            raise InputError(str(db), "there is no such situation", f"run: reportedly read REPORTS --db {db}")
        return Situation.open(db, busy_seconds=self.settings.busy_seconds)


def note_if_behind(situation: Situation, db: Path) -> None:
    """Tell that incidents and claims may not fit together: what came since the last fusion is in the latter
    alone."""
    if situation.is_behind():
        report_note(f"reports or judgements came since the last fusion; run: reportedly fuse --db {db}")


def session_of(context: typer.Context) -> Session:
    return context.ensure_object(Session)


def exit_code_of(error: ReportedlyError) -> int:
    """2 for what the user asked wrongly: a setting, or an option that cannot be meant."""
    is_option = isinstance(error, InputError) and error.source.startswith("--")
    return WRONG_USAGE if is_option or isinstance(error, ConfigError) else FAILED


def report_error(message: str) -> None:
    """One line on stderr, red where that is shown."""
    _label("error", "bold red", message)


def report_note(message: str) -> None:
    _label("note", "yellow", message)


def _label(label: str, style: str, message: str) -> None:
    from rich.text import Text

    line = Text.assemble((f"{label}: ", style), " ".join(message.split()))
    error_console().print(line, soft_wrap=True)


def error_console() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def result_console(stream: IO[str]) -> Console:
    """A console on `stream`: as wide as the terminal up to what reads well, else 100 columns."""
    from rich.console import Console

    console = Console(file=stream, highlight=False)
    if "COLUMNS" not in os.environ and not console.is_terminal:
        console.width = _PIPED
    console.width = min(console.width, _WIDEST)
    return console


@contextmanager
def opened_output(path: Path | None) -> Iterator[IO[str]]:
    """Where results go: stdout, or a file that is written whole or not at all.

    Raises StoreError where it cannot be written; a file that was there before is then as before."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        is_special = path.exists() and not path.is_file()  # a pipe or device is written to, never replaced
        with path.open("w", encoding="utf-8") if is_special else _replacing(path) as stream:
            yield stream
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(
            f"{path}: cannot be written ({reason}); free some space or choose another place"
        ) from error


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            yield stream
        mask = os.umask(0)
        os.umask(mask)
        Path(part).chmod(0o666 & ~mask)  # what a plain `open` would have given
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
