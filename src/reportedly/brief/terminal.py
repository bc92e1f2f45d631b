"""Brief -> the terminal, with rich. In: a `Brief` and a console. Out: headed prose at a width that reads
well, tables, and the cited words as numbered notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reportedly.brief.content import Brief, PlaceGroup, Sentence

_WIDTH = 100
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
        numbers = ", ".join(map(str, brief.numbers(sentence.claim_ids)))
        text.append(f" [{numbers}]", style="dim cyan")
    return text


def _groups(brief: Brief, groups: Sequence[PlaceGroup]) -> Iterator[RenderableType]:
    for group in groups:
        yield Text(f"\n{group.heading}", style="bold underline")
        for kind in group.kinds:
            yield Text(f"\n  {kind.heading}", style="bold cyan")
            for paragraph in kind.paragraphs:
                bar = Text("│ ", style=_STYLES.get(paragraph.standing, "dim"))
                grid = Table.grid(padding=(0, 0))
                grid.add_column(width=4)
                grid.add_column(overflow="fold")
                grid.add_row(Text("  ") + bar, _prose(brief, paragraph.sentences))
                yield grid


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(*head, box=None, header_style="bold", padding=(0, 2, 0, 0), show_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _cited(brief: Brief, claim_ids: tuple[str, ...]) -> str:
    return f"[{', '.join(map(str, brief.numbers(claim_ids)))}]"


def _tolls(brief: Brief) -> RenderableType:
    rows = [
        (
            row.counted,
            row.place,
            row.wording,
            row.low,
            row.best,
            row.high,
            row.speaker,
            row.stated,
            _cited(brief, row.claim_ids),
        )
        for row in brief.tolls
    ]
    return _table(("Counted", "Where", "In words", "Low", "Best", "High", "By whom", "Stated", ""), rows)


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
    if not brief.is_empty:
        yield "What happened", Group(*_groups(brief, brief.happened))
    if brief.tolls:
        yield "Figures", _tolls(brief)
    for heading, sentences in (
        ("Contested or unverified", brief.doubtful),
        ("What is not known", brief.unknown),
        ("Who has not spoken", brief.silent),
    ):
        if sentences:
            yield heading, _list(brief, sentences)
    if brief.sites:
        yield "Dangerous sites", _sites(brief)
    if brief.background:
        yield "Background", Group(*_groups(brief, brief.background))
    if brief.citations:
        yield "The words", _notes(brief)
    if brief.sources:
        yield "Sources", _sources(brief)


def print_brief(brief: Brief, console: Console) -> None:
    """Write the brief to the console; prose no wider than reads well, tables as wide as the console."""
    prose = min(console.width, _WIDTH)
    console.print(Text(brief.title, style="bold"), width=prose)
    if brief.written:
        console.print(Text(f"Written {brief.written}.", style="dim"))
    console.print(Text(brief.summary), width=prose)
    for heading, content in _sections(brief):
        console.print()
        console.print(Rule(Text(heading, style="bold"), align="left", style="dim"), width=prose)
        is_table = heading in {"Figures", "Dangerous sites"}
        console.print(Padding(content, (0, 0)), width=console.width if is_table else prose)
    console.print()
    console.print(Text(" ".join((*brief.method, brief.attribution)), style="dim"), width=prose)
