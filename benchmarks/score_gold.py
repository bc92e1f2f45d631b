"""Score the whole pipeline on a folder of gold reports: `python benchmarks/score_gold.py tests/gold/seen`.
Prints a table or JSON; with floors it fails where a score is below its own."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.evaluate import (
    Alignment,
    GoldReport,
    Scores,
    check_floors,
    count_errors,
    explain,
    load_gold,
    load_side_names,
    read_floors,
    score_alignments,
)
from reportedly.evaluate.cue_classes import count_classes
from reportedly.evaluate.exports import align_reports, read_export
from reportedly.model.claim import Claim

_SEALED = "unseen"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 1 where a score is below its floor, 2 where something cannot be used."""
    options = _parse(arguments)
    if options.errors and _is_sealed(options.folder) and not options.i_know:
        print(
            "errors of the unseen reports stay unread, or they are unseen no longer; --i-know",
            file=sys.stderr,
        )
        return 2
    try:
        return _score(options)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the pipeline on a folder of gold reports.")
    parser.add_argument("folder", type=Path, help="folder of NN.txt with NN.jsonl")
    parser.add_argument(
        "--claims", type=Path, help="score this reportedly.claim/1 file, not the pipeline's claims"
    )
    parser.add_argument("--errors", action="store_true", help="also print every error, worst report first")
    parser.add_argument(
        "--confusion", action="store_true", help="also count how claims of each cue class were given"
    )
    parser.add_argument("--i-know", action="store_true", help="print errors of the unseen reports too")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--floors", type=Path, help="fail below these floors")
    parser.add_argument("--corpus", help="whose floors; by default `gold/` and the folder's name")
    return parser.parse_args(arguments)


def _score(options: argparse.Namespace) -> int:
    gold_reports = load_gold(options.folder)
    if options.claims:
        given = read_export(options.claims, gold_reports).claims
    else:
        given = _run_pipeline(gold_reports)
    alignments = align_reports(gold_reports, given, load_side_names(options.folder))
    if options.errors:
        _print_errors(alignments)
    scores = score_alignments(alignments)
    _print_scores(scores, alignments, options)
    return _check(scores, options)


def _run_pipeline(gold_reports: Sequence[GoldReport]) -> Mapping[str, tuple[Claim, ...]]:
    """The claims by file name; a report that failed is named and counts as one without claims."""
    from reportedly.pipeline import default_pipeline  # noqa: PLC0415 - loads the model, which --claims needs not

    given: dict[str, tuple[Claim, ...]] = {}
    for result in default_pipeline().read_claims(gold.report for gold in gold_reports):
        given[str(result.report.path)] = result.claims
        if result.failure is not None:
            print(f"{result.report.path}: {result.failure}", file=sys.stderr)
    return given


def _print_errors(alignments: Sequence[Alignment]) -> None:
    for alignment in sorted(alignments, key=count_errors, reverse=True):
        print(explain(alignment))


def _print_scores(scores: Scores, alignments: Sequence[Alignment], options: argparse.Namespace) -> None:
    """The scores, and the confusions where they are asked for: counts alone, so of the unseen reports too."""
    classes = count_classes(alignments) if options.confusion else None
    if options.json:
        more = {} if classes is None else {"confusion": classes.as_json()}
        print(json.dumps({**scores.as_json(), **more}, indent=1))
    else:
        print(scores.as_table())
        if classes is not None:
            print(classes.as_table())


def _check(scores: Scores, options: argparse.Namespace) -> int:
    if options.floors is None:
        return 0
    corpus = options.corpus or f"gold/{options.folder.resolve().name}"
    shortfalls = check_floors(scores, read_floors(options.floors, corpus))
    for shortfall in shortfalls:
        print(f"below its floor: {shortfall}", file=sys.stderr)
    return 1 if shortfalls else 0


def _is_sealed(folder: Path) -> bool:
    """Whether the folder is the unseen one, or a copy or link under its name."""
    return _SEALED in folder.parts or _SEALED in folder.resolve().parts


if __name__ == "__main__":
    sys.exit(main())
