"""Words -> windows that the encoder can read: a paragraph each, since its neighbours in the same window cost
two points of F1. A long paragraph is cut into cores whose labels count, with words around that are only
read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.extract.tagging.words import SHAPES, Word

OPEN: Final = 101
"""The piece that opens every window ([CLS])."""
CLOSE: Final = 102
"""The piece that ends it ([SEP])."""
WINDOW_PIECES: Final = 256
CONTEXT_PIECES: Final = 16
"""Read on either side of a core."""

_STOP: Final = SHAPES.index("stop")


@dataclass(frozen=True, slots=True)
class Window:
    """`first` to `last` are the words read, `core_first` to `core_last` those whose labels count (half-open);
    `pieces` and `shapes` run in parallel, `heads` are the positions of the words' first pieces."""

    first: int
    core_first: int
    core_last: int
    last: int
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    heads: tuple[int, ...]


def make_windows(
    words: Sequence[Word], *, size: int = WINDOW_PIECES, context: int = CONTEXT_PIECES
) -> Iterator[Window]:
    """Windows whose cores follow one another and cover all words once; in a long paragraph a core ends with
    a sentence where one ends in its second half."""
    for first, last in _paragraphs(words):
        core = first
        while core < last:
            end = _core_end(words, core, last, size - 2 if core == first else size - 2 - context)
            if end < last:
                end = _core_end(words, core, last, size - 2 - (2 - (core == first)) * context)
            before = _reach(words, core, first, context)
            after = _reach(words, end, last, context)
            yield _window(words, (before, core, end, after))
            core = end


def _paragraphs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    starts = [i for i, word in enumerate(words) if word.opens_paragraph]
    yield from zip(starts, [*starts[1:], len(words)], strict=False)


def _window(words: Sequence[Word], edges: tuple[int, int, int, int]) -> Window:
    """The window over the words between the outer edges, with the core between the inner ones."""
    pieces, shapes, heads = [OPEN], [0], []
    for word in words[edges[0] : edges[3]]:
        heads.append(len(pieces))
        pieces.extend(word.pieces)
        shapes.extend([word.shape] * len(word.pieces))
    return Window(*edges, (*pieces, CLOSE), (*shapes, 0), tuple(heads))


def _core_end(words: Sequence[Word], first: int, last: int, room: int) -> int:
    """The end of a core of at most `room` pieces: the paragraph's, a sentence's, or where it is full."""
    end, used, sentence = first, 0, 0
    while end < last and (used + len(words[end].pieces) <= room or end == first):
        used += len(words[end].pieces)
        end += 1
        if used > room // 2 and words[end - 1].shape % len(SHAPES) == _STOP:
            sentence = end
    return end if end == last else sentence or end


def _reach(words: Sequence[Word], at: int, limit: int, room: int) -> int:
    """How far from `at` towards `limit` the neighbours are read."""
    step = 1 if limit > at else -1
    edge = at
    while edge != limit:
        room -= len(words[edge if step > 0 else edge - 1].pieces)
        if room < 0:
            break
        edge += step
    return edge
