"""Matching: which claims are paired, and that the order in which they come does not matter."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from tests.evaluate.pairs import given_claims, load_one

from reportedly.errors import InputError
from reportedly.evaluate import align_claims
from reportedly.evaluate.kinds import FAMILIES, is_violent, same_family
from reportedly.evaluate.matching import pair_up
from reportedly.model.records import claim_record


def test_two_places_of_one_act_find_each_their_own(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    given = given_claims(gold)
    alignment = align_claims(gold, [given[2], given[1], given[3], given[0]])
    assert [pair.given.id for pair in alignment.pairs] == ["clm_0", "clm_1", "clm_2", "clm_3"]
    assert alignment.missed == () and alignment.surplus == ()


def test_the_order_of_claims_does_not_matter(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    given = given_claims(gold) + [replace(c, id=f"{c.id}b") for c in given_claims(gold)]
    expected = align_claims(gold, given)
    for seed in range(5):
        shuffled = random.Random(seed).sample(given, len(given))
        assert align_claims(gold, shuffled) == expected
    assert len(expected.surplus) == 4


def test_overlapping_words_alone_are_no_pair(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    claim = given_claims(gold)[0]
    words = claim.words
    other = replace(
        claim, kind="statement", trigger=replace(words, start=words.end - 5, text=words.text[-5:])
    )
    assert align_claims(gold, [replace(other, figures=())]).pairs == ()
    assert len(align_claims(gold, [other]).pairs) == 1  # its figures say that it is the same claim
    assert len(align_claims(gold, [replace(other, kind="attack", figures=())]).pairs) == 1  # of one family


def test_claims_of_other_sentences_are_no_pair(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    shelling, taken = given_claims(gold)[:2]
    moved = replace(shelling, words=taken.words, trigger=taken.words)
    assert all(pair.gold.claim.kind != "shelling" for pair in align_claims(gold, [moved]).pairs)


def test_records_are_as_good_as_claims(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    given = given_claims(gold)
    records = [claim_record(claim, gold.report) for claim in given]
    assert align_claims(gold, records) == align_claims(gold, given)
    with pytest.raises(InputError, match="clm_0"):
        align_claims(gold, [{"id": "clm_0"}])


def test_families_hold_violent_kinds_only() -> None:
    assert all(is_violent(kind) for kinds in FAMILIES.values() for kind in kinds)
    assert same_family("shelling", "drone_strike") and same_family("statement", "statement")
    assert not same_family("shelling", "armed_clash") and not same_family(
        "attack_repelled", "territory_captured"
    )


def test_pairs_are_as_many_as_can_be() -> None:
    assert pair_up([1, 2], [2, 1], lambda a, b: a == b or (a, b) == (1, 2)) == [(0, 1), (1, 0)]
    assert pair_up([1, 1], [1], lambda a, b: a == b) == [(0, 0)]
    assert pair_up([], [1], lambda a, b: a == b) == []
