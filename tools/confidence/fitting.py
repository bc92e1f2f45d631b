"""Gold reports -> examples (facts of a given claim, what is right of it) -> weights of a logistic model with
a penalty on their squares."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.evaluate import align_claims, load_gold, load_side_names
from reportedly.evaluate.calibration import WHOLE, judge_claims
from reportedly.pipeline import default_pipeline
from reportedly.resolve.confidence_facts import FACTS, facts_of, settings_of

# Strength of the penalty: facts are held to zero a little, kinds and the report's own a good deal, since many
# have few cases. Chosen by the Brier score over five folds of the seen reports.
_FACTS, _KINDS = 2.0, 6.0
_STEPS = 50
_FEWEST = 8


@dataclass(frozen=True, slots=True)
class Example:
    """One given claim: its kind and facts, whether rules were made from its report, and what is right."""

    kind: str
    facts: frozenset[str]
    known: bool
    right: Mapping[str, bool]


def half_of(name: str) -> str:
    """`fit` or `test`, by a hash of the report's file name."""
    return "fit" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "test"


def gold_examples(folder: Path, *, known: bool, half: str | None = None) -> Iterator[Example]:
    """The claims that the pipeline gives for gold reports, all or one half of them."""
    sides = load_side_names(folder)
    gold = {g.report.id: g for g in load_gold(folder) if half is None or half_of(str(g.report.path)) == half}
    for result in default_pipeline().read_claims(g.report for g in gold.values()):
        alignment = align_claims(gold[result.report.id], result.claims, sides)
        facts = {s.claim.id: frozenset(facts_of(s)) for s in settings_of(result.claims)}
        for item in judge_claims(alignment):
            yield Example(item.claim.kind, facts[item.claim.id], known, item.right)


def fit(examples: Sequence[Example], field: str) -> dict[str, object]:
    """The weights of one field. That a report was used for rules is fitted too, and then left out, so that
    the probabilities are those of unseen reports."""
    names = [fact.name for fact in FACTS if fact.about in (None, field) or field == WHOLE]
    kinds = sorted({example.kind for example in examples})
    table = np.array([_row(example, names, kinds) for example in examples], dtype=float)
    wanted = np.array([example.right[field] for example in examples], dtype=float)
    penalty = np.array([0.01, 0.5] + [_FACTS] * len(names) + [_KINDS] * len(kinds))
    weights = _newton(table, wanted, penalty)
    facts = dict(zip(names, weights[2 : 2 + len(names)], strict=True))
    of_kinds = dict(zip(kinds, weights[2 + len(names) :], strict=True))
    return {
        "base": round(float(weights[0]), 3),
        "facts": {name: round(float(w), 3) for name, w in facts.items() if _is_told(examples, name)},
        "kinds": {kind: round(float(w), 3) for kind, w in of_kinds.items()},
    }


def _row(example: Example, names: Sequence[str], kinds: Sequence[str]) -> list[float]:
    return [
        1.0, float(example.known), *(float(name in example.facts) for name in names),
        *(float(example.kind == kind) for kind in kinds),
    ]  # fmt: skip


def _is_told(examples: Sequence[Example], name: str) -> bool:
    """Whether a fact has cases enough to have a weight."""
    return sum(name in example.facts for example in examples) >= _FEWEST


def _newton(
    table: NDArray[np.float64], wanted: NDArray[np.float64], penalty: NDArray[np.float64]
) -> NDArray[np.float64]:
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        given = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (given - wanted) + penalty * weights
        curve = (table * (given * (1 - given))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights
