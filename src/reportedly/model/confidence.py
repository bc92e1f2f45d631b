"""Confidence by field: how likely each part of a claim's reading is right. In: resolve. Out: claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FIELDS: Final = ("kind", "speaker", "place", "time", "figures")
"""The parts of a claim that have a confidence of their own."""


@dataclass(frozen=True, slots=True)
class FieldConfidence:
    """Probabilities between 0 and 1, calibrated against coded reports.

    `kind`: the text makes such a claim, and of this kind. The others hold where it does: that the `speaker`,
    the `place` and the `time` are the text's, which includes that there is none where none is given; and
    that all `figures` are right and none is missing, None for a claim without figures.
    """

    kind: float
    speaker: float
    place: float
    time: float
    figures: float | None = None

    def of(self, field: str) -> float | None:
        """The confidence of one of `FIELDS`, None where the claim has no such part."""
        value: float | None = getattr(self, field)
        return value
