"""Who is blamed for the act told before: that act again, done by whom the speaker blames."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, bare, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("blames.tsv"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_a_bare_blame(case: Case, reader: TextReader) -> None:
    second = case["text"].index(". ") + 2
    found = [claim for claim in reader.read(case["text"]) if claim.words.start >= second]
    assert [claim.kind for claim in found] == [case["kind"]]
    speaker, actor = found[0].speaker, found[0].actor
    assert speaker is not None and bare(speaker.span.text) == bare(case["speaker"])
    assert actor is not None and actor.span is not None
    assert bare(actor.span.text).startswith(bare(case["actor"]))
