"""`reportedly show`: one report, incident or claim, to read. In: its id. Out: what is known of it."""
# ruff: noqa: PLC0415 - `--help` must not load the database

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import Db, Output, ShowNames, opened_output, session_of

if TYPE_CHECKING:
    from reportedly.cli.pages import Page
    from reportedly.model.incident import Incident
    from reportedly.model.report import Report
    from reportedly.situation import Situation


def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="REPORT|INCIDENT|CLAIM", help="An id, or how it begins.")],
    db: Db,
    output: Output = None,
    show_names: ShowNames = False,
) -> None:
    """Show one report with its claims, one incident with its tolls and reasons, or one claim."""
    from reportedly.cli.lookup import find_noun
    from reportedly.cli.pages import Page
    from reportedly.cli.reasons import write_claim
    from reportedly.model.incident import Incident
    from reportedly.model.report import Report

    with session_of(context).open_old(db) as situation, opened_output(output) as stream:
        noun = find_noun(situation, id_)
        page = Page(stream, situation, show_names=show_names)
        if isinstance(noun, Report):
            _write_report(page, situation, noun)
        elif isinstance(noun, Incident):
            _write_incident(page, situation, noun)
        else:
            write_claim(page, situation, noun)


def _write_report(page: Page, situation: Situation, report: Report) -> None:
    page.heading(report.title or report.path or report.id, report.id)
    page.facts({
        "publisher": report.publisher, "published": report.published, "address": report.url,
        "file": report.path, "row": report.row, "language": report.language, "status": report.status,
        "SHA-256": report.digest,
    })  # fmt: skip
    page.paragraph(report.text)
    page.claims([report], situation.claims(report.id))


def _write_incident(page: Page, situation: Situation, incident: Incident) -> None:
    from reportedly.cli.wording import figure_words, place_words, time_words

    page.heading(incident.kind.replace("_", " "), incident.id)
    page.facts({
        "place": place_words(incident.place), "time": time_words(incident.time),
        "standing": incident.standing.value.replace("_", " "),
    })  # fmt: skip
    page.bullets("Why it stands so", incident.standing.reasons)
    labels = _labels(incident)
    for toll in incident.tolls:
        entries = [
            f"{figure_words(e.figure)}: {e.speaker or labels[e.origin]}, {e.stated or 'no date'}"
            for e in toll.entries
        ]
        page.bullets(
            f"Toll, {toll.measure.replace('_', ' ')}: {toll.standing.value.replace('_', ' ')}", entries
        )
        page.bullets("", toll.standing.reasons)
    page.bullets("Origins, copies counted once", [labels[key] for key in incident.origins])
    page.bullets("Why these claims belong together", map(str, incident.links))
    reports = [report for report in situation.reports() if report.id in incident.report_ids]
    page.claims(reports, [claim for claim in situation.claims() if claim.id in incident.claim_ids])


def _labels(incident: Incident) -> dict[str, str]:
    """The origins' keys as they are shown: those of private people are numbered, for theirs are made of
    their names."""
    from reportedly.export.mask import mask_record

    keys = list(dict.fromkeys((*incident.origins, *(e.origin for t in incident.tolls for e in t.entries))))
    return dict(zip(keys, mask_record({"keys": keys}, frozenset())["keys"], strict=True))
