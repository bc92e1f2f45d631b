"""Rows: named tallies of one corpus. In: counts by name, addable over articles. Out: one table or JSON, the
same for every corpus that searches for things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.errors import ConfigError
from reportedly.evaluate.tallies import Found

_WIDTH = 38


@dataclass(frozen=True, slots=True)
class Rows:
    """Tallies by name in the order of their table; `scored` counts the articles or sentences scored."""

    scored: int
    found: Mapping[str, Found]

    def __add__(self, other: Rows) -> Rows:
        names = dict.fromkeys((*self.found, *other.found))
        nothing = Found()
        return Rows(
            self.scored + other.scored,
            {name: self.found.get(name, nothing) + other.found.get(name, nothing) for name in names},
        )

    def value(self, path: str) -> float | None:
        """One number by its path in the JSON (`places.f1`), None where nothing was counted.

        Raises ConfigError for a path that there is not."""
        name, _, part = path.rpartition(".")
        fields = self.found[name].as_json() if name in self.found else {}
        if part not in fields:
            raise ConfigError(f"{path!r} is no score; write NAME.f1 with a name of: {', '.join(self.found)}")
        number: float | None = fields[part]
        return number

    def as_json(self) -> dict[str, Any]:
        return {"scored": self.scored, **{name: tally.as_json() for name, tally in self.found.items()}}

    def as_table(self, unit: str) -> str:
        """A plain table; `unit` says what was scored ("sentences")."""
        lines = [
            f"{self.scored:,} {unit}",
            "",
            f"{'':{_WIDTH}} {'P':>6} {'R':>6} {'F1':>6}   right  given   gold",
        ]
        lines += [found_row(name, tally) for name, tally in self.found.items()]
        return "\n".join(lines) + "\n"


def sum_rows(rows: Iterable[Rows]) -> Rows:
    """The rows of all articles together; without any name where there is no article."""
    return sum(rows, Rows(0, {}))


def found_row(label: str, tally: Found) -> str:
    """One line of a table: precision, recall, F1 and the counts."""
    shares = " ".join(shown_share(share) for share in (tally.precision, tally.recall, tally.f1))
    return f"{label:{_WIDTH}} {shares}  {tally.right:6} {tally.given:6} {tally.gold:6}"


def shown_share(share: float | None) -> str:
    """A share with three decimals, "-" where nothing was counted."""
    return f"{'-' if share is None else format(share, '.3f'):>6}"
