"""`reportedly export`: a situation -> a format of the field, private names masked unless asked for."""
# ruff: noqa: PLC0415 - `--help` must not load the database

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, cast

import typer

from reportedly.cli.confidences import MinConfidence, confident, read_floors
from reportedly.cli.session import (
    Db,
    Output,
    ShowNames,
    StrategyName,
    note_if_behind,
    opened_output,
    session_of,
)
from reportedly.errors import ConfigError

if TYPE_CHECKING:
    from reportedly.model.record_parts import Record
    from reportedly.situation import Situation
    from reportedly.steps import Exporter


def export(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl, or one that another package adds.")],
    *,
    db: Db,
    incidents: Annotated[
        bool, typer.Option("--incidents", help="The incidents, not the claims (jsonl).")
    ] = False,
    strategy: StrategyName = None,
    output: Output = None,
    min_confidence: MinConfidence = None,
    show_names: ShowNames = False,
) -> None:
    """Write all claims, or all incidents with their grades, of a situation in a format for other programs."""
    from reportedly.assess.strategies import DEFAULT, check_strategy, with_strategy

    floors = read_floors(min_confidence)
    if floors and incidents:
        raise ConfigError("--min-confidence is for claims: an incident holds all of its claims")
    if strategy is not None and not incidents:
        raise ConfigError("--strategy is for incidents: give --incidents too")
    check_strategy(strategy or DEFAULT)
    _exporter(
        name, incidents=incidents, show_names=show_names
    )  # a wrong name is told before anything is read
    with session_of(context).open_old(db) as situation, opened_output(output) as stream:
        if incidents:
            note_if_behind(situation, db)
        claims = confident(situation.judged().claims, floors)
        exporter = _exporter(name, incidents=incidents, show_names=show_names, situation=situation)
        found = with_strategy(strategy or DEFAULT, situation.incidents())
        exporter.export(situation.reports(), claims, found, stream)


def graded_incidents(situation: Situation) -> Mapping[str, Record]:
    """Incident id -> its grades in the field's own scales."""
    from reportedly.assess.grades import grade_incident, grades_record
    from reportedly.registry import Resources

    evidence = situation.evidence(Resources().sides)
    return {
        incident.id: grades_record(grade_incident(incident, evidence))
        for incident in situation.incidents()
        if evidence.claims.keys() >= set(incident.claim_ids)
    }


def _exporter(
    name: str, *, incidents: bool, show_names: bool, situation: Situation | None = None
) -> Exporter:
    """The exporter of that name; for incidents with what the situation knows beside them."""
    from reportedly.export.jsonl import JsonlExporter
    from reportedly.registry import EXPORTERS

    if name == "jsonl":
        if situation is None or not incidents:
            return cast("Exporter", JsonlExporter(incidents, show_names))
        grades, origins = graded_incidents(situation), situation.origins()
        return cast("Exporter", JsonlExporter(incidents, show_names, grades, origins))
    if incidents or show_names:
        raise ConfigError(f"--incidents and --show-names are for jsonl, not for {name}; leave them out")
    return EXPORTERS.make(name)
