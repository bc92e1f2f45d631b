"""Brief -> PDF, by typst. In: a `Brief`. Out: the bytes, the same for the same brief: the fonts come with
typst, nothing is fetched, and no clock is read. Needs the extra `reportedly[pdf]`."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from reportedly.brief.briefs import Brief
from reportedly.brief.charts import svg_chart
from reportedly.brief.dates import day_words, written_words
from reportedly.brief.growth import UNITS, bounds_words, range_words
from reportedly.brief.page import contents_of, shipped
from reportedly.brief.records import Record, brief_record
from reportedly.brief.rows import TollSeries
from reportedly.brief.svgmap import svg_map
from reportedly.brief.tables import capital
from reportedly.brief.wording import label, words
from reportedly.errors import StepUnavailable

_FONT = "Libertinus Serif"


def pdf_brief(brief: Brief) -> bytes:
    """The brief as a PDF of A4 pages.

    Raises StepUnavailable where typst is not installed."""
    try:
        import typst  # noqa: PLC0415 - an extra: 30 MB that only a PDF needs
    except ImportError as error:
        raise StepUnavailable("a PDF needs typst; run: pip install 'reportedly[pdf]'") from error
    made: bytes = typst.compile(
        shipped("brief.typ").encode(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"brief": json.dumps(_content(brief), ensure_ascii=False)},
        timestamp=_day_of(brief.written),
    )
    return made


def _day_of(written: str | None) -> datetime:
    """The time that the file bears: the brief's own day, never that of the clock."""
    try:
        return datetime.fromisoformat((written or "")[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)


def _content(brief: Brief) -> Record:
    """The record with what typst needs ready: words for days and standings, map and charts as SVG."""
    record = brief_record(brief)
    tolls = [{**toll, **_toll(series)} for toll, series in zip(record["tolls"], brief.tolls, strict=True)]
    return {
        **record,
        "written": written_words(brief.written),
        "contents": [heading for _, heading in contents_of(brief)],
        "change_words": words()["changes"],
        "citations": [
            {**note, **{key: re.sub(r"\s+", " ", note[key]) for key in ("before", "words", "after")}}
            for note in record["citations"]
        ],
        "tolls": tolls,
        "map": _standalone(svg_map(brief.marks)),
    }


def _toll(series: TollSeries) -> Record:
    rows = [
        {
            "speaker": capital(point.speaker),
            "voice": line.beside(point),
            "wording": point.wording + UNITS.get(series.measure, ""),
            "state": ", ".join(p for p in (point.state, bounds_words(point, series.measure)) if p),
            "day": ("published " if point.is_published and point.day else "") + day_words(point.day),
            "outlets": len(point.outlets),
            "claim_ids": list(point.claim_ids),
        }
        for line in series.lines
        for point in line.points
    ]
    return {
        "chart": _standalone(svg_chart(series)),
        "rows": rows,
        "label": capital(label("standings", series.standing)),
        "range": capital(range_words(series)),
    }


def _standalone(svg: str) -> str:
    """The drawing with its own style in the page's light colours, since no page is around it."""
    if not svg:
        return ""
    palette = dict(re.findall(r"--([\w-]+): ([^;]+);", shipped("page.css").split("@media", 1)[0]))
    style = re.sub(r"/\*.*?\*/", "", shipped("figures.css"), flags=re.DOTALL)
    style = style.replace("var(--sans)", _FONT).replace(" !important", "")
    style = re.sub(r"var\(--([\w-]+)\)", lambda found: palette[found[1]], style)
    first = svg.index(">") + 1
    size = re.search(r'viewBox="0 0 (\S+) (\S+)"', svg)
    sized = svg[: first - 1] + (f' width="{size[1]}" height="{size[2]}"' if size else "") + ">"
    return f"{sized}<style>{style}</style>{svg[first:]}"
