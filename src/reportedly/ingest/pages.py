"""Pages: saved web pages -> one report each, with the main text, title, publisher, address and date of the
page.

Nothing is ever downloaded: the libraries are given a parsed tree, never a string that they could take for an
address.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from reportedly.errors import InputError
from reportedly.ingest.drafts import Draft, finish_draft
from reportedly.ingest.encodings import declared_charset, decode
from reportedly.ingest.normal_form import clean_line, clean_text, with_headline
from reportedly.model.ids import bytes_digest
from reportedly.model.report import Report
from reportedly.model.source import ReadOptions, Source

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

_DATE_SEARCH = {
    "extensive_search": False,  # no guesses: a year in the footer would become the first of January
    "original_date": True,
    "max_date": "2999-12-31",  # a date in the future is found and then refused by name, not overlooked
}
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S*[.!?\u2026][\"'\u201d\u2019)\]]*(?:\s|$)")
_FEWEST_WORDS = 12
_REMEDY = "save the article's own page, or its text as .txt"


class PageReader:
    """Saved HTML pages: one report a page."""

    name = "page"
    suffixes = frozenset({".html", ".htm"})

    def read(self, source: Source, options: ReadOptions) -> Iterator[Report | InputError]:
        """The article of the page. Raises InputError for a binary file and for a page without an article."""
        markup = decode(source.content, source.name, declared=declared_charset(source.content))
        page = _extract(markup, source.name)
        body = clean_text(page.text or "").strip()
        if len(body.split()) < _FEWEST_WORDS or not _SENTENCE.search(body):
            raise InputError(source.name, "no article found in the page", _REMEDY)
        title = clean_line(page.title or "") or None
        draft = Draft(
            text=with_headline(title, body),
            digest=bytes_digest(source.content),
            label=source.name,
            title=title,
            publisher=page.sitename,
            url=page.url,
            published=page.date,
            path=source.name,
        )
        yield from finish_draft(draft, options)


def _extract(markup: str, name: str) -> Page:
    # Slow to load, and not needed for texts and tables.
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415

    lxml_error: type[Exception] = import_module("lxml.etree").LxmlError
    for library in ("trafilatura", "htmldate"):  # their complaints become our InputError
        logging.getLogger(library).addHandler(_SILENT)
    try:
        tree = load_html(markup)
        if tree is None:  # a fragment, as a clipboard gives it
            tree = load_html(f"<html><body>{markup}</body></html>")
        page = None if tree is None else bare_extraction(
            tree, fast=True, include_comments=False, include_tables=False, with_metadata=True,
            date_extraction_params=dict(_DATE_SEARCH),
        )  # fmt: skip
    except (lxml_error, *_UNEXPECTED) as error:
        raise InputError(name, f"the page cannot be taken apart ({error})", _REMEDY) from error
    if page is None or isinstance(page, dict):
        raise InputError(name, "no article found in the page", _REMEDY)
    return page


_SILENT = logging.NullHandler()
# What trafilatura raises over markup that it does not expect.
_UNEXPECTED = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
