"""Score polarity and modality on the factuality corpora: `python benchmarks/score_factuality.py`.

The corpora are in the folder `factuality` of REPORTEDLY_CORPORA. `--fit` writes the table of levels anew
from their train splits; `--errors` counts the words that go with wrong levels."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from spacy.language import Language

import reportedly.evaluate
from reportedly.annotate.language_model import load_model
from reportedly.errors import InputError, ReportedlyError
from reportedly.evaluate.corpora import VARIABLE, corpora_folder
from reportedly.evaluate.factuality import (
    CORPORA,
    FactualityScores,
    judged_tokens,
    parse_judged,
    read_judged,
    score_levels,
)
from reportedly.evaluate.factuality_facts import Facts, find_facts
from reportedly.evaluate.factuality_levels import fit_table, load_table, tables_as_json

_SHIPPED = Path(reportedly.evaluate.__file__).with_name("factuality_levels.json")


@dataclass(frozen=True)
class Split:
    """The facts of a split's predicates and their gold levels."""

    facts: list[Facts]
    levels: list[float]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 2 where something cannot be used."""
    options = _parse(arguments)
    try:
        _run(options)
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score polarity and modality on the factuality corpora.")
    parser.add_argument("--split", default="dev", help="the split that is scored (dev)")
    parser.add_argument("--fit", action="store_true", help="write the table of levels from the train splits")
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument("--errors", action="store_true", help="also count the words that go with errors")
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace) -> None:
    folder = corpora_folder()
    if folder is None:
        raise InputError("factuality", "no folder of corpora is known", f"set {VARIABLE}")
    nlp = load_model()
    if options.fit:
        trained = {name: read_split(folder, name, "train", nlp) for name in CORPORA}
        tables = {name: fit_table(split.facts, split.levels) for name, split in trained.items()}
        _SHIPPED.write_text(tables_as_json(tables), encoding="utf-8")
    splits = {name: read_split(folder, name, options.split, nlp) for name in CORPORA}
    if options.json:
        print(json.dumps({name: _as_json(name, split) for name, split in splits.items()}, indent=1))
        return
    print(f"{'':12} {'n':>6} {'MAE':>6} {'r':>6} {'F1':>6}")
    for name, split in splits.items():
        print(row(name, score_levels(split.levels, levels_of(name, split))))
        if options.errors:
            print_errors(split, levels_of(name, split))


def _as_json(name: str, split: Split) -> dict[str, object]:
    """The scores, and beside them those of one level for all: the middle one of the train split."""
    constant = [load_table(name).otherwise] * len(split.levels)
    return {
        **asdict(score_levels(split.levels, levels_of(name, split))),
        "one_level": asdict(score_levels(split.levels, constant)),
    }


def levels_of(name: str, split: Split) -> list[float]:
    """The levels that the shipped table gives the predicates of a split."""
    table = load_table(name)
    return [table.level(item) for item in split.facts]


def read_split(folder: Path, name: str, split: str, nlp: Language) -> Split:
    """The predicates of one split of one corpus."""
    sentences = read_judged(folder / "factuality" / name / f"{split}.jsonl")
    found = Split([], [])
    for sentence, doc in parse_judged(sentences, nlp):
        judged = list(judged_tokens([(sentence, doc)]))
        found.facts.extend(find_facts(doc, [token.i for token, _ in judged]))
        found.levels.extend(level for _, level in judged)
    return found


def row(name: str, scores: FactualityScores) -> str:
    numbers = f"{scores.mae:6.3f} {scores.pearson:6.3f} {scores.macro_f1:6.3f}"
    return f"{name:12} {scores.number:6} {numbers}"


def print_errors(split: Split, given: Sequence[float]) -> None:
    """The keys and governors under which the levels are furthest off, by their part of the whole error."""
    off: dict[str, list[float]] = defaultdict(list)
    for facts, gold, level in zip(split.facts, split.levels, given, strict=True):
        governor = f"{facts.token.dep_} < {facts.token.head.lemma_.lower()}"
        for key in (facts.keys[0], f"{facts.keys[-1]} {governor}"):
            off[key].append(gold - level)
    for key in sorted(off, key=lambda key: -sum(abs(error) for error in off[key]))[:40]:
        errors = off[key]
        print(
            f"  {sum(abs(e) for e in errors):8.1f} {len(errors):5} {sum(errors) / len(errors):+6.2f}  {key}"
        )


if __name__ == "__main__":
    sys.exit(main())
