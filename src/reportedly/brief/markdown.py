"""Brief -> Markdown with footnotes. In: a `Brief`. Out: one text that any Markdown reader shows, cited words
as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.brief.content import Brief, PlaceGroup, Sentence

_TOLL_HEAD = ("Counted", "Where", "Low", "Best", "High", "In words", "By whom", "Stated", "Standing", "")
_SITE_HEAD = ("Site", "Kind", "From", "Computed", "In the text", "Agrees", "")


def _safe(text: str) -> str:
    """The text without what Markdown would read as markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(text.split()))


def _notes(brief: Brief, claim_ids: tuple[str, ...]) -> str:
    return "".join(f"[^{number}]" for number in brief.numbers(claim_ids))


def _said(brief: Brief, sentences: Sequence[Sentence]) -> str:
    return " ".join(_safe(sentence.text) + _notes(brief, sentence.claim_ids) for sentence in sentences)


def _groups(brief: Brief, groups: Sequence[PlaceGroup]) -> Iterator[str]:
    for group in groups:
        yield f"### {_safe(group.heading)}"
        for kind in group.kinds:
            yield f"#### {_safe(kind.heading)}"
            yield from (_said(brief, paragraph.sentences) for paragraph in kind.paragraphs)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _tolls(brief: Brief) -> str:
    return _table(
        _TOLL_HEAD,
        [
            [
                *map(
                    _safe,
                    (
                        row.counted,
                        row.place,
                        row.low,
                        row.best,
                        row.high,
                        row.wording,
                        row.speaker,
                        row.stated,
                        row.standing.replace("_", " "),
                    ),
                ),
                _notes(brief, row.claim_ids),
            ]
            for row in brief.tolls
        ],
    )


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
    parts += [f"Written {brief.written}."] if brief.written else []
    parts.append(_safe(brief.summary))
    if not brief.is_empty:
        parts += ["## What happened", *_groups(brief, brief.happened)]
    sections = (
        ("## Figures", _tolls(brief) if brief.tolls else ""),
        ("## Contested or unverified", _list(brief, brief.doubtful)),
        ("## What is not known", _list(brief, brief.unknown)),
        ("## Who has not spoken", _list(brief, brief.silent)),
        ("## Dangerous sites", _sites(brief) if brief.sites else ""),
        ("## Background", "\n\n".join(_groups(brief, brief.background))),
        ("## Sources", _sources(brief)),
        ("## How this was made", f"{' '.join(map(_safe, brief.method))}\n\n{_safe(brief.attribution)}"),
    )
    for heading, content in sections:
        parts += [heading, content] if content else []
    return "\n\n".join([*parts, *_footnotes(brief)]) + "\n"
