"""Run every scorer and print one table: `python benchmarks/evaluate.py`, which is what `make evaluate` does.

What is run stands in `evaluate.yaml`. Corpora are sought in the folder named by REPORTEDLY_CORPORA; what is
not there is skipped, and the table says so. Exit code 1 where a scorer fails or a figure is below its
floor."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import VARIABLE, corpora_folder
from reportedly.evaluate.gate import read_floors
from reportedly.evaluate.summary import Score, Scorer, Summary, read_scorers, scores_of

HERE = Path(__file__).parent
ROOT = HERE.parent
FLOORS = ROOT / "tests" / "accuracy" / "floors.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 1 where a scorer failed or a figure is below its floor, 2 for wrong usage."""
    options = _parse(arguments)
    try:
        scorers = [scorer.of_part(options.part) for scorer in read_scorers(options.scorers)]
        chosen = [s for s in scorers if options.only is None or s.corpus.startswith(options.only)]
        if not chosen:
            print(f"no corpus begins with {options.only}; there are {_names(scorers)}", file=sys.stderr)
            return 2
        summary = evaluate(chosen, options.floors)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    shown = json.dumps({"part": options.part, **summary.as_json()}, indent=1)
    print(shown if options.json else summary.as_table())
    if options.output is not None:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(shown + "\n", encoding="utf-8")
    return 0 if summary.is_well else 1


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run every scorer and print one table.")
    parser.add_argument("--part", choices=("dev", "test"), default="dev", help="rules are made on dev alone")
    parser.add_argument("--only", metavar="CORPUS", help="only corpora whose names begin so")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--output", type=Path, help="also write the JSON there")
    parser.add_argument("--scorers", type=Path, default=HERE / "evaluate.yaml", help="what is run")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the floors by corpus")
    return parser.parse_args(arguments)


def evaluate(scorers: Sequence[Scorer], floors: Path) -> Summary:
    """Run the scorers one after the other, each in a process of its own."""
    known = json.loads(floors.read_text(encoding="utf-8"))
    scores, skipped, failed = list[Score](), dict[str, str](), dict[str, str]()
    for scorer in scorers:
        reason = why_not(scorer)
        if reason is not None:
            skipped[scorer.corpus] = reason
            continue
        measured, error = _run(scorer)
        if error is not None:
            failed[scorer.corpus] = error
            continue
        of_corpus = read_floors(floors, scorer.corpus) if scorer.corpus in known else {}
        scores += scores_of(scorer, measured, of_corpus)
    return Summary(tuple(scores), skipped, failed)


def why_not(scorer: Scorer) -> str | None:
    """Why a scorer cannot be run here, None where it can."""
    if not (HERE / scorer.script).is_file():
        return f"benchmarks/{scorer.script} is not there"
    if scorer.folder is None:
        return None
    folder = corpora_folder()
    if folder is None:
        return f"{VARIABLE} names no folder of corpora"
    return None if (folder / scorer.folder).is_dir() else f"there is no {folder / scorer.folder}"


def _run(scorer: Scorer) -> tuple[Mapping[str, Any], str | None]:
    """What the scorer printed, and the last line of its errors where it failed."""
    start = time.perf_counter()
    print(f"{scorer.corpus} ...", end=" ", file=sys.stderr, flush=True)
    command = [sys.executable, str(HERE / scorer.script), *scorer.arguments]
    # the project's own modules, such as the simulator, are imported from its root
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}, nothing said"]
        return {}, said[-1]
    try:
        measured = json.loads(done.stdout)
    except ValueError:
        return {}, f"benchmarks/{scorer.script} printed no JSON"
    return (measured, None) if isinstance(measured, dict) else ({}, "its JSON is no object")


def _names(scorers: Sequence[Scorer]) -> str:
    return ", ".join(scorer.corpus for scorer in scorers)


if __name__ == "__main__":
    sys.exit(main())
