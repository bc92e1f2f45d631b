"""Who the actors and speakers are and for whom they fight or speak; civilians, witnesses and private media
have no side. A `*` under `kind` is not looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, bare, parameters, read_table
from reportedly.model.actor import Actor, Speaker
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("actors.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_party(case: Case, all_read: TextReader) -> None:
    found: list[Actor | Speaker] = []
    for claim in all_read.read(case["text"]):
        party: Actor | Speaker | None = getattr(claim, case["role"])
        if party is not None:
            found.append(party)
    named = [party for party in found if case["words"] in bare(party.span.text)]
    assert named, f"no {case['role']} {case['words']!r} among {[party.span.text for party in found]}"
    assert (named[0].side or "-") == case["side"], named[0].reason
    if case["kind"] != "*":
        assert named[0].kind == case["kind"]


def test_a_known_party_says_how_it_was_found(reader: TextReader) -> None:
    claim = reader.read("The Sudanese army said it had shelled Omdurman.")[0]
    assert claim.speaker is not None
    assert claim.speaker.actor_id and claim.speaker.reason


def test_a_surname_takes_the_role_told_before(reader: TextReader) -> None:
    text = (
        "Kharkiv Governor Oleh Stasenko said shelling hit Izium. Two missiles struck Kupiansk, Stasenko said."
    )
    speaker = reader.read(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.side, speaker.kind) == ("Oleh Stasenko", "UKR", "official")
