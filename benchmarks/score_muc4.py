"""Score incident templates on MUC-4: `python benchmarks/score_muc4.py --split tst1`.
Prints a table or JSON; with `--errors` also each message's templates, gold and ours, to the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import islice

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import corpus_folder, corpus_report
from reportedly.evaluate.muc4 import Message, Template, read_muc4
from reportedly.evaluate.muc4_answers import Answers, answer_message
from reportedly.evaluate.muc4_scores import pair_templates, score_message
from reportedly.evaluate.rows import Rows, sum_rows
from reportedly.pipeline import default_pipeline

CORPUS = "muc4"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where the corpus cannot be used."""
    options = _parse(arguments)
    try:
        rows, errors = score(options.split, options.limit)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(rows.as_json(), indent=1))
        return 0
    print(rows.as_table("messages"))
    if options.errors:
        print("\n\n".join(errors))
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score incident templates on MUC-4.")
    parser.add_argument(
        "--split", choices=("dev", "tst1", "tst2"), default="dev", help="rules are made on dev"
    )
    parser.add_argument("--limit", type=int, help="no more than so many messages")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--errors", action="store_true", help="also print the templates of each message")
    return parser.parse_args(arguments)


def score(split: str, limit: int | None = None) -> tuple[Rows, list[str]]:
    """The scores, and the templates of each message that has any."""
    messages = list(islice(read_muc4(corpus_folder(CORPUS) / split), limit))
    reports = (corpus_report(message.text, message.published) for message in messages)
    rows, errors = list[Rows](), list[str]()
    for message, result in zip(messages, default_pipeline().read_claims(reports), strict=True):
        given = answer_message(result.claims, message.published)
        rows.append(score_message(message.templates, given))
        if message.templates or given:
            errors.append(_shown(message, given))
    return sum_rows(rows), errors


def _shown(message: Message, given: Sequence[Answers]) -> str:
    paired = pair_templates(message.templates, given)
    lines = [f"=== {message.id} of {message.published}"]
    for gold, ours in paired.pairs:
        lines += [f"PAIRED   {_gold(gold)}", f"         {ours}"]
    lines += [f"MISSED   {_gold(gold)}" for gold in paired.missed]
    lines += [f"SURPLUS  {ours}" for ours in paired.surplus]
    return "\n".join(lines)


def _gold(template: Template) -> str:
    fills = (
        f"{slot}: {' + '.join('/'.join(fill.values) for fill in found)}"
        for slot, found in template.slots.items()
        if found
    )
    return ("OPTIONAL " if template.optional else "") + " | ".join(fills)


if __name__ == "__main__":
    sys.exit(main())
