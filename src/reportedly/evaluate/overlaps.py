"""Overlaps: how much of the gold's stretches of words the given ones share. In: ranges of word numbers. Out:
sums of Jaccard shares, addable over articles, and what the literature makes of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overlaps:
    """`gold_sum` adds up each gold stretch's best Jaccard share with a given one, `given_sum` the other way
    round; `stray` are the given stretches that touch no gold one."""

    gold_sum: float = 0.0
    gold: int = 0
    given_sum: float = 0.0
    given: int = 0
    stray: int = 0

    def __add__(self, other: Overlaps) -> Overlaps:
        return Overlaps(
            self.gold_sum + other.gold_sum,
            self.gold + other.gold,
            self.given_sum + other.given_sum,
            self.given + other.given,
            self.stray + other.stray,
        )

    @property
    def precision(self) -> float | None:
        """The mean over given stretches of the best share with a gold one."""
        return self.given_sum / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """The mean over gold stretches of the best share with a given one."""
        return self.gold_sum / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; 0 where only one side has any stretch."""
        if not (self.given or self.gold):
            return None
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def cofenet(self) -> float | None:
        """The "Jaccard" of Wang et al., CofeNet, COLING 2022, by their published code: the mean of the gold
        stretches' best shares, to which every given stretch that touches no gold one adds a zero."""
        counted = self.gold + self.stray
        return self.gold_sum / counted if counted else None

    def as_json(self) -> dict[str, float | int | None]:
        return {
            "gold_sum": self.gold_sum, "gold": self.gold, "given_sum": self.given_sum, "given": self.given,
            "stray": self.stray, "precision": self.precision, "recall": self.recall, "f1": self.f1,
            "cofenet": self.cofenet,
        }  # fmt: skip


def count_overlaps(gold: Sequence[range], given: Sequence[range]) -> Overlaps:
    """The overlaps of one article's stretches, each a range of word numbers."""
    of_gold = [_best(words, given) for words in gold]
    of_given = [_best(words, gold) for words in given]
    return Overlaps(sum(of_gold), len(gold), sum(of_given), len(given), of_given.count(0.0))


def _best(words: range, others: Sequence[range]) -> float:
    return max((_range_jaccard(words, other) for other in others), default=0.0)


def _range_jaccard(a: range, b: range) -> float:
    common = min(a.stop, b.stop) - max(a.start, b.start)
    return common / (len(a) + len(b) - common) if common > 0 else 0.0


def jaccard(a: Collection[int], b: Collection[int]) -> float:
    """The common words as a share of all; 1 where neither has any."""
    union = len({*a, *b})
    return len({*a} & {*b}) / union if union else 1.0
