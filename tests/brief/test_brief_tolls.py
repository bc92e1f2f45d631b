"""Tolls over the days: lines by side, points where first given, what grew in words, charts, rivals."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from brief.tolls import Given, situation
from factory import TableSides, make_place
from reportedly.assess.strategies import STRATEGIES
from reportedly.brief import Brief, build_brief, check_brief
from reportedly.brief.charts import svg_chart
from reportedly.brief.rows import TollSeries
from reportedly.brief.wording import words

GOVERNOR, ARMY = "Aleksei Smirnov", "Oleksandr Syrskyi"


def brief_of(*given: Given, standing: str = "party_claim") -> Brief:
    reports, claims, incidents = situation(*given, standing=standing)
    brief = build_brief(reports, claims, incidents, TableSides())
    assert check_brief(brief, reports, claims).faults == ()
    return brief


def points(series: TollSeries) -> list[tuple[str, str | None, str]]:
    return [(line.voice, point.day, point.wording) for line in series.lines for point in line.points]


def test_one_side_grows_on_one_line_whoever_speaks() -> None:
    brief = brief_of(
        Given("Russian authorities", "RUS", 76000, "2024-08-10", "evacuated", "over"),
        Given(GOVERNOR, "RUS", 121000, "2024-08-12", "evacuated", "about"),
        Given("Russian officials", "RUS", 200000, "2024-08-15", "evacuated", "about", "ongoing"),
    )
    (series,) = brief.tolls
    assert points(series) == [
        ("Russia", "2024-08-10", "at least 76,000"),
        ("Russia", "2024-08-12", "about 121,000"),
        ("Russia", "2024-08-15", "about 200,000"),
    ]
    (sentence,) = series.sentences
    assert sentence.text == (
        "By the account of Russia, the number of people evacuated in Kursk grew from at least 76,000 "
        "(Russian authorities, 10 August 2024) to about 121,000 (Aleksei Smirnov, 12 August 2024) and "
        "about 200,000 (going on, Russian officials, 15 August 2024)."
    )
    assert len(sentence.claim_ids) == 3
    assert brief.rivals == ()


def test_two_sides_stand_apart_with_their_days() -> None:
    brief = brief_of(
        Given(GOVERNOR, "RUS", 28, "2024-08-12", "settlements", basis="stock"),
        Given("Volodymyr Zelensky", "UKR", 74, "2024-08-13", "settlements"),
        Given(ARMY, "UKR", 82, "2024-08-15", "settlements", basis="stock"),
    )
    (series,) = brief.tolls
    assert points(series) == [
        ("Russia", "2024-08-12", "28"),
        ("Ukraine", "2024-08-13", "74"),
        ("Ukraine", "2024-08-15", "82"),
    ]
    (rival,) = brief.rivals
    assert [column.voice for column in rival.columns] == ["Russia", "Ukraine"]
    assert "need not exclude each other" in rival.note
    assert [len(column.accounts) for column in rival.columns] == [1, 2]


def test_of_one_day_they_cannot_all_be_true() -> None:
    brief = brief_of(
        Given(GOVERNOR, "RUS", 6, "2024-08-12"), Given(ARMY, "UKR", 52, "2024-08-12"), standing="contested"
    )
    assert [rival.note for rival in brief.rivals] == ["These cannot all be true."]


def test_an_old_count_printed_again_is_one_point_with_its_outlets() -> None:
    brief = brief_of(
        Given(GOVERNOR, "RUS", 12, "2024-08-12"),
        Given(GOVERNOR, "RUS", 15, "2024-08-13"),
        Given(GOVERNOR, "RUS", 12, "2024-08-14", is_published=True),
    )
    (line,) = brief.tolls[0].lines
    assert [(p.wording, len(p.outlets)) for p in line.points] == [("12", 2), ("15", 1)]


def test_a_count_stated_anew_is_a_change() -> None:
    brief = brief_of(
        Given(GOVERNOR, "RUS", 12, "2024-08-12"),
        Given(GOVERNOR, "RUS", 15, "2024-08-13"),
        Given(GOVERNOR, "RUS", 12, "2024-08-14"),
    )
    (sentence,) = brief.tolls[0].sentences
    assert "went from 12 (" in sentence.text and sentence.text.count("Smirnov") == 3


def test_figures_of_one_day_have_no_order() -> None:
    brief = brief_of(
        Given(GOVERNOR, "RUS", 12, "2024-08-12"), Given("Police of Kursk", "RUS", 15, "2024-08-12")
    )
    (sentence,) = brief.tolls[0].sentences
    assert " is 12 (" in sentence.text and "grew" not in sentence.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Given(GOVERNOR, "RUS", 5, "2024-08-12"), Given(GOVERNOR, "RUS", 9, "2024-08-13", "injured")),
        (
            Given(GOVERNOR, "RUS", 35, "2024-08-12", "vehicles_destroyed", counted="tanks"),
            Given(GOVERNOR, "RUS", 31, "2024-08-13", "vehicles_destroyed", counted="carriers"),
        ),
        (
            Given(GOVERNOR, "RUS", 500, "2024-08-12", "evacuated"),
            Given(GOVERNOR, "RUS", 900, "2024-08-13", "evacuated", phase="planned"),
        ),
        (
            Given(GOVERNOR, "RUS", 5, "2024-08-12"),
            Given(GOVERNOR, "RUS", 90, "2024-08-13", basis="cumulative"),
        ),
    ],
    ids=["measures", "things", "plans", "bases"],
)
def test_what_counts_other_things_is_another_toll(first: Given, second: Given) -> None:
    brief = brief_of(first, second)
    assert len(brief.tolls) == 2 and not any(series.sentences for series in brief.tolls)


def test_who_speaks_for_no_side_has_a_line_alone() -> None:
    brief = brief_of(Given("The hospital", None, 5, "2024-08-12"), Given("The mayor", None, 7, "2024-08-13"))
    assert [line.voice for line in brief.tolls[0].lines] == ["The hospital", "The mayor"]


def _texts(svg: str) -> list[tuple[str, float, float, float]]:
    found = html.fragment_fromstring(svg).iter("text")
    return [(t.text, float(t.get("x")), float(t.get("y")), 6.0 * len(t.text)) for t in found]


def test_a_chart_tells_every_figure_in_its_words() -> None:
    brief = brief_of(
        Given(GOVERNOR, "RUS", 76000, "2024-08-10", "evacuated", "over"),
        Given(GOVERNOR, "RUS", 200000, "2024-08-15", "evacuated", "about"),
    )
    svg = svg_chart(brief.tolls[0])
    words = {text for text, *_ in _texts(svg)}
    assert {"at least 76,000", "about 200,000", "Russia", "10 Aug", "15 Aug", "0", "200,000"} <= words
    assert svg.count("<circle") == 2 and svg.count('class="c-line') == 1
    assert svg.count('class="c-more') == 1  # the arrow of what is only a least number


def test_labels_of_a_chart_do_not_overlap() -> None:
    given = [
        Given(who, side, count + 3 * i, f"2024-08-{10 + i}")
        for who, side, count in ((GOVERNOR, "RUS", 10), (ARMY, "UKR", 12), ("The hospital", None, 14))
        for i in range(3)
    ]
    boxes = _texts(svg_chart(brief_of(*given).tolls[0]))
    assert len(boxes) > 10
    for i, (_, x, y, width) in enumerate(boxes):
        for _, a, b, other in boxes[i + 1 :]:
            assert x + width <= a or a + other <= x or abs(y - b) >= 10


@pytest.mark.parametrize(
    "second", [Given(GOVERNOR, "RUS", 9, "2024-08-12"), Given(ARMY, "UKR", 5, "2024-08-13")]
)
def test_no_chart_where_a_table_says_as_much(second: Given) -> None:
    brief = brief_of(Given(GOVERNOR, "RUS", 5, "2024-08-12"), second)
    assert svg_chart(brief.tolls[0]) == ""


@pytest.mark.parametrize("most", [2, 7, 40, 999, 12_345, 2_000_000])
def test_the_scale_of_a_chart_begins_at_0_and_holds_all(most: int) -> None:
    brief = brief_of(Given(GOVERNOR, "RUS", 1, "2024-08-10"), Given(GOVERNOR, "RUS", most, "2024-08-15"))
    svg = svg_chart(brief.tolls[0])
    ticks = [float(t.replace(",", "")) for t, *_ in _texts(svg) if re.fullmatch(r"[\d,.]+", t)]
    assert 0.0 in ticks and max(ticks) >= most
    assert all(26 <= float(y) <= 203 for y in re.findall(r'cy="([\d.]+)"', svg))


def test_a_voice_cannot_write_markup() -> None:
    brief = brief_of(Given("<b>X & Y", None, 5, "2024-08-10"), Given("<b>X & Y", None, 7, "2024-08-15"))
    assert "<b>" not in svg_chart(brief.tolls[0])


def test_where_places_differ_the_sentence_names_none() -> None:
    first, later = Given(GOVERNOR, "RUS", 13, "2024-08-11"), Given(GOVERNOR, "RUS", 121, "2024-08-12")
    reports, (a, b), incidents = situation(first, later)
    assert "in Kursk grew" in build_brief(reports, [a, b], incidents, TableSides()).tolls[0].sentences[0].text
    wider = replace(b, place=make_place("Kursk region"))
    (sentence,) = build_brief(reports, [a, wider], incidents, TableSides()).tolls[0].sentences
    assert "the number of people killed grew from 13" in sentence.text


def test_every_strategy_is_explained() -> None:
    assert set(words()["strategies"]) == set(STRATEGIES)
