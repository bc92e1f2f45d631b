"""The golden run: all claims of the samples, line by line.

After a change that is meant to move them, look at the difference, then write the file anew:
`python tests/golden/test_golden.py`."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.model.records import claim_record
from reportedly.pipeline import default_pipeline

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent / "samples.jsonl"
# Long, and told by the tests of their steps.
LEFT_OUT = ("candidates", "reasons", "reason", "sites")


def read_samples() -> Iterator[str]:
    """The samples' claims as records, one a line."""
    pipeline = default_pipeline()
    for result in pipeline.read_claims(pipeline.find_reports([str(ROOT / "samples")])):
        assert result.failure is None, result.failure
        for claim in result.claims:
            record = claim_record(claim, result.report)
            record["report"]["path"] = Path(str(result.report.path)).name
            yield json.dumps(_shortened(record), ensure_ascii=False)


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(item) for key, item in value.items() if key not in LEFT_OUT}
    return [_shortened(item) for item in value] if isinstance(value, list) else value


def test_the_samples_are_read_as_before() -> None:
    before = GOLDEN.read_text(encoding="utf-8").splitlines()
    now = list(read_samples())
    changed = list(difflib.unified_diff(before, now, "golden", "now", lineterm="", n=0))
    assert not changed, "\n".join(changed[:40])


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(read_samples()) + "\n", encoding="utf-8")
