"""`python -m tools.confidence`: fit on tests/gold/seen and on half of tests/gold/unseen, whose other half is
for measuring (`benchmarks/score_calibration.py`). Nobody reads a text; the command prints counts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tools.confidence.fitting import Example, fit, gold_examples

from reportedly.data.confidence_weights import PATH
from reportedly.evaluate.calibration import WHOLE
from reportedly.model.confidence import FIELDS


def main() -> None:
    """Read the gold reports, fit a model for each field and write them."""
    parser = argparse.ArgumentParser(description="Fit the weights behind confidences.")
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"), help="folder of seen/ and unseen/")
    parser.add_argument("--out", type=Path, default=PATH)
    options = parser.parse_args()
    examples = [
        *gold_examples(options.gold / "seen", known=True),
        *gold_examples(options.gold / "unseen", known=False, half="fit"),
    ]
    content = {
        "made_by": "python -m tools.confidence",
        "claims": len(examples),
        "fields": {field: _fitted(examples, field) for field in (*FIELDS, WHOLE)},
    }
    options.out.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _fitted(examples: list[Example], field: str) -> dict[str, object]:
    judged = [example for example in examples if field in example.right]
    print(f"{field}: {len(judged)} cases, {sum(example.right[field] for example in judged)} right")
    return fit(judged, field)


if __name__ == "__main__":
    main()
