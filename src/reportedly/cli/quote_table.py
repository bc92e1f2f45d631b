"""Attributions -> a table for the eye, one block a report. In: quotes. Out: who, by which words, what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.cli.session import result_console
from reportedly.export.mask import Names, mask_names, names_of_people
from reportedly.model.attribution import Attribution
from reportedly.model.quotes import Quotes
from reportedly.model.span import Span

_HEADS = ("Who", "Says so by", "What")
_CLASSES = {"deny": "red", "doubt": "yellow", "fear": "yellow", "hearsay": "yellow"}


def print_quotes(found: Iterable[Quotes], stream: IO[str], *, show_names: bool = False) -> int:
    """Write the attributions under their reports, in the order of the text; gives their number."""
    console = result_console(stream)
    count = 0
    for number, quotes in enumerate(found):
        names: Names = frozenset() if show_names else names_of_people(quotes.people)
        if number:
            console.print()
        title = quotes.report.title or quotes.report.path or quotes.report.id
        console.print(Text(mask_names(title, names), style="bold underline"))
        if not quotes.attributions:
            console.print(Text(f"  {_why_none(quotes)}", style="dim"))
            continue
        _print_rows(console, quotes, names)
        count += len(quotes.attributions)
    return count


def _why_none(quotes: Quotes) -> str:
    if quotes.report.status == "unsupported_language":
        return "not in English: not read"
    return "nobody is said to say anything"


def _print_rows(console: Console, quotes: Quotes, names: Names) -> None:
    table = Table.grid(padding=(0, 2, 0, 0))
    width = console.width - 6
    for share in (27, 18, 55):
        table.add_column(width=share * width // 100, overflow="fold")
    table.add_row(*(Text(head, style="bold dim") for head in _HEADS))
    for attribution in quotes.attributions:
        cue = (_words(attribution.cue, names) or "(goes on)", _CLASSES.get(attribution.cue_class, ""))
        table.add_row(
            _who(attribution, names),
            Text.assemble(cue, (f" {attribution.cue_class}", "dim")),
            Text(_words(attribution.content, names)),
        )
    console.print(table)


def _who(attribution: Attribution, names: Names) -> Text:
    """The source's words, whom they stand for where that says more, the side, and through whom."""
    words = _words(attribution.source, names) or "nobody named"
    speaker = attribution.speaker
    meant = "" if speaker is None else mask_names(speaker.name or speaker.span.text, names)
    more = f" = {meant}" if meant and meant.lower() not in words.lower() else ""
    side = f" ({speaker.side})" if speaker is not None and speaker.side else ""
    via = "".join(f" via {mask_names(item.span.text, names)}" for item in attribution.via)
    return Text.assemble(words, (f"{more}{side}{via}", "cyan"))


def _words(spans: Iterable[Span], names: Names) -> str:
    return mask_names(" … ".join(" ".join(span.text.split()) for span in spans), names)
