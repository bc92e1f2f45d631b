"""Cases to fit on. In: parsed articles whose place names have known points, gold reports whose places have
known countries. Out: the names of each text with their readings and which of them are right."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.data.gazetteer import Gazetteer, PlaceEntry
from reportedly.data.register import Register
from reportedly.evaluate.geoparsing import GeoArticle, GoldToponym
from reportedly.evaluate.gold import GoldReport
from reportedly.model.document import Document
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.resolve.places.countries import country_context
from reportedly.resolve.places.instances import Instance, find_instances
from reportedly.resolve.places.neighbours import Neighbours
from reportedly.resolve.places.outlets import text_context
from reportedly.resolve.places.readings import PlaceReadings, is_country, is_unit
from reportedly.resolve.places.traits import Rows, kind_of, own_traits

_SAME_KM, _FAR_KM = 40.0, 161.0
_WIDE = ("province", "district")
_NO_POINTS = ("country", "wide", "water")


@dataclass(frozen=True)
class TextCase:
    """One text: its instances, their own traits, and for each instance which rows are right.

    `right` is None where nothing is known of a name; `counts` says how often it is judged."""

    source: str
    instances: list[Instance]
    own: list[Rows]
    neighbours: Neighbours
    right: list[Rows | None]
    counts: list[float]


@dataclass(frozen=True)
class CaseMaker:
    """Makes cases with the gazetteer and register that ship."""

    gazetteer: Gazetteer
    register: Register

    def of_article(self, article: GeoArticle, document: Document) -> TextCase:
        """A case of a corpus: the readings near the gold's point are right, else none is."""
        gold = {t.span: t for t in article.toponyms if t.is_judged}
        spans = [t.span for t in article.toponyms]
        source = article.id.partition("-")[0]
        return self._case(source, document, spans, {s: _judge(t) for s, t in gold.items()}, 1.0)

    def of_gold(self, gold: GoldReport, document: Document, weight: float) -> TextCase:
        """A case of coded claims: the readings in the coded country, and of its kind, are right."""
        places = [c.place for c in gold.coded if c.place is not None and c.place.country is not None]
        known = {m.span for m in document.mentions_of("place", "region", "country", "inner_place")}
        judges = {p.span: _country_judge(p) for p in places if p.span.end > p.span.start}
        return self._case("gold", document, [*known, *judges], judges, weight)

    def _case(
        self,
        source: str,
        document: Document,
        spans: Iterable[Span],
        judges: dict[Span, Callable[[Sequence[PlaceEntry]], Rows | None]],
        weight: float,
    ) -> TextCase:
        countries = country_context(document, self.gazetteer, self.register)
        context = text_context(document.report, countries, self.register)
        readings = PlaceReadings(self.gazetteer, self.register)
        instances, numbers = find_instances(document.text, spans, readings)
        right: list[Rows | None] = [None] * len(instances)
        counts = [0.0] * len(instances)
        for span, judge in judges.items():
            number = numbers[span]
            right[number] = judge(instances[number].entries) if right[number] is None else right[number]
            counts[number] += weight
        own = [own_traits(instance, context) for instance in instances]
        return TextCase(source, instances, own, Neighbours(instances), right, counts)


def _judge(toponym: GoldToponym) -> Callable[[Sequence[PlaceEntry]], Rows]:
    def judge(entries: Sequence[PlaceEntry]) -> Rows:
        right = np.zeros(len(entries) + 1)
        assert toponym.point is not None
        km = np.array([rough_km(toponym.point, entry) for entry in entries])
        same = np.array([entry.geonameid == toponym.geonameid for entry in entries], dtype=bool)
        # where the point of a sea, a region or a country lies is anybody's choice
        wide = np.array([kind_of(entry) in _NO_POINTS for entry in entries], dtype=bool)
        for fits in (same, km <= _SAME_KM, km <= _FAR_KM, wide):
            if fits.any():
                right[:-1][fits] = 1.0
                return right
        right[-1] = 1.0
        return right

    return judge


def _country_judge(place: Place) -> Callable[[Sequence[PlaceEntry]], Rows | None]:
    def judge(entries: Sequence[PlaceEntry]) -> Rows | None:
        fits = [entry.country == place.country and _is_of(place.precision, entry) for entry in entries]
        return np.array([*map(float, fits), 0.0]) if any(fits) else None

    return judge


def _is_of(precision: str | None, entry: PlaceEntry) -> bool:
    if precision == "country":
        return is_country(entry)
    if precision in _WIDE:
        return is_unit(entry) and not is_country(entry)
    return not is_unit(entry) if precision in ("town", "near", "relative") else True


def rough_km(point: tuple[float, float], entry: PlaceEntry) -> float:
    """Kilometres on a sphere, quick and right to half a percent."""
    phi, other = math.radians(point[0]), math.radians(entry.lat)
    half = math.sin((other - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other) * math.sin(math.radians(entry.lon - point[1]) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))
