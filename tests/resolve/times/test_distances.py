"""How far a time lies from what it is counted from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportedly.resolve.times.distances import read_distance

_LINES = (Path(__file__).parent / "distance_cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(_LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} {case['back']}")
def test_distance(case: dict[str, str]) -> None:
    found = read_distance(case["words"], back=case["back"] == "yes")
    told = ("-", "no") if found is None else (found.expression, "yes" if found.at_most else "no")
    assert told == (case["expression"], case["at_most"]), case["comment"]
