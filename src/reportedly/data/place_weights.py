"""Weights of the model that chooses among the readings of place names. In: `place_weights.json`, written by
`tools/places`. Out: a weight a trait, for names read alone and for names read together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import GazetteerError

WEIGHTS_FILE = Path(__file__).with_name("place_weights.json")


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """`alone` weighs the traits of a name by itself, `together` those and what the other names say."""

    alone: Mapping[str, float]
    together: Mapping[str, float]


@cache
def load_place_weights() -> PlaceWeights:
    """The shipped weights. Raises GazetteerError where they are missing or broken."""
    try:
        found: dict[str, Any] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
        return PlaceWeights(found["alone"], found["together"])
    except (OSError, ValueError, KeyError) as error:
        raise GazetteerError(f"{WEIGHTS_FILE} cannot be read: {error!r}; reinstall reportedly") from error
