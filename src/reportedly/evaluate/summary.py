"""Summary: the figures of all scorers side by side. In: what is run, the JSON that each scorer printed, and
floors. Out: one table or JSON; what lies below its floor; what was skipped and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from reportedly.errors import ConfigError

_REMEDY: Final = "write it as benchmarks/evaluate.yaml is written"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure to show: `path` leads to it in the scorer's JSON. `baseline` leads to one measured in the same
    run, with `against` its name; without one, `against` may quote what others measured, as orientation."""

    what: str
    path: str
    baseline: str | None = None
    against: str | None = None
    least_is_best: bool = False


@dataclass(frozen=True, slots=True)
class Scorer:
    """A script with its arguments and the figures that are taken from it. `folder` is the corpus that it
    needs, None where the project has it; `{part}` stands for the part of the corpora that is measured."""

    corpus: str
    script: str
    arguments: tuple[str, ...]
    folder: str | None
    figures: tuple[Wanted, ...]

    def of_part(self, part: str) -> Scorer:
        """The scorer of one part, `dev` or `test`; one without `{part}` is the same for both."""
        arguments = tuple(argument.replace("{part}", part) for argument in self.arguments)
        return replace(self, corpus=self.corpus.replace("{part}", part), arguments=arguments)


@dataclass(frozen=True, slots=True)
class Score:
    """One score; `value` is None where the scorer gave none. `baseline` is of the same run."""

    corpus: str
    wanted: Wanted
    value: float | None
    baseline: float | None = None
    floor: float | None = None

    @property
    def is_below(self) -> bool:
        """Whether it is worse than its floor; what was not measured is."""
        if self.floor is None:
            return False
        if self.value is None:
            return True
        return self.value > self.floor if self.wanted.least_is_best else self.value < self.floor

    def as_json(self) -> dict[str, Any]:
        return {
            "corpus": self.corpus, "what": self.wanted.what, "path": self.wanted.path, "value": self.value,
            "baseline": self.baseline, "against": self.wanted.against, "floor": self.floor,
            "below_floor": self.is_below,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """All scores in their order, and by corpus why nothing was measured: `skipped` is no failure."""

    scores: tuple[Score, ...]
    skipped: Mapping[str, str]
    failed: Mapping[str, str]

    @property
    def is_well(self) -> bool:
        return not self.failed and not any(score.is_below for score in self.scores)

    def as_json(self) -> dict[str, Any]:
        return {
            "scores": [score.as_json() for score in self.scores],
            "skipped": dict(self.skipped),
            "failed": dict(self.failed),
        }

    def as_table(self) -> str:
        """A plain table, a line a figure, then what was not measured."""
        rows = [("corpus", "what", "figure", "floor", "beside it")]
        rows += [_cells(score) for score in self.scores]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
        ]
        lines += [f"skipped  {corpus}: {reason}" for corpus, reason in self.skipped.items()]
        lines += [f"FAILED   {corpus}: {reason}" for corpus, reason in self.failed.items()]
        return "\n".join(line.rstrip() for line in lines) + "\n"


def read_scorers(path: Path) -> tuple[Scorer, ...]:
    """The scorers of a YAML list. Raises ConfigError where it cannot be used."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(_scorer(item) for item in raw)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ConfigError(f"{path}: cannot be used ({error!r}); {_REMEDY}") from error


def scores_of(scorer: Scorer, measured: Mapping[str, Any], floors: Mapping[str, float]) -> list[Score]:
    """The scorer's figures out of the JSON that it printed, and any other that has a floor; `floors` are
    those of its corpus by path."""
    shown = {wanted.path for wanted in scorer.figures}
    others = [Wanted(path, path) for path in floors if path not in shown]
    return [
        Score(
            scorer.corpus,
            wanted,
            number_at(measured, wanted.path),
            None if wanted.baseline is None else number_at(measured, wanted.baseline),
            floors.get(wanted.path),
        )
        for wanted in (*scorer.figures, *others)
    ]


def number_at(measured: Any, path: str) -> float | None:
    """The number to which a path leads through nested JSON (`words.source.f1`), None where there is none."""
    for key in path.split("."):
        measured = measured.get(key) if isinstance(measured, Mapping) else None
    return float(measured) if isinstance(measured, int | float) else None


def _scorer(raw: Mapping[str, Any]) -> Scorer:
    figures: Sequence[Mapping[str, Any]] = raw["figures"]
    return Scorer(
        corpus=raw["corpus"],
        script=raw["script"],
        arguments=tuple(str(argument) for argument in raw.get("arguments", ())),
        folder=raw.get("folder"),
        figures=tuple(Wanted(**figure) for figure in figures),
    )


def _cells(score: Score) -> tuple[str, str, str, str, str]:
    against = score.wanted.against or ""
    beside = against if score.baseline is None else f"{_shown(score.baseline)} {against}"
    floor = "-" if score.floor is None else _shown(score.floor) + (" BELOW" if score.is_below else "")
    return score.corpus, score.wanted.what, _shown(score.value), floor, beside.strip() or "-"


def _shown(number: float | None) -> str:
    return "-" if number is None else f"{number:.3f}"
