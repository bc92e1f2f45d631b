"""Over 804 reports on the war in Syria by many outlets: no crash, every span is its slice, every number has
its words."""

from __future__ import annotations

import pytest

from reportedly.evaluate.corpora import VARIABLE, corpora_folder, corpus_tables, peak_megabytes

REPORTS = 804
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(corpora_folder() is None, reason=f"{VARIABLE} names no folder of corpora"),
]


def test_invariants_hold() -> None:
    from benchmarks.invariants import MOST_MEGABYTES, check_paths

    checked = check_paths(corpus_tables("fakes_syria"))

    assert checked.counts["reports"] == REPORTS
    assert checked.counts["claims"] > REPORTS
    # The words of a corpus stay out of the log: `benchmarks/invariants.py` shows them.
    assert [(breach.rule, breach.report) for breach in checked.breaches] == []
    memory = peak_megabytes()
    assert memory is None or memory < MOST_MEGABYTES
