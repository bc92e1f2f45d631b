"""Brief -> one HTML page that needs nothing else: no script, no font, no image from outside. In: a `Brief`.
Out: the page, whose citations show the words in their context on hover or focus, and as footnotes on paper.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from reportedly.brief.briefs import Brief
from reportedly.brief.charts import svg_chart
from reportedly.brief.content import Citation
from reportedly.brief.dates import day_words, written_words
from reportedly.brief.growth import UNITS, bounds_words, range_words
from reportedly.brief.svgmap import svg_map
from reportedly.brief.tables import capital
from reportedly.brief.wording import label, words

_BAD = frozenset({"contested", "denied", "retracted"})
_GOOD = frozenset({"agreed", "corroborated"})


def shipped(name: str) -> str:
    """The text of a file beside this module."""
    return resources.files("reportedly.brief").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(shipped("page.html.j2"))


def _tone(standing: str) -> str:
    return "bad" if standing in _BAD else "good" if standing in _GOOD else ""


def _safe_url(url: str | None) -> bool:
    return url is not None and url.startswith(("https://", "http://"))


def contents_of(brief: Brief) -> list[tuple[str, str]]:
    """The anchors and headings of the parts that are not empty, in order."""
    parts = (
        ("changes", "What changed", brief.changes),
        ("happened", "What happened", brief.happened),
        ("tolls", "Tolls", brief.tolls),
        ("rivals", "Where accounts differ", brief.rivals),
        ("unknown", "What is not known", brief.unknown),
        ("silent", "Who has not spoken", brief.silent),
        ("unverified", "Not verified", brief.unverified),
        ("sites", "Dangerous sites", brief.sites),
        ("background", "Background", brief.background),
        ("origins", "Where it comes from", brief.origins),
        ("words", "The words", brief.citations),
        ("sources", "Reports", brief.sources),
    )
    return [(anchor, heading) for anchor, heading, content in parts if content]


def html_brief(brief: Brief) -> str:
    """The brief as a whole HTML document."""
    by_number = {note.number: note for note in brief.citations}
    charts = [(series, svg_chart(series)) for series in brief.tolls]

    def notes(claim_ids: tuple[str, ...]) -> list[Citation]:
        return [by_number[number] for number in brief.numbers(claim_ids)]

    # map and charts are our own markup, their labels escaped where drawn; the style sheet ships with us
    return _template().render(
        brief=brief,
        written=written_words(brief.written),
        notes=notes,
        tone=_tone,
        capital=capital,
        day=day_words,
        unit=lambda series: UNITS.get(series.measure, ""),
        bounds=bounds_words,
        range_of=range_words,
        label=lambda standing: capital(label("standings", standing)),
        change_words=words()["changes"],
        safe_url=_safe_url,
        contents=contents_of(brief),
        drawn=[(series, Markup(chart)) for series, chart in charts if chart],
        single=[series for series, chart in charts if not chart],
        map=Markup(svg_map(brief.marks)),
        css=Markup(shipped("page.css") + shipped("figures.css")),
        has_contested=any(mark.is_contested for mark in brief.marks),
        has_sites=any(mark.is_site for mark in brief.marks),
        has_areas=any(mark.is_area for mark in brief.marks),
    )
