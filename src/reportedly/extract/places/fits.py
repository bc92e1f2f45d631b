"""Place fits: how well a mention fits as the place of a happening. In: the features of the place. Out: a
score, the sum of their weights, learned as `data/models/event_places/README.md` says, and the features
behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

LEAST = -0.3  # log odds against "it says no place" below which a place of the sentence is none of the act
_FILE = "models/event_places/weights.json"


def place_fit(features: Sequence[str]) -> float:
    """The log odds of this place against none; only the order of the places of a sentence is sure."""
    weights = feature_weights()
    return sum(weights.get(feature, 0.0) for feature in features)


def best_reasons(features: Sequence[str]) -> tuple[str, ...]:
    """The two features that speak most for the place."""
    weights = feature_weights()
    telling = [f for f in features if weights.get(f, 0.0) > 0]
    return tuple(sorted(telling, key=lambda f: -weights[f])[:2])


@cache
def feature_weights() -> Mapping[str, float]:
    """The weight of each feature that was seen often enough to have one."""
    text = (resources.files("reportedly.data") / _FILE).read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
