"""The checker: numbers made comparable, sound sentences pass, altered ones do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brief.example import OPTIONS, ExampleSides, example
from case_tables import Case, read_table
from reportedly.brief import Brief, build_brief, check_brief
from reportedly.brief.checker import Record, declared, unsupported
from reportedly.brief.content import Computed, Sentence
from reportedly.brief.numbers import numbers_in
from reportedly.model.span import Span

CASES = Path(__file__).parent / "numbers.tsv"


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(*example(), ExampleSides(), OPTIONS)


@pytest.fixture(scope="module")
def record() -> Record:
    reports, claims, _ = example()
    return Record({c.id: c for c in claims}, {r.id: r for r in reports}, OPTIONS)


@pytest.mark.parametrize("case", read_table(CASES), ids=lambda case: case["text"])
def test_numbers(case: Case) -> None:
    expected = [part if ":" in part else float(part) for part in case["values"].split()]
    assert list(numbers_in(case["text"])) == expected


def altered(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence with one number, or one name, that is in no report."""
    text = sentence.text
    for found in re.finditer(r"(?<![\d.,])\d+(?:,\d{3})*", text):
        yield replace(sentence, text=f"{text[: found.start()]}8,917{text[found.end() :]}")
    for found in re.finditer(r"(?<=[a-z] )[A-Z][a-z]{3,}", text):
        yield replace(sentence, text=f"{text[: found.start()]}Qolvany{text[found.end() :]}")


def test_every_alteration_of_every_sentence_is_found(brief: Brief, record: Record) -> None:
    count = 0
    for sentence in brief.sentences():
        assert unsupported(sentence, record) == (), sentence.text
        for false in altered(sentence):
            assert unsupported(false, record), false.text
            count += 1
    assert count > 150


def test_a_number_of_another_claim_is_no_ground(brief: Brief, record: Record) -> None:
    injured = next(s for s in brief.sentences() if "13 people were injured" in s.text)
    other = next(s for s in brief.sentences() if "28 settlements" in s.text)
    assert unsupported(replace(injured, claim_ids=other.claim_ids, computed=()), record)


def test_what_is_computed_says_why(brief: Brief) -> None:
    computed = {item.text: item.reason for s in brief.sentences() for item in s.computed}
    assert computed["58.6 km"] == "distance on the WGS84 ellipsoid from the claim's place"
    assert computed["on the night of 10 to 11 August 2024"].startswith("the time for which the words “")
    assert computed["Russia"].startswith("the side of “")
    assert all(item.reason for s in brief.sentences() for item in s.computed)


def test_only_what_is_needed_is_declared(record: Record) -> None:
    claim = next(iter(record.claims.values()))
    plain = Sentence("Something was said.", (claim.id,))
    assert declared(plain, record).computed == ()


def test_a_declared_piece_covers_itself_alone(record: Record) -> None:
    claim = next(iter(record.claims.values()))
    sentence = Sentence("It was 77 km and 78 km.", (claim.id,), computed=(Computed("77 km", "measured"),))
    assert unsupported(sentence, record) == ("78",)


def test_words_that_do_not_stand_at_their_offsets_are_no_ground() -> None:
    reports, claims, incidents = example()
    false = [
        replace(c, words=Span(c.words.start + 1, c.words.end + 1, c.words.text))
        if "28 settlements" in c.words.text
        else c
        for c in claims
    ]
    false = [
        replace(c, figures=tuple(replace(f, span=Span(0, 2, "28")) for f in c.figures))
        if "28 settlements" in c.words.text
        else c
        for c in false
    ]
    brief = build_brief(reports, claims, incidents, ExampleSides(), OPTIONS)
    bare = brief.with_sentences(lambda s: replace(s, computed=()))
    assert any("28" in fault.loose for fault in check_brief(bare, reports, false, OPTIONS).faults)


def test_a_sentence_without_a_citation_is_a_fault(brief: Brief) -> None:
    reports, claims, _ = example()
    bare = brief.with_sentences(lambda s: replace(s, claim_ids=(), computed=()))
    found = check_brief(bare, reports, claims, OPTIONS)
    assert len([f for f in found.faults if f.loose == ("no citation",)]) == found.sentences
