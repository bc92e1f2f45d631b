"""Score place names on LGL and GeoWebNews: `python benchmarks/score_geoparsing.py --half dev`.

The corpora are in the folder `geoparsing` of REPORTEDLY_CORPORA. Resolution is scored on the gold's own
spans and end to end, beside the most populous place of each name; `--errors` lists what is wrong most
often."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.data.distance import distance_km
from reportedly.data.gazetteer import PlaceEntry
from reportedly.errors import InputError, ReportedlyError
from reportedly.evaluate.corpora import VARIABLE, corpora_folder
from reportedly.evaluate.geoparsing import (
    ASSOCIATIVE,
    CORPORA,
    HALVES,
    GeoArticle,
    GoldToponym,
    read_geoparsing,
    report_of,
)
from reportedly.evaluate.geoparsing_scores import (
    NEAR_KM,
    Judged,
    count_spans,
    reliability,
    score_points,
    score_resolution,
)
from reportedly.evaluate.tallies import Found
from reportedly.model.document import Document
from reportedly.model.span import Span
from reportedly.registry import ANNOTATORS, Resources
from reportedly.resolve.places.countries import country_context
from reportedly.resolve.places.finder import SAFE, PlaceResolver, chance_there, resolve_toponyms
from reportedly.resolve.places.joint import Reading
from reportedly.resolve.places.readings import PlaceReadings, hint_of

_KINDS = ("place", "region", "country", "inner_place")


@dataclass
class Tally:
    """What one corpus gave so far: names on gold spans, names end to end, spans found, and the errors."""

    judged: list[Judged] = field(default_factory=list)
    end_to_end: list[float | None] = field(default_factory=list)
    found: dict[str, Found] = field(default_factory=dict)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    strange: Counter[str] = field(default_factory=Counter)

    def add_found(self, name: str, found: Found) -> None:
        self.found[name] = self.found.get(name, Found()) + found


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where something cannot be used."""
    parser = argparse.ArgumentParser(description="Score place names on LGL and GeoWebNews.")
    parser.add_argument("--half", choices=HALVES, default="dev", help="half of the articles (dev)")
    parser.add_argument("--only", choices=tuple(CORPORA), help="one corpus only")
    parser.add_argument("--errors", action="store_true", help="also list what is wrong most often")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args(arguments)
    try:
        tallies = {name: _score(name, options.half) for name in CORPORA if options.only in (None, name)}
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    for name, tally in tallies.items():
        print(json.dumps(_as_json(name, tally)) if options.json else _as_table(name, tally))
        if options.errors:
            _print_errors(tally)
    return 0


def _score(name: str, half: str) -> Tally:
    folder = corpora_folder()
    if folder is None:
        raise InputError("geoparsing", "no folder of corpora is known", f"set {VARIABLE}")
    resources = Resources()
    articles = [a for a in read_geoparsing(folder / "geoparsing", name) if a.half == half]
    documents = ANNOTATORS.make("english", resources).annotate(report_of(article) for article in articles)
    tally = Tally()
    for article, document in zip(articles, documents, strict=True):
        _score_spans(article, document, resources, tally)
        _score_points(article, document, resources, tally)
        _score_end_to_end(article, document, resources, tally)
    return tally


def _score_spans(article: GeoArticle, document: Document, resources: Resources, tally: Tally) -> None:
    """Found spans; GeoWebNews' associative names and all peoples' names stand apart, since we do not take a
    nationality for a place."""
    given = [mention.span for mention in document.mentions_of(*_KINDS)]
    gold = [toponym.span for toponym in article.toponyms]
    plain = [t.span for t in article.toponyms if not _is_people(t, resources)]
    literal = [t.span for t in article.toponyms if not _is_people(t, resources) and t.kind not in ASSOCIATIVE]
    # a word for a people that is also given as a place's name is a find, but none is asked for
    for name, wanted in (("all", gold), ("names", plain), ("literal", literal)):
        others = {*gold} - {*wanted}
        asked = [span for span in given if not any(span.overlaps(other) for other in others)]
        tally.add_found(f"{name}, exact", count_spans(wanted, asked, exact=True))
        tally.add_found(f"{name}, overlapping", count_spans(wanted, asked, exact=False))
    tally.missed.update(s.text for s in plain if not any(s.overlaps(other) for other in given))
    tally.strange.update(s.text for s in given if not any(s.overlaps(other) for other in gold))


def _is_people(toponym: GoldToponym, resources: Resources) -> bool:
    return resources.register.is_nationality(toponym.span.text)


