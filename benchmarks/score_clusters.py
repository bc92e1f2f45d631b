"""Score fusion on constructed clusters and look-alikes, read by the whole pipeline:
`python benchmarks/score_clusters.py tests/gold/clusters --part open --errors`. Prints a table or JSON; with
floors it fails where a score is below its own."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.evaluate.cluster_sets import load_sets
from reportedly.evaluate.clusters import score_sets
from reportedly.evaluate.fused_sets import fuse_set
from reportedly.evaluate.gate import check_floors, read_floors
from reportedly.pipeline import default_pipeline


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 1 where a score is below its floor, 2 where something cannot be used."""
    options = _parse(arguments)
    if options.errors and options.part != "open" and not options.i_know:
        print("errors of the held sets stay unread, or rules are made from them; --i-know", file=sys.stderr)
        return 2
    try:
        return _score(options)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score fusion on clusters and look-alikes.")
    parser.add_argument("folder", type=Path, help="folder of NAME.yaml")
    parser.add_argument("--part", choices=("open", "held", "all"), default="all", help="rules see open alone")
    parser.add_argument("--errors", action="store_true", help="also print what went wrong, set by set")
    parser.add_argument("--i-know", action="store_true", help="print errors of the held sets too")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--floors", type=Path, help="fail below these floors, by part")
    return parser.parse_args(arguments)


def _score(options: argparse.Namespace) -> int:
    pipeline = default_pipeline()
    sets = [item for item in load_sets(options.folder) if options.part in ("all", _part(item.held))]
    scores = score_sets(fuse_set(pipeline, item) for item in sets)
    if options.errors:
        print("\n".join(scores.notes))
    print(json.dumps(scores.as_json(), indent=1) if options.json else scores.as_table())
    if options.floors is None:
        return 0
    shortfalls = check_floors(scores, read_floors(options.floors, options.part))
    for shortfall in shortfalls:
        print(f"below its floor: {shortfall}", file=sys.stderr)
    return 1 if shortfalls else 0


def _part(held: bool) -> str:
    return "held" if held else "open"


if __name__ == "__main__":
    sys.exit(main())
