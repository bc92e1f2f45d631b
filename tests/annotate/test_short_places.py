"""Places that only their way of writing tells: short states, datelines in capitals, persons after a title."""

from __future__ import annotations

import pytest

from text_reader import TextReader


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The storm hit Paris, Tenn., on Friday.", "Tenn.", "region"),
        ("The storm hit London, Ont., on Friday.", "Ont.", "region"),
        ("Officials in N.J. said two were hurt.", "N.J.", "region"),
        ("KHARKIV (Agency) - Shells hit a farm.", "KHARKIV", "place"),
    ],
)
def test_it_is_a_place(text: str, words: str, kind: str, reader: TextReader) -> None:
    found = {mention.span.text: mention.kind for mention in reader.document(text).mentions}
    assert found.get(words) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two were hurt or killed, Miss Jones said.", "Miss"),
        ("Judge Lincoln spoke. Lincoln then left.", "Lincoln"),
        ("The Supreme Court met on Friday.", "Court"),
    ],
)
def test_it_is_none(text: str, words: str, reader: TextReader) -> None:
    mentions = reader.document(text).mentions
    assert all(m.span.text != words for m in mentions if m.kind in ("place", "region", "inner_place"))
