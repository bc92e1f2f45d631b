"""Pages: headings, facts, lists and tables of `show` and `explain`, names masked. In: values. Out: a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claim_table import TableOptions, print_claims
from reportedly.cli.session import result_console
from reportedly.export.mask import mask_names, private_names
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.situation import Situation

_AROUND = 160


class Page:
    """Writes to a stream; with `show_names` off, private names of any report of the situation are masked."""

    def __init__(self, stream: IO[str], situation: Situation, *, show_names: bool) -> None:
        self._stream = stream
        self._console = result_console(stream)
        self._show_names = show_names
        self._names = frozenset[str]() if show_names else private_names(situation.claims())
        self._judged = _judged(situation)

    def mask(self, text: str) -> str:
        return mask_names(text, self._names)

    def heading(self, text: str, id_: str) -> None:
        self._console.print(Text.assemble((self.mask(text), "bold"), (f"  {id_}", "dim")))

    def facts(self, values: Mapping[str, object]) -> None:
        """A line for each value that is known."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for name, value in values.items():
            if value is not None and value != "":
                grid.add_row(f"  {name}", Text(self.mask(str(value))))
        self._console.print(grid)

    def bullets(self, title: str, lines: Iterable[str]) -> None:
        """A list under its title; nothing where there are no lines."""
        found = [line for line in lines if line]
        if not found:
            return
        if title:
            self._console.print(Text(f"\n{title}", style="bold"))
        for line in found:
            self._console.print(Padding(Text(f"• {self.mask(line)}"), (0, 0, 0, 2)))

    def paragraph(self, text: str) -> None:
        self._console.print(Padding(Text(self.mask(text)), (1, 0, 1, 2)))

    def context(self, report: Report, start: int, end: int) -> None:
        """The words in bold, with some of the text before and after."""
        first, last = max(0, start - _AROUND), min(len(report.text), end + _AROUND)
        before, after = report.text[first:start], report.text[end:last]
        lead, tail = "…" if first else "", "…" if last < len(report.text) else ""
        line = Text.assemble(
            (lead + _flat(self.mask(before)), "dim"),
            (_flat(self.mask(report.text[start:end])), "bold"),
            (_flat(self.mask(after)) + tail, "dim"),
        )
        self._console.print(Padding(line, (1, 0, 1, 2)))

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        table = Table(*head, box=None, header_style="dim", padding=(0, 1), pad_edge=False)
        for row in rows:
            table.add_row(*(Text(self.mask(cell)) for cell in row))
        self._console.print(Padding(table, (0, 0, 0, 4)))

    def claims(self, reports: Sequence[Report], claims: Sequence[Claim]) -> None:
        self._console.print()
        options = TableOptions(words=True, ids=True, show_names=self._show_names, beside=self._judged)
        print_claims(reports, claims, self._stream, options)


def _judged(situation: Situation) -> Mapping[str, Sequence[str]]:
    """Claim id -> what people said of it."""
    if not situation.judgements():
        return {}
    read = {claim.id: len(claim.reasons) for claim in situation.claims()}
    return {claim.id: claim.reasons[read[claim.id] :] for claim in situation.judged().claims}


def _flat(text: str) -> str:
    return text.replace("\n", " ")
