"""`reportedly explain`: why a claim says what it says. In: its id. Out: words, rules, candidates, reasons."""
# ruff: noqa: PLC0415 - `--help` must not load the database

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.session import Db, Output, ShowNames, opened_output, session_of


def explain(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or how it begins.")],
    db: Db,
    output: Output = None,
    show_names: ShowNames = False,
) -> None:
    """Explain a claim: its words, rules, candidates with their scores, speaker, how times were computed."""
    from reportedly.cli.lookup import find_claim
    from reportedly.cli.pages import Page
    from reportedly.cli.reasons import write_claim, write_reasons

    with session_of(context).open_old(db) as situation, opened_output(output) as stream:
        found = find_claim(situation, claim)
        page = Page(stream, situation, show_names=show_names)
        write_claim(page, situation, found)
        write_reasons(page, situation, found)
