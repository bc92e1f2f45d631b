"""`python -m tools.simulate claims|text --claims 10000 --noise middle --seed 1 --out FOLDER`: simulated
claims, or the dispatches alone, with their truth beside them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from tools.simulate.dispatches import MARK, Dispatch
from tools.simulate.noise import LEVELS, read_noise
from tools.simulate.stream import simulate
from tools.simulate.truth import claim_truth
from tools.simulate.world import World

from reportedly.model.records import claim_record

_SHOWN = ("title", "publisher", "url", "published", "text")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files; 2 where the folder already holds some."""
    options = _parse(arguments)
    if options.out.exists() and any(options.out.iterdir()):
        print(f"{options.out} is not empty; name another folder", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    counts = _write(options)
    about = {"about": MARK, "form": options.form, "noise": options.noise, "seed": options.seed, **counts}
    (options.out / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(", ".join(f"{count:,} {name}" for name, count in counts.items()))
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.simulate", description="News of which all is known."
    )
    parser.add_argument("form", choices=("claims", "text"), help="claims with reports, or texts to be read")
    parser.add_argument("--claims", type=int, default=10_000, help="how many, 100 to 10 million")
    parser.add_argument("--noise", choices=LEVELS, default="middle", help="see tools/simulate/noise.tsv")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="an empty or new folder")
    return parser.parse_args(arguments)


def _write(options: argparse.Namespace) -> dict[str, int]:
    counts = {"reports": 0, "claims": 0, "incidents": 0}
    names = ["truth", "incidents", *(("claims", "reports") if options.form == "claims" else ("dispatches",))]
    with ExitStack() as stack:
        files: dict[str, IO[str]] = {}
        for name in names:
            path = options.out / f"{name}.jsonl"
            files[name] = stack.enter_context(path.open("w", encoding="utf-8"))
        stream = simulate(World(), read_noise(options.noise), seed=options.seed, claims=options.claims)
        for item in stream:
            if isinstance(item, Dispatch):
                counts["reports"] += 1
                counts["claims"] += len(item.claims)
                _write_dispatch(item, files)
            else:
                counts["incidents"] += 1
                _line(files["incidents"], item.truth)
    return counts


def _write_dispatch(dispatch: Dispatch, files: dict[str, IO[str]]) -> None:
    report = dispatch.report
    for true in dispatch.claims:
        if "claims" in files:
            _line(files["claims"], claim_record(true.claim, report))
        _line(files["truth"], {**claim_truth(true), "url": report.url})
    if "reports" in files:
        _line(files["reports"], asdict(report))
    else:
        _line(files["dispatches"], {key: getattr(report, key) for key in _SHOWN})


def _line(stream: IO[str], record: dict[str, Any]) -> None:
    stream.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
