"""Tallies: counts of right answers and the shares that follow. In: counts, addable over reports. Out:
precision, recall, F1 and accuracy. A share of nothing is None, never 0 or 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the `given` items are right, and of how many in the gold: each counts once.

    With none given yet some right, only recall was asked: there is no F1."""

    right: int = 0
    given: int = 0
    gold: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.right + other.right, self.given + other.given, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.given)

    @property
    def recall(self) -> float | None:
        return _share(self.right, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall: twice the right ones over all given and all gold
        ones."""
        return None if self.right > self.given else _share(2 * self.right, self.given + self.gold)

    def as_json(self) -> dict[str, Any]:
        return {
            "right": self.right, "given": self.given, "gold": self.gold,
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agreed:
    """In how many of the compared pairs a field is right; `said` are the pairs in which the gold says
    something."""

    right: int = 0
    of: int = 0
    said_right: int = 0
    said: int = 0

    def __add__(self, other: Agreed) -> Agreed:
        return Agreed(
            self.right + other.right,
            self.of + other.of,
            self.said_right + other.said_right,
            self.said + other.said,
        )

    @classmethod
    def one(cls, right: bool, *, said: bool = True) -> Agreed:
        return cls(int(right), 1, int(right and said), int(said))

    @property
    def accuracy(self) -> float | None:
        """Over all pairs; where both say nothing, that is right."""
        return _share(self.right, self.of)

    @property
    def said_accuracy(self) -> float | None:
        """Over the pairs in which the gold says something: what silence cannot raise."""
        return _share(self.said_right, self.said)

    def as_json(self) -> dict[str, Any]:
        return {
            "right": self.right, "of": self.of, "accuracy": self.accuracy,
            "said_right": self.said_right, "said": self.said, "said_accuracy": self.said_accuracy,
        }  # fmt: skip
