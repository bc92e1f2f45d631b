"""Names: the case table of places and speakers that are the same or not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportedly.evaluate.names import fold, place_names, same_place_name, same_speaker_name

with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['gold']}-{case['given']}")
def test_names_are_the_same_as_the_table_says(case: dict[str, str]) -> None:
    if case["noun"] == "place":
        same = same_place_name([case["gold"]], [case["given"]], both_areas=case["areas"] == "yes")
    else:
        same = same_speaker_name([case["gold"]], [case["given"]])
    assert same == (case["same"] == "yes"), case["comment"]


def test_folding() -> None:
    assert fold("  The “Çınar” Women's camp ") == "the cinar women camp"
    assert place_names("the road from Bahir Dar to Gondar") == {"bahir dar", "gondar"}
