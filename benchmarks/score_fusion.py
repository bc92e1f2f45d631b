"""Fusion against simulated truth: `python -m benchmarks.score_fusion --claims 10000 --noise low
middle high` scores incidents, tolls and standings; with `--text` the claims are first read from the
constructed texts by the whole chain; `--scale 1000 10000 100000` times each size in a process of its own."""

from __future__ import annotations

import argparse
import gc
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tools.simulate.dispatches import Dispatch
from tools.simulate.noise import LEVELS, read_noise
from tools.simulate.reading import read_dispatches
from tools.simulate.scores import counterparts, score_merging, score_standings, score_tolls
from tools.simulate.stream import simulate
from tools.simulate.world import World

from reportedly.assess.cases import Evidence
from reportedly.assess.standings import assess_incidents
from reportedly.data.conflicts import ConflictSides, load_conflicts
from reportedly.fuse.incidents import make_incident
from reportedly.fuse.origins import find_origins
from reportedly.fuse.plain import PlainLinker
from reportedly.growing import evidence_of
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.report import Report
from reportedly.pipeline import default_pipeline

_CONFUSIONS = 8


@dataclass(slots=True)
class Simulated:
    """What was simulated: claims with their reports, and the truth of each claim and incident. `reading` are
    the shares of what was read rightly, empty where the claims were given; `well_read` are the claims of
    which nothing is wrong."""

    claims: list[Claim]
    reports: list[Report]
    truths: list[dict[str, Any]]
    incident_of: dict[str, str]
    wave_of: dict[str, str]
    reading: dict[str, float]
    well_read: set[str]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parse(arguments)
    if options.scale:
        _print_scale([_apart(size, options) for size in sorted(options.scale)], options)
        return 0
    world = World()
    for level in options.noise:
        for seed in options.seed:
            simulated = _simulated(world, options.claims, level, seed, in_texts=options.text)
            head = {"noise": level, "seed": seed, "form": "text" if options.text else "claims"}
            result = {**head, **_measure(simulated, scored=not options.unscored)}
            print(json.dumps(result) if options.json else _as_text(result))
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score fusion and standings on simulated claims.")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--noise", nargs="+", choices=LEVELS, default=["middle"])
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--text", action="store_true", help="read the texts; some 100 claims a second")
    parser.add_argument("--scale", type=int, nargs="+", help="time these sizes, and how time grows with them")
    parser.add_argument("--unscored", action="store_true", help="time alone")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser.parse_args(arguments)


def _measure(simulated: Simulated, *, scored: bool = True) -> dict[str, Any]:
    gc.collect()
    before, clock, processor = _megabytes(), time.perf_counter(), time.process_time()
    incidents = fuse_and_assess(simulated.claims, simulated.reports)
    spent = {
        "seconds": round(time.perf_counter() - clock, 2),
        "processor_seconds": round(time.process_time() - processor, 2),
        "megabytes_before": round(before),
        "megabytes": round(_megabytes()),
    }
    counts = {"claims": len(simulated.claims), "reports": len(simulated.reports)}
    return {**counts, **spent, **(_scores(simulated, incidents) if scored else {})}


def fuse_and_assess(claims: Sequence[Claim], reports: Sequence[Report]) -> tuple[Incident, ...]:
    """What a situation does at each fusion, without its store."""
    fusion = PlainLinker().fuse(claims, reports)
    incidents = fusion.incidents()
    sides = ConflictSides(load_conflicts())
    return assess_incidents(incidents, evidence_of(fusion, incidents, frozenset(), sides))


def assess_as_true(simulated: Simulated) -> tuple[Incident, ...]:
    """The true incidents with their standings: what assessment would give if linking never erred."""
    evidence = _evidence(simulated.claims, simulated.reports)
    origins = find_origins(simulated.claims, simulated.reports)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in simulated.claims:
        if claim.id in simulated.incident_of:
            groups[simulated.incident_of[claim.id]].append(claim)
    return assess_incidents(
        [make_incident(group, origins, evidence.reports) for group in groups.values()], evidence
    )


def _evidence(claims: Sequence[Claim], reports: Sequence[Report]) -> Evidence:
    origins = find_origins(claims, reports)
    return Evidence(
        claims={claim.id: claim for claim in claims},
        reports={report.id: report for report in reports},
        origins=origins,
        sides=ConflictSides(load_conflicts()),
    )


