"""Which kinds of happenings a sentence tells of, and which sentences tell of no violence at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, entries, parameters, read_table
from reportedly.model.vocabulary import KINDS, VIOLENT_KINDS
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("kinds.tsv"))
PEACEFUL = read_table(Path(__file__).with_name("peaceful.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["sentence"] for case in (*CASES, *PEACEFUL))
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_kinds_of_a_sentence(case: Case, all_read: TextReader) -> None:
    """Exactly these kinds, whatever the number of claims of each."""
    assert {claim.kind for claim in all_read.read(case["sentence"])} == set(entries(case["kinds"]))


@pytest.mark.parametrize("case", parameters(PEACEFUL))
def test_no_violence_where_none_is_told(case: Case, all_read: TextReader) -> None:
    found = [claim for claim in all_read.read(case["sentence"]) if claim.kind in VIOLENT_KINDS]
    assert not found, [(claim.kind, claim.trigger.text) for claim in found]


def test_every_kind_has_a_case() -> None:
    assert {kind for case in CASES for kind in entries(case["kinds"])} == set(KINDS)
