"""Sides in a conflict, as fusion and assessment ask for them. The data stand in `data/conflicts`."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Sides(Protocol):
    """Who opposes whom, where and when; answered by the shipped conflicts or by a test's own table."""

    def opposed(self, a: str, b: str, *, country: str | None, on: date | None) -> str | None:
        """The name of a conflict that covers the place and time and in which `a` and `b` oppose each other,
        else None."""

    def parties(self, *, country: str | None, on: date | None) -> tuple[str, ...]:
        """The sides of the conflicts that cover the place and time."""
