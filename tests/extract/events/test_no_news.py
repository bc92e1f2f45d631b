"""What a sentence only names, without telling of it, makes no claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, entries, parameters, read_table
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("no_news.tsv"))


@pytest.mark.parametrize("case", parameters(CASES))
def test_what_is_told(case: Case, reader: TextReader) -> None:
    found = [claim.trigger.text for claim in reader.read(case["text"])]
    assert found == entries(case["triggers"]), case["comment"]


def test_what_was_counted_before_is_what_is_unverified(reader: TextReader) -> None:
    text = (
        "The mayor said 40 people were evacuated from Sake.\n\nRebels shelled Goma.\n\n"
        "The number of those evacuated could not be verified."
    )
    evacuated, shelled = reader.read(text)
    assert evacuated.verification is not None and evacuated.verification.status == "unverified"
    assert shelled.verification is None


def test_a_named_account_is_what_is_unverified(reader: TextReader) -> None:
    text = (
        "Drones hit a mill in Izium, Governor Oleh Stasenko said. Shelling killed two people in Kharkiv, "
        "police said. Three were wounded there, doctors said. Stasenko's account could not be verified."
    )
    marked = [claim.speaker for claim in reader.read(text) if claim.verification is not None]
    assert [speaker.name for speaker in marked if speaker is not None] == ["Oleh Stasenko"]
