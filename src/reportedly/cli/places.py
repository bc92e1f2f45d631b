"""`reportedly places`: the gazetteer asked by name, and built from a GeoNames dump."""
# ruff: noqa: PLC0415 - `--help` must not load the gazetteer

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import FAILED, report_error, report_note, result_console, session_of
from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.data.gazetteer import PlaceEntry

group = typer.Typer(no_args_is_help=True, help="Find places by name; add places from a GeoNames dump.")
_MOST = 20


@group.command("find")
def find(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name as a report might write it.")],
    country: Annotated[str | None, typer.Option(help="Only in this country, for example UKR.")] = None,
    most: Annotated[int, typer.Option(min=1, help="How many to list.")] = _MOST,
) -> None:
    """List the places and regions that bear a name, the likeliest first; exit 1 where there is none."""
    from reportedly.data.gazetteer import open_gazetteer

    session = session_of(context)
    session.prepare_cache()
    gazetteer = open_gazetteer(session.settings.places)
    found = list(dict.fromkeys([*gazetteer.find(name), *gazetteer.find_region(name)]))
    found = [entry for entry in found if country is None or entry.country == country.upper()]
    if not found:
        report_error(f'{name}: no place of that name; see "reportedly places build --help" to add places')
        raise typer.Exit(FAILED)
    _print_entries(found[:most])
    if len(found) > most:
        report_note(f"{len(found) - most} more; see --most")


def _print_entries(entries: Sequence[PlaceEntry]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(
        "Name",
        "Region",
        "Country",
        "Kind",
        "People",
        "Latitude",
        "Longitude",
        "Key",
        box=None,
        header_style="dim",
    )
    for e in entries:
        people = f"{e.population:,}" if e.population else ""
        cells = (
            e.name,
            e.admin1 or "",
            e.country,
            e.feature_code,
            people,
            f"{e.lat:.4f}",
            f"{e.lon:.4f}",
            e.key,
        )
        table.add_row(*map(Text, cells))
    result_console(sys.stdout).print(table)


@group.command("build")
def build(
    context: typer.Context,
    dump: Annotated[
        Path, typer.Option(help="An official GeoNames dump: XX.zip, XX.txt or allCountries.zip.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="The gazetteer to write; without it, places.sqlite in the cache."
        ),
    ] = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="Only the dump's places, not the shipped ones.")
    ] = False,
) -> None:
    """Add the places of a GeoNames dump to the shipped ones."""
    from reportedly.data.gazetteer_build import build_from_dump, cache_directory

    session = session_of(context)
    session.prepare_cache()
    if not dump.is_file():
        raise InputError(str(dump), "there is no such file", "get a dump from the GeoNames site and name it")
    target = output or session.settings.places or cache_directory() / "places.sqlite"
    count = build_from_dump(dump, target, alone=alone)
    typer.echo(f"{target}: {count:,} places of {dump.name}")
    if session.settings.places != target:
        report_note(f'set REPORTEDLY_PLACES={target}, or places = "{target}" in reportedly.toml, to use it')
