"""Score where the act of a verb took place: `python benchmarks/score_event_location.py --half dev`.

Asks the place rules about every marked verb, conflict or not, and compares with the place name nearest to the
verb. Prints a table or JSON; with `--errors N` also N sentences, to the terminal alone."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import islice

from reportedly.errors import ReportedlyError
from reportedly.evaluate.corpora import corpus_folder, corpus_report
from reportedly.evaluate.event_location import LocatedVerb, nearest_name, read_event_location, score_verb
from reportedly.evaluate.polnear import Range
from reportedly.evaluate.rows import Rows, sum_rows
from reportedly.extract.places.locations import PLACE_KINDS
from reportedly.extract.places.of_words import places_of_word
from reportedly.extract.tagging.tagger import AttributionTagger
from reportedly.model.document import Document
from reportedly.registry import Resources, make_english_annotator

CORPUS = "event_location"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where the corpus cannot be used."""
    options = _parse(arguments)
    try:
        ours, nearest, errors = score(options.half, options.limit)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({"rules": ours.as_json(), "nearest_name": nearest.as_json()}, indent=1))
        return 0
    print(ours.as_table("sentences"))
    print("the place name nearest to the verb:\n" + nearest.as_table("sentences"))
    for line in islice(errors, options.errors):
        print(line)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score where the act of a verb took place.")
    parser.add_argument("--half", choices=("dev", "test"), default="dev", help="rules are made on dev alone")
    parser.add_argument("--limit", type=int, help="no more than so many sentences")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument(
        "--errors", type=int, metavar="N", default=0, help="also print N sentences gone wrong"
    )
    return parser.parse_args(arguments)


def score(half: str, limit: int | None = None) -> tuple[Rows, Rows, list[str]]:
    """The scores of the rules and of the nearest name, and the sentences that the rules have wrong."""
    verbs = list(islice(read_event_location(corpus_folder(CORPUS) / "train.jsonl", half), limit))
    tagger = AttributionTagger()
    documents = make_english_annotator(Resources()).annotate(corpus_report(verb.text) for verb in verbs)
    ours, nearest, errors = list[Rows](), list[Rows](), list[str]()
    for verb, document in zip(verbs, documents, strict=True):
        given = _given(document, verb, tagger)
        ours.append(score_verb(verb, given))
        names = [Range(m.span.start, m.span.end) for m in document.mentions_of(*PLACE_KINDS)]
        nearest.append(score_verb(verb, nearest_name(names, verb.verb.start)))
        row = ours[-1].found["words of places"]
        if not row.right == row.given == row.gold:
            errors.append(_error(verb, given))
    return sum_rows(ours), sum_rows(nearest), errors


def _given(document: Document, verb: LocatedVerb, tagger: AttributionTagger) -> list[Range]:
    token = next((t for t in document.doc if t.idx <= verb.verb.start < t.idx + len(t)), None)
    if token is None:
        return []
    return [Range(m.span.start, m.span.end) for m in places_of_word(document, token, tagger)]


def _error(verb: LocatedVerb, given: Iterable[Range]) -> str:
    def shown(ranges: Iterable[Range]) -> str:
        return ", ".join(verb.text[part.start : part.end] for part in ranges) or "-"

    word = verb.text[verb.verb.start : verb.verb.end]
    return f"{verb.text}\n    {word}: gold {shown(verb.places)} | given {shown(given)}"


if __name__ == "__main__":
    sys.exit(main())
