"""Found figures: a figure with the words that it hangs on, so that homes and shares can be found for it. In:
what `finder` makes. Out: what `homes` and `shares` give to happenings and places."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.extract.figures.counted import Counted
from reportedly.model.figure import Figure


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure with the token that gives its measure; `parent` is the position of the figure that it is part
    of.

    `loose` figures have no measure of their own: the happening that they hang on gives it, or they are
    dropped."""

    figure: Figure
    anchor: Token
    counted: Counted
    parent: int | None = None
    loose: bool = False
