"""Columns: what a header's names mean."""

from __future__ import annotations

import pytest

from reportedly.errors import InputError
from reportedly.ingest.columns import map_columns, recognised


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (["title", "text", "publisher", "url", "published", "path"],
         {"title": 0, "text": 1, "publisher": 2, "url": 3, "published": 4, "path": 5}),
        (["Article Title", "ARTICLE_CONTENT", "Source", "Date"],
         {"title": 0, "text": 1, "publisher": 2, "published": 3}),
        (["Headline", "body", "outlet", "Link", "pub-date", "filename"],
         {"title": 0, "text": 1, "publisher": 2, "url": 3, "published": 4, "path": 5}),
        (["id", "article", "source_url", "publication_date"], {"text": 1, "url": 2, "published": 3}),
        (["content", "text"], {"text": 1}),
        (["text", "text"], {"text": 0}),
    ],
)  # fmt: skip
def test_common_names_are_understood(header: list[str], found: dict[str, int]) -> None:
    assert map_columns(header, {}, name="a.csv") == found


def test_the_user_goes_first() -> None:
    assert map_columns(["text", "Lead Story"], {"text": "lead story"}, name="a.csv") == {"text": 1}


def test_a_chosen_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r'no column "news".*the columns are a, text'):
        map_columns(["a", "text"], {"text": "news"}, name="a.csv")
    assert map_columns(["a", "text"], {"url": "news"}, name="a.csv", ragged=True) == {"text": 1}


def test_a_table_without_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"no column holds the text.*the columns are id, colour"):
        map_columns(["id", "colour", ""], {}, name="a.csv")
    assert recognised(["id", "colour"], {}) == 0
