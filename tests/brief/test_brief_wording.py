"""The rules of wording, each on its own: the lists are complete, dates, figures, names, masks."""

from __future__ import annotations

import pytest

from reportedly.brief.amounts import amount_of, number_words, outcome_of, participle_of
from reportedly.brief.dates import day_words, span_words, when_words
from reportedly.brief.names import common_phrase, is_plural, quoted, side_name, with_article
from reportedly.brief.wording import is_loaded, kind_words, words
from reportedly.model import vocabulary
from reportedly.model.figure import Figure
from reportedly.model.span import Span
from reportedly.model.timeref import TimeRef


def test_the_words_cover_the_closed_lists() -> None:
    tables = {
        "kinds": vocabulary.KINDS,
        "measures": vocabulary.MEASURES,
        "standings": vocabulary.STANDINGS,
        "flags": vocabulary.FLAGS,
        "speakers": vocabulary.SPEAKER_KINDS,
    }
    for table, terms in tables.items():
        assert set(words()[table]) == set(terms), table
    assert set(words()["modality"]) == set(vocabulary.MODALITIES) - {"actual"}
    assert set(words()["proofs"]) == set(vocabulary.PROOF_KINDS) - {"other"}
    own = {measure for kind in vocabulary.KINDS for measure in kind_words(kind).own}
    assert own <= set(vocabulary.MEASURES)


def test_our_own_words_do_not_judge() -> None:
    for kind in vocabulary.KINDS:
        form = kind_words(kind)
        assert not is_loaded(" ".join((form.heading, form.noun, *form.forms.values()))), kind


def _time(
    start: str | None, end: str | None, precision: str | None = "day", tz: str | None = None
) -> TimeRef:
    return TimeRef(Span(0, 4, "then"), start, end, precision, tz)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (_time("2024-08-10", "2024-08-10"), "on 10 August 2024"),
        (_time("2024-08-06", "2024-08-10", "week"), "in the period 6–10 August 2024"),
        (_time("2024-07-30", "2024-08-02", "week"), "in the period 30 July–2 August 2024"),
        (
            _time("2024-08-10T18:00", "2024-08-11T06:00", "part_of_day"),
            "on the night of 10 to 11 August 2024",
        ),
        (_time("2024-08-10T06:00", "2024-08-10T12:00", "part_of_day"), "on the morning of 10 August 2024"),
        (_time("2024-08-10T05:40", "2024-08-10T05:40", "minute", "EET"), "at 05:40 (EET) on 10 August 2024"),
        (_time("2022-02-01", "2022-02-28", "month"), "in February 2022"),
        (_time("2019-01-01", "2019-12-31", "year"), "in 2019"),
        (_time(None, None, None), ""),
        (_time("soon", "later", "day"), ""),
        (None, ""),
    ],
)
def test_times(time: TimeRef | None, expected: str) -> None:
    assert when_words(time) == expected


def test_dates() -> None:
    assert day_words("2024-08-10T05:00Z") == "10 August 2024"
    assert day_words(None) == "unknown"
    assert span_words("2023-12-30", "2024-01-02") == "30 December 2023–2 January 2024"


def _figure(
    text: str, low: float | None, best: float | None, high: float | None, bound: str, **values: str
) -> Figure:
    measure = values.pop("measure", "killed")
    return Figure(measure, Span(0, len(text), text), low, best, high, bound, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (_figure("12 people", 12, 12, 12, "exact"), "12 people were killed"),
        (_figure("one person", 1, 1, 1, "exact"), "1 person was killed"),
        (_figure("no one", 0, 0, 0, "exact"), "no one was killed"),
        (_figure("at least 12", 12, None, None, "over"), "at least 12 people were killed"),
        (_figure("more than 100", 100, None, None, "over"), "more than 100 people were killed"),
        (_figure("up to 27", None, None, 27, "at_most"), "up to 27 people were killed"),
        (_figure("20 to 30", 20, None, 30, "range"), "20 to 30 people were killed"),
        (_figure("some 76,000", 76000, 76000, 76000, "about"), "about 76,000 people were killed"),
        (_figure("dozens", 24, None, None, "vague"), "“dozens” were killed"),
        (_figure("a child", 1, 1, 1, "exact", demographic="child"), "1 child was killed"),
        (_figure("4 soldiers", 4, 4, 4, "exact", counted="soldiers"), "4 soldiers were killed"),
        (_figure("4 terrorists", 4, 4, 4, "exact", counted="terrorists"), "4 people were killed"),
        (_figure("12", None, None, None, "exact"), "“12” were killed"),
        (
            _figure("200 will", 200, 200, 200, "exact", measure="evacuated", phase="planned"),
            "200 people are to be evacuated",
        ),
    ],
)
def test_figures(figure: Figure, expected: str) -> None:
    assert outcome_of(figure) == expected


def test_figures_as_additions() -> None:
    assert (
        participle_of(_figure("10 km", 10, 10, 10, "exact", measure="distance_km")) == "a distance of 10 km"
    )
    assert (
        participle_of(_figure("one drone", 1, 1, 1, "exact", measure="weapons_downed", counted="drones"))
        == "1 drone shot down or stopped"
    )
    assert (
        amount_of(_figure("30", 30, 30, 30, "exact", measure="settlements", counted="village")).text
        == "30 villages"
    )
    assert number_words(None) == "unknown" and number_words(58.64) == "58.6"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ministry of Defence of Russia", "the Ministry of Defence of Russia"),
        ("Ukrainian forces", "Ukrainian forces"),
        ("Rapid Support Forces", "the Rapid Support Forces"),
        ("Black Sea", "the Black Sea"),
        ("Kyiv", "Kyiv"),
        ("The Harbour Post", "The Harbour Post"),
        ("Ferryman's Herald", "Ferryman's Herald"),
        ("Kursk Oblast", "Kursk Oblast"),
    ],
)
def test_articles(name: str, expected: str) -> None:
    assert with_article(name) == expected


@pytest.mark.parametrize(
    ("words", "plural"),
    [
        ("Russian authorities", True),
        ("Armed Forces of Ukraine", True),
        ("United Nations", False),
        ("Reuters", False),
        ("police", True),
        ("the town hospital", False),
        ("residents of Lissoy", True),
        ("a group of soldiers", False),
        ("two residents", True),
        ("Médecins Sans Frontières", False),
        ("a father and son", True),
    ],
)
def test_agreement(words: str, plural: bool) -> None:
    assert is_plural(words) is plural


def test_judging_words_are_quoted() -> None:
    assert common_phrase("terrorist gangs", definite=True).text == "“terrorist gangs”"
    assert common_phrase("residential building", definite=False).text == "a residential building"
    assert quoted('the "heroes"') == "“the 'heroes'”"


def test_sides_have_names() -> None:
    assert side_name("UKR", {}) == "Ukraine"
    assert side_name("grp_upland_league", {}) == "Upland League"
    assert side_name("grp_x", {"grp_x": "Upland League"}) == "the Upland League"
