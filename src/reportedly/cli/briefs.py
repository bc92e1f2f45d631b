"""`reportedly brief`: a situation -> a cited brief, in the terminal, as Markdown, HTML, PDF or JSON."""
# ruff: noqa: PLC0415 - `--help` must not load the database or the templates

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.exporting import graded_incidents
from reportedly.cli.session import (
    FAILED,
    Db,
    Output,
    Session,
    ShowNames,
    StrategyName,
    note_if_behind,
    opened_output,
    report_error,
    report_note,
    result_console,
    session_of,
)

if TYPE_CHECKING:
    from reportedly.brief import Brief, BriefOptions
    from reportedly.brief.scope import Scope
    from reportedly.model.claim import Claim
    from reportedly.registry import Resources
    from reportedly.situation import Situation


class BriefFormat(StrEnum):
    """How a brief is written."""

    text = "text"
    md = "md"
    html = "html"
    pdf = "pdf"
    json = "json"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of the situation the brief is to be of, as given on the command line."""

    place: str | None
    km: float | None
    first: str | None
    last: str | None
    conflict: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the incidents the brief is to tell, and how: the strategy of tolls, and the grades, which a
    record holds whether or not they stand in the text."""

    strategy: str
    grades: bool
    show_grades: bool = False


def brief(
    context: typer.Context,
    db: Db,
    *,
    format_: Annotated[
        BriefFormat, typer.Option("--format", help="For the terminal, Markdown, one HTML page, PDF or JSON.")
    ] = BriefFormat.text,
    output: Output = None,
    title: Annotated[str, typer.Option(help="What stands above it.")] = "Situation brief",
    place: Annotated[str | None, typer.Option(help="Only this town, province or country.")] = None,
    km: Annotated[
        float | None, typer.Option(min=0.1, help="How far around the town; 25 where not given.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Until this day.")] = None,
    conflict: Annotated[str | None, typer.Option(help="Only this conflict, by name or id.")] = None,
    strategy: StrategyName = None,
    grades: Annotated[
        bool, typer.Option("--grades", help="Airwars, Admiralty and UCDP grades beside each incident.")
    ] = False,
    since: Annotated[
        Path | None, typer.Option(help="An earlier brief as JSON: what changed since comes first.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Prove each number and name by the cited words; 1 if one fails.")
    ] = False,
    show_names: ShowNames = False,
) -> None:
    """Write a brief: what happened, who says so, how tolls grew, what is contested, what is not known."""
    from reportedly.assess.strategies import DEFAULT, check_strategy
    from reportedly.brief.records import read_record
    from reportedly.registry import Resources

    check_strategy(strategy or DEFAULT)
    session = session_of(context)
    asked = _Asked(place, km, first, last, conflict)
    earlier = None if since is None else read_record(since)
    resources = Resources(places=session.settings.places)
    with session.open_old(db) as situation:
        scope = _scope_of(asked, session, resources, situation.claims())
        options = options_for(resources, title=title, show_names=show_names)
        wanted = Wanted(strategy or DEFAULT, grades or format_ is BriefFormat.json, show_grades=grades)
        made = make_brief(situation, resources, options, scope=scope, since=earlier, wanted=wanted)
        note_if_behind(situation, db)
        is_sound = not check or _check(made, situation, options)
    _write(made, format_, output)
    if not is_sound:
        raise typer.Exit(FAILED)


def _scope_of(asked: _Asked, session: Session, resources: Resources, claims: tuple[Claim, ...]) -> Scope:
    from reportedly.brief.scope import Scope
    from reportedly.brief.scope_names import check_period, find_conflict, find_day, find_place
    from reportedly.errors import InputError

    first, last = find_day("--from", asked.first), find_day("--to", asked.last)
    check_period(first, last)
    if asked.km is not None and asked.place is None:
        raise InputError("--km", "there is no place to measure from", "give --place too")
    found = None
    if asked.place is not None:
        session.prepare_cache()
        found = find_place(asked.place, asked.km, resources.gazetteer, resources.register, claims)
    conflicts = resources.sides.conflicts
    return Scope(found, first, last, find_conflict(asked.conflict, conflicts) if asked.conflict else None)


def options_for(resources: Resources, *, title: str, show_names: bool) -> BriefOptions:
    """Today's date, and where the known sites are."""
    from reportedly.brief import BriefOptions

    points = {site.site_id: (site.lat, site.lon) for site in resources.sites.entries}
    today = date.today().isoformat()
    return BriefOptions(title=title, written=today, show_names=show_names, site_points=points)


def make_brief(
    situation: Situation,
    resources: Resources,
    options: BriefOptions,
    *,
    scope: Scope | None = None,
    since: Mapping[str, Any] | None = None,
    wanted: Wanted | None = None,
) -> Brief:
    """The brief of what the situation holds within the scope."""
    from reportedly.brief import Request, build_brief
    from reportedly.brief.scope import EVERYTHING

    evidence = situation.evidence(resources.sides)
    origins = {id_: origin.key for id_, origin in evidence.origins.items()}
    request = Request(
        scope or EVERYTHING, since, origins, situation.judged().corrections, situation.rules_off()
    )
    if wanted is not None:
        grades = graded_incidents(situation) if wanted.grades else {}
        request = replace(request, strategy=wanted.strategy, grades=grades, show_grades=wanted.show_grades)
    return build_brief(
        situation.reports(),
        tuple(evidence.claims.values()),  # as people judged them
        situation.incidents(),
        resources.sides,
        options,
        request=request,
    )


def write_terminal_brief(situation: Situation, stream: IO[str], *, show_names: bool) -> None:
    """The brief of the whole situation."""
    from reportedly.registry import Resources

    resources = Resources()
    options = options_for(resources, title="Situation brief", show_names=show_names)
    _print_text(make_brief(situation, resources, options), stream)


def _check(made: Brief, situation: Situation, options: BriefOptions) -> bool:
    from reportedly.brief import check_brief

    judged = situation.judged()
    found = check_brief(made, situation.reports(), judged.claims, options, corrections=judged.corrections)
    for fault in found.faults:
        report_error(str(fault))
    report_note(
        f"{found.sentences:,} sentences with {found.numbers:,} numbers and {found.names:,} names checked; "
        f"{found.computed:,} pieces are computed, each with its reason; {len(found.faults):,} sentences fail"
    )
    return not found.faults


def _write(made: Brief, format_: BriefFormat, output: Path | None) -> None:
    content = None if format_ is BriefFormat.text else _as_bytes(made, format_)
    with opened_output(output) as stream:
        if content is None:
            _print_text(made, stream)
        else:
            stream.flush()
            stream.buffer.write(content)  # type: ignore[attr-defined]  # stdout and files both have one
            stream.buffer.flush()  # type: ignore[attr-defined]


def _print_text(made: Brief, stream: IO[str]) -> None:
    from reportedly.brief.terminal import print_brief

    print_brief(made, result_console(stream))


def _as_bytes(made: Brief, format_: BriefFormat) -> bytes:
    if format_ is BriefFormat.pdf:
        from reportedly.brief.pdf import pdf_brief

        return pdf_brief(made)
    if format_ is BriefFormat.json:
        from reportedly.brief.records import brief_json

        return brief_json(made).encode()
    if format_ is BriefFormat.md:
        from reportedly.brief.markdown import markdown_brief

        return markdown_brief(made).encode()
    from reportedly.brief.page import html_brief

    return html_brief(made).encode()
