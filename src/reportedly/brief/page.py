"""Brief -> one HTML page that needs nothing else: no script, no font, no image from outside. In: a `Brief`.
Out: the page, whose citations show the words in their context on hover or focus, and as footnotes on paper.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from reportedly.brief.content import Brief, Citation
from reportedly.brief.svgmap import svg_map

_BAD = frozenset({"contested", "denied", "retracted"})
_GOOD = frozenset({"agreed", "corroborated"})


def _shipped(name: str) -> str:
    return resources.files("reportedly.brief").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_shipped("page.html.j2"))


def _tone(standing: str) -> str:
    return "bad" if standing in _BAD else "good" if standing in _GOOD else ""


def _safe_url(url: str | None) -> bool:
    return url is not None and url.startswith(("https://", "http://"))


def _contents(brief: Brief) -> list[tuple[str, str]]:
    parts = (
        ("happened", "What happened", brief.happened),
        ("tolls", "Figures", brief.tolls),
        ("doubtful", "Contested or unverified", brief.doubtful),
        ("unknown", "What is not known", brief.unknown),
        ("silent", "Who has not spoken", brief.silent),
        ("sites", "Dangerous sites", brief.sites),
        ("background", "Background", brief.background),
        ("words", "The words", brief.citations),
        ("sources", "Sources", brief.sources),
    )
    return [(anchor, heading) for anchor, heading, content in parts if content]


def html_brief(brief: Brief) -> str:
    """The brief as a whole HTML document."""
    by_number = {note.number: note for note in brief.citations}

    def notes(claim_ids: tuple[str, ...]) -> list[Citation]:
        return [by_number[number] for number in brief.numbers(claim_ids)]

    # the map is our own markup, its labels escaped where it is drawn; the style sheet ships with the package
    return _template().render(
        brief=brief,
        notes=notes,
        tone=_tone,
        safe_url=_safe_url,
        contents=_contents(brief),
        map=Markup(svg_map(brief.marks)),
        css=Markup(_shipped("page.css")),
        has_contested=any(mark.is_contested for mark in brief.marks),
        has_sites=any(mark.is_site for mark in brief.marks),
        has_areas=any(mark.is_area for mark in brief.marks),
    )
