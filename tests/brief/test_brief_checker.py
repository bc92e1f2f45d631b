"""The checker: numbers made comparable, sound sentences pass, altered ones do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from brief.example import OPTIONS, ExampleSides, example
from brief.mutations import mutations
from case_tables import Case, read_table
from reportedly.brief import Brief, build_brief, check_brief
from reportedly.brief.checker import declared, unsupported
from reportedly.brief.content import Computed, Sentence
from reportedly.brief.numbers import numbers_in
from reportedly.brief.proofs import Record, record_of
from reportedly.brief.retelling import Retelling
from reportedly.model.span import Span

CASES = Path(__file__).parent / "numbers.tsv"


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(*example(), ExampleSides(), OPTIONS)


@pytest.fixture(scope="module")
def record() -> Record:
    reports, claims, _ = example()
    return record_of(reports, claims, OPTIONS)


@pytest.mark.parametrize("case", read_table(CASES), ids=lambda case: case["text"])
def test_numbers(case: Case) -> None:
    expected = [part if ":" in part else float(part) for part in case["values"].split()]
    assert list(numbers_in(case["text"])) == expected


def test_every_alteration_of_every_sentence_is_found(brief: Brief, record: Record) -> None:
    """A number or a name altered, or swapped with another of the same sentence."""
    retelling = Retelling(brief, record.claims, record.scene)
    count: Counter[str] = Counter()
    for sentence in brief.sentences():
        assert unsupported(sentence, record) == () and retelling.tells(sentence), sentence.text
        for sort, text in mutations(sentence.text):
            false = replace(sentence, text=text)
            assert unsupported(false, record) or not retelling.tells(false), (sort, text)
            count[sort] += 1
    assert count["number altered"] > 100 and count["name altered"] > 80
    assert count["numbers swapped"] > 80 and count["names swapped"] > 80


def test_counts_swapped_between_two_things_stand_in_the_words_and_are_found(record: Record) -> None:
    claim = next(c for c in record.claims.values() if c.words.text.startswith("In Kyiv, a father"))
    said = Sentence("The Harbour Post reports that 2 people were killed and 3 injured.", (claim.id,))
    swapped = replace(said, text="The Harbour Post reports that 3 people were killed and 2 injured.")
    assert unsupported(declared(said, record), record) == ()
    assert unsupported(declared(swapped, record), record) == ("3", "2")


def test_a_count_is_computed_only_where_its_words_hold_no_other_number(record: Record) -> None:
    claim = next(c for c in record.claims.values() if "13 people were" in c.words.text)
    wrong = replace(claim.figures[0], low=14, best=14, high=14)
    false = record_of(tuple(record.scene.reports.values()), [replace(claim, figures=(wrong,))], OPTIONS)
    said = Sentence("Aleksei Smirnov says that 14 people were injured.", (claim.id,))
    assert unsupported(declared(said, false), false) == ("14",)


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


def test_a_citation_that_is_missing_or_one_too_many_is_found(brief: Brief, record: Record) -> None:
    retelling = Retelling(brief, record.claims, record.scene)
    one = next(s for s in brief.sentences() if "13 people were injured" in s.text)
    other = next(s for s in brief.sentences() if "28 settlements" in s.text)
    assert retelling.tells(one) and not retelling.tells(replace(one, claim_ids=other.claim_ids))
    contested = next(s for s in brief.sentences() if "denies it" in s.text and len(s.claim_ids) > 1)
    assert not retelling.tells(replace(contested, claim_ids=contested.claim_ids[1:]))


def test_a_side_that_speaks_is_not_silent(brief: Brief, record: Record) -> None:
    retelling = Retelling(brief, record.claims, record.scene)
    silent = next(s for s in brief.silent if "Ukraine" in s.text)
    assert retelling.tells(silent)
    named = tuple(replace(c, text=c.text.replace("Ukraine", "Russia")) for c in silent.computed)
    assert not retelling.tells(replace(silent, text=silent.text.replace("Ukraine", "Russia"), computed=named))
