"""Explain: every error stands there, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.evaluate.pairs import given_claims, load_one, with_figure, with_place

from reportedly.evaluate import align_claims, count_errors, explain


def test_right_claims_have_one_line_each(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    alignment = align_claims(gold, given_claims(gold))
    _, counts, *claims = explain(alignment).splitlines()
    assert "4 of 4 claims paired, 4 given" in counts and "3 of 3 figures right, 3 given" in counts
    assert [line.split()[0] for line in claims] == ["right"] * 4
    assert count_errors(alignment) == 0


def test_errors_name_the_field_and_both_values(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, second, third, last = given_claims(gold)
    first = with_place(with_figure(first, 1, low=20, best=20, high=20, bound="exact"), country="SSD")
    alignment = align_claims(gold, [first, second, third, replace(third, id="more")])
    shown = explain(alignment)
    assert "    place: “Omdurman” SDN town | given “Omdurman” SSD town" in shown
    assert (
        "    figure: injured 20/-/- over “at least 20” | given injured 20/20/20 exact “at least 20”" in shown
    )
    assert "MISSED  line 5: territory_captured “denied” in “The RSF denied this.”" in shown
    assert shown.count("SURPLUS") == 1
    assert count_errors(alignment) == 2 + 3 + 1
    assert last.id not in shown


def test_figures_may_be_missed_or_too_many(tmp_path: Path) -> None:
    gold = load_one(tmp_path)
    first, second, *_ = given_claims(gold)
    shown = explain(align_claims(gold, [replace(first, figures=second.figures)]))
    assert "    figure missed: killed 9/9/9 exact “nine civilians”" in shown
    assert "    figure surplus: settlements 2/2/2 exact “two villages”" in shown
