"""Whether confidences hold: `python -m benchmarks.score_calibration tests/gold/unseen --half test`. Prints by
field, the probabilities that claims were given beside the share that was right; `--plot` draws them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from tools.confidence.fitting import half_of

from reportedly.errors import ReportedlyError
from reportedly.evaluate import align_claims, load_gold, load_side_names
from reportedly.evaluate.calibration import WHOLE, Judged, Reliability, judge_claims, measure_reliability
from reportedly.model.confidence import FIELDS
from reportedly.pipeline import default_pipeline

_SIZE, _GAP = 150, 40


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where the figures were taken, 2 where the gold cannot be read."""
    options = _parse(arguments)
    try:
        judged = _judged(options.folder, options.half)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    fields = (WHOLE, *FIELDS)
    found = {field: reliability for field in fields if (reliability := measure_reliability(judged, field))}
    if options.plot:
        options.plot.write_text(_plot(found), encoding="utf-8")
    print(json.dumps({f: asdict(r) for f, r in found.items()}, indent=1) if options.json else _table(found))
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the confidences on a folder of gold reports.")
    parser.add_argument("folder", type=Path, help="folder of NN.txt with NN.jsonl")
    parser.add_argument(
        "--half", choices=("fit", "test"), help="only those of one half, by a hash of the name"
    )
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="draw the reliability of every field")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    return parser.parse_args(arguments)


def _judged(folder: Path, half: str | None) -> list[Judged]:
    sides = load_side_names(folder)
    gold = {g.report.id: g for g in load_gold(folder) if half in (None, half_of(str(g.report.path)))}
    return [
        item
        for result in default_pipeline().read_claims(g.report for g in gold.values())
        for item in judge_claims(align_claims(gold[result.report.id], result.claims, sides))
    ]


def _table(found: Mapping[str, Reliability]) -> str:
    lines = [f"{'':10} {'cases':>6} {'right':>6} {'given':>6} {'Brier':>6} {'of mean':>8} {'error':>6}"]
    for field, r in found.items():
        lines.append(
            f"{field:10} {r.cases:6} {r.right:6.3f} {r.given:6.3f} {r.brier:6.3f} {r.brier_of_mean:8.3f} "
            f"{r.error:6.3f}"
        )
        lines += [f"{'':10} {bin_.cases:6} {bin_.right:6.3f} {bin_.given:6.3f}" for bin_ in r.bins]
    return "\n".join(lines) + "\n"


def _plot(found: Mapping[str, Reliability]) -> str:
    """One square a field: given probability to the right, share right upwards, a dot a bin by its cases."""
    panels = "".join(_panel(number, field, r) for number, (field, r) in enumerate(found.items()))
    width, height = 3 * (_SIZE + _GAP) + _GAP, 2 * (_SIZE + _GAP) + _GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="11">\n<rect width="{width}" height="{height}" fill="white"/>\n'
        f"{panels}</svg>\n"
    )


def _panel(number: int, field: str, reliability: Reliability) -> str:
    left, top = _GAP + (number % 3) * (_SIZE + _GAP), _GAP + (number // 3) * (_SIZE + _GAP)
    dots = "".join(
        f'<circle cx="{left + b.given * _SIZE:.1f}" cy="{top + (1 - b.right) * _SIZE:.1f}" '
        f'r="{2 + 10 * (b.cases / reliability.cases) ** 0.5:.1f}" fill="#2b6cb0" fill-opacity="0.7"/>\n'
        for b in reliability.bins
    )
    return (
        f'<text x="{left}" y="{top - 6}">{field}: {reliability.cases} cases</text>\n'
        f'<rect x="{left}" y="{top}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#999"/>\n'
        f'<line x1="{left}" y1="{top + _SIZE}" x2="{left + _SIZE}" y2="{top}" stroke="#bbb"/>\n{dots}'
    )


if __name__ == "__main__":
    sys.exit(main())
