"""The labels of the tagger, one a word: outside, or the beginning or inside of one of three parts."""

from __future__ import annotations

from typing import Final, Literal

Part = Literal["source", "cue", "content"]

PARTS: Final[tuple[Part, ...]] = ("source", "cue", "content")
OUTSIDE: Final = 0
LABELS: Final[tuple[str, ...]] = ("O", *(f"{mark}-{part}" for part in PARTS for mark in "BI"))


def begin(part: Part) -> int:
    """The label of a part's first word."""
    return 1 + 2 * PARTS.index(part)


def inside(part: Part) -> int:
    """The label of a part's further words."""
    return begin(part) + 1


def part_of(label: int) -> Part | None:
    """The part a label belongs to; None for outside."""
    return None if label == OUTSIDE else PARTS[(label - 1) // 2]


def is_begin(label: int) -> bool:
    """Whether the label opens a part."""
    return label % 2 == 1
