"""Drafts: what a reader found out about one report -> the Report, with its dates parsed, its language and its
id.

Every reader ends here, so that the user's options, the headline and the checks are the same for each format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import InputError
from reportedly.ingest.dates import DateOrder, parse_date
from reportedly.ingest.languages import find_language, language_status
from reportedly.ingest.normal_form import clean_line
from reportedly.model.ids import report_id
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions

STANDARD_INPUT = "-"
_NO_VALUE = frozenset({"", "nan", "none", "null", "n/a", "nat"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as its source has it: `text` in normal form, the rest as written there.

    `label` is what messages call it (file and line); `order` is how its table writes 8/11/2024."""

    text: str
    digest: str
    label: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    path: str | None = None
    row: int | None = None
    order: DateOrder | None = None


def finish_draft(draft: Draft, options: ReadOptions) -> Iterator[Report | InputError]:
    """The report, then an InputError where its date had to be dropped; only an InputError where it has no
    text."""
    if not draft.text.strip():
        yield InputError(draft.label, "holds no text", "leave it out or give it a text")
        return
    published, note = _published(draft, options)
    publisher = _said(options.publisher) or _said(draft.publisher)
    url = _said(options.url) or _said(draft.url)
    language = find_language(draft.text)
    yield Report(
        id=report_id(draft.digest, draft.row, url or publisher),
        text=draft.text,
        digest=draft.digest,
        title=_said(options.title) or _said(draft.title),
        publisher=publisher,
        url=url,
        published=published,
        path=None if draft.path in (None, STANDARD_INPUT) else clean_line(str(draft.path)),
        row=draft.row,
        language=language,
        status=language_status(language),
    )
    if note is not None:
        yield note


def _published(draft: Draft, options: ReadOptions) -> tuple[str | None, InputError | None]:
    if options.published is not None:
        return options.published, None
    raw = _said(draft.published)
    if raw is None:
        return None, None
    try:
        return parse_date(raw, name=draft.label, order=draft.order), None
    except InputError as error:
        return None, InputError(error.source, f"{error.reason}; read without a date", error.remedy)


def _said(value: str | None) -> str | None:
    """The value on one line; None where it says nothing, as tables do with an empty cell or `NaN`."""
    line = clean_line(value) if value is not None else ""
    return None if line.casefold() in _NO_VALUE else line
