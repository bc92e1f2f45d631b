"""`reportedly export`: a situation -> a format of the field, private names masked unless asked for."""
# ruff: noqa: PLC0415 - `--help` must not load the database

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from reportedly.cli.confidences import MinConfidence, confident, read_floors
from reportedly.cli.session import Db, Output, ShowNames, opened_output, session_of
from reportedly.errors import ConfigError

if TYPE_CHECKING:
    from reportedly.steps import Exporter


def export(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl, or one that another package adds.")],
    *,
    db: Db,
    incidents: Annotated[
        bool, typer.Option("--incidents", help="The incidents, not the claims (jsonl).")
    ] = False,
    output: Output = None,
    min_confidence: MinConfidence = None,
    show_names: ShowNames = False,
) -> None:
    """Write all claims, or all incidents, of a situation in a format for other programs."""
    exporter = _exporter(name, incidents=incidents, show_names=show_names)
    floors = read_floors(min_confidence)
    if floors and incidents:
        raise ConfigError("--min-confidence is for claims: an incident holds all of its claims")
    with session_of(context).open_old(db) as situation, opened_output(output) as stream:
        claims = confident(situation.judged().claims, floors)
        exporter.export(situation.reports(), claims, situation.incidents(), stream)


def _exporter(name: str, *, incidents: bool, show_names: bool) -> Exporter:
    from reportedly.export.jsonl import JsonlExporter
    from reportedly.registry import EXPORTERS

    if name == "jsonl":
        return cast("Exporter", JsonlExporter(incidents=incidents, private=show_names))
    if incidents or show_names:
        raise ConfigError(f"--incidents and --show-names are for jsonl, not for {name}; leave them out")
    return EXPORTERS.make(name)
