"""The weights behind confidences. In: `confidence.json`, which `python -m tools.confidence` writes. Out: for
each field a sum of weights over facts, and its probability."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """A logistic model: log-odds where no fact holds, and what each fact and kind adds to them."""

    base: float
    facts: Mapping[str, float]
    kinds: Mapping[str, float]

    def probability(self, kind: str, facts: Iterable[str]) -> float:
        """The probability, between 0 and 1, that the field is right."""
        odds = self.base + self.kinds.get(kind, 0.0) + sum(self.facts.get(name, 0.0) for name in facts)
        return 1 / (1 + math.exp(-odds))


@cache
def load_confidence_weights() -> Mapping[str, FieldWeights]:
    """By field, and under `claim` for the claim as a whole."""
    content = json.loads(PATH.read_text(encoding="utf-8"))
    return {
        field: FieldWeights(weights["base"], weights["facts"], weights["kinds"])
        for field, weights in content["fields"].items()
    }
