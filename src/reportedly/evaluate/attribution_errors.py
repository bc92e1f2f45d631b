"""Attribution errors: what is wrong with the given attributions of an article, by kind. In: a text with its
gold and its given attributions. Out: errors with the words of both sides, for reading by eye.

Kinds are "source missed", "cue left edge", "content both edges", "content spurious" and the like, and
"wrong link": source and content are both found, but not of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.evaluate.attribution_scores import (
    PARTS,
    Attribution,
    Parts,
    Piece,
    Pieces,
    all_pieces,
    split_parts,
)


@dataclass(frozen=True, slots=True)
class AttributionError:
    """One error; `gold` or `given` is None where that side has nothing there."""

    kind: str
    gold: str | None = None
    given: str | None = None

    def __str__(self) -> str:
        return f"{self.kind}: {_shown(self.gold)} | given {_shown(self.given)}"


def find_errors(
    text: str, gold: Iterable[Attribution], given: Iterable[Attribution]
) -> Iterator[AttributionError]:
    """The errors of one article, part by part, then the wrong links. A piece that is found exactly excuses no
    other: a quotation inside a quotation is missed where only the outer one is given."""
    mine, other = split_parts(text, gold), split_parts(text, given)
    for part in PARTS:
        wanted, found = all_pieces(mine, part), all_pieces(other, part)
        yield from _piece_errors(text, part, wanted - found, found - wanted)
    yield from _link_errors(text, mine, other)


def _piece_errors(text: str, part: str, gold: Pieces, given: Pieces) -> Iterator[AttributionError]:
    """The errors among the pieces that are not found exactly."""
    for piece in sorted(gold):
        nearest = max(sorted(given), key=lambda other: _common(piece, other), default=None)
        if nearest is None or not _common(piece, nearest):
            yield AttributionError(f"{part} missed", text[slice(*piece)])
        else:
            kind = f"{part} {_edge(piece, nearest)}"
            yield AttributionError(kind, text[slice(*piece)], text[slice(*nearest)])
    for piece in sorted(given):
        if not any(_common(piece, other) for other in gold):
            yield AttributionError(f"{part} spurious", None, text[slice(*piece)])


def _edge(gold: Piece, given: Piece) -> str:
    if gold[1] == given[1]:
        return "left edge"
    return "right edge" if gold[0] == given[0] else "both edges"


def _common(a: Piece, b: Piece) -> int:
    """How many characters both have."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _link_errors(text: str, gold: Sequence[Parts], given: Sequence[Parts]) -> Iterator[AttributionError]:
    links = {parts.link for parts in given}
    sources, contents = {source for source, _ in links}, {content for _, content in links}
    for parts in gold:
        source, content = parts.link
        if parts.link not in links and source in sources and content in contents:
            instead = [other for other in given if other.content == content]
            yield AttributionError(
                "wrong link",
                _words(text, source),
                " or ".join(_words(text, other.source) for other in instead),
            )


def _words(text: str, pieces: Pieces) -> str:
    return " … ".join(text[slice(*piece)] for piece in sorted(pieces)) or "nobody"


def _shown(words: str | None) -> str:
    return "nothing" if words is None else f"“{words}”"
