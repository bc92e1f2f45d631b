"""The gate of fusion: constructed clusters and look-alikes, read and fused by the shipped chain, against
pinned floors.

A floor only ever goes up; one that must come down is a decision with its reason in docs/measurements.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluate import check_floors, read_floors
from reportedly.evaluate.cluster_sets import load_sets
from reportedly.evaluate.clusters import score_sets
from reportedly.evaluate.fused_sets import fuse_set
from reportedly.pipeline import default_pipeline

SETS = Path(__file__).parent.parent / "gold" / "clusters"
FLOORS = Path(__file__).parent / "cluster_floors.json"


@pytest.mark.parametrize("part", ["open", "held"])
def test_no_score_falls_below_its_floor(part: str) -> None:
    pipeline = default_pipeline()
    chosen = [item for item in load_sets(SETS) if item.held == (part == "held")]
    scores = score_sets(fuse_set(pipeline, item) for item in chosen)
    assert not [str(shortfall) for shortfall in check_floors(scores, read_floors(FLOORS, part))]
