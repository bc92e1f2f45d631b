"""The corpora themselves, where they are at hand: each is read whole, and its own gold scores 1."""

from __future__ import annotations

import pytest

from reportedly.evaluate.corpora import corpus_folder
from reportedly.evaluate.event_location import read_event_location, score_verb
from reportedly.evaluate.muc4 import Template, date_of, read_muc4
from reportedly.evaluate.muc4_answers import Answers, Interval, Target
from reportedly.evaluate.muc4_fills import Fill
from reportedly.evaluate.muc4_scores import score_message, things_and_persons
from reportedly.evaluate.plover import read_plover
from reportedly.evaluate.polnear import Range
from reportedly.evaluate.rows import sum_rows
from reportedly.evaluate.wikievents import read_wikievents

pytestmark = pytest.mark.corpus


def _values(template: Template, slot: int) -> tuple[str, ...]:
    return tuple(fill.values[0] for fill in template.slots.get(slot, ()))


def _targets(template: Template, names: tuple[Fill, ...], number: int, effect: int) -> tuple[Target, ...]:
    """The targets as a perfect system gives them, each with its number and effects."""
    found = []
    for name in names:
        forms = {*name.values}
        numbers = [f.values[0] for f in template.slots.get(number, ()) if forms & {*f.refers_to}]
        effects = [f.values[0] for f in template.slots.get(effect, ()) if forms & {*f.refers_to}]
        found.append(Target(name.values[0], numbers[0] if numbers else None, tuple(effects)))
    summed_up = [f.values[0] for f in template.slots.get(effect, ()) if f.refers_to in ((), ("-",))]
    return (*found, Target("-", None, tuple(summed_up)))


def _date(template: Template) -> Interval | None:
    for value in _values(template, 2):
        before, dash, after = value.partition("-")
        last, first = date_of(after if dash else before), date_of(before)
        return None if last is None else (first, last)
    return None


def _perfect(template: Template) -> Answers:
    place = _values(template, 3)
    parts = [part.split("(")[0].strip() for value in place for part in value.split(":")]
    things, persons = things_and_persons(template)
    return Answers(
        type=_values(template, 4)[0],
        stage=_values(template, 5)[0],
        date=_date(template),
        country=parts[0] if parts else None,
        places=tuple(parts[1:]),
        instruments=_values(template, 6),
        individuals=_values(template, 9),
        organizations=_values(template, 10),
        things=_targets(template, things, 14, 16),
        persons=_targets(template, persons, 21, 23),
    )


def test_muc4_gold_answers_itself() -> None:
    folder = corpus_folder("muc4")
    messages = [message for split in ("dev", "tst1", "tst2") for message in read_muc4(folder / split)]
    assert len(messages) == 1500
    assert sum(len(message.templates) for message in messages) == 1305
    rows = sum_rows(score_message(m.templates, [_perfect(t) for t in m.templates]) for m in messages)
    # A few dates are written otherwise ("OCT 18"), some targets share a description and so its effects.
    shares = {name: tally.f1 for name, tally in rows.found.items()}
    assert {name: share for name, share in shares.items() if share is None or share < 0.96} == {}


def test_event_locations_are_their_own_places() -> None:
    path = corpus_folder("event_location") / "train.jsonl"
    halves = [list(read_event_location(path, half)) for half in ("dev", "test")]
    assert [len(half) > 4000 for half in halves] == [True, True]
    assert sum(len(half) for half in halves) == 9197
    rows = sum_rows(score_verb(verb, verb.places) for half in halves for verb in half)
    assert {tally.f1 for tally in rows.found.values()} == {1.0}
    assert all(verb.text[slice(*verb.verb)].strip() for half in halves for verb in half)


def test_plover_has_its_records_in_two_halves() -> None:
    path = corpus_folder("plover_gsr") / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    dev, test = (list(read_plover(path, half)) for half in ("dev", "test"))
    assert len(dev) + len(test) == 322
    assert all(record.words and record.text for record in (*dev, *test))


def test_wikievents_triggers_are_words_of_the_text() -> None:
    articles = list(read_wikievents(corpus_folder("wikievents") / "dev.jsonl"))
    assert len(articles) == 20
    for article in articles:
        for trigger in article.triggers:
            word = article.text[slice(*Range(trigger.span.start, trigger.span.end))]
            assert word == word.strip() and word
