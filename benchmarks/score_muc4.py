"""Score incident templates on MUC-4: `python benchmarks/score_muc4.py --split tst1`.
Prints a table or JSON; with `--incidents` also how fusion puts the claims of each message together, beside
plain ways to do so; with `--errors` also each message's templates, gold and ours, to the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import corpus_folder, corpus_report, half_of
from reportedly.evaluate.muc4 import Message, Template, read_muc4
from reportedly.evaluate.muc4_answers import Answers, answer_message, plain_answers
from reportedly.evaluate.muc4_incidents import MergingTable, show_wrong, told_templates, ways_to_merge
from reportedly.evaluate.muc4_scores import pair_templates, score_message
from reportedly.evaluate.rows import Rows
from reportedly.pipeline import ReadResult, default_pipeline

CORPUS = "muc4"
_SPLITS = {"dev": ("dev",), "tst1": ("tst1",), "tst2": ("tst2",), "test": ("tst1", "tst2")}


@dataclass(slots=True)
class Scored:
    """What was counted over some messages: templates, those of the baseline, incidents where they were asked
    for, and what went wrong."""

    rows: Rows = field(default_factory=lambda: Rows(0, {}))
    plain: Rows = field(default_factory=lambda: Rows(0, {}))
    incidents: MergingTable | None = None
    errors: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        found = {**self.rows.as_json(), "one_attack": self.plain.as_json()}
        return found if self.incidents is None else {**found, "incidents": self.incidents.as_json()}

    def as_table(self) -> str:
        baseline = "one attack in every message, in the country it names most:"
        tables = [self.rows.as_table("messages"), baseline, self.plain.as_table("messages")]
        return "\n".join(tables if self.incidents is None else [*tables, self.incidents.as_table()])


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where the corpus cannot be used."""
    options = _parse(arguments)
    try:
        scored = score(_SPLITS[options.split], options.limit, options.half, incidents=options.incidents)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(scored.as_json(), indent=1) if options.json else scored.as_table())
    if options.errors and not options.json:
        print("\n\n".join(scored.errors))
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score incident templates on MUC-4.")
    parser.add_argument("--split", choices=tuple(_SPLITS), default="dev", help="rules: on dev; test: both")
    parser.add_argument("--half", choices=("dev", "test", "all"), default="all", help="half of the split")
    parser.add_argument("--limit", type=int, help="no more than so many messages")
    parser.add_argument("--incidents", action="store_true", help="also score how fusion puts claims together")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--errors", action="store_true", help="also print the templates of each message")
    return parser.parse_args(arguments)


def score(
    splits: Sequence[str], limit: int | None = None, half: str = "all", *, incidents: bool = False
) -> Scored:
    """The scores, those of the baseline, and what went wrong in each message that has templates."""
    folder = corpus_folder(CORPUS)
    found = (m for split in splits for m in read_muc4(folder / split) if half in ("all", half_of(m.id)))
    messages = list(islice(found, limit))
    reports = (corpus_report(message.text, message.published) for message in messages)
    scored = Scored(incidents=MergingTable() if incidents else None)
    for message, result in zip(messages, default_pipeline().read_claims(reports), strict=True):
        given = answer_message(result.claims, message.published)
        scored.rows += score_message(message.templates, given)
        scored.plain += score_message(message.templates, plain_answers(message.text, message.published))
        if message.templates or given:
            scored.errors.append(_shown(message, given))
        if scored.incidents is not None:
            scored.errors += _score_incidents(message, result, scored.incidents)
    return scored


def _score_incidents(message: Message, result: ReadResult, table: MergingTable) -> list[str]:
    """Count the message's incidents into the table; returns what went wrong, nothing where all is right."""
    true = told_templates(result.claims, message.templates)
    ways = ways_to_merge(result.claims, result.report)
    table.add(true, ways)
    wrong = show_wrong(result.claims, true, ways)
    return [f"=== {message.id}, incidents", *wrong] if wrong else []


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
