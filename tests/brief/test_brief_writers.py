"""The three writers: the page stands alone and is accessible, Markdown has its footnotes, the terminal its
notes."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources
from io import StringIO
from itertools import pairwise

import pytest
from lxml import html
from rich.console import Console

from brief.example import OPTIONS, ExampleSides, example
from reportedly.brief import Brief, build_brief
from reportedly.brief.markdown import markdown_brief
from reportedly.brief.outline import Box, outline_in
from reportedly.brief.page import html_brief
from reportedly.brief.rows import Column, Mark, Rival
from reportedly.brief.svgmap import svg_map, view_of
from reportedly.brief.terminal import print_brief


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(*example(), ExampleSides(), OPTIONS)


@pytest.fixture(scope="module")
def empty() -> Brief:
    return build_brief([], [], [], ExampleSides())


def _terminal(brief: Brief, width: int = 100) -> str:
    stream = StringIO()
    print_brief(brief, Console(file=stream, width=width, no_color=True))
    return stream.getvalue()


def test_the_page_loads_nothing(brief: Brief) -> None:
    page = html_brief(brief)
    assert (
        "<script" not in page
        and "<link" not in page
        and "<img" not in page
        and "@import" not in page
        and "url(" not in page
    )
    tree = html.fromstring(page)
    assert tree.get("lang") == "en"
    assert {a.get("href") for a in tree.iter("a") if not a.get("href").startswith("#")} == {
        report.url for report in example()[0]
    }


def test_every_citation_of_the_page_has_its_note(brief: Brief) -> None:
    tree = html.fromstring(html_brief(brief))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href").removeprefix("#") for a in tree.iter("a") if a.get("href").startswith("#")}
    assert targets <= set(ids)
    assert {f"n{note.number}" for note in brief.citations} <= targets


def test_headings_do_not_skip_a_level(brief: Brief) -> None:
    levels = [int(h.tag[1]) for h in html.fromstring(html_brief(brief)).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_private_names_are_nowhere(brief: Brief) -> None:
    for text in (html_brief(brief), markdown_brief(brief), _terminal(brief)):
        assert "Holub" not in text and "Maryna" not in text


def test_words_of_a_report_are_never_markup(brief: Brief) -> None:
    evil = '<script>alert("x")</script> & **bold** [link](http://x.test)'
    note = replace(brief.citations[0], words=evil)
    source = replace(brief.sources[0], url="javascript:alert(1)")
    broken = replace(brief, citations=(note, *brief.citations[1:]), title=evil, sources=(source,))
    page = html_brief(broken)
    assert "<script" not in page and "javascript:" not in page
    text = markdown_brief(broken)
    assert "\\*\\*bold\\*\\*" in text and "\\[link\\](http" in text and "javascript:" not in text


def test_markdown_footnotes_are_complete(brief: Brief) -> None:
    text = markdown_brief(brief)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE))


def test_the_terminal_is_as_wide_as_it_may_be(brief: Brief) -> None:
    for width in (60, 100, 200):
        assert max(map(len, _terminal(brief, width).splitlines())) <= width


def test_no_name_of_a_column_is_read_as_markup(brief: Brief) -> None:
    sentence = next(brief.sentences())
    rival = Rival("inc_1", "A title", "A note", (Column("A resident, [name]", (sentence,)),))
    assert "A resident, [name]" in _terminal(replace(brief, rivals=(rival,)))


def test_an_empty_brief_is_friendly(empty: Brief) -> None:
    for text in (html_brief(empty), markdown_brief(empty), _terminal(empty)):
        assert "No report has been read yet" in text


def _mark(label: str, lat: float, lon: float) -> Mark:
    return Mark(label, lat, lon, 1, False, False)


def test_a_map_of_one_place_has_room() -> None:
    box = view_of([_mark("Lissoy", 12.0, 12.0)]).box
    assert box.east - box.west > 1 and box.north - box.south > 0.5


def test_a_map_across_the_date_line_is_narrow() -> None:
    box = view_of([_mark("West", -17.0, 179.0), _mark("East", -16.0, -179.0)]).box
    assert box.east - box.west < 20


def test_labels_of_the_map_do_not_overlap() -> None:
    marks = [_mark(f"Village number {i}", 30 + i % 5 * 0.02, 40 + i // 5 * 0.02) for i in range(30)]
    tree = html.fragment_fromstring(svg_map(marks))
    boxes = [
        (float(t.get("x")), float(t.get("y")), 6.0 * len(t.text))
        for t in tree.iter("text")
        if t.get("class") == "m-label"
    ]
    assert 1 <= len(boxes) <= 30
    for i, (x, y, width) in enumerate(boxes):
        for a, b, other in boxes[i + 1 :]:
            assert x + width <= a or a + other <= x or abs(y - b) >= 12


def test_no_marks_no_map() -> None:
    assert svg_map([]) == ""


@pytest.mark.parametrize(("lat", "lon"), [(89.9, 0.0), (-89.9, 10.0), (0.0, 180.0), (0.0, -180.0)])
def test_maps_at_the_edges_of_the_world(lat: float, lon: float) -> None:
    assert svg_map([_mark("Edge", lat, lon)]).startswith("<svg")


def test_the_outline_ships_and_marks_what_is_not_settled() -> None:
    file = resources.files("reportedly.data").joinpath("land.json.xz")
    assert len(file.read_bytes()) < 400_000
    found = outline_in(Box(32.0, 44.5, 38.5, 47.5))
    assert found.land and found.borders and found.disputed
    inside = [32.0 <= x <= 38.5 and 44.5 <= y <= 47.5 for ring in found.land for x, y in ring]
    assert all(inside)
