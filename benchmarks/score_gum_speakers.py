"""Score pronouns that speak ("she added") on GUM: `python benchmarks/score_gum_speakers.py`.
A folder holds the `.conllu` files of OntoGUM, by default that of gum_news; a name's beginning may choose a
genre (`--only GUM_news`). Prints JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from reportedly.errors import InputError, ReportedlyError
from reportedly.evaluate.corpora import corpus_folder
from reportedly.evaluate.gum_coreference import Resolved, read_pronouns, score_pronouns
from reportedly.evaluate.tallies import Found
from reportedly.extract.speakers.finder import SpeakerFinder
from reportedly.model.document import Document
from reportedly.model.report import Report
from reportedly.registry import ANNOTATORS, Resources


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where something cannot be used."""
    parser = argparse.ArgumentParser(description="Score speaking pronouns on OntoGUM.")
    parser.add_argument("folder", type=Path, nargs="?", help="folder of .conllu files with entities")
    parser.add_argument("--only", default="GUM_news", help="how the files' names begin (GUM_news)")
    options = parser.parse_args(arguments)
    try:
        folder = options.folder or corpus_folder("gum_news") / "coref" / "ontogum" / "conllu"
        paths = sorted(folder.glob(f"{options.only}*.conllu"))
        if not paths:
            raise InputError(
                str(folder), f"has no {options.only}*.conllu", "name the folder of OntoGUM's files"
            )
        totals = _score(paths)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    rows = {name: Found(one.right, one.given, one.gold).as_json() for name, one in sorted(totals.items())}
    print(json.dumps(rows, indent=1))
    return 0


def _score(paths: Sequence[Path]) -> dict[str, Resolved]:
    annotator = ANNOTATORS.make("english", Resources())
    totals: defaultdict[str, Resolved] = defaultdict(Resolved)
    for path in paths:
        text, pronouns = read_pronouns(path)
        document = next(iter(annotator.annotate([Report(path.stem, text, "", language="en")])))
        finder = SpeakerFinder(document)
        for name, one in score_pronouns(pronouns, lambda at, f=finder, d=document: _answer(d, f, at)).items():
            totals[name] += one
    return totals


def _answer(document: Document, finder: SpeakerFinder, start: int) -> str | None:
    """The name that the finder gives the pronoun at this offset."""
    token = next((token for token in document.doc if token.idx == start), None)
    speaker = None if token is None else finder.speaker(token)
    return None if speaker is None else speaker.name or speaker.span.text


if __name__ == "__main__":
    sys.exit(main())
