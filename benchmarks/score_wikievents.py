"""Score the triggers of violence, arrest and protest on WikiEvents: `python benchmarks/score_wikievents.py`.
Prints a table or JSON; with `--errors N` also N missed and N surplus triggers, to the terminal alone."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import islice

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import corpus_folder, corpus_report
from reportedly.evaluate.polnear import Range
from reportedly.evaluate.rows import Rows, sum_rows
from reportedly.evaluate.wikievents import EventText, read_wikievents, score_triggers
from reportedly.extract.events.triggers import find_triggers
from reportedly.extract.nouns import NounClasses
from reportedly.model.document import Document
from reportedly.pipeline import default_pipeline

CORPUS = "wikievents"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where the corpus cannot be used."""
    options = _parse(arguments)
    try:
        rows, missed, surplus = score(options.limit)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(rows.as_json(), indent=1))
        return 0
    print(rows.as_table("articles"))
    for line in (*islice(missed, options.errors), *islice(surplus, options.errors)):
        print(line)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the triggers of violence on WikiEvents.")
    parser.add_argument("--limit", type=int, help="no more than so many articles")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--errors", type=int, metavar="N", default=0, help="also print N errors of each sort")
    return parser.parse_args(arguments)


def score(limit: int | None = None) -> tuple[Rows, list[str], list[str]]:
    """The scores, the missed and the surplus triggers."""
    chain = default_pipeline()
    rows, missed, surplus = list[Rows](), list[str](), list[str]()
    for gold in islice(read_wikievents(corpus_folder(CORPUS) / "dev.jsonl"), limit):
        report = corpus_report(gold.text)
        claims = next(iter(chain.read_claims([report]))).claims
        (document,) = chain.annotator.annotate([report])
        rows.append(score_triggers(gold, claims, _candidates(document)))
        words = [Range(claim.trigger.start, claim.trigger.end) for claim in claims]
        missed += [
            f"MISSED   {trigger.type}: {_shown(gold, trigger.span)}"
            for trigger in gold.triggers
            if not any(span.start < trigger.span.end and trigger.span.start < span.end for span in words)
        ]
        surplus += [
            f"SURPLUS  {claim.kind}: {_shown(gold, span)}"
            for claim, span in zip(claims, words, strict=True)
            if not any(t.span.start < span.end and span.start < t.span.end for t in gold.triggers)
        ]
    return sum_rows(rows), missed, surplus


def _candidates(document: Document) -> list[Range]:
    triggers = find_triggers(document, NounClasses(document))
    tokens = [document.doc[t.first : t.last] for t in triggers if t.kind not in ("statement", "talks")]
    return [Range(words.start_char, words.end_char) for words in tokens]


def _shown(gold: EventText, span: Range) -> str:
    before, after = gold.text[max(0, span.start - 70) : span.start], gold.text[span.end : span.end + 70]
    return f"{before}[{gold.text[span.start : span.end]}]{after}".replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
