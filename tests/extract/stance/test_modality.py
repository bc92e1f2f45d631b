"""Whether a happening is told as having happened, planned, possible, feared, ordered, conditional, or
denied."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, claims_of_kind, parameters, read_table
from reportedly.model.vocabulary import MODALITIES
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("modality.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["sentence"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_modality_and_polarity(case: Case, all_read: TextReader) -> None:
    claims = claims_of_kind(all_read.read(case["sentence"]), case["kind"])
    assert {(claim.polarity, claim.modality) for claim in claims} == {(case["polarity"], case["modality"])}


def test_every_modality_has_a_case() -> None:
    assert {case["modality"] for case in CASES} == set(MODALITIES)
