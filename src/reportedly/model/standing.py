"""Standings: what may be concluded of an incident or of one of its tolls. In: assess. Out: brief, export."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be concluded, one of the closed list, and the reasons a person can read.

    `computed` is what the rules gave where a person decided otherwise, None everywhere else."""

    value: str
    reasons: tuple[str, ...] = ()
    computed: Standing | None = None