def _score_points(article: GeoArticle, document: Document, resources: Resources, tally: Tally) -> None:
    spans = list(dict.fromkeys(t.span for t in article.toponyms))
    readings = resolve_toponyms(document, spans, resources.gazetteer, resources.register)
    names = PlaceReadings(resources.gazetteer, resources.register)
    for toponym in article.toponyms:
        if not toponym.is_judged:
            continue
        found = readings[toponym.span]
        before = article.text[max(0, toponym.span.start - 40) : toponym.span.start]
        entries = names.entries(toponym.span.text, hint_of(toponym.span.text, before))
        # by people, a unit's being those of its towns, and names that are the place's own before others
        populous = entries[0] if entries else None
        judged = Judged(
            _km(toponym, found[0].entry if found else None),
            _km(toponym, populous),
            min((km for entry in entries if (km := _km(toponym, entry)) is not None), default=None),
            chance_there(found) if found else None,
            chance_there(found) >= SAFE,
        )
        tally.judged.append(judged)
        if judged.km is None or judged.km > NEAR_KM:
            tally.wrong[toponym.span.text, _shown(found, judged)] += 1


def _score_end_to_end(article: GeoArticle, document: Document, resources: Resources, tally: Tally) -> None:
    countries = country_context(document, resources.gazetteer, resources.register)
    resolver = PlaceResolver(document, resources.gazetteer, countries, resources.register)
    given = [mention.span for mention in document.mentions_of(*_KINDS)]
    for toponym in article.toponyms:
        if toponym.is_judged:
            span = _best_overlap(toponym.span, given)
            readings = () if span is None else resolver.readings(span)
            tally.end_to_end.append(_km(toponym, readings[0].entry if readings else None))


def _best_overlap(span: Span, given: Sequence[Span]) -> Span | None:
    touching = [other for other in given if other.overlaps(span)]
    return max(touching, key=lambda o: min(o.end, span.end) - max(o.start, span.start), default=None)


def _km(toponym: GoldToponym, entry: PlaceEntry | None) -> float | None:
    assert toponym.point is not None
    return None if entry is None else distance_km(*toponym.point, entry.lat, entry.lon)


def _shown(found: tuple[Reading, ...], judged: Judged) -> str:
    held = judged.least_km is not None and judged.least_km <= NEAR_KM
    given = (
        f"{found[0].entry.name}, {found[0].entry.admin1}, {found[0].entry.country}" if found else "nothing"
    )
    return f"{'held' if held else 'not held'}: {given}"


def _as_json(name: str, tally: Tally) -> dict[str, Any]:
    end = score_points(tally.end_to_end)
    return {
        "corpus": name,
        "gold_spans": score_resolution(tally.judged).as_json() if tally.judged else None,
        "end_to_end": None if end is None else {"n": end.number, "acc161": end.accuracy, "auc": end.auc},
        "calibration_error": reliability(tally.judged)[1],
        "found": {name: found.as_json() for name, found in tally.found.items()},
    }


def _as_table(name: str, tally: Tally) -> str:
    scores = score_resolution(tally.judged)
    rows = [f"{name}", f"{'':32} {'n':>6} {'acc161':>7} {'median':>9} {'AUC':>6}"]
    parts = {
        "on gold spans": scores.all,
        "  of names that are held": scores.held,
        "  answers taken for safe": scores.safe,
        "  the most populous (baseline)": scores.population,
        "end to end": score_points(tally.end_to_end),
    }
    rows += [
        f"{label:32} {s.number:6} {s.accuracy:7.3f} {s.median_km:6.1f} km {s.auc:6.3f}"
        for label, s in parts.items()
        if s is not None
    ]
    rows.append(f"held by the gazetteer: {scores.held_share:.3f}")
    bins, gap = reliability(tally.judged)
    rows.append(f"calibration error {gap:.3f}: " + " ".join(f"{c:.2f}>{r:.2f}({n})" for c, r, n in bins))
    for label, found in tally.found.items():
        shares = [
            f"{share:.3f}" if share is not None else "-"
            for share in (found.precision, found.recall, found.f1)
        ]
        rows.append(f"{label:32} P {shares[0]} R {shares[1]} F1 {shares[2]}")
    return "\n".join(rows) + "\n"


def _print_errors(tally: Tally) -> None:
    for (words, given), number in tally.wrong.most_common(60):
        print(f"  wrong {number:4} {words} > {given}")
    print("  missed ", ", ".join(f"{words} {n}" for words, n in tally.missed.most_common(120)))
    print("  strange", ", ".join(f"{words} {n}" for words, n in tally.strange.most_common(120)))


if __name__ == "__main__":
    sys.exit(main())
