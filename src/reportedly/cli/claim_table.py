"""Claims -> a table for the eye, one block a report. In: reports with their claims. Out: who says what, where and when,
in 80 to 120 columns; private names masked unless asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import IO

from rich.table import Table
from rich.text import Text

from reportedly.cli.session import result_console
from reportedly.cli.wording import actors_words, figures_words, place_words, speaker_words, stance_words, time_words
from reportedly.export.jsonl import names_by_report
from reportedly.export.mask import mask_names
from reportedly.model.claim import Claim
from reportedly.model.report import Report

Mask = Callable[[str], str]
_STANCES = {"denied": "red", "hypothetical": "yellow", "attributed": "cyan", "asserted": ""}


def print_claims(
    reports: Sequence[Report], claims: Sequence[Claim], stream: IO[str], *, words: bool, show_names: bool
) -> None:
    """Write the claims under their reports, in the order of the text; a report without claims says so."""
    console = result_console(stream)
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_report[claim.report_id].append(claim)
    names = {} if show_names else names_by_report(claims)
    for number, report in enumerate(reports):
        hidden = names.get(report.id, frozenset())

        def mask(text: str, hidden: frozenset[str] = hidden) -> str:
            return mask_names(text, hidden)

        if number:
            console.print()
        console.print(_heading(report, mask))
        found = of_report[report.id]
        console.print(_table(found, mask, words=words) if found else Text(f"  {_why_none(report)}", style="dim"))


def _heading(report: Report, mask: Mask) -> Text:
    name = mask(report.title or report.path or report.id)
    rest = [report.publisher, report.published and report.published[:10], report.path if report.title else None]
    said = " · ".join(part for part in rest if part)
    return Text.assemble((name, "bold"), (f"  {said}" if said else "", "dim"))


def _why_none(report: Report) -> str:
    return "not in English: kept, not read" if report.status == "unsupported_language" else "no claims found"


def _table(claims: Iterable[Claim], mask: Mask, *, words: bool) -> Table:
    table = Table(box=None, header_style="bold dim", padding=(0, 1), pad_edge=False, expand=False)
    table.add_column("What", ratio=4, min_width=20, overflow="fold")
    table.add_column("Where", ratio=2, min_width=11, overflow="fold")
    table.add_column("When", ratio=2, min_width=11, overflow="fold")
    table.add_column("According to", ratio=3, min_width=14, overflow="fold")
    table.add_column("As", min_width=9, overflow="fold")
    for claim in claims:
        style = _STANCES.get(claim.stance, "")
        table.add_row(
            _what(claim, mask, words=words),
            mask(place_words(claim.place)),
            time_words(claim.time),
            mask(speaker_words(claim)),
            Text(stance_words(claim), style=style),
        )
    return table


def _what(claim: Claim, mask: Mask, *, words: bool) -> Text:
    what = Text(claim.kind.replace("_", " "), style="bold")
    if actors := actors_words(claim):
        what.append(f"  {mask(actors)}", style="not bold")
    if figures := figures_words(claim.figures):
        what.append(f"\n{mask(figures)}", style="not bold green")
    if words:
        what.append(f"\n“{mask(' '.join(claim.words.text.split()))}”", style="not bold dim italic")
    return what
