"""Gate: measured scores against written floors. In: scores and `floors.json`. Out: what fell below its
floor. A floor for what was not measured falls too: silence is no pass."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reportedly.errors import ConfigError

_REMEDY = 'write {"CORPUS": {"figures.f1": 0.8}}'


class Measured(Protocol):
    """Scores of any corpus, each number by its path."""

    def value(self, path: str) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A score below its floor; `measured` is None where there was nothing to measure."""

    path: str
    floor: float
    measured: float | None

    def __str__(self) -> str:
        shown = "not measured" if self.measured is None else f"{self.measured:.4f}"
        return f"{self.path}: {shown}, floor {self.floor:.4f}"


def read_floors(path: Path, corpus: str) -> Mapping[str, float]:
    """The floors of one corpus by score; raises ConfigError where the file or the corpus in it cannot be
    used."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}); {_REMEDY}") from error
    floors = raw.get(corpus) if isinstance(raw, dict) else None
    if not isinstance(floors, dict) or not floors:
        raise ConfigError(f"{path}: has no floors for {corpus!r}; {_REMEDY}")
    for name, floor in floors.items():
        if isinstance(floor, bool) or not isinstance(floor, int | float):
            raise ConfigError(f"{path}: floor of {name} is {floor!r}, no number; {_REMEDY}")
    return {name: float(floor) for name, floor in floors.items()}


def check_floors(scores: Measured, floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The scores below their floors, in the order of the file; none where all hold.

    Raises ConfigError for a floor of a score that there is not."""
    measured = {path: scores.value(path) for path in floors}
    return tuple(
        Shortfall(path, floor, measured[path])
        for path, floor in floors.items()
        if (number := measured[path]) is None or number < floor
    )
