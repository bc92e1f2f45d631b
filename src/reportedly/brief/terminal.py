"""Brief -> the terminal, with rich. In: a `Brief` and a console. Out: headed prose at a width that reads
well, tables, and the cited words as numbered notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reportedly.brief.briefs import Brief
from reportedly.brief.content import Sentence, StandingGroup
from reportedly.brief.dates import day_words, written_words
from reportedly.brief.growth import UNITS, bounds_words, range_words
from reportedly.brief.rows import TollLine, TollPoint, TollSeries
from reportedly.brief.tables import capital
from reportedly.brief.wording import label, words

_WIDTH = 100
_BAR = 16
_TOLLS, _SITES = "Tolls", "Dangerous sites"
_STYLES = {
    "contested": "bold red",
    "denied": "bold red",
    "retracted": "bold red",
    "agreed": "green",
    "corroborated": "green",
}


def _prose(brief: Brief, sentences: Sequence[Sentence]) -> Text:
    text = Text()
    for index, sentence in enumerate(sentences):
        text.append(" " if index else "")
        text.append(sentence.text)
        if sentence.claim_ids:
            text.append(f" {_cited(brief, sentence.claim_ids)}", style="dim cyan")
    return text


def _groups(brief: Brief, groups: Sequence[StandingGroup]) -> Iterator[RenderableType]:
    for group in groups:
        yield Text.assemble((f"\n{group.heading}", "bold underline"), (f"  {group.meaning}", "dim"))
        for paragraph in group.paragraphs:
            bar = Text("│ ", style=_STYLES.get(paragraph.standing, "dim"))
            head = Text.assemble(
                (paragraph.heading, "bold"), (f"  {paragraph.when} · {paragraph.carried}", "dim")
            )
            grid = Table.grid(padding=(0, 0))
            grid.add_column(width=2)
            grid.add_column(overflow="fold")
            grid.add_row(bar, head)
            grid.add_row(bar, _prose(brief, paragraph.sentences))
            yield Padding(grid, (1, 0, 0, 2))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(*head, box=None, header_style="bold", padding=(0, 2, 0, 0), show_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _cited(brief: Brief, claim_ids: tuple[str, ...]) -> str:
    return f"[{', '.join(map(str, brief.numbers(claim_ids)))}]"


def _tolls(brief: Brief) -> Iterator[RenderableType]:
    for series in brief.tolls:
        most = max((point.value or 0.0 for point in series.points), default=0.0)
        standing = label("standings", series.standing)
        yield Text.assemble((f"\n{series.counted}, {series.place}", "bold"), (f"  {standing}", "dim"))
        grid = Table.grid(padding=(0, 2, 0, 0))
        for column in range(6):
            grid.add_column(overflow="fold", justify="right" if column == 1 else "left")
        for line in series.lines:
            for point in line.points:
                grid.add_row(*_point_cells(brief, series, line, point, most))
        yield Padding(grid, (0, 0, 0, 2))
        if ranged := range_words(series):
            yield Padding(Text(capital(ranged), style="dim"), (0, 0, 0, 2))
        if series.sentences:
            yield Padding(_prose(brief, series.sentences), (0, 0, 0, 2))


def _point_cells(
    brief: Brief, series: TollSeries, line: TollLine, point: TollPoint, most: float
) -> Iterator[Text]:
    published = "published " if point.is_published and point.day else ""
    state = ", ".join(part for part in (point.state, bounds_words(point, series.measure)) if part)
    bar = round(_BAR * (point.value or 0.0) / most) if series.is_drawn and most else 0
    who = capital(point.speaker) + (f" ({side})" if (side := line.beside(point)) else "")
    yield Text(f"{published}{day_words(point.day)}", style="dim")
    yield Text(point.wording + UNITS.get(series.measure, ""), style="bold")
    yield Text("▇" * bar, style="cyan")
    yield Text(who + (f"; {state}" if state else ""))
    yield Text(f"{len(point.outlets)} outlet{'' if len(point.outlets) == 1 else 's'}", style="dim")
    yield Text(_cited(brief, point.claim_ids), style="dim cyan")


def _rivals(brief: Brief) -> Iterator[RenderableType]:
    for rival in brief.rivals:
        yield Text.assemble((f"\n{rival.title}", "bold"), (f"  {rival.note}", "dim"))
        table = Table(box=None, header_style="bold", padding=(0, 3, 0, 0), expand=True)
        for column in rival.columns:
            table.add_column(Text(column.voice), ratio=1, overflow="fold")
        table.add_row(*(_prose(brief, column.accounts) for column in rival.columns))
        yield Padding(table, (0, 0, 0, 2))


def _changes(brief: Brief) -> Iterator[RenderableType]:
    changes = brief.changes
    if changes is None:
        return
    yield Text(f"Since {changes.since}.", style="dim")
    if not changes.items:
        yield Text("Nothing changed.")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="bold")
    grid.add_column(overflow="fold")
    for change in changes.items:
        grid.add_row(words()["changes"][change.sort], _prose(brief, [change.sentence]))
    yield grid


def _origins(brief: Brief) -> RenderableType:
    rows = [
        (row.label, row.side or "—", str(len(row.outlets)), ", ".join(row.outlets)) for row in brief.origins
    ]
    return _table(("Origin", "Side", "Outlets", "Carried by"), rows)


def _sites(brief: Brief) -> RenderableType:
    rows = [
        (row.name, row.kind, row.place, row.computed, row.stated, row.agrees, _cited(brief, row.claim_ids))
        for row in brief.sites
    ]
    return _table(("Site", "Kind", "From", "Computed", "In the text", "Agrees", ""), rows)


def _list(brief: Brief, sentences: Sequence[Sentence]) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=2)
    grid.add_column(overflow="fold")
    for sentence in sentences:
        grid.add_row(" •", _prose(brief, [sentence]))
    return grid


def _notes(brief: Brief) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", width=5, style="cyan")
    grid.add_column(overflow="fold")
    for note in brief.citations:
        also = "".join(f" For the {role}: “{words}”." for role, words in note.also)
        words = Text(f"“{' '.join(note.words.split())}”")
        grid.add_row(f"[{note.number}]", words + Text(f" {note.source}.{also}", style="dim"))
    return grid


def _sources(brief: Brief) -> RenderableType:
    lines = [
        f"{row.publisher}: {row.title}. {row.published}.{f' {row.url}' if row.url else ''}"
        for row in brief.sources
    ]
    return Text("\n".join(lines))


def _sections(brief: Brief) -> Iterator[tuple[str, RenderableType]]:
    if brief.changes is not None:
        yield "What changed", Group(*_changes(brief))
    if not brief.is_empty:
        yield "What happened", Group(*_groups(brief, brief.happened))
    if brief.tolls:
        yield _TOLLS, Group(*_tolls(brief))
    if brief.rivals:
        yield "Where accounts differ", Group(*_rivals(brief))
    for heading, sentences in (
        ("What is not known", brief.unknown),
        ("Who has not spoken", brief.silent),
        ("Not verified", brief.unverified),
    ):
        if sentences:
            yield heading, _list(brief, sentences)
    if brief.sites:
        yield _SITES, _sites(brief)
    if brief.background:
        yield "Background", Group(*_groups(brief, brief.background))
    if brief.origins:
        yield "Where it comes from", _origins(brief)
    if brief.citations:
        yield "The words", _notes(brief)
    if brief.sources:
        yield "Reports", _sources(brief)


def print_brief(brief: Brief, console: Console) -> None:
    """Write the brief to the console; prose no wider than reads well, tables as wide as the console."""
    prose = min(console.width, _WIDTH)
    console.print(Text(brief.title, style="bold"), width=prose)
    if brief.scope:
        console.print(Text(brief.scope), width=prose)
    if brief.written:
        console.print(Text(f"Written {written_words(brief.written)}.", style="dim"))
    console.print(Text(brief.summary), width=prose)
    for remark in brief.remarks:
        console.print(Text(remark), width=prose)
    for heading, content in _sections(brief):
        console.print()
        console.print(Rule(Text(heading, style="bold"), align="left", style="dim"), width=prose)
        is_table = heading in {_TOLLS, _SITES}
        console.print(Padding(content, (0, 0)), width=console.width if is_table else prose)
    console.print()
    console.print(Text(" ".join((*brief.method, brief.attribution)), style="dim"), width=prose)
