"""Factuality corpora: reading, the scores, and levels that follow the facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.annotate.language_model import load_model
from reportedly.errors import InputError
from reportedly.evaluate.factuality import (
    CORPORA,
    JudgedSentence,
    class_of,
    judged_tokens,
    parse_judged,
    read_judged,
    score_levels,
)
from reportedly.evaluate.factuality_facts import Facts, find_facts
from reportedly.evaluate.factuality_levels import fit_table, load_table, tables_as_json


def facts_of(text: str, word: str) -> Facts:
    words = tuple(text.split())
    sentence = JudgedSentence(words, ((words.index(word), 0.0),))
    ((_, doc),) = parse_judged([sentence], load_model())
    return find_facts(doc, [words.index(word)])[0]


def test_a_file_is_read_with_brackets_and_quotes_as_usual(tmp_path: Path) -> None:
    record = {
        "text": "`` Rebels -LRB- fled -RRB- '' .",
        "targets": [{"span1": [3, 4], "label": 2.5, "span_text": "fled"}],
    }
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    sentences = read_judged(path)
    assert sentences == [JudgedSentence(('"', "Rebels", "(", "fled", ")", '"', "."), ((3, 2.5),))]
    tokens = list(judged_tokens(parse_judged(sentences, load_model())))
    assert [(token.text, level) for token, level in tokens] == [("fled", 2.5)]


@pytest.mark.parametrize("content", ["not json", "{}", '{"text": 1, "targets": []}'])
def test_a_foreign_file_is_an_input_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        read_judged(path)


def test_the_thresholds_of_the_three_classes() -> None:
    levels = (-3, -1, -0.9, 0.9, 1, 3)
    assert [class_of(level) for level in levels] == [
        "not", "not", "uncertain", "uncertain", "happened", "happened",
    ]  # fmt: skip


def test_scores_of_right_and_wrong_levels() -> None:
    gold = [3.0, -3.0, 0.0]
    right = score_levels(gold, gold)
    assert (right.number, right.mae, right.macro_f1) == (3, 0.0, 1.0)
    assert right.pearson == pytest.approx(1.0)
    wrong = score_levels(gold, [3.0, 3.0, 3.0])
    assert (wrong.mae, wrong.pearson) == (3.0, 0.0)
    assert wrong.macro_f1 == pytest.approx((2 / 4) / 3)


def test_numbers_of_levels_must_agree() -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        score_levels([1.0], [])


@pytest.mark.parametrize("corpus", CORPORA)
def test_shipped_levels_follow_polarity(corpus: str) -> None:
    table = load_table(corpus)
    told = table.level(facts_of("Rebels attacked the town .", "attacked"))
    denied = table.level(facts_of("Rebels did not attack the town .", "attack"))
    assert told > 1 > denied


def test_a_possible_act_lies_below_a_told_one() -> None:
    table = load_table("UW")
    told = table.level(facts_of("Rebels attacked the town .", "attacked"))
    assert table.level(facts_of("Rebels may attack the town .", "attack")) < told


def test_a_table_is_fitted_by_medians_and_written() -> None:
    facts = [facts_of("Rebels attacked the town .", "attacked")] * 9
    table = fit_table(facts, [3.0] * 5 + [0.0] * 4)
    assert table.level(facts[0]) == 3.0
    assert json.loads(tables_as_json({"own": table}))["own"]["otherwise"] == 3.0


def test_an_unknown_corpus_has_no_table() -> None:
    with pytest.raises(InputError, match="no table"):
        load_table("nowhere")
