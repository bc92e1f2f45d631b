"""Who did it, to whom and with what; a role that the words do not give stays empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, bare, claims_of_kind, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("roles.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_roles_of_an_act(case: Case, all_read: TextReader) -> None:
    claims = claims_of_kind(all_read.read(case["text"]), case["kind"])
    assert claims
    parts = (claims[0].actor, claims[0].target, claims[0].instrument)
    given = [bare(None if part is None else part.span.text) for part in parts]
    assert given == [
        bare(case[name]) if case[name] != "-" else "-" for name in ("actor", "target", "instrument")
    ]
