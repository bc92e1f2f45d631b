"""Links: why two claims were put together. In: fuse. Out: incidents, explanations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weight:
    """What one comparison of two claims says: `level` in words, and `bits`, the logarithm to base 2 of how
    much more often that is seen among claims of one happening than among others. Negative speaks against."""

    comparison: str
    level: str
    bits: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims put together, `a` before `b` by id, and why.

    `strength` orders links, the strongest first. `forced` is one that the text itself or a person makes: it
    needs no leave of its cluster. `weights` are those of the comparisons, none where a rule alone decided."""

    a: str
    b: str
    reason: str
    strength: float = 0.0
    forced: bool = False
    weights: tuple[Weight, ...] = ()

    @property
    def rank(self) -> tuple[bool, float, str, str]:
        return (not self.forced, -self.strength, self.a, self.b)

    def __str__(self) -> str:
        return f"{self.a} and {self.b}: {self.reason}"
