"""Conventions: what vague words stand for by the written rules of a codebook. In: a figure. Out: a number
that is ours, never the text's; for comparisons and exports alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.data.lexicons import load_lexicon
from reportedly.model.figure import Figure


def vague_count(figure: Figure) -> float | None:
    """A vague word as the codebook counts it ("dozens" 12, "hundreds" 100), else the figure's low."""
    words = figure.span.text.casefold()
    conventions: Mapping[str, float] = _rules()["acled_vague"]
    return next((float(count) for word, count in conventions.items() if word in words), figure.low)


def source_order() -> Sequence[Sequence[str]]:
    """The kinds of source, the most reliable first."""
    order: list[list[str]] = _rules()["source_order"]
    return order


def _rules() -> Mapping[str, Any]:
    return load_lexicon("tolls")
