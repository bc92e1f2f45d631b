"""Scores: how well the given claims of many reports fit the gold. In: alignments. Out: precision, recall, F1
and accuracy by figure, each with its counts, as a table or as JSON. Counts are summed over reports before
any share is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.errors import ConfigError
from reportedly.evaluate.fields import CLAIM_FIELDS, FIGURE_FIELDS, compare_claims, compare_figures
from reportedly.evaluate.gold import GoldReport
from reportedly.evaluate.matching import Alignment, align_claims
from reportedly.evaluate.rows import found_row, shown_share
from reportedly.evaluate.sides import SideNames
from reportedly.evaluate.tallies import Agreed, Found
from reportedly.evaluate.units import count_claims, count_events, count_figures, matched_figures
from reportedly.model.claim import Claim

FOUND_LABELS: Mapping[str, str] = {
    "figures": "figures: measure, bounds, words",
    "figures_number": "figures: measure, number, words",
    "figures_number_anywhere": "figures: measure, number",
    "figures_in_context": "figures with speaker and place",
    "claims_found": "claims found",
    "claims_family": "claims with kind or family",
    "claims_kind": "claims with kind",
    "events": "violent events (family, place, time)",
    "events_exact_kind": "violent events (kind, place, time)",
}
_WIDTH = 38


@dataclass(frozen=True, slots=True)
class Scores:
    """The counts over all scored reports: `found` for what is searched, `agreed` for fields of what was
    found."""

    reports: int
    found: Mapping[str, Found]
    agreed: Mapping[str, Agreed]

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.reports + other.reports,
            {name: self.found[name] + other.found[name] for name in FOUND_LABELS},
            {name: self.agreed[name] + other.agreed[name] for name in _agreed_names()},
        )

    def value(self, path: str) -> float | None:
        """One number by its path in the JSON (`figures.f1`, `speaker.accuracy`), None where nothing was
        counted.

        Raises ConfigError for a path that there is not."""
        name, _, part = path.partition(".")
        tally: Found | Agreed | None = self.found.get(name) or self.agreed.get(name)
        fields = tally.as_json() if tally is not None else {}
        if part not in fields:
            valid = ", ".join((*self.found, *self.agreed))
            raise ConfigError(f"{path!r} is no score; write NAME.f1 or NAME.accuracy with a name of: {valid}")
        number: float | None = fields[part]
        return number

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values: every tally with its counts and shares; a share of nothing is null."""
        tallies: Mapping[str, Found | Agreed] = {**self.found, **self.agreed}
        return {"reports": self.reports, **{name: tally.as_json() for name, tally in tallies.items()}}

    def as_table(self) -> str:
        """A plain table: first what was found, then the fields of the aligned claims and figures."""
        lines = [
            f"{self.reports} reports",
            "",
            f"{'':{_WIDTH}} {'P':>6} {'R':>6} {'F1':>6}   right  given   gold",
        ]
        lines += [found_row(FOUND_LABELS[name], tally) for name, tally in self.found.items()]
        lines += ["", f"{'of those aligned':{_WIDTH}} {'all':>6}  right/of     {'said':>6}  right/of"]
        lines += [_agreed_row(name.replace("_", " "), tally) for name, tally in self.agreed.items()]
        return "\n".join(line.rstrip() for line in lines) + "\n"


def score_alignments(alignments: Iterable[Alignment]) -> Scores:
    """The scores of all reports together."""
    total = _empty_scores()
    for alignment in alignments:
        total += _score_report(alignment)
    return total


def score_gold(
    gold_reports: Iterable[GoldReport],
    given: Mapping[str, Iterable[Claim | Mapping[str, Any]]],
    sides: SideNames | None = None,
) -> Scores:
    """The scores of claims or claim records by report id; a report that is not there was given no claim."""
    return score_alignments(align_claims(gold, given.get(gold.report.id, ()), sides) for gold in gold_reports)


def _score_report(alignment: Alignment) -> Scores:
    agreed = dict.fromkeys(_agreed_names(), Agreed())
    for pair in alignment.pairs:
        for name, tally in compare_claims(pair.gold.claim, pair.given, alignment.sides).items():
            agreed[name] += tally
    for gold, given in matched_figures(alignment):
        for name, tally in compare_figures(gold, given).items():
            agreed[name] += tally
    found = {**count_figures(alignment), **count_claims(alignment), **count_events(alignment)}
    return Scores(1, found, agreed)


def _empty_scores() -> Scores:
    return Scores(0, dict.fromkeys(FOUND_LABELS, Found()), dict.fromkeys(_agreed_names(), Agreed()))


def _agreed_names() -> tuple[str, ...]:
    return (*CLAIM_FIELDS, *FIGURE_FIELDS)


def _agreed_row(label: str, tally: Agreed) -> str:
    everywhere, said = f"{tally.right}/{tally.of}", f"{tally.said_right}/{tally.said}"
    where_said = shown_share(tally.said_accuracy)
    return f"{label:{_WIDTH}} {shown_share(tally.accuracy)}  {everywhere:12} {where_said}  {said}"
