"""Columns: the header of a table -> which column holds the title, the text, the publisher and so on.

What the user says goes first; else the names that news tables commonly use are tried in order, whatever their
case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.errors import InputError

GUESSES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "article_title", "article_headline", "heading"),
    "text": ("text", "body", "content", "article_content", "article", "article_text", "article_body",
             "full_text", "maintext", "story"),
    "publisher": ("publisher", "source", "outlet", "source_name", "publication", "newspaper", "site_name"),
    "url": ("url", "link", "source_url", "article_url", "web_url", "permalink"),
    "published": ("published", "date", "pub_date", "publication_date", "published_at", "publish_date",
                  "publishedat", "pubdate", "date_published", "date_publish", "datetime", "timestamp"),
    "path": ("path", "file", "filename", "file_name", "filepath", "file_path"),
}  # fmt: skip


def map_columns(
    header: Sequence[str], chosen: Mapping[str, str], *, name: str, ragged: bool = False
) -> Mapping[str, int]:
    """Our field -> the index of its column; a field that the table lacks is left out.

    `ragged` tables (JSON lines) may leave any column out of a row. Raises InputError where a chosen column is
    missing or no column holds the text."""
    places = {_folded(column): index for index, column in reversed(list(enumerate(header)))}
    found: dict[str, int] = {}
    for field, guesses in GUESSES.items():
        if field in chosen:
            index = places.get(_folded(chosen[field]))
            if index is None and not ragged:
                raise InputError(name, f'there is no column "{chosen[field]}"', _columns_there(header))
        else:
            index = next((places[guess] for guess in guesses if guess in places), None)
        if index is not None:
            found[field] = index
    if "text" not in found:
        remedy = "name it with the column option; " + _columns_there(header)
        raise InputError(name, "no column holds the text", remedy)
    return found


def recognised(header: Sequence[str], chosen: Mapping[str, str]) -> int:
    """How many of our fields the header has: the measure by which a dialect is chosen."""
    try:
        return len(map_columns(header, chosen, name=""))
    except InputError:
        return 0


def _folded(column: str) -> str:
    return re.sub(r"[\s-]+", "_", column.strip().lower())


def _columns_there(header: Sequence[str]) -> str:
    named = [column.strip() for column in header if column.strip()]
    return "the columns are " + ", ".join(named[:30]) + (" ..." if len(named) > 30 else "")
