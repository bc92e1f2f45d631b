"""Score who is quoted as saying what: `python benchmarks/score_attributions.py --corpus polnear --split dev`.
Prints a table or JSON; with `--errors N` also the kinds of error and N examples of each, to the terminal
alone: no text of a corpus goes into a file of the project."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from reportedly.errors import InputError, ReportedlyError
from reportedly.evaluate.attribution_errors import AttributionError, find_errors
from reportedly.evaluate.attribution_scores import Attribution, AttributionScores, score_article
from reportedly.evaluate.corpora import VARIABLE, corpora_folder
from reportedly.evaluate.gum import RelationScores, find_missed, read_gum, score_document
from reportedly.evaluate.polnear import read_polnear
from reportedly.model.ids import bytes_digest, report_id
from reportedly.model.report import Report

Attribute = Callable[[str], Sequence[Attribution]]
_Scores = AttributionScores | RelationScores


def main(arguments: Sequence[str] | None = None, attribute: Attribute | None = None) -> int:
    """0 where all went well, 2 where the corpus cannot be used. `attribute` gives the attributions of a text;
    None asks Reportedly."""
    options = _parse(arguments)
    try:
        folder = _find_corpus(options.corpus)
        attribute = attribute or _load_system()
        start = time.perf_counter()
        scores, errors, words = _SCORERS[options.corpus](folder, options, attribute)
        seconds = time.perf_counter() - start
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(scores.as_json(), indent=1))
        return 0
    print(scores.as_table())
    print(f"{words:,} words in {seconds:.1f} s, scoring included: {words / max(seconds, 1e-9):,.0f} words/s")
    if options.errors is not None:
        _print_errors(errors, options.errors)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score attributions against a corpus.")
    parser.add_argument(
        "--corpus", choices=sorted(_SCORERS), default="polnear", help=f"its name in {VARIABLE}"
    )
    parser.add_argument("--split", choices=("dev", "train"), default="dev", help="of polnear")
    parser.add_argument("--limit", type=int, help="no more than so many articles")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument(
        "--errors", type=int, metavar="N", help="also count errors by kind and print N of each"
    )
    return parser.parse_args(arguments)


def _load_system() -> Attribute:
    """Reportedly's attributions of a text; the only place that knows how they are asked for."""
    from reportedly import attributions  # noqa: PLC0415 - loads the models, which --help needs not

    def attribute(text: str) -> Sequence[Attribution]:
        digest = bytes_digest(text.encode())
        report = Report(id=report_id(digest, None, None), text=text, digest=digest, language="en")
        found: Sequence[Attribution] = attributions(report)
        return found

    return attribute


def _find_corpus(name: str) -> Path:
    folder = corpora_folder()
    if folder is None:
        raise InputError(name, "no folder of corpora is known", f"set {VARIABLE} to the folder that holds it")
    return folder / name


def _score_polnear(
    folder: Path, options: argparse.Namespace, attribute: Attribute
) -> tuple[_Scores, list[AttributionError], int]:
    scores, errors, words = AttributionScores(), list[AttributionError](), 0
    for article in islice(read_polnear(folder / options.split), options.limit):
        given = attribute(article.text)
        scores += score_article(article.text, article.attributions, given)
        words += len(article.text.split())
        if options.errors is not None:
            errors += find_errors(article.text, article.attributions, given)
    return scores, errors, words


def _score_gum(
    folder: Path, options: argparse.Namespace, attribute: Attribute
) -> tuple[_Scores, list[AttributionError], int]:
    scores, errors, words = RelationScores(), list[AttributionError](), 0
    for document in islice(read_gum(folder), options.limit):
        given = attribute(document.text)
        scores += score_document(document, given)
        words += len(document.text.split())
        if options.errors is not None:
            errors += find_missed(document, given)
    return scores, errors, words


_SCORERS = {"polnear": _score_polnear, "gum_news": _score_gum}


def _print_errors(errors: Iterable[AttributionError], examples: int) -> None:
    kinds: dict[str, list[AttributionError]] = defaultdict(list)
    for error in errors:
        kinds[error.kind].append(error)
    print()
    for kind, those in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"{kind:24} {len(those):6}")
    for those in kinds.values():
        print()
        for error in _spread(those, examples):
            print(error)


def _spread(errors: Sequence[AttributionError], most: int) -> Iterator[AttributionError]:
    """So many of the errors, from all over the corpus and always the same ones."""
    step = max(1, len(errors) // most) if most > 0 else 1
    yield from islice(errors[::step], max(0, most))


if __name__ == "__main__":
    sys.exit(main())
