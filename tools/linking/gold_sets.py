"""Constructed clusters -> cases: pairs of claims of which the key says whether they are of one happening. In:
tests/gold/clusters without the held sets. Out: cases."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tools.linking.pairs import Cases, cases_of, tellings_of

from reportedly.evaluate.cluster_sets import load_sets
from reportedly.evaluate.fused_sets import fuse_set
from reportedly.pipeline import Pipeline


def gold_cases(folder: Path, pipeline: Pipeline) -> Cases:
    """The cases of all sets that are not held, as the whole chain reads them."""
    found: Cases = Counter()
    for key in load_sets(folder):
        if key.held:
            continue
        fused = fuse_set(pipeline, key)
        happening_of = {
            claim.id: f"{key.name} {incident.name}"
            for incident in key.incidents
            for claim in fused.claims_of(incident)
        }
        found += cases_of(tellings_of(fused.claims, tuple(key.reports.values())), happening_of)
    return found
