"""Claims -> a table for the eye, one block a report. In: reports with their claims. Out: who says what, where
and when, in 80 to 120 columns; private names masked unless asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.session import result_console
from reportedly.cli.wording import (
    actors_words,
    figures_words,
    place_words,
    speaker_words,
    stance_words,
    time_words,
)
from reportedly.export.jsonl import names_by_report
from reportedly.export.mask import mask_names
from reportedly.model.claim import Claim
from reportedly.model.report import Report

Mask = Callable[[str], str]
_STANCES = {"denied": "red", "hypothetical": "yellow", "attributed": "cyan", "asserted": ""}
_HEADS = ("What", "Where", "When", "According to", "As")
_SHARES = (38, 23, 17, 22)  # of a hundred columns that the last one leaves
_STANCE_WIDTH = 12


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What the table shows beside the values, which are those that were read: the words of each claim, its
    id, private names, and by claim id what people said of it (`beside`)."""

    words: bool = False
    ids: bool = False
    show_names: bool = False
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)


def print_claims(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    stream: IO[str],
    options: TableOptions | None = None,
) -> None:
    """Write the claims under their reports, in the order of the text."""
    options = options or TableOptions()
    console = result_console(stream)
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_report[claim.report_id].append(claim)
    names = {} if options.show_names else names_by_report(claims)
    for number, report in enumerate(reports):
        hidden = names.get(report.id, frozenset())

        def mask(text: str, hidden: frozenset[str] = hidden) -> str:
            return mask_names(text, hidden)

        if number:
            console.print()
        console.print(_heading(report, mask))
        _print_report(console, report, of_report[report.id], mask, options)


def _print_report(
    console: Console, report: Report, claims: Sequence[Claim], mask: Mask, options: TableOptions
) -> None:
    if not claims:
        console.print(Text(f"  {_why_none(report)}", style="dim"))
        return
    console.print(_row(console, [Text(head, style="bold dim") for head in _HEADS]))
    for claim in claims:
        console.print(_row(console, _cells(claim, mask)))
        for said in options.beside.get(claim.id, ()):
            console.print(Padding(Text(f"! {mask(said)}", style="yellow"), (0, 0, 0, 2)))
        if options.words:
            words = Text(f"“{mask(' '.join(claim.words.text.split()))}”", style="dim italic")
            console.print(Padding(words, (0, 0, 0, 2)))
        if options.ids:
            console.print(Text(f"  {claim.id}", style="dim"))


def _heading(report: Report, mask: Mask) -> Text:
    name = mask(report.title or report.path or report.id)
    rest = [
        report.publisher,
        report.published and report.published[:10],
        report.path if report.title else None,
    ]
    said = " · ".join(part for part in rest if part)
    return Text.assemble((name, "bold underline"), (f"  {said}" if said else "", "dim"))


def _why_none(report: Report) -> str:
    return "not in English: kept, not read" if report.status == "unsupported_language" else "no claims found"


def _row(console: Console, cells: Sequence[Text]) -> Table:
    """One line of the table, the same widths in every one, so that long words can stand between them."""
    table = Table.grid(padding=(0, 2, 0, 0))
    room = console.width - 2 * len(_HEADS) - _STANCE_WIDTH
    for share in _SHARES:
        table.add_column(width=share * room // 100, overflow="fold")
    table.add_column(width=_STANCE_WIDTH, overflow="fold")
    table.add_row(*cells)
    return table


def _cells(claim: Claim, mask: Mask) -> list[Text]:
    what = Text(claim.kind.replace("_", " "), style="bold")
    if figures := figures_words(claim.figures):
        what.append(f"  {mask(figures)}", style="not bold green")
    if actors := actors_words(claim):
        what.append(f"\n{mask(actors)}", style="not bold")
    return [
        what,
        Text(mask(place_words(claim.place))),
        Text(time_words(claim.time)),
        Text(mask(speaker_words(claim))),
        Text(stance_words(claim).replace(", ", "\n"), style=_STANCES.get(claim.stance, "")),
    ]
