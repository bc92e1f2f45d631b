"""`reportedly explain`: why a claim or an incident is as it is. In: its id. Out: words, rules, candidates,
weights, reasons, and what would change them."""
# ruff: noqa: PLC0415 - `--help` must not load the database

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import (
    Db,
    Output,
    ShowNames,
    StrategyName,
    note_if_behind,
    opened_output,
    session_of,
)
from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.cli.pages import Page
    from reportedly.model.claim import Claim
    from reportedly.model.incident import Incident
    from reportedly.situation import Situation


class ExplainFormat(StrEnum):
    """How an explanation is written."""

    text = "text"
    json = "json"


def explain(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="CLAIM|INCIDENT", help="An id, or how it begins.")],
    db: Db,
    *,
    format_: Annotated[
        ExplainFormat, typer.Option("--format", help="To read, or one JSON object (incidents).")
    ] = ExplainFormat.text,
    strategy: StrategyName = None,
    output: Output = None,
    show_names: ShowNames = False,
) -> None:
    """Explain a claim: its words, rules and candidates; or an incident: its links, its rules, what would
    change it."""
    from reportedly.assess.strategies import DEFAULT, check_strategy
    from reportedly.cli.lookup import find_noun
    from reportedly.cli.pages import Page
    from reportedly.model.claim import Claim
    from reportedly.model.incident import Incident

    check_strategy(strategy or DEFAULT)
    as_json = format_ is ExplainFormat.json
    with session_of(context).open_old(db) as situation, opened_output(output) as stream:
        noun = find_noun(situation, id_)
        if isinstance(noun, Incident):
            note_if_behind(situation, db)
            record = _explained(situation, noun, strategy or DEFAULT, show_names=show_names)
            if as_json:
                stream.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
            else:
                from reportedly.cli.incident_reasons import write_explanation

                write_explanation(Page(stream, situation, show_names=show_names), record)
        elif isinstance(noun, Claim) and not as_json:
            _write_claim(Page(stream, situation, show_names=show_names), situation, noun)
        elif as_json:
            raise InputError("--format", "json is for incidents", "give an incident (inc_), or leave it out")
        else:
            raise InputError(
                id_, "a report needs no explanation", "give one of its claims (clm_) or incidents"
            )


def _explained(
    situation: Situation, incident: Incident, strategy: str, *, show_names: bool
) -> dict[str, object]:
    from reportedly.explanations import explain_incident
    from reportedly.registry import Resources

    sides = Resources().sides
    return explain_incident(situation, incident, sides, strategy=strategy, show_names=show_names)


def _write_claim(page: Page, situation: Situation, claim: Claim) -> None:
    from reportedly.cli.reasons import write_claim, write_reasons

    write_claim(page, situation, claim)
    write_reasons(page, situation, claim)
