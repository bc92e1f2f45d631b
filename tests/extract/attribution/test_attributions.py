"""Who says so: speakers, hearsay and those through whom the words came. `he = Oleh Stasenko` in a case
means the word `he` of this sentence, standing for that name; `+` joins two speakers of one act."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tables import Case, bare, claims_of_kind, parameters, read_table
from reportedly.model.claim import Claim
from text_reader import TextReader

CASES = read_table(Path(__file__).with_name("attributions.tsv"))


@pytest.fixture(scope="module")
def all_read(reader: TextReader) -> TextReader:
    reader.read_all(case["text"] for case in CASES)
    return reader


@pytest.mark.parametrize("case", parameters(CASES))
def test_attribution(case: Case, all_read: TextReader) -> None:
    claims = claims_of_kind(all_read.read(case["text"]), case["kind"])
    words, _, name = case["speaker"].partition(" = ")
    assert sorted({speaker_words(claim) for claim in claims}) == sorted(words.split(" + "))
    if name:
        assert claims[0].speaker is not None and claims[0].speaker.name == name
    assert all(is_hearsay(claim.hearsay, case["hearsay"]) for claim in claims), claims[0].hearsay
    assert " + ".join(bare(via.span.text) for via in claims[0].via) == case["via"].replace("-", "")
    attributed = (case["speaker"], case["hearsay"]) != ("-", "-")
    assert attributed == (claims[0].stance != "asserted")


def is_hearsay(found: str | None, expected: str) -> bool:
    """Whether the cue is there; how many of its words the span takes in is no matter."""
    return found is None if expected == "-" else found is not None and expected in found


def speaker_words(claim: Claim) -> str:
    return bare(None if claim.speaker is None else claim.speaker.span.text)


def test_two_speakers_of_one_act_are_two_claims_of_one_group(reader: TextReader) -> None:
    claims = reader.read("The governor and the mayor said shelling killed two people in Kharkiv.")
    assert len(claims) == 2
    assert len({claim.mention_group for claim in claims}) == 1


def test_the_cue_stands_in_the_text(reader: TextReader) -> None:
    text = "The army claimed that its troops had captured the village of Robotyne."
    cue = reader.read(text)[0].cue
    assert cue is not None and cue.text == "claimed"


@pytest.mark.parametrize(
    "text",
    [
        "The army did not confirm that shelling had killed two people in Kharkiv.",
        "The ministry has not said whether shelling killed two people in Kharkiv.",
    ],
)
def test_what_nobody_says_is_no_claim(text: str, reader: TextReader) -> None:
    assert reader.read(text) == ()


def test_a_denial_that_is_denied_is_affirmed(reader: TextReader) -> None:
    claims = reader.read("The army did not deny that its shelling had killed two people in Kharkiv.")
    assert [claim.polarity for claim in claims] == ["affirmed"]


def test_an_office_of_another_state_has_no_side_from_the_place(reader: TextReader) -> None:
    claims = reader.read("Special Envoy Henry Ashdale said shelling killed two people in Aleppo.")
    assert claims[0].speaker is not None and claims[0].speaker.side is None


def test_a_speaker_between_two_commas_is_no_hearsay(reader: TextReader) -> None:
    text = "The army holds 28 villages in Kursk Oblast, the region's acting governor, Aleksei Smirnov, said."
    claims = reader.read(text)
    assert claims and all(claim.hearsay is None for claim in claims)