def _simulated(world: World, claims: int, level: str, seed: int, *, in_texts: bool = False) -> Simulated:
    """Dispatches with their truth; `in_texts` with the claims that the chain reads in their texts."""
    items = list(simulate(world, read_noise(level), seed=seed, claims=claims))
    dispatches = [item for item in items if isinstance(item, Dispatch)]
    if in_texts:
        read = read_dispatches(default_pipeline(), dispatches)
        given, told, reading, well = read.claims, read.told, read.shares(), read.well
    else:
        trues = [true for dispatch in dispatches for true in dispatch.claims]
        given, told = [true.claim for true in trues], {true.claim.id: true for true in trues}
        reading, well = {}, set(told)
    happenings = {id_: true.told.happening for id_, true in told.items()}
    return Simulated(
        claims=given,
        reports=[dispatch.report for dispatch in dispatches],
        truths=[item.truth for item in items if not isinstance(item, Dispatch)],
        incident_of={id_: happening.id for id_, happening in happenings.items()},
        wave_of={id_: happening.campaign or happening.id for id_, happening in happenings.items()},
        reading=reading,
        well_read=well,
    )


def _scores(simulated: Simulated, incidents: Sequence[Incident]) -> dict[str, Any]:
    given = {id_: incident.id for incident in incidents for id_ in incident.claim_ids}
    found = counterparts(simulated.incident_of, incidents)
    tolls = asdict(score_tolls(simulated.truths, found))
    standing, confused = score_standings(simulated.truths, found)
    linked = counterparts(simulated.incident_of, assess_as_true(simulated))
    best, best_confused = score_standings(simulated.truths, linked)
    return {
        "incidents": len(simulated.truths),
        "given_incidents": len(incidents),
        **_rounded(simulated.reading),
        **(_rounded(_merging_of_well_read(simulated, given)) if simulated.reading else {}),
        **_rounded(asdict(score_merging(simulated.incident_of, given, simulated.wave_of))),
        **_rounded({f"toll_{key}": value for key, value in tolls.items()}),
        "standing": round(standing, 4),
        "standings_confused": _worst(confused),
        "standing_if_linked": round(best, 4),
        "confused_if_linked": _worst(best_confused),
    }


def _merging_of_well_read(simulated: Simulated, given: dict[str, str]) -> dict[str, float]:
    """Pairs of claims of which nothing was read wrongly: what is lost there is lost in linking."""
    true = {id_: simulated.incident_of[id_] for id_ in simulated.well_read}
    merging = score_merging(true, given)
    return {"precision_if_read": merging.precision, "recall_if_read": merging.recall}


def _rounded(scores: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 4) for key, value in scores.items()}


def _worst(confused: Counter[tuple[str, str]]) -> dict[str, int]:
    wrong = Counter({pair: count for pair, count in confused.items() if pair[0] != pair[1]})
    return {f"{true} as {given}": count for (true, given), count in wrong.most_common(_CONFUSIONS)}


def _megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(size: int, options: argparse.Namespace) -> dict[str, Any]:
    """The measurement of one size in its own process, so that the memory is its own."""
    command = [sys.executable, "-m", "benchmarks.score_fusion", "--claims", str(size), "--json", "--unscored"]
    command += ["--noise", options.noise[0], "--seed", str(options.seed[0])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _print_scale(results: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    """The sizes, and the exponent by which the processor's time grows from the first to the last."""
    for result in results:
        print(json.dumps(result) if options.json else _as_line(result))
    if len(results) > 1:
        first, last = results[0], results[-1]
        growth = math.log(last["processor_seconds"] / first["processor_seconds"])
        print(f"exponent {growth / math.log(last['claims'] / first['claims']):.2f}")


def _as_line(result: dict[str, Any]) -> str:
    return (
        f"{result['claims']:>9,} claims {result['seconds']:>8} s, {result['processor_seconds']:>8} s"
        f" of processor, {result['megabytes']:>6} MB ({result['megabytes_before']} before)"
    )


def _as_text(result: dict[str, Any]) -> str:
    return "\n".join(f"{key:>20}  {value}" for key, value in result.items()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
