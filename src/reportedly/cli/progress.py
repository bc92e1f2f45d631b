"""Progress on stderr, only where a person looks at it. In: what the pipeline tells. Out: a moving line."""
# ruff: noqa: PLC0415 - `--help` must not load rich

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.pipeline import ReadResult

Watch = Callable[["ReadResult | ReportedlyError"], None]


@contextmanager
def watched(quiet: bool) -> Iterator[Watch]:
    """A function to be told of each report; it does nothing where stderr is no terminal, or with `quiet`."""
    from reportedly.cli.session import error_console

    console = error_console()
    if quiet or not console.is_terminal:
        yield lambda item: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Loading the language model and the gazetteer (the first time takes longer)")
        reports = claims = 0

        def watch(item: ReadResult | ReportedlyError) -> None:
            nonlocal reports, claims
            if not isinstance(item, ReportedlyError):
                reports, claims = reports + 1, claims + len(item.claims)
                progress.update(task, description=f"{reports:,} reports read, {claims:,} claims")

        yield watch
