"""Quotes: all attributions of a text, with spans that are slices of it, class, manner and speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_report
from reportedly.model.attribution import Attribution
from reportedly.model.vocabulary import CUE_CLASSES, MANNERS
from text_reader import TextReader

Quoted = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture(scope="module")
def quoted(reader: TextReader) -> Quoted:
    def find(text: str) -> tuple[Attribution, ...]:
        document = next(iter(reader.annotator.annotate([make_report(text)])))
        return reader.resolver.resolve_speakers(document, reader.extractor.attributions(document))

    return find


def words(found: Attribution) -> tuple[str, str, str]:
    return tuple(" … ".join(s.text for s in part) for part in (found.source, found.cue, found.content))  # type: ignore[return-value]


def test_the_parts_of_a_plain_sentence(quoted: Quoted) -> None:
    (found,) = quoted("The governor of Kharkiv said that shelling had killed two people.")
    assert words(found) == ("The governor of Kharkiv", "said", "that shelling had killed two people")
    assert (found.cue_class, found.manner, found.within) == ("say", "indirect", None)
    assert found.speaker is not None and found.speaker.side == "UKR"
    assert found.certainty is not None and 0 < found.certainty <= 1


def test_a_content_cut_by_its_source_is_one_attribution(quoted: Quoted) -> None:
    (found,) = quoted("“They came at dawn,” the mayor of Izium said, “and they burned two houses.”")
    assert len(found.content) == 2
    assert found.manner == "direct"
    assert words(found)[0] == "the mayor of Izium"


def test_a_pronoun_stands_for_the_speaker_before(quoted: Quoted) -> None:
    found = quoted("Mayor Olena Marchuk said shelling hit the market. She added that two people were hurt.")
    assert [a.speaker and a.speaker.name for a in found] == ["Olena Marchuk", "Olena Marchuk"]
    assert any("stands for" in reason for reason in found[1].reasons)


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("The ministry denied that its jets had bombed the market.", "deny"),
        ("The army admitted that its shell had hit the school.", "admit"),
        ("The militia claimed that it had taken the bridge.", "doubt"),
        ("The police confirmed that two men had been killed.", "confirm"),
        ("The general vowed that his men would retake the town.", "intend"),
        ("The United Nations demanded that the siege be lifted.", "request"),
    ],
)
def test_the_class_of_a_cue(text: str, cue_class: str, quoted: Quoted) -> None:
    assert [found.cue_class for found in quoted(text)] == [cue_class]


def test_who_is_quoted_speaks_and_who_quotes_passes_on(quoted: Quoted) -> None:
    found, *_ = quoted(
        "State television quoted the interior ministry as saying that four soldiers were killed."
    )
    assert found.speaker is not None and "ministry" in found.speaker.span.text
    assert [via.span.text for via in found.via] == ["State television"]


def test_what_is_said_inside_of_what_is_said_names_the_one_around_it(quoted: Quoted) -> None:
    outer, *inner = quoted("The governor said that the police had reported nine deaths.")
    assert [(words(found)[0], found.within, found.certainty) for found in inner] == [
        ("the police", outer.id, None)
    ]


ODD = [
    "",
    "\n\n  \n",
    "“" * 300 + "The army said so.",
    "The army said: “the mayor said: ‘the guard said: “run”, and we ran.",
    "\u200fThe army said\u200f that \u202bthree\u202c men were killed.\u200e",
    "THE ARMY SAID ON SUNDAY THAT ITS TROOPS HAD SHOT DOWN TWO DRONES NEAR KHARKIV.",
    "the army said its troops shot down two drones near kharkiv the mayor said nobody was hurt " * 40,
    "The army said that " + "a shell hit a house and " * 700 + "a barn.",
    "He said.\nShe said.\n\nThey said.",
    "🛰️ The army said 👍🏽 that two drones 🇺🇦 were shot down.",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_give_spans_of_the_text_and_closed_values(text: str, quoted: Quoted) -> None:
    found = quoted(text)
    for attribution in found:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert text[span.start : span.end] == span.text
        assert attribution.cue_class in CUE_CLASSES
        assert attribution.manner in MANNERS
    assert len({attribution.id for attribution in found}) == len(found)


def test_capitals_say_what_small_letters_say(quoted: Quoted) -> None:
    text = "The army said on Sunday that its troops had shot down two drones near Kharkiv."
    small, capital = quoted(text), quoted(text.upper())
    assert [words(a)[0].upper() for a in small] == [words(a)[0] for a in capital]


def test_a_very_long_sentence_is_read_to_its_end(quoted: Quoted) -> None:
    found = quoted("A shell hit a house, " + "then another hit a barn, " * 300 + "the mayor of Izium said.")
    assert any("mayor" in words(attribution)[0] for attribution in found)


@settings(deadline=None, max_examples=25)
@given(text=st.text(alphabet='Ab the said army “”"\n.,\u200f', max_size=120))
def test_any_text_gives_spans_of_the_text(text: str, quoted: Quoted) -> None:
    for attribution in quoted(text):
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert text[span.start : span.end] == span.text
