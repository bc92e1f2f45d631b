"""The example situation as a brief: what each part says, and that nothing is said without its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brief.example import OPTIONS, ExampleSides, example
from reportedly.brief import Brief, BriefOptions, build_brief
from reportedly.brief.checker import check_brief
from reportedly.brief.content import Sentence


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(*example(), ExampleSides(), OPTIONS)


def _all_text(brief: Brief) -> str:
    return " ".join(sentence.text for sentence in brief.sentences())


@pytest.mark.parametrize(
    "words",
    [
        "Kursk Governor Aleksei Smirnov, speaking for Russia, says that "
        "13 people were injured in a missile strike on a residential "
        "building in Kursk Oblast on the night of 10 to 11 August 2024.",
        (
            "By the account of Russia, the number of people injured in Kursk Oblast grew from 13 "
            "(Aleksei Smirnov, published 11 August 2024) to 15 (Aleksei Smirnov, published "
        ),
        (
            "The Ministry of Defence of Russia denies that control of "
            "ground changed hands in Sudzha; not verified, the report says."
        ),
        (
            "According to reports without a named source, carried by the "
            "Meridian Press Agency, about 1,000 troops were deployed"
        ),
        (
            "According to reports without a named source, carried by the "
            "Meridian Press Agency, a change of control in Sudzha is possible."
        ),
        "Ukrainian forces say that they held 28 settlements",
        (
            "Russian authorities say that more than 76,000 residents "
            "(in total so far) were evacuated from Kursk Oblast"
        ),
        "Ukraine's commander says that aid for “the liberated villages” on 16 August 2024 is planned",
        (
            "The Harbour Post reports that 2 people were killed and "
            "3 injured (1 of them a child) in an attack in Kyiv"
        ),
        "with “Dozens of drones” launched",
        "the distance computes to 58.6 km, which the report's own distance fits.",
    ],
)
def test_says(brief: Brief, words: str) -> None:
    assert words in _all_text(brief)


def test_every_number_and_name_has_its_words(brief: Brief) -> None:
    reports, claims, _ = example()
    found = check_brief(brief, reports, claims, OPTIONS)
    assert found.faults == ()
    assert found.sentences > 20 and found.numbers > 20 and found.names > 50


def test_no_two_sentences_are_the_same(brief: Brief) -> None:
    texts = [sentence.text for sentence in brief.sentences()]
    assert len(texts) == len(set(texts))


def test_every_sentence_is_cited_and_well_formed(brief: Brief) -> None:
    for sentence in brief.sentences():
        assert_well_formed(sentence)
        assert brief.numbers(sentence.claim_ids)


def assert_well_formed(sentence: Sentence) -> None:
    text = sentence.text
    assert sentence.claim_ids
    assert text.endswith(".") and not text.endswith(".."), text
    assert (
        "  " not in text and "None" not in text and " ." not in text and " ," not in text and "{" not in text
    ), text
    assert not text[0].islower(), text


def test_cited_words_stand_in_the_report(brief: Brief) -> None:
    reports = {report.id: report for report in example()[0]}
    for note in brief.citations:
        words = reports[note.report_id].text[note.start : note.end]
        assert note.words == words.replace("Maryna Holub", "[name]")
    assert [note.number for note in brief.citations] == list(range(1, len(brief.citations) + 1))


def test_what_is_not_known_and_who_is_silent(brief: Brief) -> None:
    unknown, silent = " ".join(s.text for s in brief.unknown), " ".join(s.text for s in brief.silent)
    assert "where and when it was in the case of a deployment" in unknown
    assert "No word from Ukraine is reported on these: a missile strike in Kursk Oblast" in silent
    assert "No word from Russia or Ukraine is reported on an explosion" in silent


def test_tolls_keep_words_and_unknowns(brief: Brief) -> None:
    points = {(series.counted, p.wording): p for series in brief.tolls for p in series.points}
    evacuated = points["People evacuated", "more than 76,000"]
    assert (evacuated.low, evacuated.best, evacuated.high) == (76000, None, None)
    drones = points["Weapons launched", "“Dozens of drones”"]
    assert drones.by_convention and drones.low == 24
    contested = [p.wording for s in brief.tolls if s.standing == "contested" for p in s.points]
    assert set(contested) == {"13", "15"}


def test_sites_and_marks(brief: Brief) -> None:
    plant = next(row for row in brief.sites if row.kind == "Nuclear")
    assert (plant.computed, plant.stated, plant.agrees) == ("58.6 km", "60 km", "yes")
    assert {mark.label for mark in brief.marks if mark.is_site} == {
        "Kursk nuclear power plant",
        "Sudzha gas metering station",
    }


def test_background_stands_apart(brief: Brief) -> None:
    text = " ".join(s.text for g in brief.background for p in g.paragraphs for s in p.sentences)
    assert "Russia advanced against Ukraine in February 2022" in text
    assert not any("2022" in s.text for g in brief.happened for p in g.paragraphs for s in p.sentences)


def test_an_empty_situation() -> None:
    brief = build_brief([], [], [], ExampleSides())
    assert brief.is_empty
    assert brief.summary == "No report has been read yet. Nothing that belongs in a brief was found."


def test_names_are_shown_on_request() -> None:
    brief = build_brief(*example(), ExampleSides(), replace(OPTIONS, show_names=True))
    assert "Maryna Holub" in _all_text(brief)
    assert not any("[name]" in note.before + note.words + note.after for note in brief.citations)


def test_options_may_be_left_out() -> None:
    assert build_brief(*example(), ExampleSides()).title == BriefOptions().title


def test_the_order_of_claims_does_not_matter() -> None:
    reports, claims, incidents = example()
    again = build_brief(reports[::-1], claims[::-1], incidents[::-1], ExampleSides(), OPTIONS)
    first = build_brief(reports, claims, incidents, ExampleSides(), OPTIONS)
    assert {s.text for s in again.sentences() if s not in (*again.unknown, *again.silent)} == {
        s.text for s in first.sentences() if s not in (*first.unknown, *first.silent)
    }


def test_a_lone_report_without_a_publisher_is_the_report() -> None:
    reports, claims, incidents = example()
    lone = replace(reports[0], publisher=None)
    own = [claim for claim in claims if claim.report_id == lone.id]
    text = _all_text(build_brief([lone], own, incidents, ExampleSides(), OPTIONS))
    assert "The report says that 2 people were killed" in text


def test_places_of_one_mention_are_told_once() -> None:
    reports, claims, incidents = example()
    first = next(claim for claim in claims if claim.kind == "restriction")
    assert first.place is not None
    second = replace(first, id="clm_second", place=replace(first.place, name="Korenevo"))
    incident = next(found for found in incidents if first.id in found.claim_ids)
    both = replace(incident, claim_ids=(first.id, second.id))
    brief = build_brief(reports, [first, second], [both], ExampleSides(), OPTIONS)
    assert "restrictions in Korenevo and Lgov have been ordered" in _all_text(brief)


def test_a_private_surname_leaves_officials_and_towns_alone() -> None:
    reports, claims, incidents = example()
    holub = next(claim.speaker for claim in claims if claim.speaker and claim.speaker.private)
    named = replace(holub, name="Kursk Smirnov")
    changed = [replace(claim, speaker=named) if claim.speaker == holub else claim for claim in claims]
    text = _all_text(build_brief(reports, changed, incidents, ExampleSides(), OPTIONS))
    assert "Kursk Governor Aleksei Smirnov" in text and "in Kursk Oblast" in text


def test_what_came_of_it_later_stands_at_the_end() -> None:
    reports, claims, incidents = example()
    incident = next(i for i in incidents if len(i.claim_ids) > 1 and i.standing.value != "contested")
    first = incident.claim_ids[0]
    later = replace(incident, updates=(first,))
    brief = build_brief(reports, claims, [later], ExampleSides(), OPTIONS)
    (paragraph,) = brief.paragraphs()
    assert paragraph.sentences[-1].text.startswith("Later: ") and first in paragraph.sentences[-1].claim_ids
    assert not any(s.text.startswith("Later") for s in paragraph.sentences[:-1])
    assert check_brief(brief, reports, claims, OPTIONS).faults == ()
