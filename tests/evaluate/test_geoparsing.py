"""Geoparsing: what is read from the corpora's files, and how errors, spans and chances are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.score_geoparsing import main

from reportedly.errors import InputError
from reportedly.evaluate.geoparsing import HALVES, GeoArticle, read_geoparsing, report_of
from reportedly.evaluate.geoparsing_scores import (
    FARTHEST_KM,
    Judged,
    count_spans,
    reliability,
    score_points,
    score_resolution,
)
from reportedly.evaluate.tallies import Found
from reportedly.model.span import Span

LGL = """<articles><article docid="7"><title>t</title><domain>example.com</domain>
<text>Fire in Dover. Dover Road is closed.</text><toponyms>
<toponym><start>15</start><end>25</end><phrase>Dover Road</phrase></toponym>
<toponym><start>8</start><end>13</end><phrase>Dover</phrase><gaztag geonameid="2651048">
<lat>51.12598</lat><lon>1.31257</lon></gaztag></toponym></toponyms></article></articles>"""
GWN = """<articles><article file="3"><title>t</title><link>https://www.example.co.uk/a/b</link>
<text>The Kenyan mayor of Nairobi left town.</text><toponyms>
{}</toponyms></article></articles>"""
TOPONYM = """<toponym><extractedName>{}</extractedName><type>{}</type><start>{}</start><end>{}</end>
<geonamesID>{}</geonamesID><latitude>{}</latitude><longitude>{}</longitude></toponym>"""


def write_corpora(folder: Path) -> Path:
    (folder / "lgl.xml").write_text(LGL, encoding="utf-8")
    rows = [
        TOPONYM.format("Nairobi", "Literal", 20, 27, "184745", "-1.28", "36.82"),
        TOPONYM.format("Nairobi", "Literal", 20, 27, "184745", "-1.28", "36.82"),
        TOPONYM.format("Kenyan", "Non_Literal_Modifier", 4, 10, "192950", "1", "38"),
        TOPONYM.format("town", "Literal_Expression", 33, 37, "", "", ""),
        TOPONYM.format("Nairobi", "Literal", -9, -2, "184745", "-1.28", "36.82"),
    ]
    (folder / "GWN.xml").write_text(GWN.format("\n".join(rows)), encoding="utf-8")
    return folder


def test_lgl_in_reading_order_with_what_is_judged(tmp_path: Path) -> None:
    (article,) = read_geoparsing(write_corpora(tmp_path), "lgl")
    assert [t.span.text for t in article.toponyms] == ["Dover", "Dover Road"]
    assert [t.is_judged for t in article.toponyms] == [True, False]
    assert article.toponyms[0].point == (51.12598, 1.31257)
    assert (article.id, article.outlet) == ("lgl-7", "example.com")


def test_gwn_keeps_names_once_and_drops_words_and_strays(tmp_path: Path) -> None:
    (article,) = read_geoparsing(write_corpora(tmp_path), "gwn")
    assert [(t.span.text, t.kind) for t in article.toponyms] == [
        ("Kenyan", "Non_Literal_Modifier"),
        ("Nairobi", "Literal"),
    ]
    assert article.outlet == "example.co.uk"
    report = report_of(article)
    assert (report.url, report.text) == ("https://example.co.uk/", article.text)


@pytest.mark.parametrize("content", [None, "<articles><article>", LGL.replace("<start>8", "<start>x")])
def test_what_cannot_be_read_is_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "lgl.xml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"lgl\.xml"):
        read_geoparsing(tmp_path, "lgl")


def test_an_article_stays_in_its_half() -> None:
    articles = [GeoArticle(f"lgl-{number}", "", None, ()) for number in range(400)]
    halves = [article.half for article in articles]
    assert halves == [article.half for article in articles]
    assert all(150 < halves.count(half) < 250 for half in HALVES)


def test_points() -> None:
    scores = score_points([0.0, 160.9, 161.1, None])
    assert scores is not None
    assert (scores.number, scores.accuracy, scores.median_km) == (4, 0.5, pytest.approx(161.0))
    assert score_points([]) is None
    worst, best = score_points([None, FARTHEST_KM]), score_points([0.0])
    assert worst is not None and worst.auc == pytest.approx(1.0)
    assert best is not None and best.auc == 0.0


def test_what_the_gazetteer_does_not_hold_is_told_apart() -> None:
    judged = [
        Judged(5.0, 900.0, 5.0, 0.9, True),
        Judged(900.0, 900.0, 5.0, 0.5, True),
        Judged(900.0, 900.0, 300.0, 0.2, False),
        Judged(None, None, None),
    ]
    scores = score_resolution(judged)
    assert scores.held_share == 0.5
    assert scores.all.accuracy == 0.25
    assert scores.held is not None and scores.held.accuracy == 0.5
    assert scores.safe is not None and (scores.safe.number, scores.safe.accuracy) == (2, 0.5)
    assert scores.population.accuracy == 0.0


def test_reliability_compares_chance_and_truth() -> None:
    judged = [Judged(1.0, None, None, 0.95), Judged(500.0, None, None, 0.95), Judged(1.0, None, None, 0.15)]
    rows, gap = reliability([*judged, Judged(None, None, None)])
    assert rows == [
        (pytest.approx(0.15), 1.0, 1),
        (pytest.approx(0.95), 0.5, 2),
    ]
    assert gap == pytest.approx((0.85 + 2 * 0.45) / 3)


@pytest.mark.parametrize(
    ("gold", "given", "exact", "found"),
    [
        ([(0, 5)], [(0, 5)], True, Found(1, 1, 1)),
        ([(0, 5)], [(0, 6)], True, Found(0, 1, 1)),
        ([(0, 5)], [(0, 6)], False, Found(1, 1, 1)),
        ([(0, 5), (6, 9)], [(0, 9)], False, Found(1, 1, 2)),
        ([(0, 9)], [(0, 5), (6, 9)], False, Found(1, 2, 1)),
        ([(0, 5)], [(5, 9)], False, Found(0, 1, 1)),
        ([], [(0, 5)], False, Found(0, 1, 0)),
    ],
)
def test_spans_count_once(
    gold: list[tuple[int, int]], given: list[tuple[int, int]], exact: bool, found: Found
) -> None:
    def spans(ranges: list[tuple[int, int]]) -> list[Span]:
        return [Span(start, end, "x" * (end - start)) for start, end in ranges]

    assert count_spans(spans(gold), spans(given), exact=exact) == found


def test_the_benchmark_runs_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("REPORTEDLY_CORPORA", raising=False)
    assert main([]) == 2
    assert "REPORTEDLY_CORPORA" in capsys.readouterr().err
    (tmp_path / "geoparsing").mkdir()
    write_corpora(tmp_path / "geoparsing")
    monkeypatch.setenv("REPORTEDLY_CORPORA", str(tmp_path))
    half = read_geoparsing(tmp_path / "geoparsing", "gwn")[0].half
    assert main(["--half", half, "--only", "gwn", "--errors"]) == 0
    shown = capsys.readouterr().out
    assert "on gold spans" in shown and "held by the gazetteer: 1.000" in shown
