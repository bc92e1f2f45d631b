"""Score kinds and actors on PLOVER's gold records: `python benchmarks/score_plover.py --half dev`.
Prints a table or JSON; with `--errors N` also N records gone wrong, to the terminal alone."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import islice

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import corpus_folder, corpus_report
from reportedly.evaluate.plover import PloverRecord, claim_of, read_plover, score_record
from reportedly.evaluate.rows import Rows, sum_rows
from reportedly.model.claim import Claim
from reportedly.pipeline import default_pipeline

CORPUS = "plover_gsr"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where the corpus cannot be used."""
    options = _parse(arguments)
    try:
        rows, errors = score(None if options.half == "all" else options.half, options.limit)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(rows.as_json(), indent=1))
        return 0
    print(rows.as_table("records"))
    for line in islice(errors, options.errors):
        print(line)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score kinds and actors on PLOVER's gold records.")
    parser.add_argument("--half", choices=("dev", "test", "all"), default="dev", help="rules are made on dev")
    parser.add_argument("--limit", type=int, help="no more than so many records")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--errors", type=int, metavar="N", default=0, help="also print N records gone wrong")
    return parser.parse_args(arguments)


def score(half: str | None, limit: int | None = None) -> tuple[Rows, list[str]]:
    """The scores, and the records that are not wholly right."""
    path = corpus_folder(CORPUS) / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    records = list(islice(read_plover(path, half), limit))
    results = default_pipeline().read_claims(corpus_report(record.text) for record in records)
    rows, errors = list[Rows](), list[str]()
    for record, result in zip(records, results, strict=True):
        rows.append(score_record(record, result.claims))
        if any(tally.right != tally.gold for tally in rows[-1].found.values()):
            errors.append(_shown(record, result.claims))
    return sum_rows(rows), errors


def _shown(record: PloverRecord, claims: Sequence[Claim]) -> str:
    claim = claim_of(record, claims)
    gold = f"{record.event} {' + '.join(record.sources) or '-'} > {' + '.join(record.targets) or '-'}"
    if claim is None:
        return f"{record.text}\n    gold {gold} | given no claim"
    actor = claim.actor.span.text if claim.actor else "-"
    target = claim.target.span.text if claim.target else "-"
    return f"{record.text}\n    gold {gold} | given {claim.kind} [{claim.trigger.text}] {actor} > {target}"


if __name__ == "__main__":
    sys.exit(main())
