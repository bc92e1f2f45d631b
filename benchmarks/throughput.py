"""How fast, against bare spaCy: `python benchmarks/throughput.py [PATH...] [--corpus fakes_syria]`.

Both read the same texts with the same model in the same run, in turn, so that a busy machine slows both;
the ratio is the median over the rounds. Without a path the texts are made of those in samples/."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median

from reportedly.annotate.language_model import load_model
from reportedly.errors import InputError, ReportedlyError
from reportedly.evaluate.corpora import corpus_tables, peak_megabytes
from reportedly.model.report import Report
from reportedly.pipeline import Pipeline, default_pipeline
from reportedly.situation import Situation

MOST_TIMES_BARE, MOST_SECONDS, MOST_MEGABYTES = 1.6, 3.0, 1_024.0
_SAMPLES = Path(__file__).parents[1] / "samples"
_CONSTRUCTED, _PARAGRAPHS = 60, 8
_BATCH = 24


@dataclass(slots=True)
class Timings:
    """Seconds by part, one a round: of the clock, and of the processor, which other programs disturb less."""

    clock: dict[str, list[float]] = field(default_factory=dict)
    processor: dict[str, list[float]] = field(default_factory=dict)

    @contextmanager
    def measured(self, part: str) -> Iterator[None]:
        clock, processor = time.perf_counter(), time.process_time()
        yield
        self.clock.setdefault(part, []).append(time.perf_counter() - clock)
        self.processor.setdefault(part, []).append(time.process_time() - processor)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where the figures were taken, 1 with --strict where a target is missed, 2 where nothing is read."""
    options = _parse(arguments)
    pipeline = default_pipeline()
    try:
        reports = _chosen(pipeline, options)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        table = _written(reports, Path(folder) / "reports.jsonl")
        timings = _rounds(pipeline, reports, table, options.rounds)
        memory = peak_megabytes()
        start_ups = _start_ups(_written(reports[:1], Path(folder) / "one.jsonl"), options.starts)
    found = _figures(reports, timings, start_ups, memory)
    print(json.dumps(found, indent=1) if options.json else _as_table(found))
    return 1 if options.strict and _misses(found) else 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Words a second of the whole chain and of bare spaCy.")
    parser.add_argument(
        "paths", nargs="*", help="a folder or table of reports; without it texts made of samples/"
    )
    parser.add_argument("--corpus", help="its name in the folder of REPORTEDLY_CORPORA")
    parser.add_argument(
        "--reports", type=int, default=100, help="no more than so many, spread over the whole"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each reads all texts")
    parser.add_argument(
        "--starts", type=int, default=3, help="how often the command is started; 0 for not at all"
    )
    parser.add_argument("--strict", action="store_true", help="fail where a target is missed")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    return parser.parse_args(arguments)


def _chosen(pipeline: Pipeline, options: argparse.Namespace) -> list[Report]:
    """The reports to read, evenly spread over what is given. Raises InputError where there are none."""
    paths = options.paths or (corpus_tables(options.corpus) if options.corpus else [_SAMPLES])
    found = [item for item in pipeline.find_reports(paths) if isinstance(item, Report) and item.is_readable]
    if not found:
        raise InputError(str(paths[0]), "holds no report in English", "name a folder or table of reports")
    if not options.paths and not options.corpus:
        found = _constructed(found, min(_CONSTRUCTED, options.reports))
    step = max(1, len(found) // options.reports)
    return list(islice(found, 0, step * options.reports, step))


def _constructed(samples: Sequence[Report], count: int) -> list[Report]:
    """Reports of paragraphs of the samples in ever other orders, so that no two are the same."""
    parts = [part for report in samples for part in report.text.split("\n\n") if len(part) > 80]
    texts = [
        "\n\n".join(
            parts[(7 * number + 11 * place + number * place) % len(parts)] for place in range(_PARAGRAPHS)
        )
        for number in range(count)
    ]
    return [
        Report(f"constructed-{number}", text, "", published="2024-08-14") for number, text in enumerate(texts)
    ]


def _written(reports: Sequence[Report], path: Path) -> Path:
    rows = (
        {"text": report.text, "published": report.published, "publisher": report.publisher}
        for report in reports
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _rounds(pipeline: Pipeline, reports: Sequence[Report], table: Path, rounds: int) -> Timings:
    """Both in turn, the other one first each time; before the first round both are warmed up."""
    texts = [report.text for report in reports]
    _read_bare(texts[:_BATCH])
    _read_whole(pipeline, table, Timings())
    timings = Timings()
    for number in range(rounds):
        for part in ("bare", "whole") if number % 2 == 0 else ("whole", "bare"):
            with timings.measured(part):
                _read_bare(texts) if part == "bare" else _read_whole(pipeline, table, timings)
    return timings


def _read_bare(texts: Sequence[str]) -> None:
    nlp = load_model()
    with nlp.select_pipes(disable=["reportedly_breaks"]):
        for _ in nlp.pipe(texts, batch_size=_BATCH):
            pass


def _read_whole(pipeline: Pipeline, table: Path, timings: Timings) -> None:
    """From the file to a situation with assessed incidents, each part timed."""
    with Situation.open(None) as situation:
        with timings.measured("ingest"):
            reports = [item for item in pipeline.find_reports([table]) if isinstance(item, Report)]
        with timings.measured("read claims"):
            results = list(pipeline.read_claims(reports))
        with timings.measured("keep"):
            for result in results:
                situation.add(result.report, result.claims)
        with timings.measured("fuse"):
            pipeline.fuse(situation)


def _start_ups(path: Path, starts: int) -> list[float]:
    """Seconds of `reportedly read ONE_FILE` as a process; the first may build the cache and counts not."""
    command = [sys.executable, "-m", "reportedly", "read", str(path), "--format", "jsonl", "--quiet"]
    seconds = []
    for _ in range(starts + 1 if starts else 0):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds.append(time.perf_counter() - start)
        if done.returncode != 0:
            print(f"the command failed: {done.stderr.strip()[-300:]}", file=sys.stderr)
            return []
    return seconds[1:]


def _figures(
    reports: Sequence[Report], timings: Timings, start_ups: Sequence[float], memory: float | None
) -> dict[str, float | None]:
    words = sum(len(report.text.split()) for report in reports)
    middle = {part: median(seconds) for part, seconds in timings.clock.items()}
    found: dict[str, float | None] = {"reports": len(reports), "words": words}
    for part in ("whole", "bare"):
        found |= {f"{part}: words/s": words / middle[part], f"{part}: reports/s": len(reports) / middle[part]}
    found |= {f"{part}: seconds": middle[part] for part in ("ingest", "read claims", "keep", "fuse")}
    found["whole / bare"] = _ratio(timings.clock, "whole")
    found["whole / bare, processor time"] = _ratio(timings.processor, "whole")
    found["read claims / bare, processor time"] = _ratio(timings.processor, "read claims")
    found["start-up, seconds"] = median(start_ups) if start_ups else None
    found["peak memory, MB"] = memory
    return found


def _ratio(seconds: dict[str, list[float]], part: str) -> float:
    return median(own / bare for own, bare in zip(seconds[part], seconds["bare"], strict=True))


_TARGETS = {
    "whole / bare": MOST_TIMES_BARE,
    "start-up, seconds": MOST_SECONDS,
    "peak memory, MB": MOST_MEGABYTES,
}


def _misses(found: dict[str, float | None]) -> list[str]:
    return [name for name, most in _TARGETS.items() if (value := found[name]) is None or value > most]


def _as_table(found: dict[str, float | None]) -> str:
    lines = []
    for name, value in found.items():
        digits = 0 if isinstance(value, int) or (value or 0) >= 100 else 2
        shown = "unknown" if value is None else f"{value:,.{digits}f}"
        target = f"  (target: at most {_TARGETS[name]:,g})" if name in _TARGETS else ""
        lines.append(f"{name:36} {shown:>10}{target}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
