"""What a bare denial denies: the act told before it, as a claim of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from case_tables import Case, bare, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("denials.tsv"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_a_bare_denial(case: Case, reader: TextReader) -> None:
    told = re.search(r"[.;,] ", case["text"])
    assert told is not None
    found = [claim for claim in reader.read(case["text"]) if claim.trigger.start >= told.end()]
    if case["kind"] == "-":
        assert found == []
        return
    assert [(claim.kind, claim.polarity) for claim in found] == [(case["kind"], case["polarity"])]
    speaker = found[0].speaker
    assert speaker is not None
    assert bare(speaker.span.text) == bare(case["speaker"])
