"""Letter case: text in capitals gets small letters, names keep theirs, and no offset moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.letter_case import SentenceCase
from reportedly.annotate.name_sources import NameSources


class _Names:
    def __init__(self, *names: str) -> None:
        self._names = {tuple(name.split()) for name in names}

    def longest_match(self, words: list[str]) -> int:
        return max((n for n in range(1, len(words) + 1) if tuple(words[:n]) in self._names), default=0)


@pytest.fixture(scope="module")
def case() -> SentenceCase:
    from reportedly.annotate.language_model import load_model

    sources = NameSources(
        places=_Names("Kherson", "Split", "San Salvador", "Ibb"),
        actors=_Names("Rapid Support Forces", "Army of the North"),
        sites=_Names(),
        times=lambda _: (),
        is_country=lambda words: words in ("Sudan", "US"),
        is_nationality=lambda word: word in ("Yemeni", "Norwegian"),
    )
    return SentenceCase(load_model(), sources)


FILL = " THE REST OF THE REPORT IS WRITTEN IN CAPITALS AS WELL SO THAT IT IS LONG ENOUGH"


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [
        ("TWO DRONES STRUCK A BUS IN KHERSON ON FRIDAY,", "Two drones struck a bus in Kherson on Friday,"),
        ("FIGHTERS OF THE RAPID SUPPORT FORCES CAME,", "Fighters of the Rapid Support Forces came,"),
        ("MEN OF THE ARMY OF THE NORTH FLED,", "Men of the Army of the North fled,"),
        ("THE PARTY SPLIT. THEY DROVE FROM SPLIT,", "The party split. They drove from split,"),
        ("THE HEADLINE\n\nAIR STRIKES HIT A\nFARM,", "The headline\n\nAir strikes hit a\nfarm,"),
        ("COLONEL FAHD AL-MUTLAQ DENIED IT,", "Colonel Fahd al-Mutlaq denied it,"),
        (
            "AN OFFICIAL DENIED IT IN MARCH AND MAY DENY IT,",
            "An official denied it in March and may deny it,",
        ),
        ("A NORWEGIAN AID WORKER WAS FREED IN IBB,", "A Norwegian aid worker was freed in Ibb,"),
        ("THE UN AND THE FMLN SPOKE TO US IN SUDAN,", "The UN and the FMLN spoke to us in Sudan,"),
        ("THE U.S. SENT M-16 RIFLES FOR A BATTALION,", "The U.S. sent M-16 rifles for a battalion,"),
        (
            "FIVE FISHERMEN WERE STOPPED BY OMWALA MILITIAS,",
            "Five fishermen were stopped by Omwala militias,",
        ),
    ],
)
def test_names_keep_their_capitals(capitals: str, expected: str, case: SentenceCase) -> None:
    assert case.readable(capitals + FILL).startswith(expected)


@given(st.text())
def test_sentence_case_never_moves_an_offset(case: SentenceCase, text: str) -> None:
    assert len(case.readable(text)) == len(text)


@given(st.text("İIŞßÄÖ ABC.\n'", min_size=45))
def test_sentence_case_keeps_the_length_of_every_alphabet(case: SentenceCase, text: str) -> None:
    assert len(case.readable(text)) == len(text)


@given(st.text("İIŞßÄÖ ABC.\n'", min_size=45))
def test_sentence_case_changes_letters_in_their_case_only(case: SentenceCase, text: str) -> None:
    assert case.readable(text).lower() == text.lower() or "İ" in text or "ß" in text


@given(st.text("abc def.\n"))
def test_a_text_in_small_letters_stays_as_it_is(case: SentenceCase, text: str) -> None:
    assert case.readable(text) == text
