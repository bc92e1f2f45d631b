"""Factuality levels: a number between -3 and 3 for what the rules say of a token. In: facts. Out: levels, by
a table of medians that is fitted on a train split (`benchmarks/score_factuality.py --fit`) and shipped in
`factuality_levels.json`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from statistics import median
from typing import Any, Final

from reportedly.errors import InputError
from reportedly.evaluate.factuality_facts import Facts

_FEWEST: Final = 8  # cases under a key below which the next wider key counts
_FILE: Final = "factuality_levels.json"


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Levels by the keys of `Facts.keys`; the first key that the table has decides."""

    levels: Mapping[str, float]
    otherwise: float

    def level(self, facts: Facts) -> float:
        return next((self.levels[key] for key in facts.keys if key in self.levels), self.otherwise)


def fit_table(facts: Sequence[Facts], levels: Sequence[float]) -> LevelTable:
    """The median level of every key with enough cases: it has the least absolute error."""
    found: dict[str, list[float]] = defaultdict(list)
    for item, level in zip(facts, levels, strict=True):
        for key in item.keys:
            found[key].append(level)
    table = {key: round(median(of), 3) for key, of in sorted(found.items()) if len(of) >= _FEWEST}
    return LevelTable(table, round(median(levels), 3))


def load_table(corpus: str) -> LevelTable:
    """The shipped table of a corpus. Raises InputError where there is none."""
    tables: dict[str, Any] = json.loads((resources.files(__package__) / _FILE).read_text(encoding="utf-8"))
    if corpus not in tables:
        raise InputError(corpus, "has no table of levels", f"fitted are {', '.join(sorted(tables))}")
    return LevelTable(tables[corpus]["levels"], tables[corpus]["otherwise"])


def tables_as_json(tables: Mapping[str, LevelTable]) -> str:
    """The tables as the shipped file holds them."""
    plain = {name: {"otherwise": t.otherwise, "levels": dict(t.levels)} for name, t in tables.items()}
    return json.dumps(plain, indent=1) + "\n"
