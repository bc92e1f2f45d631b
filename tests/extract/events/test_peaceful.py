"""What a whole report is about counts in each of its sentences."""

from __future__ import annotations

import pytest

from reportedly.model.vocabulary import VIOLENT_KINDS
from text_reader import TextReader

MATCH = (
    "Rovna beat Lissoy 2-1 in the cup final on Sunday. The goalkeeper saved a penalty in the first half. "
    "{sentence} The coach praised his midfielder."
)
FRONT = (
    "Shells fell on Kupiansk on Sunday. Soldiers said that two rockets hit the bridge. {sentence} "
    "The army sent a battalion to the town."
)


@pytest.mark.parametrize(
    "sentence",
    ["The home team attacked again after the break.", "The captain was ambushed by two opponents."],
)
def test_a_report_of_sport_tells_no_attack(sentence: str, reader: TextReader) -> None:
    claims = reader.read(MATCH.format(sentence=sentence))
    assert [claim.kind for claim in claims if claim.kind in VIOLENT_KINDS] == []


def test_a_report_of_war_tells_an_attack_at_a_match(reader: TextReader) -> None:
    claims = reader.read(FRONT.format(sentence="Gunmen attacked the players of a team in Kupiansk."))
    assert "attack" in {claim.kind for claim in claims}


def test_a_sentence_of_a_mishap_counts_no_victims_of_violence(reader: TextReader) -> None:
    assert reader.read("A ferry capsized near Lissoy, leaving 40 people dead.") == ()
