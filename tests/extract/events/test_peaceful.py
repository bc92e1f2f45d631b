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


REAL = (
    "Nurses on strike fled when a shell hit the clinic in Goma.",
    "Rebels attacked the court in Goma during a hearing.",
    "The village near Goma came under attack for refusing to pay the rebels.",
    "Two boys were shot dead while playing in the street in Goma.",
    "Gunmen killed a trader in Goma over the price of grain.",
    "The army killed a cell of militants near Goma.",
    "A bomb exploded at an exhibition in Goma where hundreds had gathered.",
    "Police fired on miners on strike near Goma, killing three.",
    "A year after the bombing of the market, shells killed five people in Goma.",
    "Attackers looted traders' shops in Goma, and food prices soared.",
    "The candidate was shot dead in Goma after a debate.",
    "The documentary shows the street where soldiers killed five people in Goma in May.",
    "A child was killed in Goma while playing with a grenade.",
    "A drone hit the port of Goma on the second day of a dockers' strike.",
    "Gunmen stormed the cinema in Goma during a film and killed two people.",
    "Shelling killed 14 cows and a herder near Goma.",
    "A blast in the cold store in Goma killed two workers.",
    "Goma has been the target of air bombardment.",
)


@pytest.mark.parametrize("sentence", REAL)
def test_words_of_peace_beside_a_deed_hide_nothing(sentence: str, reader: TextReader) -> None:
    assert {claim.kind for claim in reader.read(sentence)} & VIOLENT_KINDS
