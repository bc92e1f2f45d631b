r"""Case tables: files of one case a line, tab-separated, the first line naming the columns; `\n` in a cell
is a line end. A case with `yes` under `known` is a reasonable expectation that the rules do not meet
yet: it is run and reported (`pytest -rxX`), and not asserted. Take the `yes` away when it passes.

Figures are written short: the measure, the amount, then words about it. Amounts are `12` (exact), `~40`
(about), `>12` (12 is the least: over), `<27` (27 is the most: at_most), `20-30` (range), `24?` (vague).
Words are a demographic, a status, a basis, a phase, `part` and `superseded`; what is not named is not
looked at."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.claim import Claim
from reportedly.model.figure import Figure

Case = dict[str, str]
_ARTICLE = re.compile(r"^(?:the|a|an|its|their) ", re.I)
_AMOUNT = re.compile(
    r"^(?P<sign>[~<>]?)(?P<first>\d+(?:\.\d+)?)(?:-(?P<second>\d+(?:\.\d+)?))?(?P<vague>\??)$"
)


def read_table(path: Path) -> list[Case]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [{key: value.strip().replace("\\n", "\n") for key, value in row.items()} for row in rows]


def parameters(cases: Iterable[Case]) -> list[Any]:
    """The cases for `parametrize`; known failures are run and reported, not asserted."""
    return [_parameter(case, number) for number, case in enumerate(cases, start=2)]


def _parameter(case: Case, line: int) -> Any:
    text = case.get("sentence") or case["text"]
    known = case["known"] == "yes"
    marks = [pytest.mark.xfail(strict=False, reason=case["comment"])] if known else []
    return pytest.param(case, marks=marks, id=f"{line}: {text[:70]}")


def entries(cell: str) -> list[str]:
    """The parts of a cell that lists several things; `-` is none."""
    return [] if cell in ("", "-") else [part.strip() for part in cell.split(";")]


def bare(words: str | None) -> str:
    """Words without their article: which of both a span begins with is no matter here."""
    return "-" if words is None else _ARTICLE.sub("", words).removesuffix("'s").removesuffix("’s")


def claims_of_kind(claims: Sequence[Claim], kind: str) -> list[Claim]:
    found = [claim for claim in claims if claim.kind == kind]
    assert found, f"no {kind} among {[claim.kind for claim in claims]}"
    return found


def amount_of(figure: Figure) -> str:
    """The short form of a figure's bounds, or all of them where they do not go together."""
    low, best, high = (None if value is None else f"{value:g}" for value in _bounds(figure))
    forms = {
        "exact": f"{best}" if low == best == high else None,
        "about": f"~{best}",
        "over": f">{low}" if best is None and high is None else None,
        "at_most": f"<{high}" if low is None and best is None else None,
        "range": f"{low}-{high}" if best is None else None,
        "vague": f"{low}?" if best is None and high is None else None,
    }
    return forms.get(figure.bound) or f"{figure.bound} {low}/{best}/{high}"


def _bounds(figure: Figure) -> tuple[float | None, ...]:
    # `%g` would write 1,500,000 as 1.5e+06
    return tuple(
        None if value is None else (_Whole(value) if float(value).is_integer() else value)
        for value in (figure.low, figure.best, figure.high)
    )


class _Whole(float):
    def __format__(self, form: str) -> str:
        return str(int(self))


@dataclass(frozen=True)
class ExpectedFigure:
    measure: str
    amount: str
    about: frozenset[str] = frozenset()

    @classmethod
    def of(cls, written: str) -> ExpectedFigure:
        measure, amount, *about = written.split()
        assert _AMOUNT.match(amount), f"{written!r} has no amount"
        return cls(measure, amount, frozenset(about))


def told_about(figure: Figure) -> frozenset[str]:
    words = {figure.demographic, figure.status, figure.basis, figure.phase}
    if figure.subset_of is not None:
        words.add("part")
    if figure.superseded:
        words.add("superseded")
    return frozenset(words)


def assert_figures(figures: Sequence[Figure], cell: str) -> None:
    """Exactly the expected measures and amounts, and of each what the case says about it."""
    expected = [ExpectedFigure.of(part) for part in entries(cell)]
    found = sorted((figure.measure, amount_of(figure)) for figure in figures)
    assert found == sorted((item.measure, item.amount) for item in expected)
    left = list(figures)
    for item in sorted(expected, key=lambda item: -len(item.about)):
        alike = [
            figure for figure in left if (figure.measure, amount_of(figure)) == (item.measure, item.amount)
        ]
        fitting = [figure for figure in alike if item.about <= told_about(figure)]
        told = [sorted(told_about(figure)) for figure in alike]
        assert fitting, f"{item.measure} {item.amount} is {told}, not {sorted(item.about)}"
        left.remove(fitting[0])


def all_figures(claims: Sequence[Claim]) -> list[Figure]:
    """The figures of all claims, once each where claims of one mention group repeat them."""
    return list(
        {(figure.span, figure.measure): figure for claim in claims for figure in claim.figures}.values()
    )
