"""Calibration: whether 0.8 means that four of five are right. In: alignments of claims with gold. Out: by
field the given probabilities beside what was right, in bins, with the errors that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.evaluate.agreement import same_number, same_place, same_speaker, same_time, same_words
from reportedly.evaluate.matching import Alignment, Pair, pair_up
from reportedly.evaluate.sides import SideNames
from reportedly.model.claim import Claim
from reportedly.model.confidence import FIELDS

WHOLE: Final = "claim"
"""The name of a claim's own confidence among the fields."""
_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A given claim with what is right of it; a field that cannot be judged is not among them."""

    claim: Claim
    right: Mapping[str, bool]

    def given(self, field: str) -> float | None:
        """The confidence that the claim was given for a field, or as a whole."""
        if field == WHOLE:
            return self.claim.confidence
        return None if self.claim.field_confidence is None else self.claim.field_confidence.of(field)


@dataclass(frozen=True, slots=True)
class Bin:
    """The cases whose probability lies between two tenths: their number, mean probability and share right."""

    cases: int
    given: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """`brier` is the mean squared error of the probabilities, `brier_of_mean` that of always giving the
    share that is right; `error` the mean gap between given and right over the bins, by cases (ECE)."""

    cases: int
    right: float
    given: float
    brier: float
    brier_of_mean: float
    error: float
    bins: tuple[Bin, ...]


def judge_claims(alignment: Alignment) -> Iterator[Judged]:
    """Every given claim of a report; one that the gold has not is wrong in kind and as a whole."""
    for pair in alignment.pairs:
        yield Judged(pair.given, _right(pair, alignment.sides))
    for claim in alignment.surplus:
        yield Judged(claim, {"kind": False, WHOLE: False})


def measure_reliability(judged: Iterable[Judged], field: str) -> Reliability | None:
    """How well the probabilities of a field, or of `WHOLE`, hold; None where there is no case."""
    cases = [
        (given, item.right[field])
        for item in judged
        if field in item.right and (given := item.given(field)) is not None
    ]
    if not cases:
        return None
    mean = sum(right for _, right in cases) / len(cases)
    bins = tuple(_bins(cases))
    return Reliability(
        len(cases),
        mean,
        sum(given for given, _ in cases) / len(cases),
        sum((given - right) ** 2 for given, right in cases) / len(cases),
        mean * (1 - mean),
        sum(one.cases * abs(one.given - one.right) for one in bins) / len(cases),
        bins,
    )


def _right(pair: Pair, sides: SideNames) -> dict[str, bool]:
    gold, given = pair.gold.claim, pair.given
    right = {
        "kind": gold.kind == given.kind,
        "speaker": same_speaker(gold.speaker, given.speaker, sides),
        "place": same_place(gold.place, given.place),
        "time": same_time(gold.time, given.time),
    }
    if gold.figures or given.figures:
        right["figures"] = _same_figures(gold, given)
    right = {field: right[field] for field in FIELDS if field in right}
    return {**right, WHOLE: all(right.values())}


def _same_figures(gold: Claim, given: Claim) -> bool:
    pairs = pair_up(gold.figures, given.figures, lambda a, b: same_number(a, b) and same_words(a, b))
    return len(pairs) == len(gold.figures) == len(given.figures)


def _bins(cases: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    for number in range(_BINS):
        held = [(p, right) for p, right in cases if min(int(p * _BINS), _BINS - 1) == number]
        if held:
            yield Bin(
                len(held),
                sum(p for p, _ in held) / len(held),
                sum(right for _, right in held) / len(held),
            )
