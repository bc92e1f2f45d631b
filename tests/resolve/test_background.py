"""Which claims are told in passing: happenings that ended long before the report was published."""

from __future__ import annotations

import pytest

from text_reader import TextReader


@pytest.mark.parametrize(
    ("sentence", "background"),
    [
        ("In 2019, an air strike hit a market in Idlib.", True),
        ("An air strike hit a market in Idlib in March 2023.", True),
        ("An air strike hit a market in Idlib on 5 January 2024.", True),
        ("An air strike hit a market in Idlib on Friday.", False),
        ("An air strike hit a market in Idlib on 2 August.", False),
        ("An air strike hit a market in Idlib last month.", False),
        ("An air strike hit a market in Idlib.", False),
        ("Fighters have besieged El Fasher since April 2024.", False),
    ],
)
def test_background_by_time(sentence: str, background: bool, reader: TextReader) -> None:
    claims = reader.read(sentence, "2024-08-11")
    assert claims and {claim.background for claim in claims} == {background}


def test_the_same_words_are_news_when_they_were_published(reader: TextReader) -> None:
    sentence = "An air strike hit a market in Idlib on 5 January 2024."
    assert [claim.background for claim in reader.read(sentence, "2024-01-06")] == [False]


def test_without_a_date_of_publication_nothing_is_past(reader: TextReader) -> None:
    claims = reader.read("In 2019, an air strike hit a market in Idlib.", None)
    assert claims and not any(claim.background for claim in claims)


def test_an_old_act_beside_a_new_one(reader: TextReader) -> None:
    text = "Jets bombed Idlib on Friday. In 2019, jets bombed a market in Homs."
    assert [claim.background for claim in reader.read(text)] == [False, True]


def test_a_year_alone_is_the_claims_own_time(reader: TextReader) -> None:
    time = reader.read("In 2019, an air strike hit a market in Idlib.")[0].time
    assert time is not None
    assert (time.start, time.end, time.precision) == ("2019-01-01", "2019-12-31", "year")
