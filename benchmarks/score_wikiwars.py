"""Score the expressions of time found in WikiWars: `python benchmarks/score_wikiwars.py --half dev`.
Prints precision, recall and F1 for bounds and values, by kind of value too."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import corpora_folder
from reportedly.evaluate.wikiwars import (
    TimeMark,
    TimeScores,
    days_of,
    find_wrong,
    read_histories,
    score_history,
)
from reportedly.resolve.times.mentions import TimeMention, read_mentions


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where something cannot be used."""
    options = _parse(arguments)
    try:
        return _score(options)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    corpora = corpora_folder()
    parser = argparse.ArgumentParser(description="Score the expressions of time found in WikiWars.")
    parser.add_argument("folder", type=Path, nargs="?", default=corpora / "wikiwars" if corpora else None,
                        help="folder with *.tml; by default wikiwars/ in REPORTEDLY_CORPORA")  # fmt: skip
    parser.add_argument("--half", choices=("dev", "test"), help="ten histories to work on, or six held out")
    parser.add_argument("--errors", action="store_true", help="also print every error")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    options = parser.parse_args(arguments)
    if options.folder is None:
        parser.error("name the folder, or set REPORTEDLY_CORPORA")
    return options


def _score(options: argparse.Namespace) -> int:
    scores = TimeScores()
    for history in read_histories(options.folder, options.half):
        # No date of publication: a history is told from within, each time from the one before.
        given = [as_mark(history.text, mention) for mention in read_mentions(history.text)]
        scores += score_history(history, given)
        if options.errors:
            for line in find_wrong(history, given):
                print(f"{history.name}\t{line}")
    print(json.dumps(scores.as_json(), indent=1) if options.json else scores.as_table())
    return 0


def as_mark(text: str, mention: TimeMention) -> TimeMark:
    """A given mention in the form of the corpus's marks."""
    days = None if mention.value is None else (mention.value.start[:10], mention.value.end[:10])
    if mention.code is not None and mention.value is None:
        days = days_of(mention.code)
    return TimeMark(mention.start, mention.end, text[mention.start : mention.end], mention.code, days)


if __name__ == "__main__":
    sys.exit(main())
