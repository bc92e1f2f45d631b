"""The accuracy gate: our own gold, read by the shipped chain, against pinned floors.

A floor only ever goes up; one that must come down is a decision with its reason in docs/measurements.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluate import (
    align_claims,
    check_floors,
    load_gold,
    load_side_names,
    read_floors,
    score_alignments,
)
from reportedly.pipeline import default_pipeline

GOLD = Path(__file__).parent.parent / "gold"
FLOORS = Path(__file__).parent / "floors.json"


@pytest.mark.parametrize("part", ["seen", "unseen"])
def test_no_score_falls_below_its_floor(part: str) -> None:
    folder = GOLD / part
    gold_reports = load_gold(folder)
    read = default_pipeline().read_claims(gold.report for gold in gold_reports)
    given = {str(result.report.path): result.claims for result in read}
    sides = load_side_names(folder)
    scores = score_alignments(
        [align_claims(gold, given.get(str(gold.report.path), ()), sides) for gold in gold_reports]
    )
    assert not [str(shortfall) for shortfall in check_floors(scores, read_floors(FLOORS, f"gold/{part}"))]
