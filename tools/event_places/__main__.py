"""Fits the weights of event places anew: `python -m tools.event_places` with REPORTEDLY_CORPORA set. Reads
the dev half of the corpus of located verbs and the seen gold reports, and writes `weights.json`."""

from __future__ import annotations

import json
from pathlib import Path

from tools.event_places.fitting import fit_weights
from tools.event_places.rows import corpus_rows, gold_rows

from reportedly.evaluate.corpora import corpus_folder
from reportedly.evaluate.event_location import read_event_location
from reportedly.registry import Resources, make_english_annotator

_ROOT = Path(__file__).resolve().parents[2]
_WEIGHTS = _ROOT / "src/reportedly/data/models/event_places/weights.json"


def main() -> None:
    """Write the weights; nothing of the texts is kept but them."""
    annotator = make_english_annotator(Resources())
    verbs = read_event_location(corpus_folder("event_location") / "train.jsonl", "dev")
    rows = [*corpus_rows(verbs, annotator), *gold_rows(_ROOT / "tests/gold/seen", annotator)]
    weights = fit_weights(rows)
    _WEIGHTS.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows, {len(weights)} weights -> {_WEIGHTS}")


if __name__ == "__main__":
    main()
