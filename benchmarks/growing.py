"""Growing fusion, timed: `python -m benchmarks.growing --claims 10000 100000 --reports 300` fuses simulated
claims into a file, each size in a process of its own, and then adds new reports one by one: fused, assessed
and written. With `--store` each report opens the file anew, as a command does."""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.score_fusion import _simulated
from tools.simulate.world import World

from reportedly.data.conflicts import ConflictSides, load_conflicts
from reportedly.fuse.plain import PlainLinker
from reportedly.growing import GrowingSituation
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.situation import Situation
from reportedly.versions import version_of, version_of_package

_UNTIMED = 1  # the first report makes the index that the others use


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time new reports into situations of some sizes.")
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--reports", type=int, default=300, help="how many new reports to add")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", action="store_true", help="open the file anew for each report")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)
    if len(options.claims) == 1:
        result = _measure(options.claims[0], options.reports, options.seed, store=options.store)
        print(json.dumps(result) if options.json else "\n".join(f"{k:>24}  {v}" for k, v in result.items()))
        return 0
    for size in options.claims:
        command = [sys.executable, "-m", "benchmarks.growing", "--claims", str(size)]
        command += ["--reports", str(options.reports), "--seed", str(options.seed), "--json"]
        command += ["--store"] if options.store else []
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)
    return 0


def _measure(size: int, count: int, seed: int, *, store: bool) -> dict[str, Any]:
    simulated = _simulated(World(), size, "middle", seed)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in simulated.claims:
        claims[claim.report_id].append(claim)
    reports = Random(seed).sample(simulated.reports, len(simulated.reports))
    later = reports[: count + _UNTIMED]
    with tempfile.TemporaryDirectory() as folder, Situation.open(Path(folder) / "growing.db") as situation:
        path = Path(folder) / "growing.db"
        result = {"claims": len(simulated.claims), "reports": len(reports)}
        result |= _timed(
            "write_seconds", lambda: [situation.add(r, claims[r.id]) for r in reports[len(later) :]]
        )
        del simulated
        gc.collect()
        found: list[GrowingSituation] = []
        sides = ConflictSides(load_conflicts())
        if store:
            return result | _commands(path, situation, later, claims)
        result |= _timed("load_seconds", lambda: (situation.claims(), situation.reports()))
        result |= _timed("first_seconds", lambda: found.append(situation.growing(PlainLinker(), sides)))
        result |= _timed("again_seconds", lambda: situation.refuse(PlainLinker(), sides))
        gc.collect()
        gc.freeze()  # as a process that runs for long would do with what it has read
        return result | _added(found[0], later, claims) | {"megabytes": round(_megabytes())}


def _commands(
    path: Path, situation: Situation, later: Sequence[Report], claims: dict[str, list[Claim]]
) -> dict[str, Any]:
    """What a command costs beyond its start-up and the reading of its report: to open the file, keep the
    report, and bring the incidents up to date."""
    linker, sides = PlainLinker(), ConflictSides(load_conflicts())
    version = version_of(linker, sides)
    result = {"megabytes_before": round(path.stat().st_size / 1e6)}
    result |= _timed("first_seconds", lambda: situation.renew(linker, sides, version=version))
    situation.close()
    spent = []
    for report in later:
        version_of_package.cache_clear()  # as in a process of its own
        began = time.perf_counter()
        with Situation.open(path) as opened:
            opened.add(report, claims[report.id])
            renewal = opened.renew(linker, sides, version=version_of(linker, sides))
        spent.append((time.perf_counter() - began) * 1000)
        if renewal.anew:
            raise RuntimeError(f"all was fused anew: {renewal.anew}")
    with Situation.open(path) as opened:
        result |= _timed("anew_seconds", lambda: opened.refuse(linker, sides, version=version))
    return result | _spread(spent) | {"megabytes_of_file": round(path.stat().st_size / 1e6)}


def _added(
    growing: GrowingSituation, later: Sequence[Report], claims: dict[str, list[Claim]]
) -> dict[str, Any]:
    spent, made = [], 0
    for report in later:
        began = time.perf_counter()
        made += len(growing.add(report, claims[report.id]))
        spent.append((time.perf_counter() - began) * 1000)
    return {
        "index_seconds": round(spent[0] / 1000, 2),
        **_spread(spent),
        "incidents_a_report": round(made / len(later), 2),
    }


def _spread(spent: Sequence[float]) -> dict[str, float]:
    timed = sorted(spent[_UNTIMED:])
    return {
        "median_ms": round(statistics.median(timed), 1),
        "p95_ms": round(timed[int(len(timed) * 0.95)], 1),
        "worst_ms": round(timed[-1], 1),
    }


def _timed(name: str, step: Any) -> dict[str, float]:
    began = time.perf_counter()
    step()
    return {name: round(time.perf_counter() - began, 2)}


def _megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
