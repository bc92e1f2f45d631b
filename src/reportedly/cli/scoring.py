"""`reportedly score`: claims against a folder of gold. In: gold, and claims of any program or none. Out: a
table or JSON of precision, recall and accuracy."""
# ruff: noqa: PLC0415 - `--help` must not load spaCy

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import (
    FAILED,
    Output,
    Quiet,
    Session,
    opened_output,
    report_error,
    report_note,
    session_of,
)
from reportedly.errors import ConfigError

if TYPE_CHECKING:
    from reportedly.evaluate import Alignment, GoldReport
    from reportedly.model.claim import Claim


_SHOWN = 5  # names in a note


class ScoreFormat(StrEnum):
    """How scores are written."""

    table = "table"
    json = "json"


def score(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of NN.txt with NN.jsonl beside it.")],
    claims: Annotated[
        Path | None,
        typer.Argument(
            metavar="[CLAIMS]", help="reportedly.claim/1 lines, or -; without it the gold texts are read now."
        ),
    ] = None,
    *,
    format_: Annotated[
        ScoreFormat, typer.Option("--format", help="A table to look at, or JSON with all counts.")
    ] = ScoreFormat.table,
    errors: Annotated[
        bool, typer.Option("--errors", help="In the table also every error, names unmasked.")
    ] = False,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Score claims against reports that people have coded: what is found, and whose, where, when."""
    if errors and format_ is ScoreFormat.json:
        raise ConfigError("--errors are shown with the table, not in JSON; leave one of both out")
    from reportedly.evaluate import load_gold, load_side_names, score_alignments
    from reportedly.evaluate.exports import align_reports

    reports = load_gold(gold)
    given, well = _read_now(session_of(context), reports) if claims is None else _of_export(claims, reports)
    if not quiet:
        _note_silent(reports, given)
    alignments = align_reports(reports, given, load_side_names(gold))
    scores = score_alignments(alignments)
    with opened_output(output) as stream:
        if format_ is ScoreFormat.json:
            stream.write(json.dumps(scores.as_json(), indent=1) + "\n")
        else:
            stream.write(_errors(alignments) if errors else "")
            stream.write(scores.as_table())
    if not well:
        raise typer.Exit(FAILED)


def _read_now(session: Session, reports: Sequence[GoldReport]) -> tuple[Mapping[str, Sequence[Claim]], bool]:
    """The claims that the chain gives for the gold texts, and whether it could read them all."""
    given: dict[str, Sequence[Claim]] = {}
    well = True
    for result in session.pipeline().read_claims(gold.report for gold in reports):
        given[str(result.report.path)] = result.claims
        if result.failure is not None:
            report_error(str(result.failure))
            well = False
    return given, well


def _of_export(path: Path, reports: Sequence[GoldReport]) -> tuple[Mapping[str, Sequence[Claim]], bool]:
    """The claims of a file, and whether all are of the gold's reports."""
    from reportedly.evaluate.exports import read_export

    export = read_export(path, reports)
    for name, count in export.others.items():
        report_error(
            f"{path}: {count} claims of {name}, which the gold has not; score what was read of the gold"
        )
    return export.claims, not export.others


def _note_silent(reports: Sequence[GoldReport], given: Mapping[str, Iterable[Claim]]) -> None:
    silent = [
        str(gold.report.path) for gold in reports if gold.claims and not given.get(str(gold.report.path))
    ]
    if silent:
        shown = ", ".join(silent[:_SHOWN]) + (" ..." if len(silent) > _SHOWN else "")
        report_note(f"no claim was given for {len(silent)} of {len(reports)} reports: {shown}")


def _errors(alignments: Sequence[Alignment]) -> str:
    """What is missed, surplus or wrong, the worst report first."""
    from reportedly.evaluate import count_errors, explain

    ordered = sorted(alignments, key=count_errors, reverse=True)
    return "".join(explain(alignment) + "\n" for alignment in ordered)
