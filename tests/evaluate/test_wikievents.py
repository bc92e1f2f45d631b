"""WikiEvents: reading triggers of the types we know, and what counts as found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import factory
from reportedly.errors import InputError
from reportedly.evaluate.polnear import Range
from reportedly.evaluate.wikievents import EventText, read_wikievents, score_triggers
from reportedly.model.claim import Claim
from reportedly.model.span import Span

FIRST, SECOND = "Dale hit", "A bomb killed two and hurt nine ."


def _words(sentence: str, offset: int) -> list[list[Any]]:
    found, start = [], 0
    for word in sentence.split():
        start = sentence.index(word, start)
        found.append([word, offset + start, offset + start + len(word)])
    return found


def _event(kind: str, first: int) -> dict[str, Any]:
    return {"event_type": kind, "trigger": {"start": first, "end": first + 1}}


def _write(path: Path) -> Path:
    record = {
        "doc_id": "own_1",
        "sentences": [[_words(FIRST, 0), FIRST], [_words(SECOND, len(FIRST)), SECOND]],
        "event_mentions": [
            _event("Life.Injure.Unspecified", 7),
            _event("Life.Die.Unspecified", 4),
            _event("Contact.Contact.Meet", 0),
        ],
    }
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def _read(folder: Path) -> EventText:
    (article,) = read_wikievents(_write(folder / "dev.jsonl"))
    return article


def _claim(text: str, kind: str, trigger: str) -> Claim:
    start, words = text.index(trigger), text.index(SECOND)
    return replace(
        factory.make_claim(),
        kind=kind,
        trigger=Span.of(text, start, start + len(trigger)),
        words=Span.of(text, words, words + len(SECOND)),
    )


def test_triggers_point_into_the_joined_text(tmp_path: Path) -> None:
    article = _read(tmp_path)
    assert article.text == f"{FIRST}\n{SECOND}\n"
    assert [(t.type, article.text[t.span.start : t.span.end]) for t in article.triggers] == [
        ("Life.Die", "killed"),
        ("Life.Injure", "hurt"),
    ]


def test_a_trigger_is_found_once_and_with_its_kind(tmp_path: Path) -> None:
    article = _read(tmp_path)
    right = _claim(article.text, "killing", "killed")
    rows = score_triggers(article, [right, replace(right, id="other")], [])
    assert (rows.value("triggers.right"), rows.value("triggers.given")) == (1, 1)
    assert rows.value("triggers with kind.recall") == 0.5
    wrong = score_triggers(article, [_claim(article.text, "protest", "killed")], [])
    assert (wrong.value("triggers.right"), wrong.value("triggers with kind.right")) == (1, 0)
    assert score_triggers(article, [_claim(article.text, "aid", "killed")], []).value("triggers.given") == 0


def test_a_result_is_told_in_its_acts_claim(tmp_path: Path) -> None:
    article = _read(tmp_path)
    rows = score_triggers(article, [_claim(article.text, "bombing", "bomb")], [Range(9, 11), Range(20, 22)])
    assert rows.value("triggers.right") == 0
    assert rows.value("told in a claim, kind right.recall") == 1.0
    assert rows.value("told in a claim, kind right.f1") is None
    assert rows.value("triggers before joining.given") == 2


def test_what_is_broken_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    with pytest.raises(InputError, match="cannot be read"):
        list(read_wikievents(path))
    path.write_text('{"doc_id": "x", "sentences": []}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"dev\.jsonl:1"):
        list(read_wikievents(path))
