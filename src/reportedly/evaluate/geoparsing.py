"""Geoparsing corpora: LGL and GeoWebNews. In: their XML files. Out: articles with the place names that the
gold marks, each with its point where the gold gives one, and the half that an article belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from reportedly.errors import InputError
from reportedly.model.ids import bytes_digest
from reportedly.model.report import Report
from reportedly.model.span import Span

CORPORA = {"lgl": "lgl.xml", "gwn": "GWN.xml"}
HALVES = ("dev", "test")
# GeoWebNews marks more than names of places: words without a name, bodies, languages and people.
_NO_TOPONYMS = frozenset(
    {"Literal_Expression", "Non_Lit_Expression", "Non_Toponym", "Demonym", "Homonym", "Language"}
)
# "the Paris mayor", "Syrian" before a noun, "Kursk" in a body's name: named, but not where something is.
ASSOCIATIVE = frozenset({"Non_Literal_Modifier", "Embedded_Non_Lit", "Metonymic", "Coercion"})


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A place name of the gold. `point` is its latitude and longitude, None where the gold gives none;
    `geonameid` None where GeoNames has no such place. `kind` is the corpus's own word, empty in LGL."""

    span: Span
    point: tuple[float, float] | None
    geonameid: int | None
    kind: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether the resolution of this name is scored: GeoNames has it, as in what has been published."""
        return self.point is not None and self.geonameid is not None


@dataclass(frozen=True, slots=True)
class GeoArticle:
    """One article with its outlet's domain (None where unknown) and its place names in reading order."""

    id: str
    text: str
    outlet: str | None
    toponyms: tuple[GoldToponym, ...]

    @property
    def half(self) -> str:
        """`dev` or `test`, by a hash of the id, so that it never changes."""
        return HALVES[hashlib.sha256(self.id.encode()).digest()[0] % 2]


def read_geoparsing(folder: Path, name: str) -> tuple[GeoArticle, ...]:
    """The articles of one of CORPORA. Raises InputError where its file cannot be read."""
    path = folder / CORPORA[name]
    try:
        root = ElementTree.parse(path).getroot()
        articles = root.iter("article")
        return tuple(_lgl(found) if name == "lgl" else _gwn(found) for found in articles)
    except (OSError, ElementTree.ParseError, ValueError) as error:
        raise InputError(str(path), f"it cannot be read ({error})", "see benchmarks/README.md") from error


def report_of(article: GeoArticle) -> Report:
    """The article as the pipeline takes it, its outlet's domain as its address."""
    url = f"https://{article.outlet}/" if article.outlet else None
    return Report(article.id, article.text, bytes_digest(article.text.encode()), url=url, language="en")


def _lgl(article: ElementTree.Element) -> GeoArticle:
    text = article.findtext("text") or ""
    found = sorted(_lgl_toponyms(article, text), key=lambda t: t.span)
    return GeoArticle(f"lgl-{article.get('docid')}", text, article.findtext("domain"), tuple(found))


def _lgl_toponyms(article: ElementTree.Element, text: str) -> Iterator[GoldToponym]:
    for each in article.iter("toponym"):
        tag = each.find("gaztag")
        point = None if tag is None else _point(tag.findtext("lat"), tag.findtext("lon"))
        yield GoldToponym(_span(each, text), point, None if tag is None else int(tag.get("geonameid", "0")))


def _gwn(article: ElementTree.Element) -> GeoArticle:
    text = article.findtext("text") or ""
    wanted = [t for t in article.iter("toponym") if t.findtext("type") not in _NO_TOPONYMS and _fits(t, text)]
    found = {(t.span, t.point): t for t in (_gwn_toponym(each, text) for each in wanted)}
    outlet = (article.findtext("link") or "").partition("//")[2].partition("/")[0].removeprefix("www.")
    return GeoArticle(
        f"gwn-{article.get('file')}",
        text,
        outlet or None,
        tuple(sorted(found.values(), key=lambda t: t.span)),
    )


def _gwn_toponym(each: ElementTree.Element, text: str) -> GoldToponym:
    geonameid = (each.findtext("geonamesID") or "").strip()
    return GoldToponym(
        _span(each, text),
        _point(each.findtext("latitude"), each.findtext("longitude")),
        int(geonameid) if geonameid.isdigit() else None,
        each.findtext("type") or "",
    )


def _fits(each: ElementTree.Element, text: str) -> bool:
    """Whether the words stand where the corpus says: a handful lie outside the text that it gives."""
    start, end = int(each.findtext("start") or -1), int(each.findtext("end") or -1)
    return 0 <= start < end and text[start:end] == each.findtext("extractedName")


def _span(each: ElementTree.Element, text: str) -> Span:
    return Span.of(text, int(each.findtext("start") or -1), int(each.findtext("end") or -1))


def _point(lat: str | None, lon: str | None) -> tuple[float, float] | None:
    return (float(lat), float(lon)) if lat and lon else None
