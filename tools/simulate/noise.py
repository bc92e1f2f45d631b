"""Noise: how often outlets err, by level. In: `noise.tsv`. Out: a `Noise` of rates between 0 and 1."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from pathlib import Path

TABLE = Path(__file__).with_name("noise.tsv")
LEVELS = ("low", "middle", "high")


@dataclass(frozen=True, slots=True)
class Noise:
    """The rates of one level; each is explained by its line of the table."""

    copied: float
    copy_cut: float
    credit_dropped: float
    rounded: float
    stale: float
    partisan: float
    figure_wrong: float
    place_near: float
    place_namesake: float
    place_coarse: float
    place_unsaid: float
    time_unsaid: float
    day_wrong: float
    actor_unsaid: float
    blame_wrong: float
    kind_general: float
    kind_wrong: float


def read_noise(level: str) -> Noise:
    """The rates of a level. Raises ValueError where there is no such level, or table and fields differ."""
    if level not in LEVELS:
        raise ValueError(f"no noise level {level!r}; choose from: {', '.join(LEVELS)}")
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = {row["rate"]: float(row[level]) for row in csv.DictReader(stream, delimiter="\t")}
    if rows.keys() != {field.name for field in fields(Noise)}:
        raise ValueError(f"{TABLE.name} and the fields of Noise differ")
    return Noise(**rows)


NOTHING_WRONG = Noise(*([0.0] * len(fields(Noise))))
