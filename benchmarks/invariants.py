"""Check what must hold of any report, over a corpus: `python benchmarks/invariants.py --corpus fakes_syria`.
Prints the breaches, what was counted, time a report and peak memory; exit code 1 where anything is
breached."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import corpus_tables, peak_megabytes
from reportedly.evaluate.invariants import Breach, Checked, check_results
from reportedly.model.report import Report
from reportedly.pipeline import Pipeline, default_pipeline

MOST_MEGABYTES = 1_024


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all holds, 1 where anything is breached, 2 where the corpus cannot be used."""
    options = _parse(arguments)
    try:
        paths = options.paths or corpus_tables(options.corpus)
        start = time.perf_counter()
        checked = check_paths(paths, limit=options.reports)
        seconds = time.perf_counter() - start
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    _print_counts(checked.counts, seconds, kinds=options.kinds)
    breaches = [*checked.breaches, *_too_much_memory()]
    _print_breaches(breaches, options.show)
    return 1 if breaches else 0


def check_paths(paths: Sequence[str | Path], *, limit: int | None = None) -> Checked:
    """The invariants over the reports of files and folders; a file that cannot be read is a crash too."""
    pipeline = default_pipeline()
    unread: list[Breach] = []
    checked = check_results(pipeline.read_claims(islice(_reports(pipeline, paths, unread), limit)))
    return Checked((*unread, *checked.breaches), checked.counts)


def _reports(pipeline: Pipeline, paths: Sequence[str | Path], unread: list[Breach]) -> Iterator[Report]:
    for item in pipeline.find_reports(paths):
        if isinstance(item, Report):
            yield item
        else:
            unread.append(Breach("crash", "ingest", str(item)))


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check what must hold of any report, over a corpus.")
    parser.add_argument("paths", nargs="*", help="files and folders; without them a corpus")
    parser.add_argument("--corpus", default="fakes_syria", help="its name in REPORTEDLY_CORPORA")
    parser.add_argument("--reports", type=int, help="no more than so many reports")
    parser.add_argument("--show", type=int, default=20, help="how many breaches of a rule to print")
    parser.add_argument("--kinds", action="store_true", help="also count the kinds of claims")
    return parser.parse_args(arguments)


def _print_counts(counts: Counter[str], seconds: float, *, kinds: bool) -> None:
    reports, claims = max(1, counts["reports"]), max(1, counts["claims"])
    for name, count in sorted(counts.items(), key=lambda item: (item[0].startswith("kind: "), item[0])):
        if kinds or not name.startswith("kind: "):
            print(f"{name:28} {count:9,}  {count / reports:8.2f} a report  {count / claims:6.1%} of claims")
    memory = peak_megabytes()
    print(f"{'seconds':28} {seconds:9,.1f}  {seconds / reports * 1000:8.1f} ms a report")
    print(f"{'peak memory, MB':28} {'unknown' if memory is None else f'{memory:9,.0f}'}")


def _print_breaches(breaches: Sequence[Breach], most: int) -> None:
    rules = Counter(breach.rule for breach in breaches)
    print(f"breaches: {', '.join(f'{rule} {count}' for rule, count in rules.items()) or 'none'}")
    for rule in rules:
        for breach in [breach for breach in breaches if breach.rule == rule][:most]:
            print(f"  {breach.rule}  {breach.report}: {breach.told}")


def _too_much_memory() -> list[Breach]:
    memory = peak_megabytes()
    if memory is None or memory < MOST_MEGABYTES:
        return []
    return [Breach("memory", "the process", f"{memory:,.0f} MB, {MOST_MEGABYTES:,} allowed")]


if __name__ == "__main__":
    sys.exit(main())
