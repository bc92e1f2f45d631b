"""Event locations: reading a verb and its places, the shares of words, the nearest name, and the rules asked
about any verb."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.evaluate.corpora import corpus_report, half_of
from reportedly.evaluate.event_location import LocatedVerb, nearest_name, read_event_location, score_verb
from reportedly.evaluate.polnear import Range
from reportedly.evaluate.rows import sum_rows
from reportedly.extract.places.of_words import places_of_word
from reportedly.registry import Resources, make_english_annotator

TEXT = "Farmers met in New Osterby after rebels shot two men in Dale."


def _range(words: str) -> Range:
    start = TEXT.index(words)
    return Range(start, start + len(words))


def _line(**labels: str) -> str:
    spans = [
        {"start": _range(words).start, "end": _range(words).end, "label": label.rstrip("2")}
        for label, words in labels.items()
    ]
    return json.dumps({"text": TEXT, "spans": spans, "answer": "accept"})


def test_a_verb_is_read_with_its_places(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    lines = (_line(LOCATION="Dale", VERB="shot"), "", _line(VERB="met"), _line(VERB="met", VERB2="shot"))
    path.write_text("\n".join(lines), encoding="utf-8")
    shot, met = read_event_location(path)
    assert (shot.verb, shot.places) == (_range("shot"), (_range("Dale"),))
    assert met.places == ()
    assert len(list(read_event_location(path, half_of(TEXT)))) == 2
    assert not list(read_event_location(path, "test" if half_of(TEXT) == "dev" else "dev"))


def test_what_is_broken_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    with pytest.raises(InputError, match="cannot be read"):
        list(read_event_location(path))
    path.write_text('{"text": "a"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"train\.jsonl:1"):
        list(read_event_location(path))


def test_words_are_counted_not_names() -> None:
    gold = LocatedVerb(TEXT, _range("met"), (_range("New Osterby"),))
    rows = score_verb(gold, [_range("Osterby"), _range("Dale")]) + score_verb(gold, [])
    words = rows.found["words of places"]
    assert (words.right, words.given, words.gold) == (1, 2, 4)
    assert rows.value("whole places.f1") == 0.0
    assert rows.value("sentences with a place.recall") == 0.5


def test_a_place_where_there_is_none_costs_precision() -> None:
    gold = LocatedVerb(TEXT, _range("met"), ())
    total = sum_rows([score_verb(gold, [_range("Dale")]), score_verb(gold, [])])
    assert (total.scored, total.value("words of places.precision")) == (2, 0.0)
    assert total.value("words of places.recall") is None


def test_the_baseline_takes_the_nearest_name() -> None:
    names = [_range("New Osterby"), _range("Dale")]
    assert nearest_name(names, _range("shot").start) == [_range("Dale")]
    assert nearest_name([], 0) == []


def test_the_rules_are_asked_about_any_verb() -> None:
    text = "The council opened a library in Kharkiv. Gunmen shot a driver in Odesa."
    (document,) = make_english_annotator(Resources()).annotate([corpus_report(text)])

    def asked(word: str) -> list[str]:
        token = next(token for token in document.doc if token.text == word)
        return [mention.span.text for mention in places_of_word(document, token)]

    assert (asked("opened"), asked("shot")) == (["Kharkiv"], ["Odesa"])
