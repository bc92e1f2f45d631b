"""Fits the weights of `place_weights.json`: `python -m tools.places`. In: the dev halves of LGL and
GeoWebNews (folder `geoparsing` of REPORTEDLY_CORPORA) and the seen gold. Out: the file, with how it was
made."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from tools.places.cases import CaseMaker, TextCase
from tools.places.fitting import Array, Choices, fit

from reportedly.data.place_weights import WEIGHTS_FILE
from reportedly.errors import InputError
from reportedly.evaluate.corpora import VARIABLE, corpora_folder
from reportedly.evaluate.geoparsing import CORPORA, read_geoparsing, report_of
from reportedly.evaluate.gold import load_gold
from reportedly.registry import ANNOTATORS, Resources
from reportedly.resolve.places.joint import chances_of, with_neighbours
from reportedly.resolve.places.traits import ALONE, COLUMN, NAMES, NONE

_GOLD_WEIGHT = 1.0


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="Fit the weights that choose among readings of place names.")
    parser.add_argument("--gold", type=Path, default=Path("tests/gold/seen"), help="folder of seen gold")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    options = parser.parse_args()
    cases = read_cases(options.gold)
    alone, together = fit_both(cases)
    made = {
        "schema": "reportedly.place_weights/1",
        "made": {
            "by": "python -m tools.places",
            "on": {name: _judged(cases, name) for name in (*CORPORA, "gold")},
        },
        "alone": _named(alone, (*ALONE, *NONE)),
        "together": _named(together, NAMES),
    }
    options.out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def read_cases(gold_folder: Path, half: str = "dev") -> list[TextCase]:
    """The cases of one half of both corpora, and of the gold. Raises InputError where no corpora are
    known."""
    folder = corpora_folder()
    if folder is None:
        raise InputError("geoparsing", "no folder of corpora is known", f"set {VARIABLE}")
    resources = Resources()
    annotator = ANNOTATORS.make("english", resources)
    maker = CaseMaker(resources.gazetteer, resources.register)
    cases = []
    for name in CORPORA:
        articles = [a for a in read_geoparsing(folder / "geoparsing", name) if a.half == half and a.toponyms]
        documents = annotator.annotate(report_of(article) for article in articles)
        cases += [maker.of_article(a, d) for a, d in zip(articles, documents, strict=True)]
    golds = load_gold(gold_folder)
    documents = annotator.annotate(gold.report for gold in golds)
    cases += [maker.of_gold(g, d, _GOLD_WEIGHT) for g, d in zip(golds, documents, strict=True)]
    return cases


def fit_both(cases: Sequence[TextCase]) -> tuple[Array, Array]:
    """Weights for names alone, then for names together: first in the light of the former, then of their
    own."""
    first = [COLUMN[name] for name in (*ALONE, *NONE)]
    alone = _fitted(cases, lambda case: case.own, first)
    together = alone
    for _ in range(3):
        weights = together
        rows = {id(case): _together(case, alone, weights) for case in cases}
        together = _fitted(cases, lambda case: rows[id(case)], range(len(NAMES)))  # noqa: B023 - used at once
    return alone, together


def _together(case: TextCase, alone: Array, together: Array) -> list[Array]:
    chances = [chances_of(rows, alone) for rows in case.own]
    rows = with_neighbours(case.own, case.neighbours, chances)
    if together is alone:
        return rows
    chances = [chances_of(each, together) for each in rows]
    return with_neighbours(case.own, case.neighbours, chances)


def _fitted(
    cases: Sequence[TextCase], rows_of: Callable[[TextCase], list[Array]], columns: Sequence[int]
) -> Array:
    choices = [
        (rows, right, math.sqrt(count))
        for case in cases
        for rows, right, count in zip(rows_of(case), case.right, case.counts, strict=True)
        if right is not None and len(rows) > 1
    ]
    return fit(Choices.of(choices), columns)


def _named(weights: Array, names: Sequence[str]) -> dict[str, float]:
    return {name: round(float(weights[COLUMN[name]]), 3) for name in names}


def _judged(cases: Sequence[TextCase], source: str) -> int:
    return int(np.sum([sum(c.counts) for c in cases if c.source == source]))


if __name__ == "__main__":
    main()
