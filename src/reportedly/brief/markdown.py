"""Brief -> Markdown with footnotes. In: a `Brief`. Out: one text that any Markdown reader shows, cited words
as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.brief.briefs import Brief
from reportedly.brief.content import Sentence, StandingGroup
from reportedly.brief.dates import day_words, written_words
from reportedly.brief.growth import UNITS, bounds_words, range_words
from reportedly.brief.rows import TollSeries
from reportedly.brief.tables import capital
from reportedly.brief.wording import label, words

_TOLL_HEAD = ("First stated", "Figure", "Given by", "Outlets", "")
_SITE_HEAD = ("Site", "Kind", "From", "Computed", "In the text", "Agrees", "")


def _safe(text: str) -> str:
    """The text without what Markdown would read as markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(text.split()))


def _notes(brief: Brief, claim_ids: tuple[str, ...]) -> str:
    return "".join(f"[^{number}]" for number in brief.numbers(claim_ids))


def _said(brief: Brief, sentences: Sequence[Sentence]) -> str:
    return " ".join(_safe(sentence.text) + _notes(brief, sentence.claim_ids) for sentence in sentences)


def _groups(brief: Brief, groups: Sequence[StandingGroup]) -> Iterator[str]:
    for group in groups:
        yield f"### {_safe(group.heading)}"
        if group.meaning:
            yield f"*{_safe(group.meaning)}*"
        for paragraph in group.paragraphs:
            head = f"**{_safe(paragraph.heading)}** ({_safe(paragraph.when)}; {_safe(paragraph.carried)})"
            yield f"{head}  \n{_said(brief, paragraph.sentences)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _tolls(brief: Brief) -> Iterator[str]:
    for series in brief.tolls:
        if series.is_drawn:
            yield f"### {_safe(series.counted)}, {_safe(series.place)}"
            ranged = f" {_safe(capital(range_words(series)))}." if range_words(series) else ""
            yield f"*{_safe(capital(label('standings', series.standing)))}.*{ranged}"
            yield _table(_TOLL_HEAD, [row[2:] for row in _toll_rows(brief, series)])
            if series.sentences:
                yield _said(brief, series.sentences)
    single = [row for series in brief.tolls if not series.is_drawn for row in _toll_rows(brief, series)]
    if single:
        yield "### Figures of one day"
        yield _table(("Counted", "Where", *_TOLL_HEAD), single)


def _toll_rows(brief: Brief, series: TollSeries) -> Iterator[list[str]]:
    for line in series.lines:
        for point in line.points:
            who = capital(point.speaker) + (f" ({side})" if (side := line.beside(point)) else "")
            state = ", ".join(part for part in (point.state, bounds_words(point, series.measure)) if part)
            published = "published " if point.is_published and point.day else ""
            figure = point.wording + UNITS.get(series.measure, "") + (f" ({state})" if state else "")
            day = f"{published}{day_words(point.day)}"
            cells = (series.counted, series.place, day, figure, who, str(len(point.outlets)))
            yield [*map(_safe, cells), _notes(brief, point.claim_ids)]


def _rivals(brief: Brief) -> Iterator[str]:
    for rival in brief.rivals:
        yield f"### {_safe(rival.title)}"
        yield f"*{_safe(rival.note)}*"
        cells = ["<br>".join(_said(brief, [account]) for account in c.accounts) for c in rival.columns]
        yield _table([_safe(column.voice) for column in rival.columns], [cells])


def _changes(brief: Brief) -> Iterator[str]:
    if brief.changes is not None:
        yield f"Since {_safe(brief.changes.since)}."
        lines = [
            f"- **{words()['changes'][c.sort]}**: {_said(brief, [c.sentence])}" for c in brief.changes.items
        ]
        yield "\n".join(lines) or "Nothing changed."


def _origins(brief: Brief) -> str:
    rows = [
        [*map(_safe, (row.label, row.side or "—", str(len(row.outlets)), ", ".join(row.outlets)))]
        for row in brief.origins
    ]
    return _table(("Origin", "Side", "Outlets", "Carried by"), rows)


def _sites(brief: Brief) -> str:
    return _table(
        _SITE_HEAD,
        [
            [
                *map(_safe, (row.name, row.kind, row.place, row.computed, row.stated, row.agrees)),
                _notes(brief, row.claim_ids),
            ]
            for row in brief.sites
        ],
    )


def _list(brief: Brief, sentences: Sequence[Sentence]) -> str:
    return "\n".join(f"- {_said(brief, [sentence])}" for sentence in sentences)


def _sources(brief: Brief) -> str:
    lines = []
    for row in brief.sources:
        address = f" <{row.url}>" if row.url and re.fullmatch(r"https?://[^\s<>]+", row.url) else ""
        lines.append(f"- {_safe(row.publisher)}: {_safe(row.title)}. {row.published}.{address}")
    return "\n".join(lines)


def _footnotes(brief: Brief) -> Iterator[str]:
    for note in brief.citations:
        also = "".join(f" For the {role}: “{_safe(words).rstrip('.')}”." for role, words in note.also)
        shown = " ".join(
            part for part in (_safe(note.before), f"**{_safe(note.words)}**", _safe(note.after)) if part
        )
        yield f"[^{note.number}]: {shown} ({_safe(note.source)}.){also}"


def markdown_brief(brief: Brief) -> str:
    """The brief as Markdown."""
    parts = [f"# {_safe(brief.title)}"]
    parts += [f"**{_safe(brief.scope)}**"] if brief.scope else []
    parts += [f"Written {_safe(written_words(brief.written))}."] if brief.written else []
    parts += [_safe(brief.summary), *map(_safe, brief.remarks)]
    if brief.changes is not None:
        parts += ["## What changed", *_changes(brief)]
    if not brief.is_empty:
        parts += ["## What happened", *_groups(brief, brief.happened)]
    sections = (
        ("## Tolls", "\n\n".join(_tolls(brief))),
        ("## Where accounts differ", "\n\n".join(_rivals(brief))),
        ("## What is not known", _list(brief, brief.unknown)),
        ("## Who has not spoken", _list(brief, brief.silent)),
        ("## Not verified", _list(brief, brief.unverified)),
        ("## Dangerous sites", _sites(brief) if brief.sites else ""),
        ("## Background", "\n\n".join(_groups(brief, brief.background))),
        ("## Where it comes from", _origins(brief) if brief.origins else ""),
        ("## Reports", _sources(brief)),
        ("## How this was made", f"{' '.join(map(_safe, brief.method))}\n\n{_safe(brief.attribution)}"),
    )
    for heading, content in sections:
        parts += [heading, content] if content else []
    return "\n\n".join([*parts, *_footnotes(brief)]) + "\n"
